"""Where errors lead, which the state, the code or a detail of it may say."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from statecheck.docs.blocks import Cell, Words
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.words import listed
from statecheck.graph import Edge
from statecheck.spec import Offer, Outcome


def answered(codes: tuple[str, ...], subject: Subject, state: str = "") -> Cell:
    """Return with which codes something is answered, in words."""
    cells = [subject.error(code, state) for code in codes]
    return (Words("answered with "), *listed(cells, " or "))


def led_away(offer: Offer, subject: Subject, state: str) -> tuple[Outcome, ...]:
    """Return the errors of an offer that lead elsewhere, as outcomes that say where.

    Where the outcome says it itself, that is it; elsewhere the code says it, or a
    detail of the code, which the action may name without any outcome.
    """
    found = [each for each in offer.outcomes or () if each.error and each.target]
    alike: dict[tuple[str, Outcome], dict[str, None]] = {}
    for edge in answers(offer.action, subject, state):
        outcome = edge.outcome
        if edge.stays or not isinstance(outcome, Outcome) or outcome.target:
            continue
        plain = replace(outcome, error=(), target=(edge.target or "unknown",))
        alike.setdefault((edge.target, plain), {})[edge.error] = None
    found += [replace(plain, error=tuple(codes)) for (_, plain), codes in alike.items()]
    return tuple(found)


def answers(action: str, subject: Subject, state: str) -> Iterator[Edge]:
    """Yield the edges of the errors that an action may be answered with."""
    for edge in subject.graph.leaving.get(state, ()):
        if edge.error and edge.action == action and edge.listed:
            yield edge


def may_leave(outcome: Outcome, edges: Sequence[Edge]) -> bool:
    """Return whether an error may lead elsewhere, be it for a detail of it alone."""
    return any(edge.outcome == outcome and not edge.stays for edge in edges)
