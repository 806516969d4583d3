"""The values of a field, counted one by one: nothing is lost or won but what is told.

What a field takes is worked out here by the letter of the language, over a domain that
has a value for everything that the constraints below can tell apart.
"""

import json
import re
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statecheck.changes import Side, Verdict, diff
from statecheck.linking import link
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import build_specs
from statecheck.syntax import parse

quick = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TEXTS = ["".join(each) for n in range(6) for each in product("abc", repeat=n)]
NUMBERS = list(range(-3, 16))
PATTERNS = ("^a", "b$", "^[ab]{2}$", "^[a-c]{3}$", "^(a|b)*$", "c")


def written(**words):
    return st.fixed_dictionaries(
        {"type": st.none()}, optional={k: v for k, v in words.items() if v is not None}
    ).map(lambda body: {k: v for k, v in body.items() if v is not None})


def values(sample):
    listed = st.lists(st.sampled_from(sample), min_size=1, max_size=3, unique=True)
    return {"enum": listed, "const": st.sampled_from(sample)}


def one_list(body):
    """Return a field that has a closed list or a constant, not both."""
    body = {k: v for k, v in body.items() if k != "const" or "enum" not in body}
    return {**body, "open": False} if "enum" in body else body


TEXT = (
    written(
        minLength=st.integers(0, 3),
        maxLength=st.integers(2, 4),
        **values(["a", "b", "ab", "aab", "cab"]),
    )
    | written(pattern=st.sampled_from(PATTERNS), **values(["a", "b", "ab", "ca"]))
).map(lambda body: one_list(body) | {"type": "string", "required": True})
# No bounds leave a few listed numbers alone: that is the same said in another way.
NUMBER = written(
    minimum=st.integers(0, 4),
    maximum=st.integers(6, 9),
    exclusiveMinimum=st.integers(0, 4),
    exclusiveMaximum=st.integers(7, 9),
    **values([0, 2, 5, 8]),
).map(lambda body: one_list(body) | {"type": "integer", "required": True})


def takes(field, value):
    """Return whether a field may have a value, by the letter of the language."""
    if isinstance(value, str):
        bounded = (
            field.get("minLength", 0) <= len(value) <= field.get("maxLength", 99)
        ) and re.search(field.get("pattern", ""), value) is not None
    else:
        bounded = (
            field.get("minimum", -99) <= value <= field.get("maximum", 99)
            and value > field.get("exclusiveMinimum", -99)
            and value < field.get("exclusiveMaximum", 99)
        )
    listed = value in field.get("enum", [value])
    return bounded and listed and value == field.get("const", value)


def taken(field):
    domain = TEXTS if field["type"] == "string" else NUMBERS
    return {value for value in domain if takes(field, value)}


def system(field, side):
    request = {"fields": {"f": field}} if side is Side.ACCEPTS else "none"
    state = {"actions": {"go": "B"}, "moves": "none"}
    if side is Side.EMITS:
        state["model"] = {"fields": {"f": field}}
    spec = {
        "statecheck": 1,
        "system": "door",
        "initial": "A",
        "states": {"A": state, "B": {"final": "success"}},
        "actions": {"go": {"request": request, "errors": "none"}},
    }
    document, findings = parse(Source("spec.json", json.dumps(spec)), Limits())
    assert document is not None, findings
    return link(build_specs([document]), Limits())[0]


def hurt(pair, side):
    """Return whether an old client comes to harm, and whether a new one does."""
    judged = diff(*(system(each, side) for each in pair))
    return (
        any(each.backward >= Verdict.RISK for each in judged),
        any(each.forward >= Verdict.RISK for each in judged),
    )


@quick
@given(st.tuples(TEXT, TEXT) | st.tuples(NUMBER, NUMBER), st.sampled_from(list(Side)))
def test_somebody_is_hurt_where_a_value_is_lost_or_won_and_only_there(pair, side):
    before, after = map(taken, pair)
    listed = [(field, value) for field in pair for value in field.get("enum", ())]
    if not before or not after or not all(takes(*each) for each in listed):
        return  # a value that cannot be, or none at all: another check says so
    lost, won = bool(before - after), bool(after - before)
    expected = (lost, won) if side is Side.ACCEPTS else (won, lost)
    assert hurt(pair, side) == expected


@pytest.mark.parametrize(
    ("old", "new", "verdicts"),
    [
        ("date", "date-time", (Verdict.BREAK, Verdict.BREAK)),
        ("int32", "int64", (Verdict.BREAK, Verdict.SAFE)),
        ("iri", "uri", (Verdict.SAFE, Verdict.BREAK)),
        ("mine", "yours", (Verdict.UNDECIDED, Verdict.UNDECIDED)),
    ],
)
def test_a_format_is_as_wide_as_everybody_means_it(old, new, verdicts):
    field = {"type": "string", "required": True}
    pair = [system({**field, "format": each}, Side.EMITS) for each in (old, new)]
    (judged,) = diff(*pair)
    assert (judged.backward, judged.forward) == verdicts
