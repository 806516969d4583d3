"""Bytes become text only if every reader would see the same."""

import codecs
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statecheck.finding import Severity
from statecheck.source import Position, Span
from statecheck.syntax import decode


def seen(data):
    """Return rule, line, column and message of each finding."""
    _, findings = decode("a.yaml", data)
    return [
        (
            finding.rule.name,
            finding.at.span.start.line,
            finding.at.span.start.column,
            finding.message,
        )
        for finding in findings
    ]


def test_a_byte_order_mark_is_no_part_of_the_text():
    source, findings = decode("a.yaml", codecs.BOM_UTF8 + "é: 1".encode())
    assert (source.name, source.text, findings) == ("a.yaml", "é: 1", ())


@pytest.mark.parametrize(
    ("data", "look"),
    [
        ("a: b".encode("utf-16"), "UTF-16"),
        ("a: b".encode("utf-16-le"), "UTF-16"),
        ("a: b".encode("utf-16-be"), "UTF-16"),
        ("a: b".encode("utf-32"), "UTF-32"),
        ("a: b".encode("utf-32-le"), "UTF-32"),
        ("a: b".encode("utf-32-be"), "UTF-32"),
        (gzip.compress(b"a: b", mtime=0), "a gzip archive"),
        (b"PK\x03\x04\x80", "an archive"),
        (b"\x89PNG\r\n\x1a\n\0", "no text"),
        ("a: café, bar".encode("latin-1"), "Latin-1 or Windows-1252"),
        (b"a: \xc0\xaf", "an over-long form"),
        (b"a: \xe0\x80\xaf", "an over-long form"),
        (b"a: \xed\xa0\xbd\xed\xb8\x80", "half of a surrogate pair"),
        ("a: é".encode()[:-1], "a text that was cut off within a character"),
    ],
)
def test_what_is_not_utf8_is_told_by_its_looks(data, look):
    source, findings = decode("a.yaml", data)
    assert source is None
    assert [finding.rule.name for finding in findings] == ["not-utf8"]
    assert findings[0].message.endswith(f": it looks like {look}")


def test_the_place_of_a_wrong_byte_is_given_in_lines_and_in_bytes():
    data = codecs.BOM_UTF8 + "é: 1\r\nü: ".encode() + b"\xe9\n"
    message = (
        "the file is not UTF-8 from byte 14 on: it looks like Latin-1 or Windows-1252"
    )
    assert seen(data) == [("not-utf8", 2, 4, message)]


@pytest.mark.parametrize("number", [*range(9), 0x0B, 0x0C, *range(0x0E, 0x20)])
def test_control_characters_are_refused_with_their_place(number):
    found = seen(f"a: b\r\nc: d{chr(number)}".encode())
    assert [place[:3] for place in found] == [("forbidden-character", 2, 5)]
    assert f"U+{number:04X} (control character)" in found[0][3]


@pytest.mark.parametrize(
    "char",
    ["\x7f", "\x80", "\x85", "\x9f", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff"],
)
def test_what_only_some_readers_take_for_a_break_or_a_character_is_refused(char):
    source, findings = decode("a.yaml", f"a: é{char}b".encode())
    assert source is None
    assert [finding.rule.name for finding in findings] == ["forbidden-character"]
    assert f"write `\\u{ord(char):04x}` in double quotes" in findings[0].message


def test_one_character_is_one_finding_with_its_other_places():
    _, findings = decode("a.yaml", b"a\x07: b\nc\x08: \x07")
    assert [finding.message.partition(" (")[0] for finding in findings] == [
        "U+0007",
        "U+0008",
    ]
    assert findings[0].message.endswith("(2 times)")
    assert [related.at.span for related in findings[0].related] == [
        Span(Position(2, 5), Position(2, 6))
    ]


def test_a_file_of_nothing_but_control_characters_has_a_short_answer():
    _, findings = decode("a.yaml", b"\x07" * 100_000)
    assert len(findings) == 1
    assert len(findings[0].related) == 10


@pytest.mark.parametrize(
    "text",
    [
        *("a\u202eb", "a\u2066b", "a\u200eb", "a\u200bb", "a\u2060b", "a\u00adb"),
        *("a\u200db", "é\u200db", "a\u200dé", "a\u200c", "\U000e0041", "a\u3164b"),
        *("\u00a0a: b", "a:\u00a0b", "a: \u00a0b", "a:\n  \u2003b: c", "- \u00a0a"),
    ],
)
def test_what_hides_is_a_warning_and_the_text_is_taken(text):
    source, findings = decode("a.yaml", text.encode())
    assert source.text == text
    assert [finding.rule.name for finding in findings] == ["hidden-character"]
    assert findings[0].rule.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "a: Prix\u00a0: 10\u00a0€ « ici »",
        "a: \U0001f469\u200d\U0001f469\u200d\U0001f467",
        "a: \u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "a: \U0001f3f4\U000e0067\U000e0062\U000e007f",
        "a: |\n  \u3000日本語",
        "a: \u05e9\u05dc\u05d5\u05dd",
        "a: e\u0301\ufe0f",
    ],
)
def test_good_typography_and_other_scripts_are_left_alone(text):
    assert seen(text.encode()) == []


def test_no_hidden_character_is_shown_as_it_is():
    (finding,) = seen(b"a: \xe2\x80\xae")
    assert finding[3].isascii()
    assert "U+202E (right-to-left override)" in finding[3]


@given(st.binary())
def test_every_sequence_of_bytes_has_an_answer(data):
    source, findings = decode("a.yaml", data)
    errors = [found for found in findings if found.rule.severity is Severity.ERROR]
    assert (source is None) == bool(errors)


@given(st.text())
def test_what_is_taken_is_taken_as_it_is(text):
    source, _ = decode("a.yaml", text.encode("utf-8", "surrogatepass"))
    assert source is None or source.text == text
