"""What stands in the boxes besides their names."""

from collections.abc import Iterator, Mapping

from statecheck.diagrams.drawing import Line, Mark, Sign, Voice
from statecheck.diagrams.refusals import refusals
from statecheck.diagrams.view import Detail
from statecheck.diagrams.ways import Way
from statecheck.diagrams.wording import if_words, offer_words, outcome_words, sentence
from statecheck.graph import Edge, StateGraph, VariantSet, model_of
from statecheck.language import Formula
from statecheck.spec import Field, ModelUse

_PARTS = 3
"""Parts on other pages that a box names."""


class Contents:
    """Words the lines of one picture's boxes and forks."""

    def __init__(
        self,
        graph: StateGraph,
        variants: VariantSet,
        detail: Detail,
        usual: tuple[str, ...],
        *,
        short: bool,
        entered: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Word what some variants have, in so much detail.

        Args:
            graph: The graph.
            variants: What is drawn.
            detail: How much is said.
            usual: Errors that are not worth a word.
            short: Whether the part of a name before `/` is told by the group.
            entered: By state, the parts on other pages that lead to it.
        """
        self.graph = graph
        self.variants = variants
        self.detail = detail
        self.usual = usual
        self.short = short
        self.entered = entered

    def local(self, name: str) -> str:
        """Return a name as it is shown in its group."""
        return name.rpartition("/")[2] if self.short else name

    def holds(self, formula: Formula | None) -> bool:
        """Return whether a formula holds in everything that is drawn."""
        return not self.variants & ~self.graph.space.where(formula)

    def of_state(self, node: str) -> Iterator[Line]:
        """Yield what is said of a state itself."""
        state = self.graph.system.states.get(node)
        element = state or self.graph.system.exits.get(node)
        if element is not None and not self.holds(element.if_):
            yield Line(Voice.CONDITION, f"if {element.if_}")
        if state is None:
            return
        if self.detail in {Detail.FIELDS, Detail.ERRORS}:
            yield from self.fields(state.model)
        if self.detail is Detail.NAMES:
            return
        if not self.graph.perhaps_reached[node] & self.variants:
            yield Line(Voice.MORE, "nothing leads here")
        if node in self.entered:
            parts = self.entered[node]
            shown = ", ".join(parts[:_PARTS])
            more = f" and {len(parts) - _PARTS} more" if len(parts) > _PARTS else ""
            yield Line(Voice.MORE, f"also from {shown}{more}")
        if state.final is None and state.actions is None and state.moves is None:
            yield Line(Voice.MORE, "how it goes on is not said")
        elif state.final is None and not self.graph.leaving[node]:
            yield Line(Voice.MORE, "nothing leads on")

    def fields(self, use: ModelUse) -> Iterator[Line]:
        """Yield the fields of a body, as far as its model names them."""
        model = model_of(self.graph.system, use)
        for field in (model.fields or {}).values() if model else ():
            yield Line(Voice.FIELD, _field(field))

    def of_way(self, way: Way, folded: frozenset[str], hidden: int) -> Iterator[Line]:
        """Yield a way that leads nowhere else in this picture, for the state's box.

        Args:
            way: The way.
            folded: The ends that are not drawn as arrows.
            hidden: How many of its arms lead to states that are not shown.
        """
        if self.detail is Detail.NAMES:
            return
        means = tuple(map(sentence, way.edges))
        if not way.action and all(edge.outcome is None for edge in way.edges):
            yield Line(Voice.MORE, "perhaps more", (Mark(Sign.UNKNOWN),), means)
            return
        text = self.local(way.action or way.by or "server")
        marks = tuple(self.marks(way, folded))
        voice = Voice.OFFER if way.action else Voice.MOVE
        yield Line(voice, text, marks, means)
        yield from self.presser(way)
        for words in self.offer(way):
            yield Line(Voice.CONDITION, words)
        if hidden:
            yield Line(Voice.MORE, f"leads to {hidden} not shown")
        yield from self.errors(way)

    def of_fork(self, way: Way, folded: frozenset[str], hidden: int) -> Iterator[Line]:
        """Yield what is said in the fork of a way besides where its arms lead."""
        yield from self.presser(way)
        for words in self.offer(way):
            yield Line(Voice.CONDITION, words)
        if self.detail in {Detail.FIELDS, Detail.ERRORS}:
            action = self.graph.system.actions.get(way.action)
            yield from self.fields(action.request if action else None)
        kept = [edge for edge in way.stays if edge.error not in self.usual]
        marks = tuple(self.marks(way, folded, within=True))
        if marks:
            means = (*map(sentence, kept), *_folded(way, folded))
            yield Line(Voice.MORE, "", marks, means)
        if hidden:
            yield Line(Voice.MORE, f"{hidden} more not shown")
        yield from self.errors(way)

    def marks(
        self, way: Way, folded: frozenset[str], *, within: bool = False
    ) -> Iterator[Mark]:
        """Yield the marks behind a line: what of the way is not drawn as an arrow.

        Args:
            way: The way.
            folded: The ends that are not drawn.
            within: Whether the line stands in a fork, which draws the unknown.
        """
        if any(not edge.error for edge in way.stays):
            yield Mark(Sign.STAYS)
        codes = refusals(way, self.usual)
        if codes and self.detail is not Detail.ERRORS:
            count = f"{len(codes)} error{'s' if len(codes) > 1 else ''}"
            yield Mark(Sign.REFUSED, count)
        for arm in way.arms:
            if arm.target in folded:
                yield Mark(
                    Sign.LEADS, self.local(arm.target), self.graph.end(arm.target)
                )
            elif not arm.target and not within:
                yield Mark(Sign.UNKNOWN)

    def presser(self, way: Way) -> Iterator[Line]:
        """Yield who presses an action, where it is a role that the spec declares."""
        role = next((edge.by for edge in way.edges), "") if way.action else ""
        if role in self.graph.system.actors:
            yield Line(Voice.MORE, f"by {role}")

    def offer(self, way: Way) -> tuple[str, ...]:
        """Return what has to hold for a way to be on offer at all."""
        for edge in way.edges:
            words = offer_words(edge)
            if edge.offer is not None and edge.offer.if_ is not None:
                return words[1:] if self.holds(edge.offer.if_) else words
            return words
        return ()

    def errors(self, way: Way) -> Iterator[Line]:
        """Yield the errors after which the flow is where it was, if that is asked."""
        if self.detail is Detail.ERRORS:
            for code in refusals(way, self.usual):
                means = tuple(sentence(e) for e in way.stays if e.error == code)
                yield Line(Voice.ERROR, code, (Mark(Sign.STAYS),), means)


def _folded(way: Way, folded: frozenset[str]) -> Iterator[str]:
    for arm in way.arms:
        if arm.target in folded:
            yield from map(sentence, arm.edges)


def _field(field: Field) -> str:
    star = "*" if field.required is True else ""
    return f"{field.name}{star}: {field.type}"


def conditions(edges: tuple[Edge, ...], contents: Contents) -> tuple[str, ...]:
    """Return under which conditions one of several outcomes happens, a line for each.

    Empty if one of them needs nothing.
    """
    lines: dict[str, None] = {}
    for edge in edges:
        words = outcome_words(edge)
        formula = edge.outcome.if_ if edge.outcome else None
        if formula is not None and contents.holds(formula):
            words = tuple(each for each in words if each != if_words(formula))
        if not words:
            return ()
        lines[", ".join(words)] = None
    return tuple(lines)
