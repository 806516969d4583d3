"""Doubtful edges as questions: what would have to be known."""

from collections.abc import Iterable

from statecheck.finding import Missing
from statecheck.graph.edge import START, Edge
from statecheck.spec import Move


def questions(edges: Iterable[Edge]) -> tuple[Missing, ...]:
    """Return what the doubtful edges among `edges` leave open, each question once."""
    asked = {question.question: question for question in map(_question, edges)}
    return tuple(asked.values())


def _question(edge: Edge) -> Missing:
    return Missing(_text(edge), edge.at)


def _text(edge: Edge) -> str:
    if not edge.target and edge.outcome is None and not edge.action:
        if edge.source == START:
            return "where does a flow begin?"
        return f"what else can happen in `{edge.source}`, and where does it lead?"
    source = "the start" if edge.source == START else f"`{edge.source}`"
    if not edge.target:
        if isinstance(edge.outcome, Move):
            return f"where does the server move from {source}?"
        if edge.outcome is None or not edge.error:
            return f"where does `{edge.action}` lead from {source}?"
        return f"where is the flow after `{edge.error}` on `{edge.action}` in {source}?"
    if isinstance(edge.outcome, Move):
        return f"does the server really move from {source} to `{edge.target}`?"
    if not edge.action:
        return f"does a flow really begin with `{edge.target}`?"
    return f"does `{edge.action}` really lead from {source} to `{edge.target}`?"
