"""The run on which a client meets a change, and the message at its end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from statecheck.changes.behaviour.arcs import BEGIN, Arc, Pair
from statecheck.changes.behaviour.exploration import Run
from statecheck.changes.behaviour.meeting import Meeting, Meetings
from statecheck.changes.behaviour.places import Place
from statecheck.changes.behaviour.reading import UNKNOWN
from statecheck.changes.behaviour.refinement import Refinement
from statecheck.changes.change import Change, Judged, Subject, Verdict
from statecheck.changes.governed import OWNERS, governed
from statecheck.changes.messages import Search
from statecheck.changes.messages.scene import Place as Spot
from statecheck.changes.messages.scene import Scene, scene
from statecheck.changes.replay import Claim, Replay
from statecheck.changes.telling import Telling
from statecheck.finding import Message, Step
from statecheck.graph import RUN, Edge, VariantSet, witness
from statecheck.immutable import frozen


@frozen
class Shown:
    """A run, and what it should show.

    Attributes:
        run: The steps of client and server.
        claim: What they show.
        refinement: The client and the server.
        variants: Where they can be taken.
        begun: Where they begin.
        action: What is pressed at the end in vain, or perhaps; empty for nothing.
        kind: Whether the run ends or comes round again.
        message: What comes at the end that one version takes and the other refuses.
        error: What the action may be answered with, if the claim is about that.
    """

    run: Run
    claim: Claim
    refinement: Refinement
    variants: VariantSet
    begun: Pair = BEGIN
    action: str = ""
    kind: str = RUN
    message: Message | None = None
    error: str = ""


MESSAGE = "message"
"""The kind of a witness that is a message, wherever a flow is."""

_EVERYWHERE = frozenset({"wire", "openness", "options"})
"""Sections of a spec that are met wherever a flow is."""

_SCENES = 8
"""So many places are looked at for a message."""


@dataclass(frozen=True)
class Player:
    """A client and a server on which witnesses are looked for and played.

    Attributes:
        refinement: The client and the server.
        names: What the version of the client is called, and that of the server.
    """

    refinement: Refinement
    names: tuple[str, str]

    @cached_property
    def replay(self) -> Replay:
        """Plays runs."""
        return Replay(self.refinement.sides.client, self.refinement.sides.server)

    def steps(self, edge: Edge) -> tuple[Step, ...]:
        """Return an edge as a tester goes it; runs have their beginnings in common."""
        known = self._steps.get(id(edge))
        if known is None:
            # an edge is as long there as its version
            steps = witness((edge,)).steps
            known = self._steps[id(edge)] = steps[:-1] if edge.target else steps
        return known

    @cached_property
    def _steps(self) -> dict[int, tuple[Step, ...]]:
        return {}

    @cached_property
    def meetings(self) -> Meetings:
        """Finds runs."""
        return Meetings(self.refinement)

    @cached_property
    def search(self) -> Search:
        """Finds messages."""
        sides = self.refinement.sides
        return Search(sides.client, sides.server, self.names)

    @cached_property
    def tellings(self) -> tuple[Telling, Telling]:
        """What tells the states and actions of client and server."""
        sides = self.refinement.sides
        return Telling(sides.client), Telling(sides.server)


def meeting(judged: Judged, players: Sequence[Player]) -> Shown | None:
    """Return a run on which the client that is hurt meets a change, and a message.

    The first place at which a message shows it is preferred to a closer one.
    """
    if judged.worst < Verdict.RISK:
        return None
    hurt = [
        (verdict, player)
        for verdict, player in zip(
            (judged.backward, judged.forward), players, strict=True
        )
        if verdict >= Verdict.RISK
    ]
    first: Shown | None = None
    for _, player in sorted(hurt, key=lambda each: -each[0]):
        further = _further(judged.change, player)
        found = player.meetings.all(judged.change, further)
        for met in islice(found, _SCENES):
            shown = _met(judged.change, met, player)
            if shown.message is not None:
                return shown
            first = first or shown
    section = judged.change.name.partition("/")[0]
    # Any run would do for these, and so none shows anything.
    return None if section in _EVERYWHERE else first


def _met(change: Change, met: Meeting, player: Player) -> Shown:
    """Return a run, what it shows, and a message at its end if one shows it."""
    claim = Claim.REFUSED if met.refused else Claim.MET
    error = ""
    if met.unlisted:
        claim, error = Claim.UNLISTED, met.unlisted.error
    if met.run and met.run[-1].target[0] == UNKNOWN and met.run[-1].target[1]:
        claim = Claim.UNKNOWN_STATUS
    refinement = player.refinement
    variants = common(met.run, met.variants)
    message = None
    for fewer, seen in _scenes(change, met, player, variants):
        message = player.search.shown(change, seen, in_vain=bool(met.refused))
        if message is not None:
            variants = fewer
            break
    kind = MESSAGE if change.kind.subject is Subject.OPTION and message else RUN
    return Shown(
        met.run,
        claim,
        refinement,
        variants,
        action=met.unlisted.action if met.unlisted else met.refused,
        error=error,
        kind=kind,
        message=message,
    )


def _scenes(
    change: Change, met: Meeting, player: Player, variants: VariantSet
) -> Iterator[tuple[VariantSet, Scene]]:
    """Yield where a message may show a change, and in which variants: the end first.

    What an error leads to is shown by the next answer. What comes in some of the
    variants alone is looked for in those. Whether a state is known does not depend on
    where it is shown.
    """
    space = player.refinement.sides.space
    end = met.run[-1].target if met.run else BEGIN
    both = player.tellings
    for fewer in _choices(met, player, variants):
        one = space.one(fewer)
        after = scene(both, (), one, begun=end)
        if "/moves" in change.name and met.run:
            yield fewer, after
            continue
        if met.unlisted:
            pressed, error = met.unlisted.action, met.unlisted.error
            yield fewer, scene(both, met.run, one, pressed, error=error)
            continue
        yield fewer, scene(both, met.run, one, met.refused)
        if met.run and not met.refused:
            yield fewer, after
    if change.kind.subject is Subject.STATE:
        yield variants, Scene(Spot(""), Spot(""), space.one(variants))


def _choices(
    met: Meeting, player: Player, variants: VariantSet
) -> Iterator[VariantSet]:
    """Yield variants, then those in which one version goes on from there, or not."""
    yield variants
    sides = player.refinement.sides
    if sides.space.one(variants) == variants:
        return
    seen = [variants]
    pairs = {
        BEGIN,
        *(pair for arc in met.run[-1:] for pair in (arc.source, arc.target)),
    }
    for pair in sorted(pairs):
        for graph, node in zip((sides.client, sides.server), pair, strict=True):
            for edge in graph.leaving.get(node, ()):
                for fewer in (variants & edge.variants, variants & ~edge.variants):
                    if fewer and fewer not in seen and len(seen) < _SCENES:
                        seen.append(fewer)
                        yield fewer


def _further(change: Change, player: Player) -> Iterator[Place]:
    """Yield where a change may be met beside the places that it names.

    A model is met in the messages that it is part of, what is said of the wire or of
    the whole system in any message.
    """
    section, _, rest = change.name.partition("/")
    if section == "models":
        name = rest.partition("/fields/")[0].partition("/variants/")[0]
        for owners in player.search.owners:
            for kind, owner in islice(owners.of(name), _SCENES):
                if owner:
                    yield OWNERS[kind](owner)
    if change.openness:
        for owners in player.search.owners:
            yield from islice(governed(owners, change.openness), _SCENES)
    if section in {"models", *_EVERYWHERE}:
        yield from _anywhere(player)
    if change.kind.subject is Subject.STATE:
        yield Place()


def _anywhere(player: Player) -> Iterator[Place]:
    """Yield where some errors, some actions and any answer at all are met."""
    system = player.refinement.sides.server.system
    for code in islice(system.errors, _SCENES):
        yield Place(error=code)
    for name in islice(system.actions, _SCENES):
        yield Place(action=name)
    yield Place()


def common(run: Sequence[Arc], variants: VariantSet) -> VariantSet:
    """Return where a run can be taken, of some variants."""
    for arc in run:
        variants = variants & arc.variants
    return variants
