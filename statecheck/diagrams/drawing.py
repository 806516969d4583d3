"""What is drawn, in no notation: boxes, forks, arrows, groups, and what they mean.

Everything that has to be decided is decided here and in the modules that make a
`Drawing`; a notation only writes it down.
"""

from enum import StrEnum

from statecheck.immutable import frozen
from statecheck.spec import End


class Kind(StrEnum):
    """What a box stands for."""

    START = "start"
    STATE = "state"
    EXIT = "exit"
    """An end that no answer shows."""
    UNKNOWN = "unknown"
    """Somewhere, nobody says where; never a state."""
    PART = "part"
    """A group of states that has a page of its own."""
    ELSEWHERE = "elsewhere"
    """A state that stands on another page."""


class Turn(StrEnum):
    """Who takes it."""

    ACTION = "action"
    """Somebody presses it."""
    MOVE = "move"
    """It comes about without a request."""


class Ink(StrEnum):
    """How much something matters in this picture."""

    STRONG = "strong"
    """It is on the way to success, or on the way that was asked for."""
    PLAIN = "plain"
    FAINT = "faint"
    """Another way was asked for."""


class News(StrEnum):
    """What became of it since an older version that it is drawn beside."""

    SAME = "same"
    """It is as it was, or no other version is drawn."""
    NEW = "new"
    """It was not there."""
    GONE = "gone"
    """It is not there any more."""
    OTHER = "other"
    """It was there, and not as it is now."""


class Sign(StrEnum):
    """What a short mark behind a line of a box says."""

    STAYS = "stays"
    """The same state is shown again."""
    LEADS = "leads"
    """It leads to an end that many states lead to."""
    UNKNOWN = "unknown"
    """Nobody says where it leads."""
    REFUSED = "refused"
    """It may be refused, and the flow is where it was."""


@frozen
class Mark:
    """A short mark behind a line.

    Attributes:
        sign: What it says.
        text: The name of the end it leads to, or how many errors; empty for none.
        end: How the flow rests there; None where it does not lead to an end.
    """

    sign: Sign
    text: str = ""
    end: End | None = None


class Voice(StrEnum):
    """How a line of a box is spoken."""

    OFFER = "offer"
    """The name of an action that is not drawn as a fork."""
    MOVE = "move"
    """What comes about without a request."""
    CONDITION = "condition"
    """What has to hold."""
    ERROR = "error"
    FIELD = "field"
    MORE = "more"
    """There is more that is not shown, or not known."""


@frozen
class Line:
    """A quiet line within a box or a fork.

    Attributes:
        text: As it is shown.
        marks: Behind the text.
        means: The outcomes that the line stands for, each in a sentence.
    """

    voice: Voice
    text: str
    marks: tuple[Mark, ...] = ()
    means: tuple[str, ...] = ()
    news: News = News.SAME


@frozen
class Box:
    """Something that is, or that a flow can rest in.

    Attributes:
        id: The same for the same element from version to version.
        name: In the spec; empty for the start and for what is not known.
        text: As it is shown.
        end: How the flow may rest here; None if it may not.
        group: Id of the group it stands in; empty for none.
        conditional: Whether some variants do not have it.
        deduced: Whether it is less sure than what was documented or observed.
        colour: Index of its colour where groups or confidence are coloured; -1 for
            the colour of its end.
        says: What it means, as in the spec.
        page: Name of the drawing that shows it in full; empty for none.
    """

    id: str
    kind: Kind
    name: str
    text: str
    end: End | None = None
    group: str = ""
    lines: tuple[Line, ...] = ()
    conditional: bool = False
    deduced: bool = False
    ink: Ink = Ink.PLAIN
    colour: int = -1
    says: str = ""
    page: str = ""
    news: News = News.SAME


@frozen
class Fork:
    """An action, or what the server does, between its state and where it may lead.

    Attributes:
        source: Id of the box it belongs to.
        names: Of actions that lead to the same place in the same way; of a move, who
            brings it about; empty where that is not known.
        texts: As they are shown; empty where names are not.
        lines: Conditions of the offer, and outcomes that lead nowhere else.
        group: As of a box.
        upward: Whether it leads back towards the start.
    """

    id: str
    turn: Turn
    source: str
    names: tuple[str, ...]
    texts: tuple[str, ...]
    lines: tuple[Line, ...] = ()
    group: str = ""
    conditional: bool = False
    deduced: bool = False
    ink: Ink = Ink.PLAIN
    upward: bool = False
    says: str = ""
    news: News = News.SAME


@frozen
class Arrow:
    """A line from a box or a fork to another.

    Attributes:
        tail: Id of the box or fork it leaves.
        head: Id of the box or fork it leads to.
        conditions: What has to hold for it, each in a line; empty for nothing.
        unknown: Whether it is not known to exist, or where it leads.
        means: The outcomes that the arrow stands for, each in a sentence; empty for
            one that leads to a fork.
    """

    id: str
    tail: str
    head: str
    conditions: tuple[str, ...] = ()
    conditional: bool = False
    deduced: bool = False
    unknown: bool = False
    ink: Ink = Ink.PLAIN
    upward: bool = False
    means: tuple[str, ...] = ()
    news: News = News.SAME


@frozen
class Group:
    """States that belong together.

    Attributes:
        text: Its name as it is shown.
        colour: As of a box.
    """

    id: str
    name: str
    text: str
    colour: int = -1


class Key(StrEnum):
    """What a legend explains."""

    START = "start"
    PATH = "path"
    ACTION = "action"
    MOVE = "move"
    SUCCESS = "success"
    FAILURE = "failure"
    CANCELED = "canceled"
    HANDOVER = "handover"
    ENDED = "ended"
    EXIT = "exit"
    CONDITIONAL = "conditional"
    DEDUCED = "deduced"
    UNKNOWN = "unknown"
    STAYS = "stays"
    LEADS = "leads"
    REFUSED = "refused"
    ELSEWHERE = "elsewhere"
    COLOUR = "colour"
    NEW = "new"
    GONE = "gone"
    OTHER = "other"
    BEFORE = "before"
    """What is as it was, and folded."""


@frozen
class Entry:
    """One line of the legend.

    Attributes:
        colour: Index of the colour that it explains; -1 for none.
        end: The end that a mark of the picture stands for; None for other entries.
    """

    key: Key
    text: str
    colour: int = -1
    end: End | None = None


@frozen
class Drawing:
    """One picture.

    Attributes:
        name: A file name without its ending.
        title: In one line.
        subtitle: Version, digest, and what part of the spec is shown.
        digest: Of the effective system that is drawn.
        notes: What the reader has to know of what is not shown.
        across: Whether it runs from left to right instead of down.
        back: Name of the overview that this is a part of; empty for none.
        links: Where the states are described: before the name of a state; empty for
            nowhere.
    """

    name: str
    title: str
    version: str
    digest: str
    subtitle: str
    boxes: tuple[Box, ...]
    forks: tuple[Fork, ...]
    arrows: tuple[Arrow, ...]
    groups: tuple[Group, ...] = ()
    legend: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()
    across: bool = False
    back: str = ""
    links: str = ""
