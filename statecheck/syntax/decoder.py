"""From bytes to text: UTF-8, strictly, and no character that misleads a reader."""

import re

from statecheck.finding import Finding, Severity
from statecheck.source import Location, Source
from statecheck.syntax.characters import is_harmless, note_characters
from statecheck.syntax.lines import Lines
from statecheck.syntax.notebook import Notebook
from statecheck.syntax.rules import NOT_UTF8

_MARK = b"\xef\xbb\xbf"

_LOOKS = (
    (re.compile(rb"\xff\xfe\0\0|\0\0\xfe\xff|\0\0\0[^\0]|[^\0]\0\0\0"), "UTF-32"),
    (re.compile(rb"\xff\xfe|\xfe\xff|(?:\0[^\0]|[^\0]\0){2}"), "UTF-16"),
    (re.compile(rb"\x1f\x8b"), "a gzip archive"),
    (re.compile(rb"BZh|\xfd7zXZ|\x28\xb5\x2f\xfd|7z\xbc\xaf|PK\x03\x04"), "an archive"),
    (
        re.compile(rb"\x89PNG|GIF8|\xff\xd8\xff|%PDF|\x7fELF|\xca\xfe\xba\xbe"),
        "no text",
    ),
)
"""How files begin that are no text in UTF-8."""

_BYTES = (
    (
        re.compile(rb"[\xc0\xc1][\x80-\xbf]|\xe0[\x80-\x9f]|\xf0[\x80-\x8f]"),
        "an over-long form",
    ),
    (re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]"), "half of a surrogate pair"),
    (re.compile(rb""), "Latin-1 or Windows-1252"),
)
"""What bytes that are not UTF-8 look like in the middle of a text."""

_MOST = 1_000
"""Findings of one file; more than there are characters to be found."""


def decode(name: str, data: bytes) -> tuple[Source | None, tuple[Finding, ...]]:
    """Return the text of a file, and what is wrong with its characters.

    Args:
        name: As in `Source`.
        data: The whole file, with or without a byte order mark.

    Returns:
        The source, None if the text cannot be taken; and the findings, which hold an
        error if there is no source, and nothing but warnings if there is one.
    """
    content = data.removeprefix(_MARK)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        look = _look(content) or _look_within(content, error)
        offset = len(data) - len(content) + error.start
        readable = content[: error.start].decode()
        return None, (_not_utf8(name, readable, offset, look),)
    source = Source(name, text)
    if is_harmless(content):
        return source, ()
    notebook = Notebook(source, _MOST)
    note_characters(text, notebook)
    if all(found.rule.severity is not Severity.ERROR for found in notebook.findings):
        return source, notebook.findings
    look = _look(content)
    return None, (_not_utf8(name, "", 0, look),) if look else notebook.findings


def _not_utf8(name: str, before: str, offset: int, look: str) -> Finding:
    """Return the finding.

    Args:
        name: Name of the file.
        before: The text that could be read.
        offset: Bytes before the first that is wrong.
        look: What the file looks like.
    """
    span = Lines(before).span(len(before), len(before))
    message = f"the file is not UTF-8 from byte {offset} on: it looks like {look}"
    return Finding(NOT_UTF8, Location(name, span=span), message)


def _look(data: bytes) -> str:
    """Return what a file looks like by its first bytes; empty if it is not known."""
    return next((look for pattern, look in _LOOKS if pattern.match(data)), "")


def _look_within(data: bytes, error: UnicodeDecodeError) -> str:
    """Return what a text looks like by the first bytes in it that are not UTF-8."""
    if error.reason == "unexpected end of data":
        return "a text that was cut off within a character"
    wrong = data[error.start : error.start + 3]
    return next(look for pattern, look in _BYTES if pattern.match(wrong))
