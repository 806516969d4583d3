"""How conditions and outcomes are said in a picture."""

import re
from collections.abc import Iterator, Sequence

from statecheck.graph import START, Edge
from statecheck.language import Formula
from statecheck.spec import After, Literal, Otherwise, Outcome, Presence, When

_DURATION = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"
    r"(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?"
)
_UNITS = ("year", "month", "week", "day", "h", "min", "s")
_WORDS = frozenset(_UNITS[:4])
"""Units that are spelled out, and so have a plural."""


def if_words(formula: Formula) -> str:
    """Return a formula over options as a condition."""
    return f"if {formula}"


def when_words(when: When | None) -> tuple[str, ...]:
    """Return what has to be sent or shown, one line for each field."""
    if when is None:
        return ()
    if when is Otherwise.OTHERWISE:
        return ("otherwise",)
    return tuple(_field(name, values) for name, values in when.items())


def _field(name: str, values: tuple[Literal | Presence, ...]) -> str:
    shown = name.removeprefix("state/")
    prefix = "shown " if shown != name else ""
    presences = [each for each in values if isinstance(each, Presence)]
    if len(presences) == len(values) == 1:
        is_there = presences[0] is Presence.PRESENT
        return f"{prefix}{shown.lstrip('/')} {'given' if is_there else 'not given'}"
    texts = [each.text if isinstance(each, Literal) else f"{each}" for each in values]
    return f"{prefix}{shown.lstrip('/')} = {' or '.join(texts)}"


def after_words(after: After | None) -> str:
    """Return a time as a condition; empty for none."""
    if after is None:
        return ""
    if after.field:
        return f"at the time in {after.field.lstrip('/')}"
    return f"after {duration(after.duration)}" if after.duration else "after some time"


def duration(text: str) -> str:
    """Return an ISO 8601 duration in words, as in `5 min`."""
    match = _DURATION.fullmatch(text)
    if match is None:
        return text
    parts = [
        f"{number} {unit}{'s' if unit in _WORDS and number != '1' else ''}"
        for number, unit in zip(match.groups(), _UNITS, strict=True)
        if number
    ]
    return " ".join(parts) or text


def sentence(edge: Edge) -> str:
    """Return an outcome in words: what is pressed, what has to hold, where it leads."""
    who = edge.action or (f"{edge.by} moves on" if edge.by else "the server moves on")
    if edge.source == START and not edge.action:
        who = "begins"
    if edge.outcome is None and not edge.action:
        return "there may be more, nobody says what"
    conditions = ", ".join(_conditions(edge))
    where = "stays" if edge.stays else f"leads to {edge.target or 'nobody says where'}"
    doubt = "" if edge.declared else " (a name that nobody declares)"
    return f"{who}{f' ({conditions})' if conditions else ''} {where}{doubt}"


def _conditions(edge: Edge) -> Iterator[str]:
    if edge.offer is not None:
        yield from offer_words(edge)
    yield from outcome_words(edge)


def offer_words(edge: Edge) -> tuple[str, ...]:
    """Return what has to hold for the action to be on offer at all."""
    offer = edge.offer
    if offer is None:
        return ()
    words = [if_words(offer.if_)] if offer.if_ is not None else []
    if offer.guard:
        words.append(offer.guard)
    elif offer.offered == "sometimes":
        words.append("sometimes offered")
    return tuple(words)


def outcome_words(
    edge: Edge, *, errors: bool = True, times: bool = True
) -> tuple[str, ...]:
    """Return what else has to hold for the outcome."""
    outcome = edge.outcome
    words = [f"answer {edge.error}"] if edge.error and errors else []
    if outcome is None:
        return tuple(words)
    if isinstance(outcome, Outcome):
        words.extend(when_words(outcome.when))
    if outcome.if_ is not None:
        words.append(if_words(outcome.if_))
    if outcome.guard:
        words.append(outcome.guard)
    after = after_words(outcome.after)
    if after and times:
        words.append(after)
    return tuple(words)


def alternatives(words: Sequence[str]) -> tuple[str, ...]:
    """Return conditions of which one is enough, a line for each."""
    return tuple(f"or {each}" if index else each for index, each in enumerate(words))


def either(words: Sequence[str]) -> str:
    """Return conditions of which one is enough, in one line; empty for none."""
    several = any(", " in each for each in words)  # then a comma would part less
    return ("; or " if several else " or ").join(words)
