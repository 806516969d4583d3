"""What is said once for many states, said at each of them."""

from collections.abc import Iterable, Iterator

from statecheck.finding import Finding, Related
from statecheck.language import Candidates
from statecheck.linking.rules import CLASHING_EVERYWHERE
from statecheck.spec import Everywhere, Listed, Move, Offer, State, System, Table


class Reach:
    """The states of a system that entries of `everywhere` hold in; final ones never.

    An entry that names states and groups takes no longer than there are of those. A
    name that nothing is called is taken for the nearest; if none is near, an entry of
    the system itself holds in every state, so that it is reported once, by a check,
    and not by everything that is missing where the entry should hold.
    """

    def __init__(self, system: System) -> None:
        """Look the states up by their names and groups."""
        states = system.states
        self._files = system.files
        self._words = {each.group for each in states.values() if each.group}
        self._words |= states.keys()
        self._candidates = Candidates(self._words)
        self._open = {name for name, each in states.items() if each.final is None}
        self._named: dict[str, set[str]] = {}
        for name in self._open:
            for word in {name, states[name].group} - {""}:
                self._named.setdefault(word, set()).add(name)

    def of(self, entry: Everywhere) -> frozenset[str]:
        """Return the states that an entry holds in."""
        within = self._open
        names = [self._meant(entry, word) for word in entry.in_]
        if all(names):
            within = self._called(names) if names else self._open
        excepted = (self._meant(entry, word) for word in entry.except_)
        return frozenset(within - self._called(excepted))

    def _meant(self, entry: Everywhere, word: str) -> str:
        """Return the name that is meant; empty for none that is near."""
        if word in self._words or entry.at.source not in self._files:
            return word
        return self._candidates.nearest(word)

    def _called(self, words: Iterable[str]) -> set[str]:
        return {name for word in words for name in self._named.get(word, ())}


def spread(
    state: State, entries: list[Everywhere]
) -> tuple[Listed[Table[Offer]], Listed[tuple[Move, ...]]]:
    """Return the actions and moves of a state, with those that entries add to it.

    An action that the state has itself stays as it is, whole; of several entries the
    first counts. A state that says nothing of how it goes on may have more.
    """
    silent = state.actions is None and state.moves is None and state.final is None
    known = not silent and not state.incomplete
    actions = state.actions or Listed(Table())
    moves = state.moves or Listed(())
    offers = dict(actions.members)
    all_offers, all_moves = known and actions.complete, known and moves.complete
    brought = dict.fromkeys(moves.members)
    for entry in entries:
        if entry.actions is not None:
            all_offers = all_offers and entry.actions.complete
            for name, offer in entry.actions.members.items():
                offers.setdefault(name, offer)
        if entry.moves is not None:
            all_moves = all_moves and entry.moves.complete
            brought |= dict.fromkeys(entry.moves.members)
    return Listed(Table(offers.items()), all_offers), Listed(tuple(brought), all_moves)


def clashing(system: System) -> Iterator[Finding]:
    """Yield the actions that two entries of the system itself give one state.

    Each entry is held against the one that counts there, which is the first.
    """
    first: dict[tuple[str, str], Offer] = {}
    reach = Reach(system)
    for entry in system.everywhere:
        if entry.actions is None or entry.at.source not in system.files:
            continue
        states = sorted(reach.of(entry))
        for name, offer in sorted(entry.actions.members.items()):
            for state in states:
                if _has(system.states[state], name):
                    continue
                counts = first.setdefault((state, name), offer)
                if counts != offer:
                    yield Finding(
                        rule=CLASHING_EVERYWHERE,
                        at=offer.place,
                        message=f"`{name}` is given to `{state}` twice, and not alike",
                        system=system.name,
                        related=(Related(counts.place, "the first time"),),
                    )
                    break


def _has(state: State, action: str) -> bool:
    return state.actions is not None and action in state.actions.members
