"""Files without their trees: measured as before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statecheck.loader import File, assemble
from statecheck.settings import Limits
from statecheck.source import Location, Pointer, Source
from statecheck.syntax import Folded, Slices, parse

TEXT = """\
# A comment
statecheck: 1
system: door   # and another
states:
  CLOSED:
    description: >
      It is closed,
      and so on.
    actions: {push: [OPEN, &same LOCKED], pull: *same}
"""

PATHS = [
    (),
    ("system",),
    ("states", "CLOSED"),
    ("states", "CLOSED", "description"),
    ("states", "CLOSED", "actions", "push", 1),
    ("states", "CLOSED", "actions", "pull"),
    ("states", "OPEN", "actions"),
]


@given(st.sampled_from(PATHS), st.booleans())
def test_a_place_is_where_it_was(keys, named):
    source = Source("a.yaml", TEXT)
    document, _ = parse(source, Limits())
    at = Location("a.yaml", Pointer(keys))
    at = at.key if named else at
    assert Folded(source, Limits()).span(at) == document.span(at)


def test_what_a_file_says_is_read_again():
    source = Source("a.yaml", TEXT)
    document, _ = parse(source, Limits())
    folded = Folded(source, Limits())
    assert folded.source is source
    assert folded.plain() == document.plain()


def _files(monkeypatch, large):
    monkeypatch.setattr("statecheck.loader.assembly._LARGE", large)
    texts = {
        "a.yaml": "statecheck: 1\nsystem: door\ninitial: A\nstates: {A: {targt: B}}\n",
        "b.yaml": "statecheck: 1\nsystem: door\nstates:\n  B: {final: success}\n",
        "c.yaml": "statecheck: 1\nstates:\n  C: {final: failure}\n",
    }
    return assemble(
        (File(name, text.encode()) for name, text in texts.items()), Limits()
    )


def test_large_specs_are_loaded_as_small_ones_are(monkeypatch):
    small, large = _files(monkeypatch, 10**9), _files(monkeypatch, 1)
    assert isinstance(large.documents["b.yaml"], Folded)
    assert large.systems == small.systems
    assert large.findings == small.findings
    for finding in small.findings:
        name = finding.at.source
        assert large.documents[name].span(finding.at) == small.documents[name].span(
            finding.at
        )


def test_a_file_that_was_mended_keeps_the_tree_that_was_meant(monkeypatch):
    mended = _files(monkeypatch, 1).documents["a.yaml"]
    assert mended.root.entries["states"] is not None
    assert _files(monkeypatch, 1).findings


ELEMENTS = """\
# A comment
statecheck: 1
states:
  CLOSED:
    description: >
      It is closed,
      and so on.
    actions: {push: [OPEN, LOCKED]}   # which locks

  # Of another
  "OPEN":
    moves:
      - CLOSED

    group: [a,
      b]
  LOCKED: {final: success}
  ODD: &odd
    group: c
  AGAIN: *odd
actions: {push: {http: none}}
models:
  Empty:
  Last:
    fields:
      a: string
"""

ALL_PATHS = [
    (),
    ("states",),
    *(
        (*element, *inner)
        for element in (
            ("states", "CLOSED"),
            ("states", "OPEN"),
            ("states", "LOCKED"),
            ("states", "ODD"),
            ("states", "AGAIN"),
            ("states", "NONE"),
            ("actions", "push"),
            ("models", "Empty"),
            ("models", "Last"),
            ("none", "Last"),
        )
        for inner in (
            (),
            ("description",),
            ("actions",),
            ("actions", "push", 1),
            ("actions", "push", 7),
            ("moves",),
            ("moves", 0),
            ("group",),
            ("group", 1),
            ("final",),
            ("http",),
            ("fields",),
            ("fields", "a"),
        )
    ),
]


def _sliced(text):
    source = Source("a.yaml", text)
    document, findings = parse(source, Limits())
    assert not findings
    return document, Folded(source, Limits(), Slices(document.root, Limits()))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("keys", ALL_PATHS, ids=str)
def test_a_place_in_an_element_alone_is_where_it_is_in_the_whole(keys, end):
    document, folded = _sliced(ELEMENTS.replace("\n", end))
    at = Location("a.yaml", Pointer(keys))
    assert folded.span(at) == document.span(at)
    assert folded.span(at.key) == document.span(at.key)


def test_an_element_is_parsed_without_the_others():
    _, folded = _sliced(ELEMENTS)
    folded.span(Location("a.yaml", Pointer(("states", "OPEN", "moves"))))
    assert "root" not in vars(folded)


@pytest.mark.parametrize("element", [("states", "AGAIN"), ("actions", "push")])
def test_an_element_that_does_not_stand_by_itself_is_parsed_with_the_others(element):
    _, folded = _sliced(ELEMENTS)
    folded.span(Location("a.yaml", Pointer(element)))
    assert "root" in vars(folded)


def test_a_file_is_parsed_as_a_whole_once_that_takes_no_longer():
    _, folded = _sliced(ELEMENTS)
    for name in ("CLOSED", "OPEN", "LOCKED", "ODD"):
        folded.span(Location("a.yaml", Pointer(("states", name))))
    assert "root" in vars(folded)
