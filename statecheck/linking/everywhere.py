"""What is said once for many states, said at each of them."""

from collections.abc import Iterator
from itertools import combinations

from statecheck.finding import Finding, Related
from statecheck.linking.rules import CLASHING_EVERYWHERE
from statecheck.spec import Everywhere, Listed, Move, Offer, State, System, Table


def reach(system: System, entry: Everywhere) -> frozenset[str]:
    """Return the states that an entry of `everywhere` holds in; final ones never."""
    within, without = set(entry.in_), set(entry.except_)
    return frozenset(
        name
        for name, state in system.states.items()
        if state.final is None
        and (not within or within & {name, state.group})
        and not without & {name, state.group}
    )


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
    brought = list(moves.members)
    for entry in entries:
        if entry.actions is not None:
            all_offers = all_offers and entry.actions.complete
            for name, offer in entry.actions.members.items():
                offers.setdefault(name, offer)
        if entry.moves is not None:
            all_moves = all_moves and entry.moves.complete
            brought += [move for move in entry.moves.members if move not in brought]
    return Listed(Table(offers.items()), all_offers), Listed(tuple(brought), all_moves)


def clashing(system: System) -> Iterator[Finding]:
    """Yield the actions that two entries of the system itself give one state."""
    own = [
        (entry.actions.members, reach(system, entry))
        for entry in system.everywhere
        if entry.actions is not None and entry.at.source in system.files
    ]
    for (offers, states), (others, again) in combinations(own, 2):
        for name in sorted(offers.keys() & others.keys()):
            given = [
                state
                for state in sorted(states & again)
                if not _has(system.states[state], name)
            ]
            if given and offers[name] != others[name]:
                yield Finding(
                    rule=CLASHING_EVERYWHERE,
                    at=others[name].place,
                    message=f"`{name}` is given to `{given[0]}` twice, and not alike",
                    system=system.name,
                    related=(Related(offers[name].place, "the first time"),),
                )


def _has(state: State, action: str) -> bool:
    return state.actions is not None and action in state.actions.members
