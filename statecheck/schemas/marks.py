"""What a schema says to its readers: titles, descriptions, where a fact is from."""

from statecheck.schemas.schema import Schema
from statecheck.spec import (
    UNSAID,
    Confidence,
    Deprecation,
    Fact,
    InformationSource,
    Table,
)

SOURCE = "x-source"
CONFIDENCE = "x-confidence"
DEPRECATION = "x-deprecation"
HTTP = "x-http-status"
SENSITIVE = "x-sensitive"
MEANINGS = "x-enumDescriptions"
"""What each value of an enumeration means."""

_ORDER = tuple(Confidence)


def described(description: str, title: str = "") -> Schema:
    """Return a title and a description, as far as there are any."""
    made: Schema = {"title": title} if title else {}
    return made | ({"description": description.strip()} if description.strip() else {})


def marks(
    fact: Fact, sources: Table[InformationSource], outer: Fact = UNSAID
) -> Schema:
    """Return what an element says of itself, less what `outer` says already.

    Args:
        fact: What it says.
        sources: The sources that it may name.
        outer: What the thing says that it is a part of.
    """
    made = dict(fact.extensions.items())
    if fact.source and fact.source != outer.source:
        made[SOURCE] = list(fact.source)
    sure = _confidence(fact, sources)
    if sure and (sure != _confidence(outer, sources) or SOURCE in made):
        made[CONFIDENCE] = sure
    if fact.deprecated is not None:
        made["deprecated"] = True
        said = _deprecation(fact.deprecated)
        made |= {DEPRECATION: said} if said else {}
    return made


def _confidence(fact: Fact, sources: Table[InformationSource]) -> str:
    said = fact.confidence.get("")
    if said is not None:
        return said.value
    known = [sources[name].confidence for name in fact.source if name in sources]
    return min(known, key=_ORDER.index).value if known else ""


def _deprecation(said: Deprecation) -> dict[str, str]:
    words = {"since": said.since, "sunset": said.sunset, "use": said.use}
    return {word: text for word, text in words.items() if text}
