import pytest
from hypothesis import given
from hypothesis import strategies as st

from statecheck.language import (
    And,
    Compare,
    Constant,
    Formula,
    FormulaError,
    Name,
    Not,
    Or,
    options,
    parse_formula,
)

WORDS = {"and", "or", "not", "true", "false"}
options_ = st.from_regex(
    r"[A-Za-z0-9_-]{1,8}(\.[A-Za-z0-9_-]{1,8})?", fullmatch=True
).filter(lambda name: name not in WORDS)
values = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
formulas = st.recursive(
    st.builds(Constant, st.booleans())
    | st.builds(Name, options_)
    | st.builds(Compare, options_, values, st.booleans()),
    lambda parts: (
        st.builds(Not, parts)
        | st.builds(And, st.lists(parts, min_size=2, max_size=4).map(tuple))
        | st.builds(Or, st.lists(parts, min_size=2, max_size=4).map(tuple))
    ),
    max_leaves=12,
)


@given(formulas)
def test_what_is_printed_reads_as_the_same_formula(formula):
    assert parse_formula(str(formula)) == formula


@given(st.text(max_size=40) | st.text("ab()=!'\" andornt", max_size=60))
def test_any_text_is_a_formula_or_an_error_with_its_column(text):
    parsed = parse_formula(text)
    if isinstance(parsed, FormulaError):
        assert 1 <= parsed.column <= len(text) + 1
        assert parsed.message
    else:
        assert isinstance(parsed, Formula)


@pytest.mark.parametrize(
    "text", ["(" * 10_000, "not " * 10_000, "(" * 9_999 + "a" + ")" * 9_999]
)
def test_what_is_nested_too_deeply_is_an_error(text):
    assert "deeply" in parse_formula(text).message


def test_a_long_chain_is_not_deep():
    assert len(parse_formula(" and ".join(["a"] * 10_000)).parts) == 10_000


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("a", Name("a")),
        ("true", Constant(value=True)),
        ("a and b or not c", Or((And((Name("a"), Name("b"))), Not(Name("c"))))),
        ("a and (b or c)", And((Name("a"), Or((Name("b"), Name("c")))))),
        ("not a == x", Not(Compare("a", "x"))),
        ("a != 'two words'", Compare("a", "two words", equal=False)),
        ("a == 'it''s'", Compare("a", "it's")),
        ('a == "\'"', Compare("a", "'")),
        ("a == ''", Compare("a", "")),
        ("vip.mode == push", Compare("vip.mode", "push")),
        ("a\n  and b", And((Name("a"), Name("b")))),
        ("a==b", Compare("a", "b")),
        ("404 == none", Compare("404", "none")),
    ],
)
def test_a_formula_means_what_it_says(text, meaning):
    assert parse_formula(text) == meaning


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        ("", "an option is expected, not the end", 1),
        ("a and", "an option is expected, not the end", 6),
        ("a b", "`and`, `or` or the end is expected, not `b`", 3),
        ("a && b", "`&&` is written `and`", 3),
        ("a = b", "`=` is written `==`", 3),
        ("!a", "`!` is written `not`", 1),
        ("a AND b", "`AND` is written `and`", 3),
        ("(a", "`and`, `or` or `)` is expected, not the end", 3),
        ("a)", "`and`, `or` or the end is expected, not `)`", 2),
        ("a == and", "a value is expected, not `and`", 6),
        ("a == 'b", "the quote `'` is not closed", 6),
        ("a.b.c", "an option is expected, not `a.b.c`", 1),
        ("true == a", "`and`, `or` or the end is expected, not `==`", 6),
    ],
)
def test_an_error_says_what_is_wrong_and_where(text, message, column):
    assert parse_formula(text) == FormulaError(message, column)


def test_options_are_those_that_are_named():
    assert options(parse_formula("a and (not b.c or d != x) or true")) == {
        "a",
        "b.c",
        "d",
    }
