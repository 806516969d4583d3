"""A message with all that matters about it, in the words of no version."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from statecheck.graph import StateGraph
from statecheck.immutable import frozen
from statecheck.schemas import MISSING


class Kind(StrEnum):
    """What a message is."""

    REQUEST = "request"
    """A request of an action."""
    ANSWER = "answer"
    """An answer that shows a state, or an end that nobody is shown."""
    RESPONSE = "response"
    """An answer to an action that is not the state."""
    ERROR = "error"
    """An error."""
    SETTING = "setting"
    """What an installation is told."""


@frozen
class Message:
    """A message.

    Attributes:
        kind: What it is.
        name: What it is told by: the spelling of an action or a state, the path of an
            error code as spelled, the name of an option.
        origin: The version that it was made by.
        element: What that version calls the action, the state, the code or the option;
            empty for a status or a code that nobody declares.
        to: Of an answer, the spelling of the action that it answers; empty if none.
        http: Method and path.
        parts: What a request has beside its body, by place and name.
        body: Its body; `MISSING` if that does not matter.
        said: What is taken to hold of it, which no byte of it says, by word.
    """

    kind: Kind
    name: str
    origin: StateGraph = field(compare=False, repr=False)
    element: str = ""
    to: str = ""
    http: str = ""
    parts: Mapping[str, object] = field(default_factory=dict)
    body: object = MISSING
    said: tuple[tuple[str, str], ...] = ()

    @property
    def data(self) -> dict[str, object]:
        """The message as plain data; its body is under `body`."""
        made: dict[str, object] = {self.kind.value: self.name}
        made |= {"to": self.to} if self.to else {}
        made |= {"http": self.http} if self.http else {}
        made |= dict(self.parts)
        made |= {"body": self.body} if self.body is not MISSING else {}
        return made | dict(self.said)

    @property
    def words(self) -> str:
        """What it is."""
        if self.kind is Kind.REQUEST:
            return f"a request of `{self.name}`"
        if self.kind is Kind.SETTING:
            return f"a setting of `{self.name}`"
        answer = f" to `{self.to}`" if self.to else ""
        if self.kind is Kind.RESPONSE:
            return f"an answer{answer}"
        if self.kind is Kind.ERROR:
            return f"the error `{self.name}` as answer{answer}"
        return f"an answer{answer} that shows `{self.name}`"
