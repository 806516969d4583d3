"""What changed, as a fact, and what it does to whom."""

from enum import IntEnum, StrEnum

from statecheck.finding import Witness
from statecheck.immutable import frozen
from statecheck.source import Location


class Side(StrEnum):
    """Which of the server's two sets a change is about."""

    ACCEPTS = "accepts"
    """What the server takes: actions of a state, fields of a request."""
    EMITS = "emits"
    """What the server may answer: states, fields of an answer, error codes."""


class Effect(StrEnum):
    """What a change does to the set."""

    WIDENED = "widened"
    """All that was in it still is, and more."""
    NARROWED = "narrowed"
    """Nothing is in it that was not, and something is gone."""
    REPLACED = "replaced"
    """Something is gone and something else is there instead."""
    UNCHANGED = "unchanged"
    """Only what people read changed."""
    UNDECIDED = "undecided"
    """What is written does not decide it."""

    @property
    def reversed(self) -> "Effect":
        """What the way back does."""
        return _REVERSED.get(self, self)


_REVERSED = {Effect.WIDENED: Effect.NARROWED, Effect.NARROWED: Effect.WIDENED}


class Subject(StrEnum):
    """What kind of thing changed; each has a page with its stories."""

    STATE = "state"
    ACTION = "action"
    TRANSITION = "transition"
    MODEL = "model"
    ERROR = "error"
    OPTION = "option"
    WIRE = "wire"
    SYSTEM = "system"


class Verdict(IntEnum):
    """What becomes of a client; the larger, the worse."""

    NONE = 0
    """Nothing that goes over the wire."""
    DOCS = 1
    """Only what people read."""
    SAFE = 2
    """It notices nothing, or only what it need not use."""
    RISK = 3
    """Clients that are not careful are hurt."""
    UNDECIDED = 4
    """What is written does not decide it."""
    BREAK = 5
    """A client that keeps to its contract is hurt."""


@frozen
class ChangeKind:
    """One of the ways in which a spec can change.

    Attributes:
        name: Subject and verb, in kebab case; never renamed and never used again.
        subject: What kind of thing changed.
        summary: What happened, in one sentence without a full stop.
        effects: What happens to each set that the change can be about; empty for what
            is about words alone.
        mirror: The kind that the way back is; empty if it is of the same kind.
        cure: What to do instead, in one sentence; empty if there is nothing to do.
        one_way: Whether only old clients are concerned, as by what is deprecated.
        says: The same with the names of what changed, to be filled in: `it` for the
            thing, `state`, `action`, `code` and `whom` for those, `are` for the verb
            after `whom`, `was` and `now` for the values.
    """

    name: str
    subject: Subject
    summary: str
    effects: tuple[tuple[Side, Effect], ...] = ()
    mirror: str = ""
    cure: str = ""
    one_way: bool = False
    says: str = ""

    @property
    def back(self) -> str:
        """The name of the kind that the way back is."""
        return self.mirror or self.name

    def effect(self, side: Side) -> Effect:
        """Return what happens to a set."""
        return dict(self.effects).get(side, Effect.UNCHANGED)


Key = tuple[str, str, str, str, str]
"""System, kind, logical path, and the values before and after."""


@frozen
class Change:
    """One thing that is not as it was: a fact, not yet judged.

    Attributes:
        kind: What happened.
        name: The logical path of what changed, the same however the spec is written,
            as in `states/LOGIN/actions/submit`.
        old: Where it stands, or stood nearest, in the old version.
        new: Where it stands, or would stand nearest, in the new version.
        before: What it was, in words of the spec; empty if it was not there.
        after: What it is; empty if it is gone.
        sides: The sets that it is about here; a model may be in requests and answers.
        state: The state it is met in; empty if it is met anywhere.
        action: The action that it is met with; empty if with none or any.
        uses: Logical paths of what is reached through it, where that is several.
        open_before: Whether more of its kind could come before: true, false, or None
            where nobody said so; `open_after` likewise.
        disputed: Whether somebody reads what changed otherwise.
        sunset: The day from which what is gone could be, ISO 8601; empty if none was
            named. `sunset_after` is that of what is there now.
        note: The reason for believing it, as of a rename; empty if it is plain.
        system: Name of the system that was compared.
        at_host: Name of the system in whose files it was made, if that is a host.
    """

    kind: ChangeKind
    name: str
    old: Location
    new: Location
    before: str = ""
    after: str = ""
    sides: tuple[Side, ...] = ()
    state: str = ""
    action: str = ""
    uses: tuple[str, ...] = ()
    open_before: bool | None = None
    open_after: bool | None = None
    disputed: bool = False
    sunset: str = ""
    sunset_after: str = ""
    note: str = ""
    system: str = ""
    at_host: str = ""

    @property
    def key(self) -> Key:
        """What the change is known by: never the wording, the file or the line."""
        return self.system, self.kind.name, self.name, self.before, self.after

    @property
    def entry(self) -> str:
        """The action whose entry in the catalogue it is about; empty for none."""
        section, _, rest = self.name.partition("/")
        if section != "actions" or self.state:
            return ""
        within = self.action and rest.startswith(f"{self.action}/")
        return self.action if within else rest

    @property
    def openness(self) -> str:
        """The word under `openness` that it is about; empty for none."""
        section, _, word = self.name.partition("/")
        return word if section == "openness" else ""


@frozen
class Judged:
    """A change, and what it does to whom.

    Attributes:
        change: The fact.
        backward: What becomes of an old client of the new server.
        forward: What becomes of a new client of the old server.
        in_flight: What becomes of a flow that the old server began and the new one
            goes on with.
        because: Why, one sentence for each direction that is not as good as nothing.
        policy: Names of the policies that moved a verdict.
        witness: What shows it; None where nothing is hurt, or nothing can be shown.
        follows: The change that it is a mere consequence of; None if it is none.
    """

    change: Change
    backward: Verdict
    forward: Verdict
    in_flight: Verdict = Verdict.NONE
    because: tuple[str, ...] = ()
    policy: tuple[str, ...] = ()
    witness: Witness | None = None
    follows: Key | None = None

    def is_no_worse_than(self, other: "Judged") -> bool:
        """Return whether nobody is hurt more by it than by another change."""
        return (
            self.backward <= other.backward
            and self.forward <= other.forward
            and self.in_flight <= other.in_flight
        )

    @property
    def worst(self) -> Verdict:
        """The worst of the three verdicts."""
        return max(self.backward, self.forward, self.in_flight)
