"""Why a version refuses a message."""

from enum import StrEnum

from statecheck.immutable import frozen


class About(StrEnum):
    """What of a message is refused."""

    ACTION = "action"
    OFFER = "offer"
    ADDRESS = "address"
    UNLISTED = "unlisted"
    """That nobody says that it is on offer, or an answer, or that it is not."""
    PARTS = "parts"
    BODY = "body"
    STATE = "state"
    FORESEEN = "foreseen"
    CODE = "code"
    PROMISE = "promise"
    SETTING = "setting"


@frozen
class Refusal:
    """One reason why a version refuses a message.

    Attributes:
        about: What of it is refused.
        pointer: The place in the message's data.
        because: Why, as words that follow its name.
    """

    about: About
    pointer: str
    because: str
