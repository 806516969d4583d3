"""Lines and carets: what is shown of a file, and what is marked in it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statecheck.finding import Checked, Diagnostic, Finding, Related, Rule, Severity
from statecheck.reports import Style, write
from statecheck.reports.cells import width, wrapped
from statecheck.source import Location, Position, Source, Span

RULE = Rule("odd-name", Severity.NOTE, "A name")


def shown(text, start, end, columns=60, related=()):
    """Return the lines of the frame of a finding in the first line of a text."""
    source = Source("a.yaml", text)
    finding = Finding(
        RULE,
        Location("a.yaml"),
        "it is odd",
        related=tuple(Related(Location("a.yaml"), label) for *_, label in related),
    )
    diagnostic = Diagnostic(
        finding,
        source,
        Span(Position(1, start), Position(1, end)),
        related=tuple(
            (source, Span(Position(line, first), Position(line, last)))
            for line, first, last, _ in related
        ),
    )
    report = write(Checked((diagnostic,), files=1), "text", Style(width=columns))
    return report.splitlines()[1 : report.splitlines().index("")]


def under(lines):
    """Return what stands above the carets of the first mark."""
    text, carets = lines[1], lines[2]
    start = carets.index("^")
    before = text[: text.index("│") + 2]
    shift = start - len(before)
    column, found = 0, ""
    for char in text[len(before) :]:
        if shift <= column < shift + carets.count("^"):
            found += char
        column += width(char)
    return found


@pytest.mark.parametrize(
    ("text", "start", "end", "marked"),
    [
        ("name: x", 7, 8, "x"),
        ("\tname: x", 2, 6, "name"),
        ("門が: 閉まる", 5, 8, "閉まる"),
        ("e\u0301te\u0301: x", 8, 9, "x"),
        ("a\x1b[2J: x", 8, 9, "x"),
        ("a##vso[b]: x", 12, 13, "x"),
    ],
)
def test_carets_stand_below_what_they_mean(text, start, end, marked):
    assert under(shown(text, start, end)) == marked


@given(st.integers(1, 500), st.integers(1, 40))
def test_of_a_long_line_the_marked_part_is_seen(start, length):
    text = "".join(chr(ord("a") + index % 26) for index in range(600))
    lines = shown(text, start, start + length, columns=80)
    assert all(width(line) <= 80 for line in lines)
    assert under(lines) == text[start - 1 : start - 1 + length]


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.integers(1, 250))
def test_no_line_of_a_file_breaks_a_frame(text, start):
    lines = shown(text or "x", start, start + 3)
    assert all(width(line) <= 60 for line in lines)


def test_where_nothing_is_written_one_caret_says_where():
    assert shown("a:", 3, 3)[2].endswith("│   ^")


def test_several_marks_of_a_line_share_it():
    lines = shown("from: a, to: b", 7, 8, related=((1, 14, 15, "and here"),))
    assert lines[1:] == [
        " 1 │ from: a, to: b",
        "   │       ^",
        "   │              - and here",
    ]


def test_lines_between_marks_are_left_out():
    lines = shown("a\nb\nc\nd", 1, 2, related=((2, 1, 2, "next"), (4, 1, 2, "last")))
    assert [line.strip() for line in lines if "⋮" in line] == ["⋮"]
    assert [line[:4] for line in lines if line[1].isdigit()] == [" 1 │", " 2 │", " 4 │"]


def test_of_many_related_places_the_rest_is_counted():
    related = tuple((1, 1, 2, f"place {number}") for number in range(9))
    text = "\n".join(shown("a: b", 1, 2, related=related))
    assert "place 5" in text
    assert "place 6" not in text
    assert "and 3 more places" in text


def test_a_rule_is_explained_once(checked):
    twice = replace(checked, diagnostics=checked.diagnostics[1:2] * 2)
    assert write(twice, "text").count("A client that gets there is never done") == 1


def test_what_could_not_be_read_has_no_frame():
    finding = Finding(RULE, Location("a.yaml"), "it cannot be read")
    span = Span(Position(1, 1), Position(1, 1))
    found = Checked((Diagnostic(finding, Source("a.yaml", ""), span),), files=1)
    assert write(found, "text").splitlines()[:2] == [
        "a.yaml:1:1: note[odd-name] it cannot be read",
        "",
    ]


@given(st.text(), st.integers(1, 80))
def test_wrapping_loses_nothing(text, columns):
    lines = wrapped(text, columns)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
