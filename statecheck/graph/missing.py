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
    if not edge.listed:
        more = "other errors" if edge.at.pointer.keys[-1:] == ("errors",) else "errors"
        return f"which {more} can `{edge.action}` be answered with?"
    if edge.source == START and not edge.action:
        return _of_beginning(edge)
    source = "the start" if edge.source == START else f"`{edge.source}`"
    return _of_existence(edge, source) if edge.target else _of_target(edge, source)


def _of_beginning(edge: Edge) -> str:
    if edge.target:
        return f"does a flow really begin with `{edge.target}`?"
    return "where does a flow begin?"


def _of_target(edge: Edge, source: str) -> str:
    if isinstance(edge.outcome, Move):
        return f"where does the server move from {source}?"
    if not edge.action:
        return f"what else can happen in {source}, and where does it lead?"
    if edge.error:
        return f"where is the flow after `{edge.error}` on `{edge.action}` in {source}?"
    return f"where does `{edge.action}` lead from {source}?"


def _of_existence(edge: Edge, source: str) -> str:
    if isinstance(edge.outcome, Move):
        return f"does the server really move from {source} to `{edge.target}`?"
    if edge.error and edge.stays:
        return f"is `{edge.action}` answered with `{edge.error}` in {source}?"
    return f"does `{edge.action}` really lead from {source} to `{edge.target}`?"
