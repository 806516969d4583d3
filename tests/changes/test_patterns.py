"""Patterns are compared by the texts that they take, not by their letters."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statecheck.changes.comparison.patterns import contains
from statecheck.language import check_pattern

BOTH, WIDER, NARROWER, APART = (
    (True, True),
    (True, False),
    (False, True),
    (False, False),
)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("^[0-9]{6}$", "^[0-9][0-9]{5}$", BOTH),
        ("^(a|b)$", "^[ab]$", BOTH),
        ("^a+$", "^aa*$", BOTH),
        ("^a?$|^b$", "^(a|b|)$", BOTH),
        ("abc", "^.*abc", NARROWER),
        ("", "^(.|\\n|\\r)*$", BOTH),
        ("^[0-9]{6}$", "^[0-9]{6,8}$", WIDER),
        ("^[0-9]+$", "^[0-9]{1,9}$", NARROWER),
        ("^[a-z]$", "^[^0-9]$", WIDER),
        ("^a$", "a", WIDER),
        ("^[0-9]{6}$", "^[A-Z]{6}$", APART),
        ("^\\+[0-9-]+$", "^[+][0-9\\-]+$", BOTH),
        ("^(ab){2}$", "^abab$", BOTH),
        ("^(a{0,2}b){1,}$", "^(b|ab|aab)+$", BOTH),
        ("^a{0}$", "^$", BOTH),
    ],
)
def test_what_a_new_pattern_takes_is_decided(old, new, expected):
    assert (contains(new, old), contains(old, new)) == expected


def test_a_pattern_that_is_too_large_decides_nothing():
    assert contains("^(a{1,99}b{1,99}){1,99}$", "^a$") is None


PIECES = st.recursive(
    st.sampled_from(("a", "b", "[ab]", "[^a]", ".", "\\.")),
    lambda inner: (
        st.tuples(inner, inner).map("".join)
        | st.tuples(inner, inner).map("|".join).map("({})".format)
        | st.tuples(inner, st.sampled_from("*+?")).map(lambda p: f"({p[0]}){p[1]}")
        | st.tuples(inner, st.sampled_from(("{2}", "{0,2}", "{1,}"))).map(
            lambda p: f"({p[0]}){p[1]}"
        )
    ),
    max_leaves=5,
)
PATTERNS = st.tuples(
    st.sampled_from(("", "^")), PIECES, st.sampled_from(("", "$"))
).map("".join)
TEXTS = [
    a + b + c + d
    for a in ("", "a", "b", ".")
    for b in ("", "a", "b", "c")
    for c in ("", "a", "b", ".")
    for d in ("", "a", "b", "c")
]


@settings(max_examples=150, deadline=None)
@given(PATTERNS, PATTERNS)
def test_the_answer_agrees_with_an_engine_on_all_short_texts(wide, narrow):
    assert not check_pattern(wide, 1_000)
    taken = [
        {text for text in TEXTS if re.search(each.replace("$", r"\Z"), text)}
        for each in (wide, narrow)
    ]
    found = contains(wide, narrow)
    if found:
        assert taken[1] <= taken[0]
    if not taken[1] <= taken[0]:
        assert found is False


@given(PATTERNS)
@settings(max_examples=50, deadline=None)
def test_a_pattern_contains_itself(pattern):
    assert contains(pattern, pattern)
