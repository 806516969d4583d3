"""Random edits: the verdicts are those of clients that are played out."""

import json

from edited import pairs, settings_of, systems, written
from hypothesis import HealthCheck, given, settings
from simulator import NOTHING, Simulation, Version

from statecheck.changes.behaviour import Behaviour
from statecheck.changes.behaviour.harms import Harm
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
LOSSES = {Harm.STUCK, Harm.NO_SUCCESS}


def effective(spec):
    source = Source("spec.json", json.dumps(written(spec)))
    document, findings = parse(source, Limits())
    assert document is not None, findings
    return link(build_specs([document]), Limits())[0]


def behaviour(old, new):
    return Behaviour(effective(old), effective(new))


def found(refinement, setting, *harms):
    """Return what a client comes to harm by in one variant."""
    one = refinement.sides.space.cube(tuple(setting.items()))
    return [
        each for each in refinement.harms if each.harm in harms and each.variants & one
    ]


def simulations(old, new):
    """Yield each variant with an old client on the new server."""
    for setting in settings_of(old):
        yield setting, Simulation(Version(old, setting), Version(new, setting))


@quick
@given(pairs())
def test_the_same_statuses_are_unknown(pair):
    backward = behaviour(*pair).backward
    for setting, simulation in simulations(*pair):
        harms = found(backward, setting, Harm.UNKNOWN_STATUS)
        assert {each.pair for each in harms} == simulation.unknown()


@quick
@given(pairs())
def test_the_same_actions_are_withdrawn(pair):
    backward = behaviour(*pair).backward
    for setting, simulation in simulations(*pair):
        harms = found(backward, setting, Harm.WITHDRAWN)
        withdrawn = {(each.pair, each.action) for each in harms}
        assert withdrawn == simulation.withdrawn()


@quick
@given(pairs())
def test_the_same_clients_are_out_of_step(pair):
    backward = behaviour(*pair).backward
    for setting, simulation in simulations(*pair):
        harms = found(backward, setting, Harm.OUT_OF_STEP)
        assert {each.pair for each in harms} == simulation.astray()


@quick
@given(pairs())
def test_success_is_lost_where_no_way_is_left(versions):
    backward = behaviour(*versions).backward
    for setting, simulation in simulations(*versions):
        lost = simulation.lost()
        harms = found(backward, setting, *LOSSES, Harm.CIRCLE)
        blamed = {each.pair for each in harms if each.harm in LOSSES}
        assert blamed <= lost
        told = {each.pair for each in harms} | simulation.astray()
        for pair in lost:
            assert simulation.explored(pair) & told


@quick
@given(pairs())
def test_the_same_actions_can_be_left_out(pair):
    backward = behaviour(*pair).backward
    for setting, simulation in simulations(*pair):
        harms = found(backward, setting, Harm.BYPASS)
        actions = {each.follows[0][1] for each in harms} - {NOTHING}
        assert actions == simulation.bypassed()


@quick
@given(pairs())
def test_the_pairs_are_those_that_clients_come_to(pair):
    backward = behaviour(*pair).backward
    for setting, simulation in simulations(*pair):
        one = backward.sides.space.cube(tuple(setting.items()))
        met = {each for each, there in backward.everything.met.items() if there & one}
        assert met == simulation.met


@quick
@given(systems())
def test_a_version_refines_itself(spec):
    both = behaviour(spec, spec)
    assert not both.backward.harms
    assert not both.backward.flight
    assert not both.consequences
