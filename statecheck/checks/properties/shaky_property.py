"""Promises that rest on what is disputed, or not wholly described."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.properties.promised import promises
from statecheck.finding import Related, Rule, Severity, Verdict
from statecheck.graph import Decided
from statecheck.source import Location
from statecheck.spec import Fact

_OUTCOME = (
    "target",
    "error",
    "outcomes",
    "when",
    "if",
    "guard",
    "after",
    "offered",
    "actor",
)
_STATE = ("actions", "moves", "final", "if", "status")
"""What the graph rests on: how a state is spelled on the wire, say, moves nothing."""


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each property that a dispute, or an incomplete element, leaves open."""
    for decided in promises(subject):
        if decided.answer.verdict is not Verdict.UNDETERMINED:
            continue
        related = dict.fromkeys(_reasons(subject, decided))
        if related:
            written = decided.stated.property
            yield Fault(
                at=written.at.key,
                message=f"property `{written.name}` rests on what is not settled",
                related=tuple(related),
            )


def _reasons(subject: Subject, decided: Decided) -> Iterator[Related]:
    states = subject.graph.system.states
    for edge in decided.doubtful:
        parts: list[tuple[Fact, Location, tuple[str, ...], bool]] = []
        if edge.outcome is not None:
            parts.append((edge.outcome.fact, edge.outcome.at, _OUTCOME, False))
        if edge.offer is not None:
            offer = edge.offer
            parts.append((offer.fact, offer.at.key, _OUTCOME, offer.incomplete))
        for name in dict.fromkeys((edge.source, edge.target)):
            state = states.get(name)
            if state is None:
                continue
            incomplete = state.incomplete and name == edge.source and not edge.action
            parts.append((state.fact, state.at.key, _STATE, incomplete))
        code = subject.graph.errors.codes.get(edge.error)
        if code is not None:
            parts.append((code.fact, code.at.key, _OUTCOME, False))
        yield from _unsettled(parts)
    for name in decided.nodes if decided.stated.offered else ():
        if name in states:
            state = states[name]
            yield from _unsettled(
                [(state.fact, state.at.key, _STATE, state.incomplete)]
            )


def _unsettled(
    parts: list[tuple[Fact, Location, tuple[str, ...], bool]],
) -> Iterator[Related]:
    for fact, at, words, incomplete in parts:
        if fact.disputes(*words):
            yield Related(at, "this is disputed")
        elif incomplete:
            yield Related(at, "this is incomplete")


CHECK = Check(
    rule=Rule(
        name="shaky-property",
        severity=Severity.NOTE,
        summary="A promise whose verdict depends on what is disputed or incomplete",
        why="The promise may be broken already; nobody can tell until the dispute is "
        "settled.",
        mend="Find out which reading is right, and say so.",
    ),
    find=find,
    after=frozenset({"ambiguous-error"}),
)
