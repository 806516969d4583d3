import re
import time

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statecheck.language import check_pattern

LIMIT = 1_000


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "^[0-9]{6}$",
        "a|b|",
        "^a$|^b$",
        "[A-Za-z_][A-Za-z0-9_]*",
        "(a(b|c)+)?",
        r"\^\$\.\*\\",
        r"[\]\-^a-]",
        "[-a]",
        "[^-]",
        ".{2,}",
        "x{0,1000}",
        "(x{30}y{30}){30}|((z{5}){6}){30}",
        "((x{10})*){100}",
        "é+",
        "(a+)+",
    ],
)
def test_what_every_engine_reads_alike_is_fine(pattern):
    assert check_pattern(pattern, LIMIT) == ""


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        (r"\d", "`\\d` is written `[0-9]` (column 1)"),
        (r"[\w.]", "`\\w` in brackets is not read alike by every engine (column 1)"),
        (r"\p{L}", "`\\p` is not read alike by every engine (column 1)"),
        (r"a\Z", "`\\Z` is not read alike by every engine (column 2)"),
        (
            r"(?:a)",
            "groups that begin with `(?` are not read alike by every engine (column 1)",
        ),
        (
            r"(?<=a)b",
            "groups that begin with `(?` are not read alike by every engine (column 1)",
        ),
        (r"(a)\1", "`\\1` is not read alike by every engine (column 4)"),
        ("a+?", "`?` repeats nothing (column 3)"),
        ("a++", "`+` repeats nothing (column 3)"),
        ("*a", "`*` repeats nothing (column 1)"),
        ("a{2,1}", "`{2,1}` ends before it begins (column 2)"),
        ("a{1001}", "`{1001}` repeats more than 1000 times (column 2)"),
        (
            "^((a{2,10}b)c){101}$",
            (
                "`{101}` repeats what is repeated itself, "
                "more than 1000 times altogether (column 15)"
            ),
        ),
        ("a{,2}", "`{` is written `\\{` if it repeats nothing (column 2)"),
        ("]", "`]` is written `\\]` if it repeats nothing (column 1)"),
        ("(a", "`(` is not closed (column 1)"),
        ("a)", "`)` closes nothing (column 2)"),
        ("[a", "`[` is not closed (column 1)"),
        ("[]", "what stands in brackets is not read alike by every engine (column 1)"),
        ("[^]", "what stands in brackets is not read alike by every engine (column 1)"),
        ("[z-a]", "`z-a` ends before it begins (column 1)"),
        (
            "[a&&b]",
            "some engines take `&&` in brackets for an operation on sets (column 1)",
        ),
        ("a$b", "`$` is written `\\$` elsewhere than at an end (column 2)"),
        ("(^a)", "`^` is written `\\^` elsewhere than at an end (column 2)"),
        ("\\", "`\\` is not read alike by every engine (column 1)"),
    ],
)
def test_what_is_not_portable_is_named_with_its_column(pattern, fault):
    assert check_pattern(pattern, LIMIT) == fault


def test_a_pattern_at_the_limit_is_fine_and_one_beyond_it_is_not():
    assert check_pattern("a" * LIMIT, LIMIT) == ""
    assert (
        check_pattern("a" * (LIMIT + 1), LIMIT) == "it is longer than 1000 characters"
    )


def test_groups_may_be_a_hundred_deep():
    assert check_pattern("(" * 100 + ")" * 100, LIMIT) == ""
    assert "too many groups" in check_pattern("(" * 101 + ")" * 101, LIMIT)


@settings(max_examples=300)
@given(st.text("ab0^$\\[](){}|*+?-,.ndp&é", max_size=12))
def test_what_is_fine_compiles_in_other_engines(pattern):
    if not check_pattern(pattern, LIMIT):
        re.compile(pattern)
        jsonschema_rs.Draft202012Validator({"pattern": pattern}).is_valid("a")


@given(st.text(st.characters(), max_size=30))
def test_any_text_is_judged(pattern):
    assert isinstance(check_pattern(pattern, LIMIT), str)


@pytest.mark.parametrize(
    "text", ["(a+)+" * 20_000, "[" + "a-" * 50_000, "(" * 100_000, "a{" * 50_000]
)
def test_a_long_hostile_pattern_is_judged_at_once(text):
    began = time.perf_counter()
    check_pattern(text, len(text))
    assert time.perf_counter() - began < 1
