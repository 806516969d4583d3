"""How states, actions and errors go over the wire.

Every text is empty, and every table None, where nothing is said; `none` is a word.
"""

from dataclasses import field

from statecheck.immutable import frozen
from statecheck.source import Location
from statecheck.spec.condition import Conditions
from statecheck.spec.fact import NO_WORDS, NOWHERE, UNSAID, Fact
from statecheck.spec.models import Field, ModelUse
from statecheck.spec.table import EMPTY, Table


@frozen
class WireState:
    """How a state is read and told."""

    read: str = ""
    status: str = ""
    links: str = ""
    ignore: tuple[str, ...] = ()
    model: ModelUse = None
    http: tuple[int, ...] = ()
    at: Location = field(default=NOWHERE, compare=False, repr=False)


@frozen
class WireChoice:
    """What a request carries for its action to be known."""

    header: Table[str] = EMPTY
    query: Table[str] = EMPTY
    body: Table[str] = EMPTY


@frozen
class WireAction:
    """How an action is requested."""

    http: str = ""
    body: str = ""
    choose: tuple[WireChoice, ...] = ()


@frozen
class WireDetail:
    """Where the parts of an error detail stand, seen from the detail."""

    code: str = ""
    message: str = ""
    user_message: str = ""
    target: str = ""
    model: ModelUse = None
    details: str = ""
    at: Location = field(default=NOWHERE, compare=False, repr=False)


@frozen
class WireError:
    """How an error is told from a state, and read."""

    when: Conditions | None = None
    code: str = ""
    message: str = ""
    user_message: str = ""
    target: str = ""
    model: ModelUse = None
    details: str = ""
    detail: WireDetail | None = None
    at: Location = field(default=NOWHERE, compare=False, repr=False)


@frozen
class WireSession:
    """How requests of one flow belong together."""

    id: str = ""
    read: str = ""
    rotates: str = ""
    header: str = ""
    cookies: tuple[str, ...] = ()


@frozen
class Wire:
    """The whole binding.

    Attributes:
        headers: Of every request: `required`, `optional`, or a field.
    """

    description: str = ""
    state: WireState | None = None
    action: WireAction | None = None
    error: WireError | None = None
    errors: tuple[WireError, ...] = ()
    session: WireSession | None = None
    headers: Table[str | Field] = EMPTY
    overrides: bool = False
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    words: frozenset[str] = field(default=NO_WORDS, compare=False, repr=False)
