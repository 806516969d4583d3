"""Plain scalars mean what YAML 1.2's core schema says, and nothing else."""

import pytest

from statecheck.syntax.core_schema import Refused, resolve


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_spelled_in_five_ways(text):
    assert resolve(text, 64) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((text, True) for text in ("true", "True", "TRUE")),
        *((text, False) for text in ("false", "False", "FALSE")),
        ("0", 0),
        ("-7", -7),
        ("+7", 7),
        ("012", 12),
        ("0o17", 15),
        ("0xC8", 200),
        ("0xff", 255),
        ("1.", 1.0),
        (".5", 0.5),
        ("-1.5e3", -1500.0),
        ("1e3", 1000.0),
        ("6.02E+23", 6.02e23),
    ],
)
def test_booleans_and_numbers_are_typed(text, value):
    resolved = resolve(text, 64)
    assert (type(resolved), resolved) == (type(value), value)


@pytest.mark.parametrize(
    "text",
    [
        *("yes", "No", "on", "OFF", "y", "N", "tRUE", "nULL", "nil", "none"),
        *("1_000", "0b11", "0o8", "0xg", "-0x1", "+0o7", "12:30", "22:22:22", "1,5"),
        *("2001-01-01", "2001-13-45", "1.2.3", "1e", "e1", ".", "-", "+", "--1", "1 2"),
        *(".Inf.", "inf", "nan", "-.nan", "<<", "=", "٣", "1٣", "²"),
    ],
)
def test_everything_else_is_text(text):
    assert resolve(text, 64) == text


@pytest.mark.parametrize("text", [".inf", "-.Inf", "+.INF", ".nan", ".NaN", ".NAN"])
def test_what_json_has_no_number_for_is_refused(text):
    assert resolve(text, 64) is Refused.NOT_FINITE


def test_a_number_beyond_the_reach_of_a_float_is_refused():
    assert resolve("1e308", 64) == 1e308
    assert resolve("1e309", 64) is Refused.NOT_FINITE


@pytest.mark.parametrize("text", ["9" * 64, "0x" + "f" * 62, "0." + "1" * 62])
def test_a_number_is_taken_up_to_the_limit(text):
    assert resolve(text, 64) is not Refused.TOO_LONG
    assert resolve(text, 63) is Refused.TOO_LONG


def test_digits_beyond_what_python_reads_are_too_many_whatever_the_limit():
    assert resolve("1" * 20_000, 100_000) is Refused.TOO_LONG


def test_a_long_text_that_begins_like_a_number_is_a_text():
    text = "1" * 100 + " and more"
    assert resolve(text, 64) == text
