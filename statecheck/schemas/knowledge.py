"""What a spec surely knows: nothing else becomes a claim."""

from enum import StrEnum

from statecheck.graph import StateGraph
from statecheck.immutable import frozen
from statecheck.language import Formula
from statecheck.linking import ErrorTree
from statecheck.spec import EnumValue, Field, Model, Openness, System, Table

_OPEN = "open"
_CLOSED = "closed"
UNKNOWN = "unknown"
"""A member of a list that says that there are more."""


class Side(StrEnum):
    """Who sends a message; the words are those of `openness`."""

    ANSWERS = "answers"
    REQUESTS = "requests"


@frozen
class Knowledge:
    """What is known of the messages of one side.

    Attributes:
        graph: The graph of the system.
        side: Who sends them.
    """

    graph: StateGraph
    side: Side

    @property
    def system(self) -> System:
        """The effective system."""
        return self.graph.system

    @property
    def errors(self) -> ErrorTree:
        """The error codes by the ways they may be referred to."""
        return self.graph.errors

    def possible(self, formula: Formula | None) -> bool:
        """Return whether some variant keeps to a formula."""
        return bool(self.graph.space.where(formula))

    def certain(self, formula: Formula | None) -> bool:
        """Return whether every variant does."""
        space = self.graph.space
        return not (space.everything & ~space.where(formula))

    def is_closed(self, model: Model) -> bool:
        """Return whether a body surely has no members that the model does not name."""
        if model.fields is None or model.incomplete:
            return False
        if any(field.fact.disputes("wire") for field in model.fields.values()):
            return False
        if model.open is None:
            return self.system.openness.get(self.side) == _CLOSED
        return model.open is False

    @property
    def takes_more(self) -> bool:
        """Whether the system says that undeclared members may be in these messages."""
        return self.system.openness.get(self.side) == _OPEN

    def takes_values(self, enum: Table[EnumValue], is_open: Openness) -> bool:
        """Return whether there may be values that an enumeration does not list."""
        if is_open is None:
            return self.system.openness.get("enums") == _OPEN or UNKNOWN in enum
        return is_open is not False

    @property
    def takes_codes(self) -> bool:
        """Whether the system says that there may be error codes it does not declare."""
        return self.system.openness.get("codes") == _OPEN

    @property
    def has_all_codes(self) -> bool:
        """Whether the system says that it declares all error codes."""
        return self.system.openness.get("codes") == _CLOSED

    @property
    def has_all_statuses(self) -> bool:
        """Whether the system says that it declares all states."""
        return self.system.openness.get("statuses") == _CLOSED

    def is_required(self, field: Field) -> bool:
        """Return whether a field is there in every variant, whatever is sent."""
        if field.fact.disputes("required", "wire", "if"):
            return False
        if not self.certain(field.if_):
            return False
        if field.required is None or isinstance(field.required, bool):
            return field.required is True
        return field.required.when is None and self.certain(field.required.if_)
