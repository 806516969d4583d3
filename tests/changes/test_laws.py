"""What holds of every pair of versions, whatever they are.

Verdicts need no expected table here: each law ties them to other verdicts.
"""

import os
import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from statecheck.changes import Side, Verdict, diff
from statecheck.changes.judgement import LAW
from statecheck.changes.kinds import BY_NAME
from statecheck.changes.witness import UNPLAYED
from statecheck.linking import link
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import build_specs
from statecheck.syntax import parse, write_yaml

LIMITS = Limits()
QUICK = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
STATES = ("S0", "S1", "S2", "S3")
ACTIONS = ("a", "b", "c")
MODELS = ("M0", "M1")
TYPES = ("string", "integer", "number", "any", "unknown", "M0", "M1[]", "map<M0>")


def effective(body):
    document, findings = parse(Source("spec.yaml", write_yaml(body)), LIMITS)
    assert document is not None, findings
    return link(build_specs([document]), LIMITS)[0]


def compared(old, new, profile="balanced"):
    return diff(effective(old), effective(new), profile)


def maybe(strategy):
    return st.none() | strategy


def written(**words):
    """Leave out what is not said."""
    return st.fixed_dictionaries(words).map(
        lambda body: {key: value for key, value in body.items() if value is not None}
    )


FIELDS = written(
    type=st.sampled_from(TYPES),
    required=maybe(st.booleans()),
    nullable=maybe(st.booleans()),
) | written(
    type=st.just("string"),
    required=maybe(st.booleans()),
    enum=maybe(st.lists(st.sampled_from("xyz"), min_size=1, unique=True)),
    open=maybe(st.booleans()),
    maxLength=maybe(st.integers(1, 3)),
).map(lambda f: f if "enum" in f else {k: v for k, v in f.items() if k != "open"})
BODIES = written(
    fields=st.dictionaries(st.sampled_from("fgh"), FIELDS, max_size=3),
    open=maybe(st.booleans()),
    incomplete=maybe(st.sampled_from((True,))),
)
TARGETS = st.lists(
    st.sampled_from((*STATES, "stay", "unknown")), min_size=1, max_size=3, unique=True
)
USES = maybe(st.sampled_from((*MODELS, "none", "unknown")))
OFFERS = (
    TARGETS
    | written(target=TARGETS, offered=maybe(st.sampled_from(("always", "sometimes"))))
    | written(target=TARGETS, **{"if": maybe(st.sampled_from(("o", "not o", "p")))})
)
ONES = written(
    actions=maybe(st.dictionaries(st.sampled_from(ACTIONS), OFFERS, max_size=3)),
    moves=maybe(st.just("none") | TARGETS.filter(lambda all_: "stay" not in all_)),
    final=maybe(st.sampled_from(("success", "failure"))),
    model=USES,
)
DRAWN = written(
    statecheck=st.just(1),
    system=st.just("example"),
    initial=st.lists(st.sampled_from(STATES[:2]), min_size=1, unique=True),
    options=st.just({"o": {"default": False}, "p": {"default": True}}),
    openness=maybe(
        st.dictionaries(
            st.sampled_from(("statuses", "codes", "enums", "answers", "requests")),
            st.sampled_from(("open", "closed")),
            max_size=3,
        )
    ),
    states=st.fixed_dictionaries(
        dict.fromkeys(STATES[:2], ONES), optional=dict.fromkeys(STATES[2:], ONES)
    ),
    actions=st.fixed_dictionaries(
        {
            name: written(
                request=USES,
                errors=maybe(
                    st.just("none")
                    | st.lists(st.sampled_from(("E", "E/D", "G")), unique=True)
                ),
                safe=maybe(st.booleans()),
            ).filter(bool)
            for name in ACTIONS
        }
    ),
    models=st.fixed_dictionaries(dict.fromkeys(MODELS, BODIES)),
    errors=st.fixed_dictionaries(
        {
            "E": written(
                http=maybe(st.sampled_from((400, 404, 500))),
                retriable=maybe(st.booleans()),
                details=st.just({"D": {"message": "no"}}),
            ),
            "G": st.just({"message": "gone"}),
        }
    ),
)


def declared(body):
    """Return a body whose targets are all declared."""
    known = {*body["states"], "stay", "unknown"}

    def kept(targets):
        return [each for each in targets if each in known] or ["unknown"]

    def offer(way):
        if isinstance(way, list):
            return kept(way)
        return {**way, "target": kept(way["target"])}

    def state(said):
        new = dict(said)
        if "actions" in said:
            new["actions"] = {k: offer(way) for k, way in said["actions"].items()}
        if isinstance(said.get("moves"), list):
            new["moves"] = kept(said["moves"])
        return new

    return {**body, "states": {k: state(said) for k, said in body["states"].items()}}


SYSTEMS = DRAWN.map(declared)


def edited(draw, body):
    """Return a body with one part or two taken from another one."""
    other = draw(SYSTEMS)
    new = dict(body)
    for section in draw(
        st.lists(
            st.sampled_from(("states", "actions", "models", "errors")),
            min_size=1,
            max_size=2,
            unique=True,
        )
    ):
        name = draw(st.sampled_from(sorted({*body[section], *other[section]})))
        entries = {k: v for k, v in body[section].items() if k != name}
        if name in other[section]:
            entries[name] = other[section][name]
        new[section] = entries
    return declared(new)


@st.composite
def pairs(draw):
    old = draw(SYSTEMS)
    return old, edited(draw, old) if draw(st.booleans()) else draw(SYSTEMS)


def worst(judged, side="backward"):
    return max((getattr(each, side) for each in judged), default=Verdict.NONE)


@QUICK
@given(pairs())
def test_every_run_that_is_shown_can_be_played(pair):
    for judged in compared(*pair):
        assert UNPLAYED not in judged.because, judged


@QUICK
@given(SYSTEMS)
def test_nothing_differs_from_itself(body):
    assert compared(body, body) == ()


@QUICK
@given(pairs(), st.sampled_from(("strict", "balanced", "tolerant")))
def test_forward_is_backward_the_other_way_round(pair, profile):
    there, back = compared(*pair, profile), compared(*pair[::-1], profile)

    def told(each, *, turned):
        change = each.change
        values = (change.before, change.after)
        verdicts = (each.backward, each.forward)
        if turned:
            return BY_NAME[change.kind.back].name, verdicts[::-1], values[::-1]
        return change.kind.name, verdicts, values

    assert Counter(
        told(each, turned=False) for each in there if not each.change.kind.one_way
    ) == Counter(
        told(each, turned=True) for each in back if not each.change.kind.one_way
    )


def using(model, side):
    """Return a system in which a model is only taken, or only sent."""
    taken = side is Side.ACCEPTS
    return {
        "statecheck": 1,
        "system": "example",
        "initial": "S0",
        "states": {
            "S0": {
                "actions": {"a": "S1"},
                "moves": "none",
                **({} if taken else {"model": "M0"}),
            },
            "S1": {"final": "success"},
        },
        "actions": {"a": {"request": "M0" if taken else "none", "errors": "none"}},
        "models": {"M0": model, "M1": {"fields": {"k": "string"}}},
    }


@QUICK
@given(BODIES, BODIES)
def test_what_is_taken_and_what_is_sent_are_hurt_the_other_way_round(old, new):
    taken, sent = (
        {
            (each.change.kind.name, each.change.name.partition("fields")[2]): each
            for each in compared(using(old, side), using(new, side), "strict")
            if each.change.kind.effect(Side.ACCEPTS)
            is each.change.kind.effect(Side.EMITS)
            and not each.policy
        }
        for side in Side
    )
    for key in {*taken} & {*sent}:
        assert taken[key].backward is sent[key].forward
        assert taken[key].forward is sent[key].backward


@QUICK
@given(SYSTEMS, st.data())
def test_what_hurts_nobody_twice_hurts_nobody_at_once(first, data):
    # Through a RISK it does not hold; the next test shows why. So a release is compared
    # with all releases that have clients, and not with the last one alone.
    second = edited(data.draw, first)
    third = edited(data.draw, second)
    assume(worst(compared(first, second)) <= Verdict.SAFE)
    assume(worst(compared(second, third)) <= Verdict.SAFE)
    assert worst(compared(first, third)) < Verdict.BREAK


def test_what_only_risks_something_twice_may_break_it_at_once():
    note = {"type": "string", "required": False}
    number = {"type": "integer", "required": False}
    key = {"type": "string", "required": True}
    first, second, third = (
        using({"fields": {**more, "key": key}}, Side.EMITS)
        for more in ({"note": note}, {}, {"note": number})
    )
    # A field that clients may miss goes, and another one comes that has its name.
    assert worst(compared(first, second)) is Verdict.RISK
    assert worst(compared(second, third)) is Verdict.SAFE
    assert worst(compared(first, third)) is Verdict.BREAK


def shuffled(draw, value):
    """Return data with the entries of its mappings in another order."""
    if isinstance(value, dict):
        keys = draw(st.permutations(list(value)))
        return {key: shuffled(draw, value[key]) for key in keys}
    if isinstance(value, list):
        return [shuffled(draw, each) for each in draw(st.permutations(value))]
    return value


@QUICK
@given(pairs(), st.data())
def test_order_says_nothing(pair, data):
    other = tuple(shuffled(data.draw, body) for body in pair)
    plain = [(each.change.key, each.backward, each.forward) for each in compared(*pair)]
    again = [
        (each.change.key, each.backward, each.forward) for each in compared(*other)
    ]
    assert plain == again
    assert compared(pair[0], other[0]) == ()


UNRELATED = {
    "a description": lambda body: {**body, "description": "Another one."},
    "an action that nothing offers": lambda body: {
        **body,
        "actions": {**body["actions"], "z": {"request": "none", "errors": "none"}},
    },
    "a model that nothing uses": lambda body: {
        **body,
        "models": {**body["models"], "Z": {"fields": {"z": "string"}}},
    },
    "words about a model": lambda body: {
        **body,
        "models": {
            name: {**model, "description": "New."}
            for name, model in body["models"].items()
        },
    },
    "words about a state": lambda body: {
        **body,
        "states": {
            name: {**state, "description": "New."}
            for name, state in body["states"].items()
        },
    },
}


@QUICK
@given(pairs(), st.sampled_from(sorted(UNRELATED)))
def test_another_edit_hides_nothing(pair, edit):
    old, new = pair
    before = {(e.change.key, e.backward, e.forward) for e in compared(old, new)}
    after = {
        (e.change.key, e.backward, e.forward)
        for e in compared(old, UNRELATED[edit](new))
    }
    assert before <= after


@QUICK
@given(BODIES, st.sampled_from(list(Side)))
def test_a_whole_that_goes_is_no_better_than_its_worst_part(inner, side):
    fields = inner.get("fields", {})
    assume(fields)
    whole = {
        "fields": {"w": {"type": "M1", "required": True}, "v": {"type": "string"}},
        "open": inner.get("open", False),
    }

    def system(model, part):
        body = using(model, side)
        return {**body, "models": {"M0": model, "M1": part}}

    gone = {**whole, "fields": {"v": {"type": "string"}}}
    removed = worst(compared(system(whole, inner), system(gone, inner)))
    for name in fields:
        rest = {**inner, "fields": {k: v for k, v in fields.items() if k != name}}
        part = worst(compared(system(whole, inner), system(whole, rest)))
        assert part is Verdict.UNDECIDED or removed >= part


PROGRAM = """
import sys
from statecheck.changes import diff
from statecheck.linking import link
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import build_specs
from statecheck.syntax import parse
sides = []
for text in sys.stdin.read().split("%%"):
    document, _ = parse(Source("spec.yaml", text), Limits())
    sides.append(link(build_specs([document]), Limits())[0])
for each in diff(*sides):
    print(each)
"""


@pytest.fixture(scope="module")
def two_versions():
    """Two versions with much that differs."""
    old = using({"fields": {n: {"type": "string"} for n in "fgh"}}, Side.EMITS)
    new = using({"fields": {n: {"type": "integer"} for n in "ghijk"}}, Side.EMITS)
    old["errors"] = {name: {"http": 400} for name in ("E", "F", "G", "H")}
    new["errors"] = {name: {"http": 500} for name in ("F", "G", "H", "I")}
    old["states"] |= {n: {"actions": {"a": ["S1", "S0"]}} for n in ("T", "U", "V")}
    new["states"] |= {n: {"actions": {"a": ["S1", "S0"]}} for n in ("X", "Y", "Z")}
    return write_yaml(old) + "%%" + write_yaml(new)


def test_hash_seeds_say_nothing(two_versions):
    said = {
        subprocess.run(  # noqa: S603  # our own program
            [sys.executable, "-c", PROGRAM],
            input=two_versions,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
    assert said.pop().count("Judged(") > len(LAW)


def hurts(judged):
    """Return whether somebody is hurt, or may be."""
    return not {Verdict.RISK, Verdict.BREAK}.isdisjoint(
        {judged.backward, judged.forward, judged.in_flight}
    )


@QUICK
@given(pairs())
def test_what_hurts_is_shown_by_a_run_or_a_message(pair):
    for judged in compared(*pair):
        assert judged.witness is not None or not hurts(judged), judged
