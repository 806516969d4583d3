"""From two versions to the boxes, forks and arrows of one picture."""

from collections.abc import Iterator, Sequence

from statecheck.diagrams.as_before import (
    box_of_region,
    crowded_ends,
    pale_arrows,
    region_box,
)
from statecheck.diagrams.composition import Parts
from statecheck.diagrams.difference_lines import (
    GONE,
    offer_lines,
    outcome_conditions,
    plain_line,
    state_lines,
)
from statecheck.diagrams.drawing import (
    Arrow,
    Box,
    Fork,
    Ink,
    Kind,
    Line,
    Mark,
    News,
    Sign,
    Turn,
    Voice,
)
from statecheck.diagrams.naming import identifier
from statecheck.diagrams.remarks import Remarks, in_full, remark_lines
from statecheck.diagrams.two_versions import Both, Node, Outcome, TwoVersions
from statecheck.diagrams.unchanged import Folded
from statecheck.graph import START
from statecheck.spec import End, Exit
from statecheck.syntax import visible


class Differences:
    """Draws one node after the other."""

    def __init__(self, versions: TwoVersions, plan: Folded, said: Remarks) -> None:
        """Draw what a plan wants of two versions, with what is said of them."""
        self.versions = versions
        self.plan = plan
        self.said = said
        self.forks: list[Fork] = []
        self.arrows: list[Arrow] = []
        self.lines: dict[str, list[Line]] = {key: [] for key in versions.nodes}
        self.box: dict[str, str] = {START: "start"}
        for key in (*plan.changed, *plan.beside):
            node = versions.nodes[key]
            kind = "x" if isinstance(node.element, Exit) else "s"
            self.box[key] = identifier(kind, key)
        for index, region in enumerate(plan.regions):
            self.box |= dict.fromkeys(region, box_of_region(index))

    def parts(self) -> Parts:
        """Return the boxes, forks and arrows."""
        between: dict[tuple[str, str], list[str]] = {}
        for key in (START, *self.versions.nodes):
            drawn = set(self._drawn_ways(key))
            for way in self.versions.led[key]:
                if way in drawn:
                    self._way(key, way)
                else:
                    self._as_before(way, between)
            kept = len(self.versions.led[key]) - len(drawn)
            if kept and key in self.plan.changed:
                word = "way" if kept == 1 else "ways"
                means = [
                    way.action or "server"
                    for way in self.versions.led[key]
                    if way not in drawn
                ]
                text = f"{kept} {word} on as before"
                self.lines[key].append(
                    Line(Voice.MORE, text, means=tuple(map(visible, means)))
                )
        crowded = crowded_ends(between, self._ends())
        for box, count in crowded.items():
            key = next(key for key, own in self.box.items() if own == box)
            text = f"folded: as before from {count} boxes"
            self.lines[key].append(Line(Voice.MORE, text))
        self.arrows += pale_arrows(between, crowded)
        boxes = [self._node(self.versions.nodes[key]) for key in self.plan.changed]
        boxes += [self._node(self.versions.nodes[key]) for key in self.plan.beside]
        boxes += [
            region_box(
                box_of_region(index),
                [self.versions.nodes[key].name for key in region],
            )
            for index, region in enumerate(self.plan.regions)
        ]
        start = Box("start", Kind.START, "", "", ink=Ink.STRONG)
        begun = any(arrow.tail == "start" for arrow in self.arrows)
        return Parts(
            (start, *boxes) if begun else tuple(boxes),
            tuple(self.forks),
            tuple(self.arrows),
        )

    def _ends(self) -> dict[str, End | None]:
        """Return, by box, how a flow rests where nothing leads on."""
        nodes = self.versions.nodes.items()
        return {
            self.box[key]: node.end
            for key, node in nodes
            if node.is_last and key in self.box
        }

    def _drawn_ways(self, key: str) -> Iterator[Both]:
        """Yield the ways that are drawn in full: those that something is said of."""
        if key != START and key not in self.plan.changed:
            return
        for way in self.versions.led[key]:
            if way.news is not News.SAME or self.said.way(way):
                yield way

    def _way(self, key: str, way: Both) -> None:
        """Draw a way that is new, gone or other."""
        arms = [
            outcome
            for outcome in way.outcomes
            if outcome.target
            and outcome.target != key
            and outcome.target not in self.plan.hubs
        ]
        if not arms and key != START:
            self.lines[key] += self._in_box(way)
            return
        if key == START and not way.action:
            for arm in arms:
                self._arm("start", way, arm)
            return
        name = identifier("a" if way.action else "m", key or "start", way.was or way.by)
        news = way.news
        if news is News.SAME:
            news = News.OTHER  # something is said of it
        shown = visible(way.action or way.by or "server")
        texts = (shown,)
        lines = []
        if way.action != way.was:
            lines.append(plain_line(Voice.MORE, way.was, News.GONE))
        lines += offer_lines(way)
        lines += self._rest(way, arms)
        lines += remark_lines(self.said.way(way))
        self.forks.append(
            Fork(
                id=name,
                turn=Turn.ACTION if way.action else Turn.MOVE,
                source=self.box[key],
                names=(way.action or way.by,),
                texts=texts,
                lines=tuple(lines),
                says=in_full(self.said.way(way)),
                news=news,
            )
        )
        self.arrows.append(
            Arrow(id=f"to_{name}", tail=self.box[key], head=name, news=_whole(way))
        )
        for arm in arms:
            self._arm(name, way, arm)

    def _rest(self, way: Both, arms: Sequence[Outcome]) -> Iterator[Line]:
        """Yield the outcomes of a way that have no arrow."""
        for outcome in way.outcomes:
            if outcome not in arms:
                news = News.SAME if way.news is outcome.news else outcome.news
                words = outcome_conditions(outcome)
                mark = self._mark(outcome, way.source)
                text = "; ".join(words)
                means = tuple(map(visible, outcome.means))
                yield Line(Voice.MORE, visible(text), (mark,), means, news)

    def _mark(self, outcome: Outcome, home: str) -> Mark:
        if not outcome.target:
            return Mark(Sign.UNKNOWN)
        if outcome.target == home:
            return Mark(Sign.STAYS)
        node = self.versions.nodes[outcome.target]
        return Mark(Sign.LEADS, visible(node.name), node.end)

    def _in_box(self, way: Both) -> Iterator[Line]:
        """Yield a way that leads nowhere else in the picture."""
        news = way.news if way.news is not News.SAME else News.OTHER
        apart = [each for each in way.outcomes if _is_apart(each, news)]
        marks = tuple(
            self._mark(outcome, way.source)
            for outcome in way.outcomes
            if outcome not in apart
        )
        means = tuple(visible(m) for outcome in way.outcomes for m in outcome.means)
        voice = Voice.OFFER if way.action else Voice.MOVE
        text = visible(way.action or way.by or "server")
        yield Line(voice, text, marks, means, news)
        if way.action != way.was:
            yield plain_line(Voice.MORE, way.was, News.GONE)
        yield from offer_lines(way)
        for outcome in apart:
            text = visible("; ".join(outcome_conditions(outcome)))
            mark = self._mark(outcome, way.source)
            means = tuple(map(visible, outcome.means))
            own = outcome.news if news is News.OTHER else News.SAME
            yield Line(Voice.MORE, text, (mark,), means, own)
        yield from remark_lines(self.said.way(way))

    def _arm(self, tail: str, way: Both, arm: Outcome) -> None:
        head = self.box[arm.target]
        news = arm.news
        names = (way.source or "start", way.was or way.by)
        words = outcome_conditions(arm)
        if news is not News.SAME and way.news is not news:
            sign = {News.NEW: "+ new", News.GONE: f"{GONE} gone"}.get(news)
            words = ((sign,) if sign else ()) + words
        self.arrows.append(
            Arrow(
                id=identifier("w", *names, arm.target),
                tail=tail,
                head=head,
                conditions=tuple(map(visible, words)),
                conditional=any(each for each in arm.now or arm.before),
                deduced=arm.deduced,
                unknown=arm.unknown,
                means=tuple(map(visible, arm.means)),
                news=news,
            )
        )

    def _as_before(self, way: Both, between: dict[tuple[str, str], list[str]]) -> None:
        """Note what is drawn of a way that is as it was: a line from box to box."""
        tail = self.box[way.source]
        for outcome in way.outcomes:
            head = self.box.get(outcome.target, "") if outcome.target else ""
            if head and head != tail:
                between.setdefault((tail, head), []).extend(outcome.means)

    def _node(self, node: Node) -> Box:
        remarks = self.said.of_node.get(node.key, [])
        lines = [*state_lines(node), *self.lines[node.key], *remark_lines(remarks)]
        news = node.news
        said = bool(remarks) or any(line.news is not News.SAME for line in lines)
        if news is News.SAME and said:
            news = News.OTHER
        described = node.element.description.strip() if node.element else ""
        says = " ".join(filter(None, (in_full(remarks), visible(described))))
        return Box(
            id=self.box[node.key],
            kind=Kind.EXIT if isinstance(node.element, Exit) else Kind.STATE,
            name=node.name,
            text=visible(node.name),
            end=node.end,
            lines=tuple(lines),
            conditional=node.element is not None and node.element.if_ is not None,
            ink=Ink.PLAIN if node.key in self.plan.changed else Ink.FAINT,
            says=says,
            news=news,
        )


def _is_apart(outcome: Outcome, news: News) -> bool:
    """Return whether an outcome has a line of its own below that of its way."""
    is_other = news is News.OTHER and outcome.news is not News.SAME
    return is_other or bool(outcome_conditions(outcome))


def _whole(way: Both) -> News:
    """Return the news of the line between a state and its way."""
    return way.news if way.news in {News.NEW, News.GONE} else News.SAME
