"""Files without their trees: measured as before."""

from hypothesis import given
from hypothesis import strategies as st

from statecheck.loader import File, assemble
from statecheck.settings import Limits
from statecheck.source import Location, Pointer, Source
from statecheck.syntax import Folded, parse

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
