"""What somebody wants to see of a system."""

from enum import StrEnum

from statecheck.graph import Setting
from statecheck.immutable import frozen


class Detail(StrEnum):
    """How much is said in the boxes; each says what those before it say."""

    NAMES = "names"
    ACTIONS = "actions"
    FIELDS = "fields"
    ERRORS = "errors"


class ColourBy(StrEnum):
    """What colours tell apart."""

    FINAL = "final"
    GROUP = "group"
    CONFIDENCE = "confidence"


class ViewError(LookupError):
    """A view names something that the system has not.

    Attributes:
        message: What is not there.
        known: What is.
    """

    def __init__(self, message: str, known: tuple[str, ...]) -> None:
        """Say what is not there, and what is."""
        super().__init__(message)
        self.message = message
        self.known = known


@frozen
class View:
    """What is drawn of a system.

    Attributes:
        variant: Choices of options; what does not exist under them is not drawn.
        focus: The state whose surroundings are drawn; empty for all states.
        depth: How many steps from the focus.
        path: States and exits that are visited one after the other by the way that is
            shown; empty for the shortest ways to success.
        group: The group that is drawn; empty for all.
        across: Whether it runs from left to right; None for whichever is narrower.
        links: Where the states are described: the name of a state's box is put behind
            it; empty for no links.
        most: States in one picture; a larger system is drawn in parts.
        whole: Whether it is drawn in one picture, however large that becomes.
    """

    variant: Setting = ()
    focus: str = ""
    depth: int = 1
    path: tuple[str, ...] = ()
    group: str = ""
    detail: Detail = Detail.ACTIONS
    colour_by: ColourBy = ColourBy.FINAL
    across: bool | None = None
    links: str = ""
    most: int = 40
    whole: bool = False
