"""How a report may look where it goes to."""

from enum import StrEnum

from statecheck.finding import Severity
from statecheck.immutable import frozen


class Ink(StrEnum):
    """Colours by what they mean, as terminals number them."""

    ERROR = "1;31"
    WARNING = "1;33"
    NOTE = "1;36"
    UNDETERMINED = "1;35"
    GOOD = "1;32"
    STRONG = "1"
    FAINT = "2"
    FRAME = "94"
    RELATED = "94"
    NAME = "36"


@frozen
class Style:
    """What the reader's screen can do.

    Attributes:
        colour: Whether it shows colours.
        width: Columns of a line.
        seconds: How long the run took; None if that is not to be shown.
    """

    colour: bool = False
    width: int = 100
    seconds: float | None = None

    def paint(self, text: str, ink: Ink) -> str:
        """Return `text` in a colour, if there are any."""
        return f"\x1b[{ink}m{text}\x1b[0m" if self.colour and text else text

    def named(self, text: str, ink: Ink | None = None) -> str:
        """Return a message with the names in backticks painted, the rest in `ink`."""
        if not self.colour:
            return text
        pieces = text.split("`")
        if len(pieces) % 2 == 0:
            return self.paint(text, ink) if ink else text
        return "".join(
            self.paint(f"`{piece}`", Ink.NAME)
            if index % 2
            else (self.paint(piece, ink) if ink else piece)
            for index, piece in enumerate(pieces)
        )


INKS = {
    Severity.ERROR: Ink.ERROR,
    Severity.WARNING: Ink.WARNING,
    Severity.NOTE: Ink.NOTE,
}
"""The colour of each severity."""
