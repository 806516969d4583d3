"""Faults of syntax are explained where they are, with either of PyYAML's parsers."""

import pytest

from statecheck.finding import Severity
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.syntax import parse
from statecheck.syntax import parser as parser_module
from statecheck.syntax.events import native_events, portable_events

FAULTS = {
    "a:\n\tb: 1": (2, 1, "a tab stands where only spaces may: indent with spaces"),
    "a:\n  b: 1\n\tc: 2": (3, 1, "a tab stands where only spaces may"),
    "a:\n-\tb: 1": (2, 2, "a tab stands where only spaces may"),
    "a: |\n\tb": (2, 1, "a tab stands where only spaces may"),
    "a: 1\nb c\nd: 2": (2, 1, "a `:` is missing behind `b c`"),
    "a: 1\nb:c\n": (2, 1, "a space is missing behind the `:` in `b:c`"),
    "a:1\nb: 2": (1, 1, "a `:` with a space behind it is missing in `a:1`"),
    "x:\n  - abc\n    d: 1": (
        2,
        5,
        "a `:` with a space behind it is missing in `- abc`",
    ),
    "a:\xa0b\nc: d": (1, 1, "a `:` with a space behind it is missing in `a:U+00A0b`"),
    "a: b: c": (1, 5, "a second `: ` stands in this line: put the value in quotes"),
    "a: 1\n  b: 2": (2, 3, "this line is indented further than the line above"),
    "k" * 1025 + ": 1": (1, 1, "a key has more than 1,024 characters"),
    'a: "b\nc: d': (1, 4, '`"` is never closed'),
    "a: 'b\nc: d": (1, 4, "`'` is never closed"),
    "a: 'b\n---\nc'": (1, 4, "`'` is never closed"),
    "a: [b, c\n# d\n": (1, 4, "`[` is never closed"),
    "a: {b: c\n": (1, 4, "`{` is never closed"),
    "a: [\n": (2, 1, "the file ends within brackets"),
    "a: [b\nc: d": (2, 2, "a `,` or `]` is missing before this"),
    "a: {b: c d: e}": (1, 11, "a `,` or `}` is missing before this"),
    "a: [b]]": (1, 7, "`]` closes nothing"),
    "a: {b: c}}": (1, 10, "`}` closes nothing"),
    ": a": (1, 1, "a key is missing before this `:`"),
    "a:\n    b: 1\n  c: 2": (3, 3, "the indentation of this line fits none"),
    "a:\n  - b\n - c": (3, 2, "the indentation of this line fits none"),
    "a:\n  b: 1\n  - c": (3, 3, "an item of a list stands among the keys"),
    "a:\n  - c\n  b: 1": (3, 3, "this stands in a list and does not begin with `-`"),
    "a: 'it's'": (1, 8, "the text goes on behind its closing quote"),
    "a: &b &c d": (1, 7, "`&` stands where a key is expected"),
    "a: - b": (1, 4, "a list begins in a line of its own"),
    "a: [b,, c]": (1, 7, "`,` stands where a value is expected"),
    "a: [- b]": (1, 5, "`-` stands where a value is expected"),
    "a: {b:, c: 1}": (1, 6, "a space is missing behind this `:`"),
    "a: b?\n? c: ? d": (2, 6, "no key can begin with `?` here"),
    "a: @b": (1, 4, "`@` cannot begin a value: put the text in quotes"),
    "a: `b`": (1, 4, "a backtick cannot begin a value"),
    "a: ** b **": (1, 4, "`*` begins an alias: put the text in quotes"),
    "a: & b": (1, 4, "`&` begins an anchor: put the text in quotes"),
    'a: "b\\q"': (1, 6, "`\\q` stands for no character"),
    'a: "\\u12"': (1, 5, "`\\u12` stands for no character"),
    'a: "\\U00110000"': (1, 5, "`\\U00110000` stands for no character"),
    'a: "\\UFFFFFFFF"': (1, 5, "`\\UFFFFFFFF` stands for no character"),
    'a: "\\ud800"': (1, 5, "`\\ud800` is half of a character"),
    "a: |0\n  b": (1, 5, "the indentation is a digit from 1 to 9"),
    "a: | b\n  c": (1, 6, "the text after `|` or `>` begins in the next line"),
    "a: >x\n  c": (1, 5, "the text after `|` or `>` begins in the next line"),
    "%YAML 1.2\na: 1": (2, 1, "`---` is missing between the directive and this"),
    "{a: 1}\nb: 2": (2, 1, "nothing more can follow"),
    "...\n": (1, 1, "nothing more can follow"),
}
"""Line, column and how the message begins, by text."""

TAKEN = ("...\n", "a: {b:, c: 1}")
"""What only libyaml's parser finds a fault in."""

PARSERS = pytest.mark.parametrize("events", [native_events, portable_events])


def explained(text):
    """Return line, column and message of the only finding, which is an error."""
    document, (finding,) = parse(Source("a.yaml", text), Limits())
    assert document is None
    assert finding.rule.severity is Severity.ERROR
    start = finding.at.span.start
    return start.line, start.column, finding.message


@PARSERS
@pytest.mark.parametrize("text", [t for t in FAULTS if t not in TAKEN], ids=ascii)
def test_a_fault_is_explained_where_it_is(text, events, monkeypatch):
    monkeypatch.setattr(parser_module, "read_events", events)
    line, column, message = explained(text)
    assert (line, column) == FAULTS[text][:2]
    assert message.startswith(FAULTS[text][2])


@pytest.mark.parametrize("text", FAULTS, ids=ascii)
def test_a_message_is_one_sentence_in_our_own_words(text):
    message = explained(text)[2]
    assert "\n" not in message
    assert not message.endswith(".")
    assert "cannot be read as YAML" not in message


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("text", [t for t in FAULTS if "\n" in t], ids=ascii)
def test_other_line_ends_change_nothing(text, end):
    assert explained(text.replace("\n", end)) == explained(text)


@PARSERS
@pytest.mark.parametrize("text", ["a: !<b", "a: !x!b c", "a: !!\n"])
def test_a_tag_that_cannot_be_read_is_a_tag(text, events, monkeypatch):
    monkeypatch.setattr(parser_module, "read_events", events)
    _, (finding,) = parse(Source("a.yaml", text), Limits())
    assert finding.rule.name == "tag-refused"
    assert finding.at.span.start.column == 4


def test_where_the_broken_thing_begins_is_shown_too():
    _, (finding,) = parse(Source("a.yaml", "a:\n  b: [c\n  d: e\n"), Limits())
    (begin,) = finding.related
    assert (begin.at.span.start.line, begin.at.span.start.column) == (2, 6)


def test_what_nobody_has_words_for_is_still_one_line(monkeypatch):
    monkeypatch.setattr("statecheck.syntax.wording._WORDS", ())
    message = explained("a: [b")[2]
    assert message.startswith("this cannot be read as YAML: while parsing a flow")
