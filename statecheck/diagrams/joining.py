"""From two graphs to one: which state and which way is which, and what became of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from statecheck.diagrams.drawing import News
from statecheck.diagrams.two_versions import (
    Both,
    Names,
    Node,
    Outcome,
    TwoVersions,
)
from statecheck.diagrams.ways import is_deduced, ways
from statecheck.diagrams.wording import offer_words, outcome_words, sentence
from statecheck.graph import START, Certainty, Edge, StateGraph
from statecheck.spec import Exit, State


def two_versions(old: StateGraph, new: StateGraph, names: Names) -> TwoVersions:
    """Return two versions as one."""
    return _Joining(old, new, names).joined()


class _Side:
    """One version, with its nodes by key."""

    def __init__(
        self, graph: StateGraph, keys: Mapping[str, str], actions: Mapping[str, str]
    ) -> None:
        self.graph = graph
        self.keys = keys
        led = ways(graph, graph.space.everything)
        self.ways: dict[str, dict[tuple[str, str], list[Edge]]] = {}
        for node, own in led.items():
            key = START if node == START else keys[node]
            told = self.ways.setdefault(key, {})
            for way in own:
                action = actions.get(way.action, way.action)
                by = "" if way.action else way.by
                told.setdefault((action, by), []).extend(way.edges)

    def outcomes(self, way: Sequence[Edge], home: str) -> Mapping[str, Outcome]:
        """Return where a way leads, by key; refusals that stay are left out."""
        edges: dict[str, list[Edge]] = {}
        for edge in way:
            if not (edge.stays and edge.error):
                target = home if edge.stays else self.keys.get(edge.target, "")
                edges.setdefault(target, []).append(edge)
        found: dict[str, Outcome] = {}
        for target, own in edges.items():
            words = tuple(sorted({", ".join(outcome_words(edge)) for edge in own}))
            found[target] = Outcome(
                target=target,
                news=News.SAME,
                before=words,
                now=words,
                means=tuple(dict.fromkeys(map(sentence, own))),
                deduced=bool(target) and all(is_deduced(self.graph, e) for e in own),
                unknown=all(edge.certainty is Certainty.DOUBTFUL for edge in own),
            )
        return found


def _offer(way: Sequence[Edge] | None) -> tuple[str, ...]:
    """Return what has to hold for a way to be on offer, and who presses it."""
    words: dict[str, None] = {}
    for edge in way or ():
        if edge.action:
            words |= dict.fromkeys(offer_words(edge))
            if edge.by not in {"", "user", "client"}:
                words[f"by {edge.by}"] = None
    return tuple(words)


class _Joining:
    """Puts two versions together."""

    def __init__(self, old: StateGraph, new: StateGraph, names: Names) -> None:
        self.graphs = old, new
        self.names = names
        new_keys = {name: name for name in _present(new)}
        back = {was: name for name, was in names.states.items() if name in new_keys}
        old_keys: dict[str, str] = {}
        for name in _present(old):
            same = name if name in new_keys and name not in names.states else None
            old_keys[name] = back.get(name) or same or _free(name, new_keys)
        self.keys = old_keys, new_keys
        self.sides = _Side(old, old_keys, {}), _Side(new, new_keys, names.actions)

    def joined(self) -> TwoVersions:
        nodes = {node.key: node for node in self._nodes()}
        led = {key: tuple(self._led(key)) for key in (START, *nodes)}
        return TwoVersions(*self.graphs, nodes, led, self.keys[0])

    def _nodes(self) -> Iterator[Node]:
        by_key = tuple({key: name for name, key in each.items()} for each in self.keys)
        for key in dict.fromkeys((*by_key[1], *by_key[0])):
            was, now = (
                _element(graph, names[key]) if key in names else None
                for graph, names in zip(self.graphs, by_key, strict=True)
            )
            element = now or was
            last = not any(side.ways.get(key) for side in self.sides)
            yield Node(
                key=key,
                name=by_key[1].get(key) or by_key[0][key],
                news=_news(was, now, same=_alike(was, now)),
                element=element,
                was=was,
                end=element.final if element else None,
                is_last=last and element is not None and element.final is not None,
            )

    def _led(self, key: str) -> Iterator[Both]:
        before, now = (side.ways.get(key, {}) for side in self.sides)
        for action, by in dict.fromkeys((*now, *before)):
            ways_ = before.get((action, by)), now.get((action, by))
            found = [
                side.outcomes(way or (), key)
                for side, way in zip(self.sides, ways_, strict=True)
            ]
            outcomes = tuple(_outcomes(found[0], found[1]))
            offers = _offer(ways_[0]), _offer(ways_[1])
            same = offers[0] == offers[1] and all(
                each.news is News.SAME for each in outcomes
            )
            new_name = ways_[1][0].action if ways_[1] else action
            yield Both(
                source=key,
                action=new_name,
                was=action,
                by=by,
                news=_news(*ways_, same=same and new_name == action),
                before=offers[0],
                now=offers[1],
                outcomes=outcomes,
            )


def _outcomes(
    before: Mapping[str, Outcome], now: Mapping[str, Outcome]
) -> Iterator[Outcome]:
    for target in dict.fromkeys((*now, *before)):
        old, new = before.get(target), now.get(target)
        shown = new or old
        if shown is not None:
            words = (old.before if old else (), new.now if new else ())
            yield Outcome(
                target=target,
                news=_news(old, new, same=words[0] == words[1]),
                before=words[0],
                now=words[1],
                means=shown.means,
                deduced=shown.deduced,
                unknown=shown.unknown,
            )


def _news(old: object, new: object, *, same: bool) -> News:
    if old is None:
        return News.NEW
    if new is None:
        return News.GONE
    return News.SAME if same else News.OTHER


def _alike(old: State | Exit | None, new: State | Exit | None) -> bool:
    """Return whether a state is called, ends and exists as it did."""
    if old is None or new is None:
        return False
    return (type(old), old.name, old.final, str(old.if_)) == (
        type(new),
        new.name,
        new.final,
        str(new.if_),
    )


def _present(graph: StateGraph) -> Iterator[str]:
    names: Iterable[str] = (*graph.system.states, *graph.system.exits)
    yield from (name for name in names if graph.exists[name])


def _element(graph: StateGraph, name: str) -> State | Exit:
    system = graph.system
    return system.exits.get(name) or system.states[name]


def _free(name: str, taken: Mapping[str, str]) -> str:
    """Return a key for what is gone, though something else has its name now."""
    return f"{name} (gone)" if name in taken else name
