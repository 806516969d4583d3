"""A witness, played once more on both versions before it is shown.

It reads the two graphs by itself, in one variant, and knows nothing of how the witness
was found.
"""

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from statecheck.changes.listing import lists, may_answer, offers
from statecheck.changes.telling import Telling, answers_with_state, spelled, token
from statecheck.finding import Step
from statecheck.graph import START, Edge, StateGraph, VariantSet


class Claim(StrEnum):
    """What a run shows at its end."""

    MET = "met"
    """A client comes there."""
    UNKNOWN_STATUS = "unknown status"
    """The client does not know the last state."""
    REFUSED = "refused"
    """The client presses the last action, and it is not on offer."""
    UNLISTED = "unlisted"
    """The client presses the last action, and nobody says that it must not, or that it
    is not answered so."""
    NO_SUCCESS = "no success"
    """The client can press what it likes and gets to no good end."""
    SUCCESS = "success"
    """The run gets to a good end."""


@dataclass(frozen=True)
class Replay:
    """A client and a server on which runs are played.

    Attributes:
        client: What the client knows.
        server: What it meets.
    """

    client: StateGraph
    server: StateGraph

    def holds(
        self,
        steps: Sequence[Step],
        claim: Claim,
        variants: VariantSet,
        begun: tuple[str, str] = (START, START),
    ) -> bool:
        """Return whether a run can be played, and shows what it should.

        Args:
            steps: The run, as it would be shown.
            claim: What it should show.
            variants: It is played in one of these.
            begun: What the client believes at first, and what is so.
        """
        one = self.server.space.one(variants)
        if not one or not steps:
            return False
        places = {begun}
        if begun[1] == START and steps[0].state:
            places = set(self._began(steps[0].state, one))
        for step, following in pairwise(steps):
            places = {
                after
                for before in places
                if before[1] == (step.state or START)
                for after in self._stepped(before, step, following.state or START, one)
            }
        last = steps[-1]
        places = {each for each in places if each[1] == (last.state or START)}
        return bool(places) and self._shows(places, last, claim, one)

    def _began(self, state: str, one: VariantSet) -> Iterator[tuple[str, str]]:
        for edge in self.server.leaving[START]:
            # where nobody knows where it begins, it may begin anywhere
            leads = edge.target == state or (edge.declared and not edge.target)
            if not edge.action and leads and edge.variants & one:
                yield from self._read(state, one)

    def _stepped(
        self, place: tuple[str, str], step: Step, target: str, one: VariantSet
    ) -> tuple[tuple[str, str], ...]:
        """Return where both may be after a step; many runs begin alike."""
        key = (place, step.action, target, one)
        known = self._known.get(key)
        if known is None:
            found = self._following(place, step, target, one)
            known = self._known[key] = tuple(found)
        return known

    @cached_property
    def _known(self) -> dict[Hashable, tuple[tuple[str, str], ...]]:
        return {}

    def _following(
        self, place: tuple[str, str], step: Step, target: str, one: VariantSet
    ) -> Iterator[tuple[str, str]]:
        believed, actual = place
        for edge in self.server.leaving[actual]:
            if edge.pressed != step.action or not edge.variants & one:
                continue
            if edge.target and edge.target != target:
                continue
            # a move comes about even where nothing on offer shows it
            pressed = not edge.move or offers(self.server, actual, edge.action, one)
            if pressed and edge.action and not self._knows(believed, edge.action, one):
                continue
            if edge.error or not answers_with_state(self.server, edge.action):
                yield from self._guessed(believed, edge, target, one)
            else:
                yield from self._read(target, one)

    def _knows(self, believed: str, action: str, one: VariantSet) -> bool:
        """Return whether a client presses an action where it believes to be."""
        if believed == START and self.client.system.start is None:
            return True
        wanted = token(self.server, action)
        state = self.client.system.states.get(believed)
        listed = self.client.system.start if believed == START else None
        listed = state.actions if state is not None else listed
        if listed is None:
            return state is not None and self._in_catalogue(wanted)
        for offer in listed.members.values():
            if token(self.client, offer.action) == wanted:
                return bool(self.client.space.where(offer.if_) & one)
        return not listed.complete and self._in_catalogue(wanted)

    def _in_catalogue(self, word: str) -> bool:
        return bool(self._telling.actions(word))

    @cached_property
    def _telling(self) -> Telling:
        return Telling(self.client)

    def _read(self, target: str, one: VariantSet) -> Iterator[tuple[str, str]]:
        """Yield what a client takes a state for that it is shown."""
        if target == START or target in self.server.system.exits:
            yield target, target
            return
        known = [
            name
            for name in self._telling.states(self.server, target)
            if self.client.exists[name] & one
        ]
        yield from ((name, target) for name in known or [""])

    def _guessed(
        self, believed: str, edge: Edge, target: str, one: VariantSet
    ) -> Iterator[tuple[str, str]]:
        """Yield what a client may believe after an answer that shows no state."""
        wanted = token(self.server, edge.action)
        mine = [
            each
            for each in self.client.leaving.get(believed, ())
            if each.action
            and each.variants & one
            and token(self.client, each.action) == wanted
        ]
        code = spelled(self.server, edge.error)
        said: set[str] = set()
        while not said:
            said = {
                each.target for each in mine if spelled(self.client, each.error) == code
            }
            if len(code) <= 1:
                break
            code = code[:-1]
        shown = set(self._read(target, one))
        if not said or "" in said or any(self._fits(name, said) for name, _ in shown):
            yield from shown
        else:
            yield from ((name, target) for name in said)

    def _fits(self, name: str, said: Collection[str]) -> bool:
        """Return whether what an answer tells is nothing, or what was to be expected.

        Exits that end alike are all one to a client.
        """
        end = self.server.system.exits.get(name)
        exits = self.client.system.exits
        return (
            not name
            or name in said
            or (
                end is not None
                and any(
                    each in exits and exits[each].final is end.final for each in said
                )
            )
        )

    def _shows(
        self, places: set[tuple[str, str]], last: Step, claim: Claim, one: VariantSet
    ) -> bool:
        match claim:
            case Claim.MET:
                return True
            case Claim.UNKNOWN_STATUS:
                return any(not believed for believed, _ in places)
            case Claim.REFUSED:
                return any(self._refused(each, last.action, one) for each in places)
            case Claim.UNLISTED:
                return any(self._perhaps(each, last) for each in places)
            case Claim.SUCCESS:
                return any(actual in self.server.successes for _, actual in places)
            case Claim.NO_SUCCESS:
                return any(not self._succeeds(each, one) for each in places)

    def _refused(self, place: tuple[str, str], action: str, one: VariantSet) -> bool:
        """Return whether a client presses what is not on offer."""
        believed, actual = place
        mine = self.client.system.states.get(believed)
        listed = mine.actions if mine else self.client.system.start
        offers = [
            offer
            for offer in (listed.members.values() if listed else ())
            if offer.action == action and self.client.space.where(offer.if_) & one
        ]
        if not offers:
            # both do not agree that it is over, or how it ended
            return not action and self.client.end(believed) is not self.server.end(
                actual
            )
        theirs = self.server.system.states.get(actual)
        there = theirs.actions if theirs else self.server.system.start
        if actual in self.server.system.exits or there is None:
            return True
        wanted = token(self.client, action)
        return not any(
            token(self.server, offer.action) == wanted
            and self.server.space.where(offer.if_) & one
            for offer in there.members.values()
        )

    def _perhaps(self, place: tuple[str, str], last: Step) -> bool:
        """Return whether nobody rules out that an action is pressed, and its answer."""
        believed, _ = place
        word = token(self.client, last.action)
        if not self._in_catalogue(word):
            return False
        return lists(self.client, believed, word) is not False

    def may_be_answered(self, action: str, error: str) -> bool:
        """Return whether some version lists an error for an action, or rules out none.

        Args:
            action: The client's name of the action.
            error: Path of the code in either version.
        """
        word = token(self.client, action)
        return any(may_answer(g, word, error) for g in (self.client, self.server))

    def _succeeds(self, place: tuple[str, str], one: VariantSet) -> bool:
        """Return whether a client that presses everything gets to a good end."""
        seen = {place}
        waiting = [place]
        for at in waiting:  # it grows while it is gone through
            if at[0] and at[1] in self.server.successes:
                return True
            for edge in self.server.leaving.get(at[1], ()) if at[0] else ():
                if not edge.sure or not edge.target:
                    continue
                step = Step(at[1], edge.pressed)
                for after in self._stepped(at, step, edge.target, one):
                    if after not in seen:
                        seen.add(after)
                        waiting.append(after)
        return False
