"""From the ways of some states to the boxes, forks and arrows of one picture."""

from collections.abc import Collection

from statecheck.diagrams.boxes import cleaned, neighbour_box, node_box
from statecheck.diagrams.contents import Contents, conditions
from statecheck.diagrams.drawing import Arrow, Box, Fork, Kind, Line, Turn, Voice
from statecheck.diagrams.naming import identifier
from statecheck.diagrams.scope import Scope
from statecheck.diagrams.view import Detail
from statecheck.diagrams.ways import Arm, Way, is_deduced
from statecheck.diagrams.wording import alternatives, sentence
from statecheck.graph import START, Certainty, Edge
from statecheck.immutable import frozen
from statecheck.syntax import visible


@frozen
class Parts:
    """What a picture is made of."""

    boxes: tuple[Box, ...]
    forks: tuple[Fork, ...]
    arrows: tuple[Arrow, ...]


def compose(scope: Scope, contents: Contents) -> Parts:
    """Return the boxes, forks and arrows of a picture."""
    return _Composer(scope, contents).parts()


class _Composer:
    """Draws one state after the other."""

    def __init__(self, scope: Scope, contents: Contents) -> None:
        self.scope = scope
        self.contents = contents
        self.graph = scope.graph
        self.shown = {*scope.nodes, *scope.elsewhere}
        self.lines: dict[str, list[Line]] = {}
        self.forks: list[Fork] = []
        self.arrows: list[Arrow] = []
        self.unknown: list[Box] = []
        self.met: dict[str, None] = {}
        self.from_: dict[str, set[str]] = {}

    def parts(self) -> Parts:
        """Return everything, each box with its lines."""
        nodes = self.scope.nodes
        for node in nodes:
            self.lines[node] = list(self.contents.of_state(node))
        arms = [arm for way in self.scope.led[START] for arm in way.arms]
        nowhere = not any(arm.target for arm in arms) and not self.scope.elsewhere
        if nowhere or any(arm.target in nodes for arm in arms):
            self._leaving(START)
        started = [START] if START in self.lines else []
        for node in nodes:
            self._leaving(node)
        boxes = [
            node_box(node, self.scope, self.contents, self._lines(node))
            for node in (*started, *nodes)
        ]
        found = (neighbour_box(node, self.scope, self.contents) for node in self.met)
        neighbours = {box.id: box for box in found}.values()
        return Parts(
            (*boxes, *neighbours, *self.unknown), tuple(self.forks), tuple(self.arrows)
        )

    def _lines(self, node: str) -> list[Line]:
        """Return the lines of a box; an end says from how many states it was folded."""
        lines = self.lines[node]
        if node not in self.from_ or self.contents.detail is Detail.NAMES:
            return lines
        count = len(self.from_[node])
        states = "state" if count == 1 else "states"
        return [*lines, Line(Voice.MORE, f"folded: from {count} {states}")]

    def _drawn(self, arm: Arm) -> bool:
        return (
            arm.target in self.shown
            and arm.target not in self.scope.folded
            and id(arm) not in self.scope.left
        )

    def _leaving(self, node: str) -> None:
        lines = self.lines.setdefault(node, [])
        direct = self.contents.detail is Detail.NAMES
        drawn: list[Way] = []
        for way in self.scope.led[node]:
            for arm in way.arms:
                if arm.target in self.scope.folded:
                    self.from_.setdefault(arm.target, set()).add(node)
            known = any(self._drawn(arm) for arm in way.arms)
            if known or (node == START and any(not arm.target for arm in way.arms)):
                drawn.append(way)
            else:
                lines.extend(
                    self.contents.of_way(way, self.scope.folded, _hidden(self, way))
                )
        if direct or (node == START and all(not way.action for way in drawn)):
            self._direct(node, drawn)
            return
        for alike in self._alike(drawn):
            self._fork(node, alike)

    def _alike(self, drawn: list[Way]) -> list[list[Way]]:
        """Return the ways, those together that lead to one place in the same way."""
        together: dict[object, list[Way]] = {}
        for way in drawn:
            key: object = id(way)
            if way.action and len(way.arms) == 1 and not way.stays:
                words = conditions(way.arms[0].edges, self.contents)
                if not words and not list(self.contents.of_fork(way, frozenset(), 0)):
                    key = (way.arms[0].target, self._deduced(way.arms[0].edges))
            together.setdefault(key, []).append(way)
        return list(together.values())

    def _direct(self, node: str, drawn: list[Way]) -> None:
        """Draw arrows from state to state, one for each target."""
        led: dict[str, list[Edge]] = {}
        for way in drawn:
            for arm in way.arms:
                led.setdefault(arm.target, []).extend(arm.edges)
        for target, edges in led.items():
            arm = Arm(target, tuple(edges))
            if target and not self._drawn(arm):
                continue
            words = conditions(arm.edges, self.contents) if node == START else ()
            self._arm(self.scope.id(node), arm, words, (node,))

    def _fork(self, node: str, alike: list[Way]) -> None:
        way = alike[0]
        key = _key("a" if way.action else "m", node, *(w.action or w.by for w in alike))
        arms = [arm for arm in way.arms if self._drawn(arm) or not arm.target]
        lines = list(self.contents.of_fork(way, self.scope.folded, _hidden(self, way)))
        words = {arm.target: conditions(arm.edges, self.contents) for arm in arms}
        offered = bool(self.contents.offer(way))
        only = arms[0].target
        if _is_alone(way) and not (offered and len(words[only]) > 1):
            # Then what the fork says can be said of nothing else.
            lines[:0] = [
                Line(Voice.CONDITION, each) for each in alternatives(words[only])
            ]
            words[only] = ()
        edges = [edge for each in alike for edge in each.edges]
        strong = self.scope.ink(edges)
        names = tuple(each.action or each.by for each in alike)
        self.forks.append(
            Fork(
                id=key,
                turn=Turn.ACTION if way.action else Turn.MOVE,
                source=self.scope.id(node),
                names=names,
                texts=tuple(
                    visible(self.contents.local(name) or "server") for name in names
                ),
                lines=tuple(cleaned(line) for line in lines),
                conditional=offered,
                deduced=self._deduced([e for arm in arms for e in arm.edges]),
                ink=strong,
                says=self._says(alike),
            )
        )
        self.arrows.append(
            Arrow(
                id=f"to_{key}",
                tail=self.scope.id(node),
                head=key,
                conditional=offered,
                ink=strong,
            )
        )
        for arm in arms:
            together = tuple(
                edge
                for each in alike
                for own in each.arms
                if own.target == arm.target
                for edge in own.edges
            )
            self._arm(
                key,
                Arm(arm.target, together),
                words[arm.target],
                (node, *names),
            )

    def _arm(
        self,
        tail: str,
        arm: Arm,
        words: tuple[str, ...],
        names: tuple[str, ...],
    ) -> None:
        means = tuple(map(sentence, arm.edges))
        head = self.scope.id(arm.target)
        if not arm.target:
            head = _key("u", *names)
            self.unknown.append(
                Box(head, Kind.UNKNOWN, "", "?", says="Nobody says where it leads.")
            )
        elif arm.target in self.scope.elsewhere:
            self.met[arm.target] = None
        self.arrows.append(
            Arrow(
                id=_key("w" if arm.target else "wu", *names, arm.target),
                tail=tail,
                head=head,
                conditions=tuple(map(visible, words)),
                conditional=self._needs(arm),
                deduced=self._deduced(arm.edges),
                unknown=not arm.target
                or all(edge.certainty is Certainty.DOUBTFUL for edge in arm.edges),
                ink=self.scope.ink(arm.edges),
                means=tuple(map(visible, means)),
            )
        )

    def _needs(self, arm: Arm) -> bool:
        """Return whether something has to hold; that time passes is sure anyway."""
        if self.contents.detail is Detail.NAMES and arm.edges[0].source != START:
            return False
        return bool(conditions(arm.edges, self.contents, times=False))

    def _deduced(self, edges: Collection[Edge]) -> bool:
        known = [edge for edge in edges if edge.target]
        return bool(known) and all(is_deduced(self.graph, edge) for edge in known)

    def _says(self, alike: list[Way]) -> str:
        actions = self.graph.system.actions
        texts = [
            actions[way.action].description for way in alike if way.action in actions
        ]
        return visible(" ".join(text.strip() for text in texts if text))


def _key(kind: str, node: str, *names: str) -> str:
    """Return the id of something that leaves a node."""
    if node == START:
        return identifier(f"{kind}start", *filter(None, names))
    return identifier(kind, node, *filter(None, names))


def _is_alone(way: Way) -> bool:
    """Return whether a way leads to one place, and does nothing else but fail."""
    return len(way.arms) == 1 and all(edge.error for edge in way.stays)


def _hidden(composer: _Composer, way: Way) -> int:
    """Return how many arms of a way this picture leaves out, or the states there."""
    return sum(
        1
        for arm in way.arms
        if (arm.target and arm.target not in composer.shown)
        or id(arm) in composer.scope.left
    )
