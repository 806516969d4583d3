"""TOML to a tree that remembers where things stand.

The standard library reads TOML and decides what is right, but keeps no places. So what
it takes is gone through once more, only for them; the values are the library's own.
"""

import re
import tomllib

from statecheck.finding import Finding
from statecheck.loader.rules import TOML_SYNTAX
from statecheck.source import Location, Position, Source, Span
from statecheck.syntax import Document, Entry, Mapping, Node, Scalar, Sequence

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_TEXT = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'",
    re.DOTALL,
)
_OTHER = re.compile(r"[^,\]}#\r\n]+")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def parse_toml(source: Source) -> Document | Finding:
    """Return what a text says in TOML, or what is wrong with it."""
    try:
        tomllib.loads(source.text)
        return Document(source, _Reader(source.text).document())
    except RecursionError:
        message = "lists and tables lie too deep within each other"
        return Finding(TOML_SYNTAX, Location(source.name), message)
    except ValueError as error:  # of syntax, or of a number with thousands of digits
        return _said(source, str(error))


def _said(source: Source, words: str) -> Finding:
    """Return what the library says, at the place that it names in its words."""
    lines = source.text.splitlines() or [""]
    place = Position(len(lines), len(lines[-1]) + 1)
    found = _PLACE.search(words)
    if found and found[1]:
        place = Position(int(found[1]), int(found[2]))
    message = f"this is no TOML: {_PLACE.sub('', words)[:200].lower()}"
    visible = message.encode("ascii", "backslashreplace").decode()
    at = Location(source.name, span=Span(place, place))
    return Finding(TOML_SYNTAX, at, visible)


class _Reader:
    """Goes through a text that is known to be TOML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offset = 0

    def document(self) -> Mapping:
        """Return the whole text."""
        root = here = Mapping({}, 0, len(self.text))
        while self.blank():
            if self.text[self.offset] != "[":
                self.pair(here)
                continue
            start = self.offset
            brackets = 2 if self.text.startswith("[[", start) else 1
            self.offset += brackets
            keys = self.keys()
            self.offset += brackets
            here = _table(root, keys, start, self.offset, repeated=brackets > 1)
        return root

    def blank(self) -> bool:
        """Go over white space and comments; return whether anything follows."""
        self.offset = _end(_BLANK.match(self.text, self.offset))
        return self.offset < len(self.text)

    def keys(self) -> list[Scalar]:
        """Return a key with dots, up to what closes it."""
        keys = [self.key()]
        while self.text[self.offset] == ".":
            self.offset += 1
            keys.append(self.key())
        return keys

    def key(self) -> Scalar:
        self.blank()
        start = self.offset
        if self.text[start] in "\"'":
            key = self.string()
        else:
            self.offset = _end(_BARE.match(self.text, start))
            word = self.text[start : self.offset]
            key = Scalar(word, word, start, self.offset)
        self.blank()
        return key

    def pair(self, table: Mapping) -> None:
        """Enter one key and its value in a table."""
        *outer, key = self.keys()
        self.offset += 1  # `=`
        for name in outer:
            table = _inner(table, name, name.start, name.end)
        table.entries[key.text] = Entry(key, self.value())

    def value(self) -> Node:
        self.blank()
        start = self.offset
        first = self.text[start]
        if first in "\"'":
            return self.string()
        if first == "[":
            items = self.within("]", list[Node]())
            return Sequence(items, start, self.offset)
        if first == "{":
            table = Mapping({}, start, start)
            self.within("}", table)
            table.end = self.offset
            return table
        text = self.text[start : _end(_OTHER.match(self.text, start))].rstrip()
        self.offset = start + len(text)
        value = tomllib.loads(f"value = {text}")["value"]
        known = isinstance(value, bool | int | float)
        return Scalar(text, value if known else text, start, self.offset)

    def within(self, close: str, into: list[Node] | Mapping) -> list[Node]:
        """Go through what stands in brackets; return the items of a list."""
        self.offset += 1
        items = into if isinstance(into, list) else []
        while self.blank() and self.text[self.offset] != close:
            if self.text[self.offset] == ",":
                self.offset += 1
            elif isinstance(into, Mapping):
                self.pair(into)
            else:
                items.append(self.value())
        self.offset += 1
        return items

    def string(self) -> Scalar:
        start = self.offset
        self.offset = _end(_TEXT.match(self.text, start))
        written = self.text[start : self.offset]
        text = tomllib.loads(f"value = {written}")["value"]
        return Scalar(text, text, start, self.offset)


def _table(
    root: Mapping, keys: list[Scalar], start: int, end: int, *, repeated: bool
) -> Mapping:
    """Return the table that a header opens."""
    *outer, last = keys
    table = root
    for key in outer:
        table = _inner(table, key, key.start, key.end)
    if not repeated:
        return _inner(table, last, start, end)
    entry = table.entries.setdefault(last.text, Entry(last, Sequence([], start, end)))
    new = Mapping({}, start, end)
    if isinstance(entry.value, Sequence):
        entry.value.items.append(new)
    return new


def _inner(table: Mapping, key: Scalar, start: int, end: int) -> Mapping:
    """Return the table under a key, the last one of several; a new one if need be."""
    entry = table.entries.setdefault(key.text, Entry(key, Mapping({}, start, end)))
    node = entry.value.items[-1] if isinstance(entry.value, Sequence) else entry.value
    return node if isinstance(node, Mapping) else Mapping({}, start, end)


def _end(match: re.Match[str] | None) -> int:
    """Return where a match ends.

    Raises:
        ValueError: There is none, which is not so in what the library has taken.
    """
    if match is None:
        message = "not understood"
        raise ValueError(message)
    return match.end()
