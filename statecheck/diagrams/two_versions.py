"""Two versions of a system as one: every state and every way of both, and its news."""

from collections.abc import Mapping
from dataclasses import field

from statecheck.diagrams.drawing import News
from statecheck.graph import StateGraph
from statecheck.immutable import frozen
from statecheck.spec import End, Exit, State


@frozen
class Names:
    """What the elements of the new version were called.

    Attributes:
        states: By the name of a state, the one it had.
        actions: By the name of an action, the one it had.
    """

    states: Mapping[str, str] = field(default_factory=dict)
    actions: Mapping[str, str] = field(default_factory=dict)


@frozen
class Remark:
    """What has to be said of an element besides what is drawn.

    Attributes:
        state: The state, as the old version calls it; empty for an action that is
            other wherever it is offered.
        action: The action, as the old version calls it; empty for the state itself.
        text: In a line; empty for what the picture shows by itself.
        says: The same at length.
    """

    state: str
    action: str
    text: str
    says: str


@frozen
class Node:
    """A state or an exit of either version, or where flows begin.

    Attributes:
        key: What it is known by here.
        name: In the spec, the new one if it has both.
        element: The new version of it if there is one; None for where flows begin.
        was: The old version of it; None if there is none.
        end: How the flow rests there; None if it does not.
        is_last: Whether nothing leads on from it, in neither version.
    """

    key: str
    name: str
    news: News
    element: State | Exit | None
    was: State | Exit | None
    end: End | None
    is_last: bool


@frozen
class Outcome:
    """Where a way may lead, in either version.

    Attributes:
        target: Key of the node; empty for nowhere known.
        before: The conditions under which it did, none being an empty text.
        now: Those under which it does.
        means: The outcomes in a sentence each, as the spec has them now, or had.
        deduced: Whether it is less sure than what is documented.
        unknown: Whether it is not known to exist.
    """

    target: str
    news: News
    before: tuple[str, ...]
    now: tuple[str, ...]
    means: tuple[str, ...]
    deduced: bool = False
    unknown: bool = False


@frozen
class Both:
    """A way on in both versions or in one of them.

    Attributes:
        source: Key of its node.
        action: As the new version calls it if it has it; empty for a move.
        was: As the old version calls it; empty for a move.
        by: Who brings it about; empty for the server.
        before: What had to hold for it to be on offer.
        now: What has to hold now.
        outcomes: Where it may lead; the node itself for where it stays.
    """

    source: str
    action: str
    was: str
    by: str
    news: News
    before: tuple[str, ...]
    now: tuple[str, ...]
    outcomes: tuple[Outcome, ...]


@frozen
class TwoVersions:
    """Two versions as one.

    Attributes:
        nodes: By key, those of the new version first.
        led: By key of a node, the ways on from it.
        key_of: By the old version's name of a node, its key.
    """

    old: StateGraph
    new: StateGraph
    nodes: Mapping[str, Node]
    led: Mapping[str, tuple[Both, ...]]
    key_of: Mapping[str, str]
