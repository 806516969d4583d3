"""Steps that every run to a good end had to take, and that can be left out now."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TypeVar

from statecheck.changes.behaviour.arcs import Arc, Pair
from statecheck.changes.behaviour.exploration import Exploration
from statecheck.changes.behaviour.harms import Harm, Harmed
from statecheck.changes.behaviour.reading import UNKNOWN
from statecheck.graph import START, Edge, StateGraph, VariantSet, shortest_run, spread

Node = TypeVar("Node", bound=Hashable)

Gate = tuple[str, str]
"""A step: a state to go on from, or an action to press, as `(state, action)`.

One of both is empty: an action is the same step wherever it is pressed.
"""


@dataclass(frozen=True)
class Gates:
    """The steps that the client's version makes every run take.

    Attributes:
        everything: All that client and server may come to.
        certain: What they come to by sure steps.
    """

    everything: Exploration
    certain: Exploration

    def bypassed(self) -> Iterator[Harmed]:
        """Yield each step that can be left out, but no state whose actions can be."""
        open_ = sorted(self._open, key=lambda gate: (gate[0] != "", gate))
        said: dict[str, VariantSet] = {}
        for gate in open_:
            variants = self._mandatory(gate)
            state, action = gate
            if state:
                variants = variants & ~said.get(state, self._nothing)
            for harmed in self._led(gate, variants) if variants else ():
                yield harmed
                for edge in self._client.edges if action else ():
                    if gate in self._gates(edge.source, edge):
                        known = said.get(edge.source, self._nothing)
                        said[edge.source] = known | harmed.variants

    def _led(self, gate: Gate, variants: VariantSet) -> Iterator[Harmed]:
        """Yield the shortest run past a step, in some of the variants."""

        def over(arc: Arc) -> bool:
            return gate in self._taken(arc)

        for exploration in (self.certain, self.everything):
            past = replace(exploration, over=over)
            good = [pair for pair in past.arrivals if self._good(pair)]
            there = self._nothing
            for pair in good:
                there = there | (past.met[pair] & variants)
            led = [
                (len(arrival.run), pair, arrival.run)
                for pair in good
                if (arrival := past.first(pair, variants)) is not None
            ]
            if led:
                _, pair, run = min(led, key=lambda each: each[:2])
                yield Harmed(
                    Harm.BYPASS,
                    pair,
                    there,
                    exploration is self.certain,
                    run,
                    action=gate[1],
                    follows=(gate,),
                    doubtful=tuple(a.edge for a in run if a.edge and not a.sure),
                )
                return

    @cached_property
    def _open(self) -> frozenset[Gate]:
        """The steps that may be mandatory for the client, and not on the server.

        What every run of all variants together takes, every run of each of them does;
        and what a run that every variant has does not take, none of them makes one
        take. So hardly any step has to be looked at by itself.
        """
        gates = self._candidates
        bits = {gate: 1 << index for index, gate in enumerate(gates)}

        def mask(taken: Iterable[Gate]) -> int:
            return sum(bits.get(gate, 0) for gate in taken)

        @cache  # since pairs are come back to
        def steps(pair: Pair) -> tuple[tuple[Pair, int], ...]:
            arcs = self.everything.leaving(pair)
            return tuple((arc.target, mask(self._taken(arc))) for arc in arcs)

        def ways(node: str) -> Iterator[tuple[str, int]]:
            asked = self.everything.arcs.sides.asked
            for edge in client.leaving[node]:
                if edge.target and not asked & ~edge.variants:
                    yield edge.target, mask(self._gates(node, edge))

        client = self._client
        theirs = always_taken(self.everything.begun, steps)
        mine = always_taken([START], ways)
        kept = needed = (1 << len(gates)) - 1
        for pair, taken in theirs.items():
            if self._good(pair):
                kept &= taken
        for node in client.successes:
            needed &= mine.get(node, needed)
        return frozenset(gate for gate in gates if needed & ~kept & bits[gate])

    @cached_property
    def _candidates(self) -> tuple[Gate, ...]:
        """The steps of one run to a good end for each variant: others are no gates."""
        client = self._client
        left = client.leads_to(client.successes).get(START, self._nothing)
        found: dict[Gate, None] = {}
        while left:
            run = shortest_run(client, client.successes, left)
            if run is None:
                break
            covered = left
            for edge in run:
                covered = covered & edge.variants
                found.update(dict.fromkeys(self._gates(edge.source, edge)))
            left = left & ~covered
        return tuple(found)

    def _mandatory(self, gate: Gate) -> VariantSet:
        """Return where every run takes a step, unknown ways included."""
        client = self._client
        nothing = self._nothing

        def ways(node: str) -> Iterator[tuple[str, VariantSet]]:
            if not node:
                yield from client.exists.items()
                return
            for edge in client.leaving[node]:
                if gate not in self._gates(node, edge) and (
                    edge.target or edge.declared
                ):
                    yield edge.target, edge.variants

        past = spread({START: client.space.everything}, ways, nothing)
        needed = client.leads_to(client.successes)[START]
        for node, there in past.items():
            if not node or node in client.successes | client.doubtful_ends:
                needed = needed & ~there
        return needed

    @property
    def _client(self) -> StateGraph:
        return self.everything.arcs.sides.client

    @property
    def _nothing(self) -> VariantSet:
        return self._client.space.nothing

    def _good(self, pair: Pair) -> bool:
        server = self.everything.arcs.sides.server
        return pair[1] in server.successes and pair[0] != UNKNOWN

    def _taken(self, arc: Arc) -> Iterable[Gate]:
        known = self._known.get(arc)
        if known is None:
            action = arc.edge.action if arc.edge else ""
            key = self.everything.arcs.reading.server.action(action) if action else ""
            believed, actual = arc.source
            states = [believed] if believed != UNKNOWN else self._meant(actual)
            steps = [step for state in states for step in _steps(state, key)]
            # each once, as they are counted by bits
            taken = dict.fromkeys((*_steps(UNKNOWN, key), *steps))
            known = self._known[arc] = tuple(taken)
        return known

    def _meant(self, actual: str) -> list[str]:
        """Return what the client's version calls a state whose answer tells it nothing.

        The step is taken all the same where a state is only spelled otherwise.
        """
        state = self.everything.arcs.sides.server.system.states.get(actual)
        earlier = state.fact.was if state is not None else ()
        names = {actual, *earlier, *self._later.get(actual, ())}
        return [name for name in sorted(names) if name in self._client.system.states]

    @cached_property
    def _later(self) -> Mapping[str, list[str]]:
        """By name that a state once had, the client's states that had it."""
        found: dict[str, list[str]] = {}
        for name, state in self._client.system.states.items():
            for earlier in state.fact.was:
                found.setdefault(earlier, []).append(name)
        return found

    @cached_property
    def _known(self) -> dict[Arc, tuple[Gate, ...]]:
        return {}

    def _gates(self, node: str, edge: Edge) -> tuple[Gate, ...]:
        spelling = self.everything.arcs.reading.client
        return _steps(node, spelling.action(edge.action) if edge.action else "")


def always_taken(
    begun: Iterable[Node], ways: Callable[[Node], Iterable[tuple[Node, int]]]
) -> dict[Node, int]:
    """Return, by node that is come to, the steps that every way to it takes.

    Args:
        begun: Where ways begin.
        ways: Returns where a node leads, and which steps that takes, as bits.
    """
    taken = dict.fromkeys(begun, 0)
    waiting = deque(taken)
    while waiting:
        node = waiting.popleft()
        before = taken[node]
        for target, steps in ways(node):
            known = taken.get(target)
            after = before | steps if known is None else known & (before | steps)
            if after != known:
                taken[target] = after
                waiting.append(target)
    return taken


def _steps(node: str, key: str) -> tuple[Gate, ...]:
    gates = [("", key)] if key else []
    if node not in {START, UNKNOWN}:
        gates.append((node, ""))
    return tuple(gates)
