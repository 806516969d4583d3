"""Characters that would harm whoever reads a page, and are shown as their numbers.

A terminal obeys some of them, and others turn the text around them. Spaces that do not
break, and joiners, belong to the prose of some languages and stay what they are.
"""

import json
import re

_HARMFUL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls but tab, LF and CR
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns text around
    r"\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"  # line breaks, and no characters
)
_ESCAPED = re.compile(r"(?<!\\)((?:\\\\)*)\\(b|f|u00[01][0-9a-f]|u007f)")
"""A control character as JSON has it, behind an even number of backslashes."""

_PLAIN = bytes((0x09, 0x0A, 0x0D, *range(0x20, 0x7F)))
"""What most of any text is made of."""

_SHORT = {"b": "u0008", "f": "u000c"}


def shown(text: str) -> str:
    """Return a text with such characters as their numbers, as in `U+202E`."""
    if _is_harmless(text):
        return text
    return _HARMFUL.sub(lambda match: f"U+{ord(match[0]):04X}", text)


def shown_json(text: str) -> str:
    """Return JSON in whose texts such characters stand as their numbers."""
    if any(escaped in text for escaped in ("\\b", "\\f", "\\u00")):
        text = _ESCAPED.sub(
            lambda match: f"{match[1]}U+{_SHORT.get(match[2], match[2])[1:].upper()}",
            text,
        )
    return shown(text)


def spelled_json(text: str) -> str:
    """Return JSON that means the same, with such characters as JSON escapes them."""
    return _HARMFUL.sub(lambda match: json.dumps(match[0])[1:-1], text)


def _is_harmless(text: str) -> bool:
    """Return whether there is none; found faster than a pattern looks through it."""
    odd = text.encode(errors="surrogatepass").translate(None, _PLAIN)
    rare = "".join(set(odd.decode(errors="surrogatepass")))
    return _HARMFUL.search(rare) is None
