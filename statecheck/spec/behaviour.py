"""States, what they offer, and what may follow."""

from dataclasses import field
from enum import StrEnum
from typing import Generic, TypeVar

from statecheck.immutable import frozen
from statecheck.language import Formula
from statecheck.source import Location
from statecheck.spec.condition import After, Conditions, When
from statecheck.spec.fact import NO_WORDS, NOWHERE, UNSAID, Fact, Places
from statecheck.spec.models import Field, ModelUse
from statecheck.spec.table import EMPTY, Table

T = TypeVar("T")


class End(StrEnum):
    """How a flow may rest."""

    SUCCESS = "success"
    FAILURE = "failure"
    CANCELED = "canceled"
    HANDOVER = "handover"
    """Control leaves the client and may come back."""
    ENDED = "ended"
    """Over, without being either good or bad."""


@frozen
class Listed(Generic[T]):
    """A list that says whether there is more.

    Attributes:
        members: What is written.
        complete: Whether that is all; false where `unknown` stands in the list.
    """

    members: T
    complete: bool = True


@frozen
class Outcome:
    """One of the things that may follow an action.

    Attributes:
        target: States or exits of which the server chooses one, `stay` or `unknown`;
            empty for an error that says nothing of where the flow is.
        error: Error codes of which one is the answer; empty if the state is.
        guard: What only the server knows; empty for nothing.
    """

    target: tuple[str, ...] = ()
    error: tuple[str, ...] = ()
    if_: Formula | None = None
    when: When | None = None
    guard: str = ""
    after: After | None = None
    message: str = ""
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    places: Places = field(default=EMPTY, compare=False, repr=False)


@frozen
class Offer:
    """An action on offer in a state.

    Attributes:
        action: Its name.
        outcomes: What may follow; None where the state leaves it to the action.
        offered: `always`, `sometimes`, or empty where nothing is promised.
        actor: Who presses it here; empty where the action says so.
        incomplete: Whether more may follow than is written.
    """

    action: str
    outcomes: tuple[Outcome, ...] | None = None
    offered: str = ""
    if_: Formula | None = None
    guard: str = ""
    actor: str = ""
    incomplete: bool = False
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    places: Places = field(default=EMPTY, compare=False, repr=False)

    @property
    def place(self) -> Location:
        """Where the name of the action stands."""
        return next(iter(self.places.get("action", ())), self.at.key)


@frozen
class Move:
    """One of the things that the server may bring about."""

    target: tuple[str, ...]
    if_: Formula | None = None
    guard: str = ""
    after: After | None = None
    actor: str = ""
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    places: Places = field(default=EMPTY, compare=False, repr=False)


@frozen
class State:
    """An answer that a client can be shown.

    Attributes:
        name: The status; in a composed flow `step/STATE`.
        actions: What is on offer; None where nobody says so.
        moves: What the server brings about; None where nobody says so.
        final: How the flow may rest here; None if it may not.
        takes: The host's state it is taken over from; empty if it is not.
        wire: Its status on the wire, or what tells it; None if that is the name.
        incomplete: Whether it has more than is written.
    """

    name: str
    description: str = ""
    model: ModelUse = None
    actions: Listed[Table[Offer]] | None = None
    moves: Listed[tuple[Move, ...]] | None = None
    final: End | None = None
    takes: str = ""
    if_: Formula | None = None
    group: str = ""
    wire: str | Conditions | None = None
    incomplete: bool = False
    examples: tuple[object, ...] = ()
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    places: Places = field(default=EMPTY, compare=False, repr=False)
    words: frozenset[str] = field(default=NO_WORDS, compare=False, repr=False)


@frozen
class Exit:
    """An end that no answer shows."""

    name: str
    final: End
    description: str = ""
    if_: Formula | None = None
    overrides: bool = False
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    places: Places = field(default=EMPTY, compare=False, repr=False)
    words: frozenset[str] = field(default=NO_WORDS, compare=False, repr=False)


@frozen
class Everywhere:
    """What holds in many states.

    Attributes:
        in_: States or groups; empty for all that are not final.
        except_: States or groups that it does not hold in.
    """

    actions: Listed[Table[Offer]] | None = None
    moves: Listed[tuple[Move, ...]] | None = None
    errors: tuple[str, ...] = ()
    in_: tuple[str, ...] = ()
    except_: tuple[str, ...] = ()
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    places: Places = field(default=EMPTY, compare=False, repr=False)


@frozen
class Response:
    """An answer that is not the state."""

    description: str = ""
    http: tuple[int, ...] = ()
    body: ModelUse = None
    headers: Table[Field] = EMPTY
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)


@frozen
class Action:
    """A request that a client can make.

    Attributes:
        errors: Codes it may be answered with in every state; None where nobody says.
        outcomes: Where it leads where the state does not say; None if unknown.
        actor: Who presses it.
        safe: Whether it only reads; None where nobody says so. `idempotent` likewise.
        response: What it is answered with; `state` for the state.
        http: Method and path; empty where the binding's pattern holds.
        link: Key of its link; empty where the binding's pattern holds.
        wire: Its spelling on the wire; empty if that is the name.
    """

    name: str
    description: str = ""
    request: ModelUse = None
    errors: Listed[tuple[str, ...]] | None = None
    outcomes: tuple[Outcome, ...] | None = None
    actor: str = "user"
    safe: bool | None = None
    idempotent: bool | None = None
    response: ModelUse | Response = "state"
    http: str = ""
    link: str = ""
    wire: str = ""
    incomplete: bool = False
    overrides: bool = False
    examples: tuple[object, ...] = ()
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    places: Places = field(default=EMPTY, compare=False, repr=False)
    words: frozenset[str] = field(default=NO_WORDS, compare=False, repr=False)


@frozen
class ErrorCode:
    """A node of the tree of error codes.

    Attributes:
        name: The last part of its path.
        http: HTTP statuses; empty where its parent says them.
        target: Where the flow is afterwards; None if it stays.
        retriable: None where nobody says so.
    """

    name: str
    description: str = ""
    http: tuple[int, ...] = ()
    message: str = ""
    user_message_key: str = ""
    model: ModelUse = None
    retriable: bool | None = None
    target: tuple[str, ...] | None = None
    details: "Table[ErrorCode]" = EMPTY
    if_: Formula | None = None
    incomplete: bool = False
    overrides: bool = False
    wire: str = ""
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    places: Places = field(default=EMPTY, compare=False, repr=False)
    words: frozenset[str] = field(default=NO_WORDS, compare=False, repr=False)
