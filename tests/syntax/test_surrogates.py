"""JSON may write one character as two escapes; YAML may not, and reads it anyway."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.syntax import parse
from statecheck.syntax.surrogates import joined_surrogates


def test_pairs_in_keys_and_values_are_one_character():
    text = json.dumps({"\U0001f600": ["\U0001f600\U0001f601", 1], "b": "x"})
    document, findings = parse(Source("a.json", text), Limits())
    assert findings == ()
    assert document.plain() == json.loads(text)


def test_everything_stays_where_it_is():
    text = json.dumps({"a": "\U0001f600", "b": {"c": 1}})
    document, _ = parse(Source("a.json", text), Limits())
    node = document.root.entries["b"].value
    assert text[node.start : node.end] == '{"c": 1}'
    assert len(joined_surrogates(text)) == len(text)


def test_a_backslash_that_is_escaped_begins_no_escape():
    text = r'{"a": "\\ud83d\\ude00", "b": "\\\ud83d\ude00"}'
    document, _ = parse(Source("a.json", text), Limits())
    assert document.plain() == {"a": r"\ud83d\ude00", "b": "\\\U0001f600"}


@pytest.mark.parametrize(
    "text", [r"a: '\ud83d\ude00'", r"{a: '\ud83d\ude00'}", r"{'a': \ud83d\ude00}"]
)
def test_what_is_no_json_is_left_alone(text):
    document, findings = parse(Source("a.yaml", text), Limits())
    assert findings == ()
    assert document.plain() == {"a": r"\ud83d\ude00"}


@pytest.mark.parametrize("text", [r'{"a": "\ud83d"}', r'{"a": "\ude00\ud83d"}'])
def test_half_a_pair_is_refused(text):
    _, (finding,) = parse(Source("a.json", text), Limits())
    assert (finding.rule.name, finding.at.span.start.column) == ("yaml-syntax", 8)


def test_json_that_is_too_deep_to_be_looked_at_is_left_alone():
    text = r'{"a": "\ud83d\ude00", "b": ' + "[" * 100_000
    assert joined_surrogates(text) is text


@given(st.dictionaries(st.text(max_size=80), st.text()))
def test_json_in_ascii_is_read_as_json_reads_it(data):
    text = json.dumps(data)
    document, findings = parse(Source("a.json", text), Limits())
    if any("\ud800" <= char <= "\udfff" for char in "".join([*data, *data.values()])):
        assert document is None
    else:
        assert (findings, document.plain()) == ((), data)
