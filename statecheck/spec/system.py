"""Systems and flows, and what they are made of beside their behaviour."""

from dataclasses import field

from statecheck.immutable import frozen
from statecheck.source import Location
from statecheck.spec.behaviour import (
    Action,
    ErrorCode,
    Everywhere,
    Exit,
    Listed,
    Offer,
    Outcome,
    State,
)
from statecheck.spec.condition import Scalar
from statecheck.spec.fact import NO_WORDS, NOWHERE, UNSAID, Confidence, Fact, Places
from statecheck.spec.models import EnumValue, Model
from statecheck.spec.table import EMPTY, Table
from statecheck.spec.wire import Wire


@frozen
class Option:
    """A setting that changes the API.

    Attributes:
        enum: Its values; None if it is boolean.
        default: None where nobody says what holds if it is not set.
        per: `installation`, or `flow` for a choice made for each flow.
        set: The request field that chooses it, as `action.field`; empty if none does.
    """

    name: str
    description: str = ""
    enum: Table[EnumValue] | None = None
    default: str | bool | None = None
    per: str = "installation"
    set: str = ""
    overrides: bool = False
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    places: Places = field(default=EMPTY, compare=False, repr=False)
    words: frozenset[str] = field(default=NO_WORDS, compare=False, repr=False)


@frozen
class Actor:
    """A role that presses actions."""

    name: str
    description: str = ""
    overrides: bool = False
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    words: frozenset[str] = field(default=NO_WORDS, compare=False, repr=False)


@frozen
class InformationSource:
    """A place where facts come from; the word in a spec is `source`."""

    name: str
    title: str = ""
    url: str = ""
    description: str = ""
    revised: str = ""
    confidence: Confidence = Confidence.DOCUMENTED
    overrides: bool = False
    extensions: Table[object] = EMPTY
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    words: frozenset[str] = field(default=NO_WORDS, compare=False, repr=False)


@frozen
class Property:
    """What shall hold of every flow.

    Attributes:
        everywhere: `never`, `possible` or `always` with its subjects; None if the
            property is of another form. Subjects of other forms are empty if unsaid,
            and all are if what is written does not keep to the language.
    """

    name: str
    description: str = ""
    to: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    except_: tuple[str, ...] = ()
    in_: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    everywhere: Table[tuple[str, ...]] = EMPTY
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    places: Places = field(default=EMPTY, compare=False, repr=False)

    @property
    def is_said(self) -> bool:
        """Whether it can be read what it promises."""
        said = self.to or self.never or self.possible or self.always or self.offered
        return bool(said or self.everywhere)


@frozen
class Repetition:
    """A name, or a key that may stand once, declared twice in one system.

    Attributes:
        name: What is declared, with its section: `states/LOGIN`.
        first: Where it is declared.
        again: Where it is declared again; this one is not part of the system.
    """

    name: str
    first: Location
    again: Location


@frozen
class System:
    """One API, or an adapter of one, as its files say.

    Attributes:
        version: As its makers spell it; empty if unknown.
        kind: `api` or `vocabulary`.
        extends: Systems that it builds on, as `name` or `name@version`.
        initial: Where a flow begins; None where nobody says so.
        start: Requests that begin a flow; None where nobody says so.
        defaults: By file, what its elements say unless they say otherwise.
        openness: By word, `open` or `closed`; a word that is not there is unknown.
        places: Where the keys of its files stand first; for `extends` each member.
        files: Names of the files it was read from, sorted.
        repetitions: What its files declare more than once.
    """

    name: str
    title: str = ""
    description: str = ""
    version: str = ""
    kind: str = "api"
    extends: tuple[str, ...] = ()
    initial: tuple[Outcome, ...] | None = None
    start: Listed[Table[Offer]] | None = None
    exits: Table[Exit] = EMPTY
    options: Table[Option] = EMPTY
    actors: Table[Actor] = EMPTY
    sources: Table[InformationSource] = EMPTY
    defaults: Table[Fact] = field(default=EMPTY, compare=False)
    openness: Table[str] = EMPTY
    states: Table[State] = EMPTY
    everywhere: tuple[Everywhere, ...] = ()
    actions: Table[Action] = EMPTY
    models: Table[Model] = EMPTY
    errors: Table[ErrorCode] = EMPTY
    wire: Wire | None = None
    properties: Table[Property] = EMPTY
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    places: Places = field(default=EMPTY, compare=False, repr=False)
    files: tuple[str, ...] = field(default=(), compare=False, repr=False)
    repetitions: tuple[Repetition, ...] = field(default=(), compare=False, repr=False)

    def place(self, word: str) -> Location:
        """Return where a key of the file itself stands; the name's place if nowhere."""
        return next(iter(self.places.get(word, ())), self.at)


@frozen
class FlowStep:
    """One system's part in a flow.

    Attributes:
        entry: Where the step begins; None where the system's `initial` holds.
        exits: Where each exit leads, by the exit's name.
        options: The options that the flow fixes.
    """

    name: str
    system: str
    description: str = ""
    entry: tuple[Outcome, ...] | None = None
    exits: Table[tuple[Outcome, ...]] = EMPTY
    options: Table[Scalar] = EMPTY
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)


@frozen
class Flow:
    """Systems put together, step by step.

    Attributes:
        host: The system whose states a target may name; empty if there is none.
        options: The host's options that the flow fixes.
        initial: Steps or states that it begins with; None if its file is broken.
    """

    name: str
    title: str = ""
    description: str = ""
    version: str = ""
    host: str = ""
    options: Table[Scalar] = EMPTY
    initial: tuple[Outcome, ...] | None = None
    steps: Table[FlowStep] = EMPTY
    sources: Table[InformationSource] = EMPTY
    defaults: Table[Fact] = field(default=EMPTY, compare=False)
    properties: Table[Property] = EMPTY
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    places: Places = field(default=EMPTY, compare=False, repr=False)
    files: tuple[str, ...] = field(default=(), compare=False, repr=False)
    repetitions: tuple[Repetition, ...] = field(default=(), compare=False, repr=False)

    def place(self, word: str) -> Location:
        """Return where a key of the file itself stands; the name's place if nowhere."""
        return next(iter(self.places.get(word, ())), self.at)
