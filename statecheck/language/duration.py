"""Durations as ISO 8601 writes them: `PT30S`, `P1D`."""

import re

_DURATION = re.compile(
    r"P(?:\d+W"
    r"|(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?"
    r"(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)",
    re.ASCII,
)

_PLAIN = re.compile(r"(\d{1,9}) ?([a-z]+)", re.ASCII | re.IGNORECASE)

_UNITS = {
    "PT{}S": ("s", "sec", "secs", "second", "seconds"),
    "PT{}M": ("m", "min", "mins", "minute", "minutes"),
    "PT{}H": ("h", "hour", "hours"),
    "P{}D": ("d", "day", "days"),
    "P{}W": ("w", "week", "weeks"),
}


def is_duration(text: str) -> bool:
    """Return whether `text` is a duration of ISO 8601; only seconds have a fraction."""
    return _DURATION.fullmatch(text) is not None


def as_duration(text: str) -> str:
    """Return the duration that words like `30s` or `5 minutes` stand for, or empty."""
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        return ""
    number, unit = plain.groups()
    for form, spellings in _UNITS.items():
        if unit.lower() in spellings:
            return form.format(number)
    return ""
