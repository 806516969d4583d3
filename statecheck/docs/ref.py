"""What pages and places on pages are about."""

from enum import StrEnum

from statecheck.immutable import frozen


class Kind(StrEnum):
    """What a page, or a place on a page, is about."""

    HOME = "home"
    SYSTEM = "system"
    STATE = "state"
    ACTION = "action"
    MODEL = "model"
    ERROR = "error"
    EXIT = "exit"
    OPTION = "option"
    SOURCE = "source"
    QUESTIONS = "questions"
    CHANGES = "changes"
    DIAGRAM = "diagram"
    WALK = "walk"


@frozen
class Ref:
    """Something that can be linked to.

    Attributes:
        kind: What it is.
        system: The system or flow that it is in; empty for what is of no system.
        name: Its name there; of an error code its path; empty for the system itself.
    """

    kind: Kind
    system: str = ""
    name: str = ""


HOME = Ref(Kind.HOME)
CHANGES = Ref(Kind.CHANGES)
