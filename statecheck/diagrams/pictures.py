"""What is drawn of a system: one picture, or an overview with a page for each part."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from statecheck.diagrams.composition import Parts, Scope, compose
from statecheck.diagrams.contents import Contents
from statecheck.diagrams.digest import digest
from statecheck.diagrams.colours import coloured
from statecheck.diagrams.direction import runs_across
from statecheck.diagrams.drawing import Drawing, Fork, Group, Ink, Kind
from statecheck.diagrams.folding import folded_ends
from statecheck.diagrams.focus import surroundings
from statecheck.diagrams.grouping import (
    Part,
    bundled,
    cut,
    group_of,
    group_title,
    is_flow,
)
from statecheck.diagrams.legend import legend
from statecheck.diagrams.naming import file_name, file_names, identifier
from statecheck.diagrams.overview import LEFT_OUT, overview
from statecheck.diagrams.paths import path_through, success_path
from statecheck.diagrams.refusals import usual_errors
from statecheck.diagrams.upward import turned
from statecheck.diagrams.view import ColourBy, View, ViewError
from statecheck.diagrams.ways import Way, present, ways
from statecheck.graph import START, Edge, StateGraph, VariantSet
from statecheck.syntax.characters import visible

MOST_PAGES = 60
"""So many parts have a page of their own; of a larger system the overview is drawn,
and parts when they are asked for."""


MOST_NEIGHBOURS = 16
"""States of other parts that have a box of their own; more are drawn as their parts."""

MOST_ARROWS = 64
"""With more arrows than that no picture can be read at the width of a page; it is cut
into parts if the spec names groups."""


def draw(graph: StateGraph, view: View) -> tuple[Drawing, ...]:
    """Return the pictures of a system, the one to begin with first.

    Raises:
        ViewError: The view names something that the system has not.
    """
    return tuple(_Artist(graph, view).drawings())


class _Artist:
    """Decides what is drawn of one system."""

    def __init__(self, graph: StateGraph, view: View) -> None:
        self.graph = graph
        self.view = view
        self.variants = _variants(graph, view)
        self.led = ways(graph, self.variants)
        self.unused = _unused(graph, self.variants)
        self.nodes = tuple(
            node for node in present(graph, self.variants) if node not in self.unused
        )
        _known(self, (*view.path, *((view.focus,) if view.focus else ())))
        self.edges, self.apart = self._strong_edges()
        self.strong = frozenset(map(id, self.edges))
        self.usual = usual_errors(self.led)
        self.digest = digest(graph.system)
        self.name = file_name(graph.system.name)

    def _strong_edges(self) -> tuple[tuple[Edge, ...], tuple[tuple[str, str], ...]]:
        if self.view.path:
            return path_through(self.graph, self.view.path, self.variants)
        return success_path(self.graph, self.variants), ()

    def drawings(self) -> Iterator[Drawing]:
        """Yield the pictures."""
        view = self.view
        states = [node for node in self.nodes if not self._is_last(node)]
        if view.focus:
            near = surroundings(self.led, view.focus, view.depth)
            near_states = [node for node in self.nodes if node in near]
            left = len(self.nodes) - len(near_states)
            steps = f"{view.depth} step{'s' if view.depth != 1 else ''}"
            about = f"around {visible(view.focus)}, {steps}"
            notes = [f"{left} more states and exits are not shown."] if left else []
            yield self._page(self.name, about, near_states, {}, notes)
        elif view.group:
            yield from self._asked(states)
        else:
            yield from self._all(states)

    def _is_last(self, node: str) -> bool:
        """Return whether a flow rests in a node and nothing leads on from it."""
        return self.graph.end(node) is not None and not self.led[node]

    def _all(self, states: Sequence[str]) -> Iterator[Drawing]:
        """Yield one picture of everything; of what is too large for it, several."""
        many = sum(n in self.graph.system.states for n in self.nodes) > self.view.most
        parts = cut(self.graph, states, self.view.most)
        if not many or self.view.whole:
            whole = self._page(self.name, "", list(self.nodes), {}, self._left_out())
            crowded = len(whole.arrows) > MOST_ARROWS and len(parts) > 1
            if self.view.whole or not crowded:
                yield whole
                return
        yield from self._paged(states, parts)

    def _left_out(self) -> list[str]:
        """Return what has to be said of exits that a flow has and does not lead to."""
        if not self.unused:
            return []
        names = ", ".join(map(visible, self.unused))
        return [
            f"No step leads to these exits of the host, so they are not shown: {names}."
        ]

    def _asked(self, states: Sequence[str]) -> Iterator[Drawing]:
        """Yield the picture of one group."""
        wanted = [
            node for node in states if group_of(self.graph, node) == self.view.group
        ]
        parts = {
            part.name: part.nodes for part in cut(self.graph, states, self.view.most)
        }
        nodes = wanted or list(parts.get(self.view.group, ()))
        if not nodes:
            groups = sorted(
                {*parts, *(group_of(self.graph, node) for node in states)} - {""}
            )
            message = f"there is no group `{visible(self.view.group)}`"
            raise ViewError(message, tuple(groups))
        elsewhere = dict.fromkeys(self._beside(nodes), "")
        name = f"{self.name}.{file_name(self.view.group)}"
        yield self._page(name, visible(self.view.group), [*nodes], elsewhere, [])

    def _paged(
        self, states: Sequence[str], parts: tuple[Part, ...]
    ) -> Iterator[Drawing]:
        """Yield the overview, and the parts where they are not too many."""
        exits = [node for node in self.nodes if self._is_last(node)]
        pages = {
            part: f"{self.name}.{name}"
            for part, name in file_names(part.name for part in parts).items()
        }
        notes = self._left_out()
        if len(parts) > MOST_PAGES:
            notes.append(
                f"{len(states):,} states in {len(parts)} parts; "
                "each is drawn when it is asked for by `--group`."
            )
            pages = {}
        shown = bundled(parts, self.view.most)
        drawn = turned(overview(self.graph, self.led, shown, exits, self.strong, pages))
        if any(LEFT_OUT in line.text for box in drawn.boxes for line in box.lines):
            notes.append(
                "Arrows that stand for few outcomes are left out; boxes say so."
            )
        count = sum(node in self.graph.system.states for node in self.nodes)
        about = f"overview of {count:,} states in {len(shown)} parts"
        yield self._drawing(self.name, about, drawn, self._groups(drawn), notes)
        if not pages:
            return
        home = {node: part.name for part in parts for node in part.nodes}
        entered = self._entered(home)
        for part in parts:
            beside = [node for node in self._beside(part.nodes) if node in home]
            ends = [node for node in exits if node in set(self._beside(part.nodes))]
            many = len(beside) > MOST_NEIGHBOURS
            yield self._page(
                pages[part.name],
                visible(part.name),
                [*part.nodes, *ends],
                {node: pages[home[node]] for node in beside},
                [],
                back=self.name,
                entered=entered,
                bundles={node: home[node] for node in beside} if many else {},
            )

    def _beside(self, nodes: Sequence[str]) -> list[str]:
        """Return the nodes outside that something leads to."""
        within = set(nodes)
        found = {
            arm.target
            for node in nodes
            for way in self.led[node]
            for arm in way.arms
            if arm.target and arm.target not in within
        }
        return [node for node in self.nodes if node in found]

    def _page(
        self,
        name: str,
        about: str,
        nodes: list[str],
        elsewhere: Mapping[str, str],
        notes: list[str],
        back: str = "",
        entered: Mapping[str, tuple[str, ...]] | None = None,
        bundles: Mapping[str, str] | None = None,
    ) -> Drawing:
        within = set(nodes)
        led: dict[str, tuple[Way, ...]] = {
            node: self.led[node] for node in (START, *nodes)
        }
        groups = {} if back else {node: group_of(self.graph, node) for node in nodes}
        ids = {node: identifier("g", name) for node, name in groups.items() if name}
        contents = Contents(
            self.graph,
            self.variants,
            self.view.detail,
            self.usual,
            short=is_flow(self.graph),
            unreached=True,
            entered=entered or {},
        )
        scope = Scope(
            graph=self.graph,
            led=led,
            nodes=tuple(nodes),
            elsewhere=elsewhere,
            bundles=bundles or {},
            folded=folded_ends(self.graph, led, self.strong) & within,
            strong=self.strong,
            others=Ink.FAINT if self.view.path else Ink.PLAIN,
            groups=ids,
        )
        parts = turned(compose(scope, contents))
        return self._drawing(name, about, parts, self._groups(parts), notes, back)

    def _entered(self, home: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        """Return, by state, the parts besides its own that lead to it."""
        found: dict[str, dict[str, None]] = {}
        for source, ways in self.led.items():
            for way in ways:
                for arm in way.arms:
                    if arm.target in home and home.get(source, "") not in {
                        "",
                        home[arm.target],
                    }:
                        found.setdefault(arm.target, {})[home[source]] = None
        return {node: tuple(map(visible, parts)) for node, parts in found.items()}

    def _groups(self, parts: Parts) -> tuple[Group, ...]:
        """Return the groups that boxes stand in."""
        names = {
            identifier("g", name): name
            for name in (group_of(self.graph, node) for node in self.nodes)
            if name
        }
        used = {box.group for box in parts.boxes}
        return tuple(
            Group(key, name, visible(group_title(self.graph, name)))
            for key, name in names.items()
            if key in used
        )

    def _drawing(
        self,
        name: str,
        about: str,
        parts: Parts,
        groups: tuple[Group, ...],
        notes: list[str],
        back: str = "",
    ) -> Drawing:
        system = self.graph.system
        said = [*notes]
        if self.usual and any(box.kind is Kind.STATE for box in parts.boxes):
            codes = ", ".join(map(visible, self.usual))
            said.append(f"Most actions may also be refused, and stays: {codes}.")
        said += [
            f"No way leads from {visible(a)} to {visible(b)}." for a, b in self.apart
        ]
        absent = len(system.states) - sum(node in system.states for node in self.nodes)
        if absent and not self.view.focus and not back:
            where = "under this setting" if self.view.variant else "in any variant"
            said.append(f"{absent} states do not exist {where}, so they are not drawn.")
        version = f"version {visible(system.version)}" if system.version else ""
        variant = ", ".join(
            f"{visible(o)} = {_spelled(v)}" for o, v in self.view.variant
        )
        pieces = (about, version, variant, f"spec {self.digest}")
        parts, groups, entries = coloured(
            self.graph, parts, groups, self.view.colour_by
        )
        drawing = Drawing(
            name=name,
            title=visible(system.title or system.name),
            version=visible(system.version),
            digest=self.digest,
            subtitle="  ·  ".join(filter(None, pieces)),
            boxes=parts.boxes,
            forks=_placed(parts, flow=is_flow(self.graph)),
            arrows=parts.arrows,
            groups=groups,
            legend=(*legend(parts, asked=bool(self.view.path)), *entries),
            notes=tuple(said),
            across=bool(self.view.across),
            back=back,
            links=self.view.links,
        )
        if self.view.across is None and drawing.boxes:
            return replace(drawing, across=runs_across(drawing))
        return drawing


def _placed(parts: Parts, *, flow: bool) -> tuple[Fork, ...]:
    """Return the forks in their groups: with their states if all they lead to is there.

    A step of a flow has all of its forks, since it is a system of its own.
    """
    group = {box.id: box.group for box in parts.boxes}
    nowhere = {box.id for box in parts.boxes if box.kind is Kind.UNKNOWN}
    ends: dict[str, set[str]] = {}
    for arrow in parts.arrows:
        if arrow.head in group and arrow.head not in nowhere:
            ends.setdefault(arrow.tail, set()).add(group[arrow.head])
    return tuple(
        replace(fork, group=group[fork.source])
        if flow or ends.get(fork.id, set()) <= {group[fork.source]}
        else fork
        for fork in parts.forks
    )


def _variants(graph: StateGraph, view: View) -> VariantSet:
    known = graph.space.values
    for option, value in view.variant:
        if option not in known:
            raise ViewError(
                f"there is no option `{visible(option)}`", tuple(sorted(known))
            )
        if value not in known[option]:
            values = tuple(map(_spelled, known[option]))
            raise ViewError(
                f"`{visible(option)}` has no value `{_spelled(value)}`", values
            )
    return graph.space.cube(view.variant)


def _unused(graph: StateGraph, variants: VariantSet) -> tuple[str, ...]:
    """Return the exits that a flow inherits from its host and never leads to."""
    if not is_flow(graph):
        return ()
    return tuple(
        name
        for name in graph.system.exits
        if not any(edge.variants & variants for edge in graph.entering[name])
    )


def _known(artist: _Artist, names: Sequence[str]) -> None:
    for name in names:
        if name not in artist.nodes:
            raise ViewError(
                f"there is no state or exit `{visible(name)}`", artist.nodes
            )


def _spelled(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else visible(value)
