"""What holds of clients and servers whatever the systems are."""

import copy
import json

from edited import edits, pairs, systems, written
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

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
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)
HURT = {*Harm} - {Harm.BYPASS}
"""What breaks a client; a step that can be left out is only a risk."""


def effective(spec):
    source = Source("spec.json", json.dumps(written(spec)))
    document, findings = parse(source, Limits())
    assert document is not None, findings
    return link(build_specs([document]), Limits())[0]


def harms(old, new):
    refinement = Behaviour(effective(old), effective(new)).backward
    return {each.harm for each in refinement.harms} & HURT


def surprised(old, new):
    """Return whether a client comes to a state by a way that its own version has not.

    It knows the state, so nothing breaks; but what a version changes in states that
    nobody comes to, or only by ways that end well before, hurts nobody until another
    one leads there.
    """
    refinement = Behaviour(effective(old), effective(new)).backward
    client = refinement.sides.client
    known = {(edge.source, edge.target) for edge in client.edges}
    return any(
        there & ~client.reached[believed]
        for (believed, _), there in refinement.everything.met.items()
        if believed in client.reached
    ) or any(
        all((arc.source[0], arc.target[0]))
        and (arc.source[0], arc.target[0]) not in known
        for pair in refinement.everything.met
        for arc in refinement.everything.leaving(pair)
    )


@quick
@given(systems(), st.data())
def test_who_survives_two_steps_survives_both_at_once(spec, data):
    between = data.draw(edits(spec))
    last = data.draw(edits(between))
    assume(not harms(spec, between) and not harms(between, last))
    assume(not surprised(spec, between) and not surprised(between, last))
    assert not harms(spec, last)


def renamed(spec):
    """Return a system whose states are called otherwise, and the same on the wire."""
    names = {name: f"{name}-inside" for name in spec["states"]}

    def called(value):
        if isinstance(value, dict):
            return {
                key: names.get(each, each)
                if key == "target" and isinstance(each, str)
                else called(each)
                for key, each in value.items()
            }
        return [called(each) for each in value] if isinstance(value, list) else value

    whole = called(copy.deepcopy(spec))
    whole["states"] = {
        names[name]: {"wire": name, **state} for name, state in whole["states"].items()
    }
    return whole


@quick
@given(systems())
def test_names_that_no_answer_shows_say_nothing(spec):
    both = Behaviour(effective(spec), effective(renamed(spec)))
    assert not both.backward.harms
    assert not both.forward.harms
    assert not both.backward.flight


@quick
@given(pairs())
def test_what_is_forward_is_backward_the_other_way_round(pair):
    old, new = map(effective, pair)
    there, back = Behaviour(old, new), Behaviour(new, old)

    def said(refinement):
        return {(each.harm, each.pair, each.sure) for each in refinement.harms}

    assert said(there.forward) == said(back.backward)


@quick
@given(systems(), st.data())
def test_what_is_surely_so_is_so_whatever_is_not_known(spec, data):
    """An unknown target may be any: a sure break is one with each of them."""
    new = data.draw(edits(spec))
    known = copy.deepcopy(new)
    places = [
        outcome
        for state in known["states"].values()
        for offer in state["actions"].values()
        for outcome in offer["outcomes"]
        if "error" not in outcome
    ]
    assume(places)
    place = data.draw(st.sampled_from(places))
    place["target"] = "unknown"
    unsure = Behaviour(effective(spec), effective(known)).backward
    place["target"] = data.draw(st.sampled_from([*sorted(new["states"]), "OK", "KO"]))
    settled = Behaviour(effective(spec), effective(known)).backward
    sure = {(e.harm, e.pair) for e in unsure.harms if e.sure and e.harm in TOLD}
    found = {(e.harm, e.pair) for e in settled.harms}
    assert sure <= found
    perhaps = {(e.harm, e.pair) for e in unsure.harms if e.harm in TOLD}
    assert {(harm, pair) for harm, pair in found if harm in TOLD} <= perhaps


TOLD = {Harm.UNKNOWN_STATUS, Harm.WITHDRAWN, Harm.OUT_OF_STEP}
"""What is so at one pair, whatever lies beyond."""
