"""How messages repeat a piece of the text."""

import re

from statecheck.syntax.characters import visible

_LENGTH = 60
"""Characters of it that are shown at most."""

_BLANK = re.compile(r"[ \t\r\n]+")


def quoted(text: str) -> str:
    """Return a piece of text in backticks: in one line, cut, with nothing hidden."""
    line = visible(_BLANK.sub(" ", text[: 2 * _LENGTH]).strip())
    return f"`{line if len(line) <= _LENGTH else line[: _LENGTH - 1] + '…'}`"
