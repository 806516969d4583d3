"""What stands in the boxes besides their names."""

from collections.abc import Iterator, Mapping

from statecheck.diagrams.drawing import Line, Mark, Sign, Voice
from statecheck.diagrams.refusals import refusals
from statecheck.diagrams.view import Detail
from statecheck.diagrams.ways import Way
from statecheck.diagrams.wording import (
    either,
    if_words,
    offer_words,
    outcome_words,
    sentence,
)
from statecheck.graph import Edge, StateGraph, VariantSet, model_of
from statecheck.immutable import frozen
from statecheck.language import Formula
from statecheck.spec import Field, ModelUse

_PARTS = 3
"""Parts on other pages that a box names."""


@frozen
class Beside:
    """Where a way leads without an arrow.

    Attributes:
        words: Under which conditions; empty for none.
        mark: Where it leads.
        edges: The outcomes that lead there.
    """

    words: str
    mark: Mark
    edges: tuple[Edge, ...]


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
        beside = tuple(self.beside(way, folded))
        marks = tuple(each.mark for each in beside if not each.words)
        voice = Voice.OFFER if way.action else Voice.MOVE
        yield Line(voice, text, marks, means)
        yield from self.presser(way)
        for words in self.offer(way):
            yield Line(Voice.CONDITION, words)
        yield from _conditional(beside)
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
        beside = tuple(self.beside(way, folded, within=True))
        always = [each for each in beside if not each.words]
        if always:
            means = tuple(sentence(edge) for each in always for edge in each.edges)
            yield Line(Voice.MORE, "", tuple(each.mark for each in always), means)
        yield from _conditional(beside)
        if hidden:
            yield Line(Voice.MORE, f"{hidden} more not shown")
        yield from self.errors(way)

    def beside(
        self, way: Way, folded: frozenset[str], *, within: bool = False
    ) -> Iterator[Beside]:
        """Yield what of a way is not drawn as an arrow.

        Args:
            way: The way.
            folded: The ends that are not drawn.
            within: Whether the line stands in a fork, which draws the unknown.
        """
        staying = tuple(edge for edge in way.stays if not edge.error)
        if staying:
            yield self._beside(Mark(Sign.STAYS), staying)
        codes = refusals(way, self.usual)
        if codes and self.detail is not Detail.ERRORS:
            count = f"{len(codes)} error{'s' if len(codes) > 1 else ''}"
            refused = tuple(edge for edge in way.stays if edge.error in codes)
            yield Beside("", Mark(Sign.REFUSED, count), refused)
        for arm in way.arms:
            if arm.target in folded:
                end = self.graph.end(arm.target)
                mark = Mark(Sign.LEADS, self.local(arm.target), end)
                yield self._beside(mark, arm.edges)
            elif not arm.target and not within:
                yield self._beside(Mark(Sign.UNKNOWN), arm.edges)

    def _beside(self, mark: Mark, edges: tuple[Edge, ...]) -> Beside:
        return Beside(either(conditions(edges, self)), mark, edges)

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
                edges = tuple(edge for edge in way.stays if edge.error == code)
                words = either(conditions(edges, self, errors=False))
                text = ", ".join(filter(None, (code, words)))
                means = tuple(map(sentence, edges))
                yield Line(Voice.ERROR, text, (Mark(Sign.STAYS),), means)


def _conditional(beside: tuple[Beside, ...]) -> Iterator[Line]:
    """Yield outcomes that happen under conditions, each behind its own."""
    for each in beside:
        if each.words:
            means = tuple(map(sentence, each.edges))
            yield Line(Voice.CONDITION, each.words, (each.mark,), means)


def _field(field: Field) -> str:
    star = "*" if field.required is True else ""
    return f"{field.name}{star}: {field.type}"


def conditions(
    edges: tuple[Edge, ...],
    contents: Contents,
    *,
    errors: bool = True,
    times: bool = True,
) -> tuple[str, ...]:
    """Return under which conditions one of several outcomes happens, a line for each.

    Empty if one of them needs nothing. What needs all that another needs, and more,
    adds nothing and is left out.
    """
    found: dict[tuple[str, ...], None] = {}
    for edge in edges:
        words = outcome_words(edge, errors=errors, times=times)
        formula = edge.outcome.if_ if edge.outcome else None
        if formula is not None and contents.holds(formula):
            words = tuple(each for each in words if each != if_words(formula))
        if not words:
            return ()
        found[words] = None
    every = [frozenset(words) for words in found]
    return tuple(
        ", ".join(words)
        for words, own in zip(found, every, strict=True)
        if not any(other < own for other in every)
    )
