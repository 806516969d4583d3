"""The picture of two versions: what is new, gone and other; what is not, folded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from statecheck.diagrams.composition import Parts
from statecheck.diagrams.digest import digest
from statecheck.diagrams.direction import runs_across
from statecheck.diagrams.drawing import (
    Arrow,
    Box,
    Drawing,
    Entry,
    Fork,
    Ink,
    Key,
    Kind,
    Line,
    Mark,
    News,
    Sign,
    Turn,
    Voice,
)
from statecheck.diagrams.folding import FROM_SO_MANY
from statecheck.diagrams.legend import legend
from statecheck.diagrams.naming import file_name, identifier
from statecheck.diagrams.two_versions import (
    Both,
    Names,
    Node,
    Outcome,
    Remark,
    TwoVersions,
    two_versions,
)
from statecheck.diagrams.unchanged import Folded, changed_ways, folded
from statecheck.diagrams.upward import turned
from statecheck.graph import START, StateGraph
from statecheck.spec import End, Exit
from statecheck.syntax import visible

_NAMED = 6
"""States that the box of a region names."""

_REMARKS = 4
"""Remarks that a box shows; the others are read where somebody points at it."""

_FEW = 3
"""So many states may offer an action that is other by itself, to be drawn for that."""

_NOTES = 8
"""Remarks that stand below the picture; further ones are counted."""

_GONE = "\u2212"
_WORDS = {
    Key.NEW: "+  new",
    Key.GONE: "\u2212  not there any more",
    Key.OTHER: "~  other than before",
    Key.BEFORE: "as before, and folded",
}


def draw_versions(
    old: StateGraph,
    new: StateGraph,
    names: Names,
    remarks: Sequence[Remark] = (),
    *,
    notes: Sequence[str] = (),
    across: bool | None = None,
) -> Drawing:
    """Return the picture of what is other in a new version.

    Args:
        old: The old version.
        new: The new one.
        names: What is which, where it is called otherwise.
        remarks: What has to be said besides, in the order of its weight.
        notes: What has to be said below the picture.
        across: Whether it runs from left to right; None for whichever is narrower.
    """
    versions = two_versions(old, new, names)
    said = _Said(versions, remarks)
    plan = folded(versions, said.nodes)
    parts = turned(_Composer(versions, plan, said).parts())
    drawing = Drawing(
        name=file_name(f"{new.system.name}-changes"),
        title=visible(new.system.title or new.system.name),
        version=visible(new.system.version),
        digest=digest(new.system),
        subtitle=_subtitle(old, new),
        boxes=parts.boxes,
        forks=parts.forks,
        arrows=parts.arrows,
        legend=tuple(_legend(parts)),
        notes=(*notes, *_notes(parts, said, versions, plan)),
        across=bool(across),
    )
    if across is None and drawing.boxes:
        return replace(drawing, across=runs_across(drawing))
    return drawing


def _subtitle(old: StateGraph, new: StateGraph) -> str:
    versions = [visible(each.system.version) for each in (old, new)]
    pieces = ["what has changed"]
    if any(versions):
        before, now = (each or "none" for each in versions)
        pieces.append(f"version {before} to {now}")
    pieces.append(f"spec {digest(old.system)} to {digest(new.system)}")
    return "  ·  ".join(pieces)


class _Said:
    """The remarks, by what they are about.

    Attributes:
        of_node: By key of a node, what is said of it.
        of_way: By key of a node and the old name of an action, what is said of it.
        elsewhere: What has no place in the picture.
    """

    def __init__(self, versions: TwoVersions, remarks: Iterable[Remark]) -> None:
        self.of_node: dict[str, list[Remark]] = {}
        self.of_way: dict[tuple[str, str], list[Remark]] = {}
        self.elsewhere: list[Remark] = []
        self.everywhere: dict[str, list[Remark]] = {}
        for remark in remarks:
            key = versions.key_of.get(remark.state, remark.state)
            if remark.state == START or (remark.state and key not in versions.nodes):
                key = START
            if remark.action and key:
                self.of_way.setdefault((key, remark.action), []).append(remark)
            elif remark.action:
                self.everywhere.setdefault(remark.action, []).append(remark)
            elif key in versions.nodes:
                self.of_node.setdefault(key, []).append(remark)
            else:
                self.elsewhere.append(remark)
        for action, own in self.everywhere.items():
            keys = [
                way.source
                for led in versions.led.values()
                for way in led
                if way.was == action
            ]
            if len(keys) <= _FEW:
                for key in keys:
                    self.of_way.setdefault((key, action), []).extend(own)
            if len(keys) > _FEW or not keys:
                self.elsewhere += own

    @property
    def nodes(self) -> Iterator[str]:
        """Yield the keys of all nodes that something is said of."""
        yield from self.of_node
        yield from (key for key, _ in self.of_way)

    def way(self, way: Both) -> list[Remark]:
        """Return what is said of a way."""
        return self.of_way.get((way.source, way.was), [])


class _Composer:
    """Draws one node after the other."""

    def __init__(self, versions: TwoVersions, plan: Folded, said: _Said) -> None:
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
            self.box |= dict.fromkeys(region, f"p_{index + 1}")

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
        self._faint(between)
        boxes = [self._node(self.versions.nodes[key]) for key in self.plan.changed]
        boxes += [self._node(self.versions.nodes[key]) for key in self.plan.beside]
        boxes += [
            self._region(index, region)
            for index, region in enumerate(self.plan.regions)
        ]
        start = Box("start", Kind.START, "", "", ink=Ink.STRONG)
        begun = any(arrow.tail == "start" for arrow in self.arrows)
        return Parts(
            (start, *boxes) if begun else tuple(boxes),
            tuple(self.forks),
            tuple(self.arrows),
        )

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
            lines.append(_line(Voice.MORE, way.was, News.GONE))
        lines += _conditions(way)
        lines += self._rest(way, arms)
        lines += _remarked(self.said.way(way))
        self.forks.append(
            Fork(
                id=name,
                turn=Turn.ACTION if way.action else Turn.MOVE,
                source=self.box[key],
                names=(way.action or way.by,),
                texts=texts,
                lines=tuple(lines),
                says=_says(self.said.way(way)),
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
                words = _words(outcome)
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
        marks = tuple(
            self._mark(outcome, way.source)
            for outcome in way.outcomes
            if outcome.news is not News.GONE or news is News.GONE
        )
        means = tuple(visible(m) for outcome in way.outcomes for m in outcome.means)
        voice = Voice.OFFER if way.action else Voice.MOVE
        text = visible(way.action or way.by or "server")
        yield Line(voice, text, marks, means, news)
        if way.action != way.was:
            yield _line(Voice.MORE, way.was, News.GONE)
        yield from _conditions(way)
        for outcome in way.outcomes:
            if news is News.OTHER and outcome.news is not News.SAME:
                words = _words(outcome)
                mark = self._mark(outcome, way.source)
                means = tuple(map(visible, outcome.means))
                yield Line(
                    Voice.MORE, visible("; ".join(words)), (mark,), means, outcome.news
                )
        yield from _remarked(self.said.way(way))

    def _arm(self, tail: str, way: Both, arm: Outcome) -> None:
        head = self.box[arm.target]
        news = arm.news
        names = (way.source or "start", way.was or way.by)
        words = _words(arm)
        if news is not News.SAME and way.news is not news:
            sign = {News.NEW: "+ new", News.GONE: f"{_GONE} gone"}.get(news)
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

    def _faint(self, between: Mapping[tuple[str, str], list[str]]) -> None:
        """Draw what is as it was, one arrow from box to box, but for crowded ends."""
        ends = {
            self.box[key]: node.end
            for key, node in self.versions.nodes.items()
            if node.is_last and key in self.box
        }
        tails: dict[str, set[str]] = {}
        for tail, head in between:
            if ends.get(head) not in {None, End.SUCCESS}:
                tails.setdefault(head, set()).add(tail)
        crowded = {head for head, own in tails.items() if len(own) >= FROM_SO_MANY}
        for head in crowded:
            key = next(key for key, box in self.box.items() if box == head)
            count = len(tails[head])
            self.lines[key].append(
                Line(Voice.MORE, f"folded: as before from {count} boxes")
            )
        for (tail, head), means in between.items():
            if head not in crowded:
                self.arrows.append(
                    Arrow(
                        id=identifier("b", tail, head),
                        tail=tail,
                        head=head,
                        ink=Ink.FAINT,
                        means=tuple(dict.fromkeys(map(visible, means))),
                    )
                )

    def _node(self, node: Node) -> Box:
        remarks = self.said.of_node.get(node.key, [])
        news = node.news
        if news is News.SAME and remarks:
            news = News.OTHER
        lines = [*_facts(node), *self.lines[node.key], *_remarked(remarks)]
        described = node.element.description.strip() if node.element else ""
        says = " ".join(filter(None, (_says(remarks), visible(described))))
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

    def _region(self, index: int, region: Sequence[str]) -> Box:
        names = [visible(self.versions.nodes[key].name) for key in region]
        shown = names if len(names) <= _NAMED + 1 else names[:_NAMED]
        lines = [Line(Voice.FIELD, f"\u00b7 {each}") for each in shown]
        if len(names) > len(shown):
            lines.append(Line(Voice.MORE, f"and {len(names) - len(shown):,} more"))
        return Box(
            id=f"p_{index + 1}",
            kind=Kind.PART,
            name=f"{index + 1}",
            text=f"{len(region):,} states as before",
            lines=tuple(lines),
            ink=Ink.FAINT,
            says=", ".join(names),
        )


def _whole(way: Both) -> News:
    """Return the news of the line between a state and its way."""
    return way.news if way.news in {News.NEW, News.GONE} else News.SAME


def _words(outcome: Outcome) -> tuple[str, ...]:
    """Return the conditions of an outcome: what was and what is, if that is other."""
    before = tuple(filter(None, outcome.before))
    now = tuple(filter(None, outcome.now))
    if outcome.news is not News.OTHER:
        return _either(now or before, outcome.now or outcome.before)
    was = _either(before, outcome.before) or ("always",)
    are = _either(now, outcome.now) or ("always",)
    return (f"{_GONE} {' or '.join(was)}", f"+ {' or '.join(are)}")


def _either(words: tuple[str, ...], every: tuple[str, ...]) -> tuple[str, ...]:
    """Return conditions, none if one of several outcomes needs nothing."""
    return words if len(words) == len(every) else ()


def _conditions(way: Both) -> Iterator[Line]:
    """Yield what has to hold for a way to be on offer, and had to."""
    both = way.news not in {News.NEW, News.GONE}
    for each in way.before:
        if each not in way.now:
            yield _line(Voice.CONDITION, each, News.GONE if both else News.SAME)
    for each in way.now:
        fresh = both and each not in way.before
        yield _line(Voice.CONDITION, each, News.NEW if fresh else News.SAME)


def _line(voice: Voice, text: str, news: News) -> Line:
    return Line(voice, visible(text), news=news)


def _facts(node: Node) -> Iterator[Line]:
    """Yield what is other about a state by itself."""
    if node.news is not News.OTHER or node.was is None or node.element is None:
        return
    if node.was.name != node.name:
        yield _line(Voice.MORE, node.was.name, News.GONE)
    if node.was.final is not node.element.final:
        yield _line(Voice.MORE, _rests(node.was.final), News.GONE)
        yield _line(Voice.MORE, _rests(node.element.final), News.NEW)
    if node.was.if_ != node.element.if_:
        words = [
            f"if {each.if_}" if each.if_ is not None else "in every variant"
            for each in (node.was, node.element)
        ]
        yield _line(Voice.CONDITION, words[0], News.GONE)
        yield _line(Voice.CONDITION, words[1], News.NEW)


def _rests(end: End | None) -> str:
    return "goes on" if end is None else f"ends: {end}"


def _remarked(remarks: Sequence[Remark]) -> Iterator[Line]:
    shown = [remark for remark in remarks if remark.text]
    for remark in shown[:_REMARKS]:
        yield Line(Voice.MORE, visible(remark.text), means=(visible(remark.says),))
    if len(shown) > _REMARKS:
        means = tuple(visible(remark.says) for remark in shown[_REMARKS:])
        yield Line(Voice.MORE, f"and {len(shown) - _REMARKS} more", means=means)


def _says(remarks: Sequence[Remark]) -> str:
    return " ".join(f"{visible(remark.says)}." for remark in remarks)


def _all_news(parts: Parts) -> set[News]:
    """Return what of a picture's elements and lines is to be explained."""
    news = {arrow.news for arrow in parts.arrows}
    for box in parts.boxes:
        news |= {box.news, *(line.news for line in box.lines)}
    for fork in parts.forks:
        news |= {fork.news, *(line.news for line in fork.lines)}
    return news


def _legend(parts: Parts) -> Iterator[Entry]:
    news = _all_news(parts)
    for key, text in _WORDS.items():
        if key is Key.BEFORE:
            if any(box.kind is Kind.PART for box in parts.boxes):
                yield Entry(key, text)
        elif News(key.value) in news:
            yield Entry(key, text)
    yield from legend(parts, asked=False)


def _notes(
    parts: Parts, said: _Said, versions: TwoVersions, plan: Folded
) -> Iterator[str]:
    """Yield what has to be known of what is not drawn."""
    texts = [remark.text or remark.says for remark in said.elsewhere]
    if texts:
        yield "Not drawn, since it is about no state or about many:"
        yield from (f"\u00b7  {visible(text)}" for text in texts[:_NOTES])
        if len(texts) > _NOTES:
            yield f"and {len(texts) - _NOTES} more, which `diff` tells."
    if _all_news(parts) == {News.SAME} and not texts:
        yield "Nothing that a picture shows has changed."
    if any(any(changed_ways(versions, key)) for key in versions.nodes) or plan.changed:
        yield "Pale lines are ways as before, one for all from box to box."
