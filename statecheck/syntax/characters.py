"""Characters that must not or should not stand in a text as they are."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice

from statecheck.finding import Rule
from statecheck.immutable import frozen
from statecheck.syntax.notebook import Notebook
from statecheck.syntax.rules import FORBIDDEN_CHARACTER, HIDDEN_CHARACTER

_ASCII = bytes((0x09, 0x0A, 0x0D, *range(0x20, 0x7F)))
"""What needs no second look; other bytes below 128 are control characters."""

_SHOWN = 10
"""Places of one character that a finding shows besides the first."""


@frozen
class _Kind:
    """Characters that deserve the same words.

    Attributes:
        chars: A set of them, as in a regular expression.
        rule: What they break.
        words: What is said of one; may show how it is escaped.
        out_of_place: Whether one at an offset of a text breaks the rule.
    """

    chars: str
    rule: Rule
    words: str
    out_of_place: Callable[[str, int], bool] = lambda _text, _offset: True


def _beside_ascii(text: str, offset: int) -> bool:
    """Return whether a joiner does not stand between letters that it could join."""
    around = text[offset - 1 : offset] + text[offset + 1 : offset + 2]
    return len(around) < len("ab") or not all(char > "\x7f" for char in around)


def _without_flag(text: str, offset: int) -> bool:
    """Return whether a tag character does not belong to a flag emoji."""
    return text[offset - 1 : offset] < "\U0001f3f4"


def _like_a_space(text: str, offset: int) -> bool:
    """Return whether a real space is meant: as indentation, or behind a `:`."""
    before = text[max(offset - 80, 0) : offset].rstrip(" \t-")
    after = text[offset + 1 : offset + 80].lstrip()[:1]
    return (not before or before[-1] in ":\n\r") and after.isascii()


_KINDS = (
    _Kind(
        r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls but tab, LF and CR
        r"\u2028\u2029"  # line breaks to YAML 1.1, to editors none; and so is U+0085
        r"\ufeff\ufffe\uffff\ud800-\udfff",  # byte order marks, and what is none at all
        FORBIDDEN_CHARACTER,
        "cannot stand in a text as it is; take it out, or write `{escape}` in double "
        "quotes",
    ),
    _Kind(
        r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
        HIDDEN_CHARACTER,
        "makes the text around it look different from what it says",
    ),
    _Kind(
        r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u2065"
        r"\u206a-\u206f\u3164\uffa0\ufff9-\ufffb",
        HIDDEN_CHARACTER,
        "stands in the text and cannot be seen",
    ),
    _Kind(
        r"\u200c\u200d",
        HIDDEN_CHARACTER,
        "stands in the text and cannot be seen",
        _beside_ascii,
    ),
    _Kind(
        r"\U000e0000-\U000e007f",
        HIDDEN_CHARACTER,
        "stands in the text and cannot be seen",
        _without_flag,
    ),
    _Kind(
        r"\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000",
        HIDDEN_CHARACTER,
        "looks like a space and is a letter to YAML, so it ends and indents nothing",
        _like_a_space,
    ),
)

_WATCHED = re.compile("[" + "".join(kind.chars for kind in _KINDS) + "]")


def is_harmless(data: bytes) -> bool:
    """Return whether no character that is watched for can stand in `data`.

    Args:
        data: Valid UTF-8; looked through in less time than it took to read.
    """
    odd = data.translate(None, _ASCII)
    return not odd or _WATCHED.search("".join(set(odd.decode()))) is None


def note_characters(text: str, notebook: Notebook) -> None:
    """Note each character that does not belong in `text`: once, with its places."""
    chars = "".join(sorted(set(text)))
    for kind in _KINDS:
        for char in re.findall(f"[{kind.chars}]", chars):
            places = _places(char, kind, text)
            first = next(places, None)
            if first is None:
                continue
            related = tuple((at, at + 1, "also here") for at in islice(places, _SHOWN))
            count = 1 + len(related) + sum(1 for _ in places)
            times = f" ({count:,} times)" if count > 1 else ""
            words = kind.words.format(escape=_escape(char))
            message = f"{_name(char)} {words}{times}"
            notebook.note(kind.rule, first, first + 1, message, related)


def _places(char: str, kind: _Kind, text: str) -> Iterator[int]:
    """Yield the offsets at which a character breaks the rule of its kind."""
    for match in re.finditer(re.escape(char), text):
        if kind.out_of_place(text, match.start()):
            yield match.start()


def is_hidden(text: str) -> bool:
    """Return whether `text` holds a character that is better written as an escape."""
    return _WATCHED.search(text) is not None


def visible(text: str) -> str:
    """Return `text` with such characters as their numbers, as in `U+202E`."""
    return _WATCHED.sub(lambda match: f"U+{ord(match[0]):04X}", text)


def _name(char: str) -> str:
    """Return how a character is looked up, such as `U+200B (zero width space)`."""
    kinds = {"Cc": "control character", "Cs": "half a character"}
    kind = kinds.get(unicodedata.category(char), "no character")
    return f"U+{ord(char):04X} ({unicodedata.name(char, kind).lower()})"


def _escape(char: str) -> str:
    """Return a character as an escape within double quotes."""
    return f"\\u{ord(char):04x}" if char <= "\uffff" else f"\\U{ord(char):08x}"
