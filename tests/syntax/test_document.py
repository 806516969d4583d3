"""Paths become stretches of text, whatever stands or does not stand there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statecheck.settings import Limits
from statecheck.source import Location, Part, Pointer, Position, Source, Span
from statecheck.syntax import parse

TEXT = """\
statecheck: 1
states:
  LOGIN:   # the first
    model: Login  # its model
    actions: [submit, {target: DONE}, "x y"]
    description: |  # in lines
      One.
      Two.
  DONE: &done {final: success}
  LOCKED: *done
  ODD:
    - - deep  # a list
      - down
    - key: 1
      other:
        inner: 2
  EMPTY:
  FLOW: [
    a, b]
"""
"""A text with one of each."""


def document(text):
    """Return the document of a text that has no fault."""
    found, findings = parse(Source("a.yaml", text), Limits())
    assert findings == ()
    return found


def shown(text, keys, part=Part.VALUE):
    """Return the stretch of text that a path measures as, and its line."""
    span = document(text).span(Location("a.yaml", Pointer(keys), part))
    assert span.start.line == span.end.line
    line = text.splitlines()[span.start.line - 1]
    return line[span.start.column - 1 : span.end.column - 1], span.start.line


@pytest.mark.parametrize(
    ("keys", "stretch", "line"),
    [
        (("statecheck",), "1", 1),
        (("states", "LOGIN", "model"), "Login", 4),
        (("states", "LOGIN"), "model: Login", 4),
        (("states", "LOGIN", "actions"), '[submit, {target: DONE}, "x y"]', 5),
        (("states", "LOGIN", "actions", 1), "{target: DONE}", 5),
        (("states", "LOGIN", "actions", 1, "target"), "DONE", 5),
        (("states", "LOGIN", "actions", 2), '"x y"', 5),
        (("states", "LOGIN", "description"), "|  # in lines", 6),
        (("states", "DONE"), "{final: success}", 9),
        (("states", "ODD"), "- - deep", 12),
        (("states", "ODD", 0, 1), "down", 13),
        (("states", "ODD", 1), "key: 1", 14),
        (("states", "ODD", 1, "other"), "inner: 2", 16),
        (("states", "EMPTY"), "", 17),
        (("states", "FLOW"), "[", 18),
        (("states",), "LOGIN", 3),
    ],
)
def test_a_value_measures_as_its_first_line(keys, stretch, line):
    assert shown(TEXT, keys) == (stretch, line)


@pytest.mark.parametrize(
    ("keys", "stretch", "line"),
    [
        (("states", "LOGIN"), "LOGIN", 3),
        (("states", "LOGIN", "actions", 1, "target"), "target", 5),
        (("states", "LOCKED"), "LOCKED", 10),
    ],
)
def test_a_key_measures_as_the_name(keys, stretch, line):
    assert shown(TEXT, keys, Part.KEY) == (stretch, line)


def test_a_key_is_measured_with_its_quotes():
    assert shown('"a b" : 1\n', ("a b",), Part.KEY) == ('"a b"', 1)


def test_an_item_of_a_list_has_no_key_and_measures_as_itself():
    assert shown(TEXT, ("states", "LOGIN", "actions", 0), Part.KEY) == ("submit", 5)


@pytest.mark.parametrize(
    ("keys", "stretch", "line"),
    [
        (("nothing",), "statecheck", 1),
        (("states", "NOTHING", "model"), "states", 2),
        (("states", "LOGIN", "errors"), "LOGIN", 3),
        (("states", "LOGIN", "model", "fields"), "model", 4),
        (("states", "LOGIN", "actions", 9), "actions", 5),
        (("states", "LOGIN", "actions", "submit"), "actions", 5),
        (("states", "LOGIN", "actions", 1, "error"), "{target: DONE}", 5),
        (("states", "ODD", 1, "missing"), "key: 1", 14),
    ],
)
@pytest.mark.parametrize("part", Part)
def test_what_is_absent_measures_as_the_nearest_thing_around_it(
    keys, stretch, line, part
):
    assert shown(TEXT, keys, part) == (stretch, line)


@pytest.mark.parametrize("keys", [(), ("nothing",)])
def test_the_whole_file_measures_as_its_first_key(keys):
    assert shown(TEXT, keys) == ("statecheck", 1)


def test_a_file_without_keys_measures_as_its_beginning():
    assert shown("\n{}\n", ()) == ("{}", 2)


@pytest.mark.parametrize("keys", [("LOCKED",), ("LOCKED", "final"), ("LOCKED", "x", 1)])
@pytest.mark.parametrize("part", Part)
def test_below_an_alias_everything_measures_as_the_alias(keys, part):
    stretch = "LOCKED" if (part, keys) == (Part.KEY, ("LOCKED",)) else "*done"
    assert shown(TEXT, ("states", *keys), part) == (stretch, 10)


def test_a_location_that_is_measured_already_is_left_as_it_is():
    span = Span(Position(3, 1), Position(3, 2))
    assert document(TEXT).span(Location("a.yaml", span=span)) == span


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(end):
    text = TEXT.replace("\n", end)
    path = Location("a.yaml", Pointer(("states", "ODD", 1, "other", "inner")))
    assert document(text).span(path).start == Position(16, 16)


def test_columns_are_counted_in_code_points():
    path = Location("a.yaml", Pointer(("é\U0001f600",)))
    assert document("{é\U0001f600: 1}").span(path).start == Position(1, 6)


KEYS = st.sampled_from(
    ["states", "LOGIN", "DONE", "LOCKED", "ODD", "actions", "x", "", "0", 0, 1, 2, -1]
)


@given(st.lists(KEYS, max_size=6), st.sampled_from(Part))
def test_measuring_never_fails_and_stays_in_the_text(keys, part):
    span = document(TEXT).span(Location("a.yaml", Pointer(tuple(keys)), part))
    assert Position(1, 1) <= span.start <= span.end
    assert span.end <= Position(TEXT.count("\n") + 1, 100)


def test_plain_data_has_values_of_the_core_schema_under_keys_of_text():
    text = '404: [no, 1.10, 0x10, true, ~, "true", 012, 22:22]\nno: |\n  x\n'
    assert document(text).plain() == {
        "404": ["no", 1.1, 16, True, None, "true", 12, "22:22"],
        "no": "x\n",
    }


def test_what_aliases_stand_for_is_one_object():
    data = document("a: &x {b: [1]}\nc: *x\nd: [*x, *x]\n").plain()
    assert data == {"a": {"b": [1]}, "c": {"b": [1]}, "d": [{"b": [1]}, {"b": [1]}]}
    assert data["a"] is data["c"] is data["d"][0]


def test_plain_data_keeps_the_order_of_keys():
    assert list(document("b: 1\na: 2\n").plain()) == ["b", "a"]
