"""What is written is the same data again for everybody who reads it."""

import math

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.syntax import decode, parse, write_yaml

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
DATA = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT
    | st.from_regex(r"[-+.0-9eExob_:~ynYNtrufalse]{1,8}", fullmatch=True)
    | st.from_regex(r"[ \t\na-c:#\-|>'\"]{1,12}", fullmatch=True),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4)
    ),
    max_leaves=12,
)


def test_the_layout_is_plain():
    data = {
        "b": {"text": "x: y", "none": None, "yes": [1, [2.5, {"a": "b", "c": {}}], []]},
        "404": "yes",
        "lines": "one\ntwo\n",
    }
    assert write_yaml(data) == (
        "b:\n"
        '  text: "x: y"\n'
        "  none: null\n"
        '  "yes":\n'
        "    - 1\n"
        "    - - 2.5\n"
        "      - a: b\n"
        "        c: {}\n"
        "    - []\n"
        '"404": "yes"\n'
        "lines: |\n"
        "  one\n"
        "  two\n"
    )


def test_long_lines_are_not_folded():
    text = "word " * 100 + "end"
    assert write_yaml({"a": text, "b": text + ": x"}).count("\n") == 2


@pytest.mark.parametrize(
    "text",
    [
        *("yes", "NO", "on", "Off", "y", "N", "true", "Null", "~", "", "null"),
        *("1", "-1", "0o7", "0x1", "012", "1_000", "0b1", "12:30", "1e3", "1.", ".5"),
        *("2001-01-01", "=", "<<", ".inf", ".nan", "- a", "a: b", "a #b", "*a", "!a"),
    ],
)
def test_a_text_that_some_reader_would_take_for_more_is_in_quotes(text):
    assert write_yaml({"a": text}) == f'a: "{text}"\n'
    assert yaml.safe_load(write_yaml({"a": text, text: 1})) == {"a": text, text: 1}


@pytest.mark.parametrize(
    "text", ["a", "LOGIN", "GET /a/{b}", "a-b.c", "it's", "é ü", "²"]
)
def test_a_text_that_nobody_mistakes_is_plain(text):
    assert write_yaml({"a": text}) == f"a: {text}\n"


def test_characters_that_hide_are_escaped():
    text = write_yaml({"a": "x\u202ey", "b": "é\u2028", "c": "\x00"})
    assert text == 'a: "x\\u202Ey"\nb: "\\xE9\\L"\nc: "\\0"\n'


@pytest.mark.parametrize("number", [math.inf, -math.inf, math.nan])
def test_a_number_that_json_has_not_is_an_error_of_the_caller(number):
    with pytest.raises(ValueError, match="no number that JSON has"):
        write_yaml({"a": number})


def test_data_may_be_deep():
    data = []
    for _ in range(5_000):
        data = [data]
    assert write_yaml({"a": data}).endswith("- []\n")


@given(st.dictionaries(TEXT, DATA, max_size=4))
@settings(deadline=None)
def test_our_own_reader_reads_it_back(data):
    source, findings = decode("a.yaml", write_yaml(data).encode())
    document, faults = parse(source, Limits())
    assert findings + tuple(f for f in faults if f.rule.name != "look-alike-key") == ()
    assert document.plain() == data
    assert repr(document.plain()) == repr(data)


@given(st.dictionaries(TEXT, DATA, max_size=4))
@settings(deadline=None)
def test_a_reader_of_yaml_1_1_reads_it_back(data):
    assert yaml.safe_load(write_yaml(data)) == data


@given(st.dictionaries(TEXT, DATA, max_size=4))
@settings(deadline=None)
def test_writing_what_was_read_changes_no_byte(data):
    text = write_yaml(data)
    document, _ = parse(Source("a.yaml", text), Limits())
    assert write_yaml(document.plain()) == text
