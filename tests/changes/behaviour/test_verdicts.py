"""The verdicts on random edits are those of clients that are played out.

What nobody is hurt by, no client that is played out may stumble over; and what breaks
one, breaks one that is.
"""

import json

from edited import ACTIONS, pairs, settings_of, written
from hypothesis import HealthCheck, given, settings
from simulator import NOTHING, Simulation, Version

from statecheck.changes import Verdict, diff
from statecheck.linking import link
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import build_specs
from statecheck.syntax import parse

quick = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

WAITING = {"livelock-introduced", "livelock-removed"}
"""Kinds by which a client can only wait for an end that it could press: others bring
the flow to an end nevertheless, so that played out it does not go astray."""


def effective(spec):
    source = Source("spec.json", json.dumps(written(spec)))
    document, findings = parse(source, Limits())
    assert document is not None, findings
    return link(build_specs([document]), Limits())[0]


def astray(client, server):
    """Return whether a client that is played out may come to harm, in some variant."""
    for setting in settings_of(client):
        both = Simulation(Version(client, setting), Version(server, setting))
        if both.unknown() or both.withdrawn() or both.lost() or both.astray():
            return True
        if renamed(both) or differently_over(both) or never_over(both):
            return True
        if told_otherwise(both):
            return True
    return False


def renamed(both):
    """Return whether what is pressed is answered with what it knows otherwise."""
    return any(
        both.server.status(actual) != both.client.status(believed)
        for believed, actual in both.met
        if believed in both.client.states and actual in both.server.states
    )


def differently_over(both):
    """Return whether both agree on where they are, and not on how it ended."""
    return any(
        both.client.ending(believed) != both.server.ending(actual)
        for believed, actual in both.met
        if believed not in {NOTHING, "[*]"}
    )


def never_over(both):
    """Return whether a flow that was to end somewhere, well or not, ends nowhere."""
    alone = Simulation.alone(both.client)
    return any(
        any(
            both.client.ending(node) for node, _ in alone.explored((believed, believed))
        )
        and not any(both.server.ending(node) for _, node in both.explored(pair))
        for pair in both.met
        for believed in pair[:1]
        if believed
    )


def told_otherwise(both):
    """Return whether a flow is elsewhere after an error than the client was told."""
    return any(
        {led for pressed, refused, led in both.client.ways(believed) if refused == code}
        != {
            led for pressed, refused, led in both.server.ways(actual) if refused == code
        }
        for believed, actual in both.met
        if believed and believed == both.read(actual)
        for code in {error for each in ACTIONS.values() for error in each["errors"]}
    )


def verdicts(pair):
    judged = diff(*map(effective, pair))
    return (
        max((each.backward for each in judged), default=Verdict.NONE),
        max((each.forward for each in judged), default=Verdict.NONE),
        judged,
    )


@quick
@given(pairs())
def test_where_nobody_is_said_to_be_hurt_nobody_is(pair):
    backward, forward, judged = verdicts(pair)
    for verdict, (client, server) in ((backward, pair), (forward, pair[::-1])):
        if verdict < Verdict.RISK:
            for setting in settings_of(client):
                both = Simulation(Version(client, setting), Version(server, setting))
                assert not both.unknown(), judged
                assert not both.withdrawn(), judged
                assert not both.astray(), judged
                assert not both.lost(), judged
                assert not both.bypassed(), judged


@quick
@given(pairs())
def test_where_a_client_is_said_to_break_one_does(pair):
    judged = [
        each
        for each in diff(*map(effective, pair))
        if each.change.kind.name not in WAITING
    ]
    for side, (client, server) in (("backward", pair), ("forward", pair[::-1])):
        if any(getattr(each, side) is Verdict.BREAK for each in judged):
            assert astray(client, server), judged
