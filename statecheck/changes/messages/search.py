"""The message that shows what a change does to a client, tried on both versions."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from statecheck.changes.change import Change, ChangeKind, Effect, Side, Subject
from statecheck.changes.kinds import BY_NAME
from statecheck.changes.messages.candidates import candidates, is_of_body
from statecheck.changes.messages.maker import Candidate, Maker
from statecheck.changes.messages.message import Message
from statecheck.changes.messages.openness import Reading, where_unsaid_open
from statecheck.changes.messages.owners import Owners
from statecheck.changes.messages.proof import FACTS, Proof, proof_of
from statecheck.changes.messages.reader import Reader
from statecheck.changes.messages.refusal import About, Refusal
from statecheck.changes.messages.scene import CLIENT, OLD, SERVER, Scene
from statecheck.finding import Message as Shown
from statecheck.graph import StateGraph

_ANY = frozenset(About)
_RELEVANT = {
    Subject.STATE: frozenset({About.STATE, About.FORESEEN}),
    Subject.ACTION: frozenset({About.ACTION, About.OFFER, About.ADDRESS}),
    Subject.TRANSITION: frozenset(
        {About.ACTION, About.OFFER, About.STATE, About.FORESEEN, About.CODE}
    ),
    Subject.ERROR: frozenset({About.CODE}),
    Subject.OPTION: frozenset({About.SETTING}),
    Subject.WIRE: frozenset({About.ADDRESS, About.PARTS, About.BODY}),
}
"""By what a change is about, what of a message is refused because of it."""

_ENUMS = "enums"
"""The word of openness that schemas take for closed where it is not said."""

_BODY = frozenset({About.BODY, About.PARTS})

_HARMLESS = {Side.ACCEPTS: Effect.WIDENED, Side.EMITS: Effect.NARROWED}
"""By side, what may become of a server's set without hurting a client."""

_READ = 1_000
"""Once so many refusals have been read, a message that shows a change is as good as the
next: each of hundreds of fields that all changed would be tried against all others."""


@dataclass(frozen=True)
class Search:
    """A client and a server, one of which refuses what the other takes.

    Attributes:
        client: What the client knows.
        server: What it meets; both are over the same variants.
        names: What the version of the client is called, and that of the server.
    """

    client: StateGraph
    server: StateGraph
    names: tuple[str, str]

    @cached_property
    def readers(self) -> dict[Reading, tuple[Reader, Reader]]:
        """By reading, the client's version and the server's."""
        return {
            reading: (Reader(self.client, reading), Reader(self.server, reading))
            for reading in Reading
        }

    @cached_property
    def _of_values(self) -> tuple[Reader, Reader]:
        """Readers to whom values may come that are not listed, where nobody says so."""
        graphs = self.client, self.server
        client, server = (where_unsaid_open(each, _ENUMS) for each in graphs)
        return Reader(client, Reading.SAID), Reader(server, Reading.SAID)

    @cached_property
    def owners(self) -> tuple[Owners, Owners]:
        """The messages that models are part of, in each version."""
        return Owners(self.client.system), Owners(self.server.system)

    def shown(
        self, change: Change, scene: Scene, *, in_vain: bool = False
    ) -> Shown | None:
        """Return a message that one version takes and the other refuses, if any is.

        What the one would send that the other has to take, is tried first.

        Args:
            change: The change.
            scene: Where it is met.
            in_vain: Whether what is pressed there is refused, whatever is sent with it.
        """
        if proof_of(change.kind) is Proof.RUN:
            return None
        kind = change.kind if self.names[0] == OLD else BY_NAME[change.kind.back]
        for accepted, side in _orders(change, kind, in_vain=in_vain):
            for reading in Reading:
                found = self._found(change, scene, side, reading, accepted=accepted)
                if found is not None:
                    return found
        return None

    def _found(
        self,
        change: Change,
        scene: Scene,
        side: int,
        reading: Reading,
        *,
        accepted: bool,
    ) -> Shown | None:
        readers = self.readers[reading]
        if change.openness == _ENUMS and reading is Reading.SAID:
            readers = self._of_values
        places = scene.client, scene.server
        mine, other = readers[side], readers[1 - side]
        maker = Maker(
            change,
            places[side],
            scene.one,
            mine,
            other,
            self.owners,
            places[1 - side],
        )
        of_lists = _is_of_lists(change)

        def matters(refusal: Refusal) -> bool:
            return of_lists or refusal.about is not About.UNLISTED

        best: tuple[int, Candidate, Refusal] | None = None
        read = 0
        for candidate in candidates(maker, accepted=accepted):
            if best is not None and read >= _READ:
                break
            message = candidate.message
            if any(map(matters, mine.refusals(message, places[side].node, scene.one))):
                continue
            found = other.refusals(message, places[1 - side].node, scene.one)
            refused = tuple(filter(matters, found))
            read += len(refused)
            meant = [each for each in refused if _is_meant(change, candidate, each)]
            if not meant or (best is not None and len(refused) >= best[0]):
                continue
            best = len(refused), candidate, meant[0]
            if len(refused) == 1:
                break
        if best is None:
            return None
        return self._told(best[1].message, best[2], side, reading)

    def _told(
        self, message: Message, refusal: Refusal, side: int, reading: Reading
    ) -> Shown:
        return Shown(
            what=message.words,
            text=json.dumps(message.data, ensure_ascii=False),
            pointer=refusal.pointer,
            taken=self.names[side],
            refused=self.names[1 - side],
            because=refusal.because,
            strict=reading is not Reading.SAID,
        )


def _orders(
    change: Change, kind: ChangeKind, *, in_vain: bool
) -> Iterator[tuple[bool, int]]:
    """Yield whether requests are tried, and by which version they are made.

    Args:
        change: The change.
        kind: What the client sees of it: for new clients, the way back.
        in_vain: As for `Search.shown`.
    """
    if in_vain:
        yield True, CLIENT
    sides = change.sides or tuple(side for side, _ in change.kind.effects)
    # The other side can hurt nobody, and all there is would be tried there in vain.
    sides = tuple(sorted(sides, key=lambda side: kind.effect(side) is _HARMLESS[side]))
    makers = {Side.ACCEPTS: (CLIENT, SERVER), Side.EMITS: (SERVER, CLIENT)}
    for first in (0, 1):
        for side in sides:
            yield side is Side.ACCEPTS, makers[side][first]


def _is_of_lists(change: Change) -> bool:
    """Return whether a change is about what is listed as on offer, or as an answer."""
    if "/errors" in change.name or change.kind.name.startswith("next-states-"):
        return True
    _, found, inner = change.name.partition("/actions")
    is_offer = bool(found) and "/" not in inner.removeprefix("/")
    return is_offer and change.kind.name in FACTS


def _is_meant(change: Change, candidate: Candidate, refusal: Refusal) -> bool:
    """Return whether a message is refused because of a change."""
    kind = change.kind
    meant = _RELEVANT.get(kind.subject, _ANY) | {About.PROMISE}
    if change.openness:
        meant = _ANY
    elif is_of_body(change) or kind.name == "error-marks-state":
        meant = _BODY | {About.PROMISE}
    elif kind.subject is Subject.MODEL:
        meant = _ANY - _BODY
    if _is_of_lists(change):
        meant |= {About.UNLISTED}
    elif kind.name in FACTS:
        meant -= {About.OFFER}
    if refusal.about not in meant:
        return False
    tried = candidate.tried
    if not tried or kind.subject is Subject.SYSTEM:
        return True
    if f"{refusal.pointer}/".startswith(f"{tried}/"):
        return True
    above = tried.rpartition("/")[0]
    if refusal.pointer != above:
        return False
    name = candidate.member or tried.rpartition("/")[2]
    because = refusal.because
    return f"`{name}`" in because or "alternative" in because or "member" in because
