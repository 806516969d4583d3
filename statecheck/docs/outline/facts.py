"""What every element says of itself: how it is known, since when, and whether still."""

from collections.abc import Iterator

from statecheck.docs.blocks import Cell, Link, Mark, Name, Told, Tone, Words
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.words import listed
from statecheck.docs.ref import Kind
from statecheck.language import Formula
from statecheck.spec import Confidence, Dispute, Fact


def marks(fact: Fact, subject: Subject) -> tuple[Mark, ...]:
    """Return what has to be seen at the name of an element."""
    found: list[Mark] = []
    if fact.deprecated is not None:
        found.append(Mark("deprecated", Tone.BAD))
    sure = confidence(fact, subject)
    if sure is not Confidence.DOCUMENTED:
        found.append(Mark(str(sure), Tone.DOUBT))
    if fact.disputed:
        found.append(Mark("disputed", Tone.DOUBT))
    return tuple(found)


def confidence(fact: Fact, subject: Subject, part: str = "") -> Confidence:
    """Return how sure an element, or a part of it, is."""
    said = fact.confidence.get(part) or fact.confidence.get("")
    if said is not None:
        return said
    sources = subject.system.sources
    known = [sources[name].confidence for name in fact.source if name in sources]
    order = tuple(Confidence)
    return min(known, key=order.index) if known else Confidence.DOCUMENTED


def doubt(fact: Fact, subject: Subject) -> Cell:
    """Return marks for a cell beside what is not simply documented."""
    return tuple(marks(fact, subject))


def rows(
    fact: Fact, subject: Subject, if_: Formula | None = None
) -> Iterator[tuple[str, Cell]]:
    """Yield what an element says of itself, by word."""
    if if_ is not None:
        yield "Exists if", (Name(str(if_)),)
    if fact.deprecated is not None:
        yield "Deprecated", _deprecated(fact)
    if fact.since:
        yield "Since", (Words(fact.since),)
    if fact.was:
        yield "Was called", listed([(Name(name),) for name in fact.was])
    if fact.source:
        yield "Source", sources(fact.source, subject)
    sure = [
        (Words(f"{part or 'all of it'}: {said}" if len(fact.confidence) > 1 else said),)
        for part, said in fact.confidence.items()
        if said is not Confidence.DOCUMENTED or len(fact.confidence) > 1
    ]
    if sure:
        yield "Confidence", listed(sure)
    for dispute in fact.disputed:
        yield "Disputed", disputed(dispute, subject)
    for allowed, allowance in fact.allow.items():
        yield "Allowed", (Name(allowed), Words(": "), Told(allowance.reason))


def _deprecated(fact: Fact) -> Cell:
    deprecated = fact.deprecated
    if deprecated is None:
        return ()
    parts: list[Cell] = []
    if deprecated.since:
        parts.append((Words(f"since {deprecated.since}"),))
    if deprecated.sunset:
        parts.append((Words(f"may be gone from {deprecated.sunset} on"),))
    if deprecated.use:
        parts.append((Words("use "), Name(deprecated.use), Words(" instead")))
    return listed(parts) or (Words("yes"),)


def sources(names: tuple[str, ...], subject: Subject) -> Cell:
    """Return sources as links to where they are described."""
    return listed([(_source(name, subject),) for name in names])


def _source(name: str, subject: Subject) -> Name | Link:
    source = subject.system.sources.get(name)
    if source is None:
        return Name(name)
    return Link(source.title or name, subject.ref(Kind.SOURCE, name))


def disputed(dispute: Dispute, subject: Subject) -> Cell:
    """Return another reading in words, behind the source that has it."""
    parts: list[Cell] = []
    if dispute.says:
        parts.append((Told(dispute.says),))
    parts += [
        (Name(word), Words(" would be "), Name(spelled(value)))
        for word, value in dispute.keys.items()
    ]
    said = listed(parts, "; ")
    if not dispute.source:
        return said
    who = sources(dispute.source, subject)
    return (*who, Words(": "), *said) if said else who


def spelled(value: object) -> str:
    """Return a value as it is written."""
    return str(value).lower() if isinstance(value, bool) else str(value)
