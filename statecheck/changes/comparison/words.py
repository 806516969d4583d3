"""What is other in what people read, and about how long a thing stays."""

from collections.abc import Iterator, Mapping

from statecheck.changes.change import Change
from statecheck.changes.comparison.likeness import alike
from statecheck.changes.comparison.saying import Element, said
from statecheck.changes.comparison.staying import staying_kind
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.kinds import states as kinds
from statecheck.changes.kinds import surroundings
from statecheck.immutable import frozen
from statecheck.spec import (
    Action,
    Listed,
    Offer,
    Option,
    Response,
    State,
    System,
    Table,
)


@frozen
class _Both:
    """An element in both versions.

    Attributes:
        name: Its logical path.
        old: As it was.
        new: As it is.
    """

    name: str
    old: Element
    new: Element


def compare_words(versions: Versions) -> Iterator[Change]:
    """Yield where only words for people are other, and what is deprecated."""
    for each in _elements(versions):
        if not _told_alike(each.old, each.new):
            yield said(kinds.DOCS_CHANGED, each.name, each.old, each.new)
        yield from _staying(each)
    old, new = versions.old.system, versions.new.system
    if not alike(_cover(old), _cover(new)):
        at = old.place("description"), new.place("description")
        yield Change(kinds.DOCS_CHANGED, "system", *at)
    if old.version != new.version:
        at = old.place("version"), new.place("version")
        texts = old.version, new.version
        yield Change(surroundings.VERSION_CHANGED, "version", *at, *texts)


def _elements(versions: Versions) -> Iterator[_Both]:
    for section, pairing in (
        ("states", versions.states),
        ("actions", versions.actions),
        ("errors", versions.codes),
    ):
        for pair in pairing.pairs:
            yield _Both(f"{section}/{pair.name}", pair.old, pair.new)
    for section in ("exits", "options"):
        old = getattr(versions.old.system, section)
        new = getattr(versions.new.system, section)
        for name in sorted({*old} & {*new}):
            yield _Both(f"{section}/{name}", old[name], new[name])
    for pair in versions.states.pairs:
        both = pair.old.actions, pair.new.actions
        yield from _offers(f"states/{pair.name}/actions", *both)
    yield from _offers("start", versions.old.system.start, versions.new.system.start)


def _offers(
    path: str, old: Listed[Table[Offer]] | None, new: Listed[Table[Offer]] | None
) -> Iterator[_Both]:
    before = old.members if old else {}
    after = new.members if new else {}
    for name in sorted({*before} & {*after}):
        yield _Both(f"{path}/{name}", before[name], after[name])


_PROSE = ("description", "examples", "message", "group")


def _words(element: Element) -> tuple[object, ...]:
    """Return what of an element is for people alone."""
    fact = element.fact
    return (
        *(getattr(element, word, "") for word in _PROSE),
        fact.source,
        fact.confidence,
        fact.since,
        fact.disputed,
        fact.deprecated.use if fact.deprecated else "",
    )


def _parts(element: Element) -> Mapping[object, object]:
    """Return what people read of the parts of an element, by what these are."""
    if isinstance(element, Offer):
        return {
            (each.target, each.error, str(each.if_), each.guard): each.message
            for each in element.outcomes or ()
        }
    if isinstance(element, State) and element.moves is not None:
        return {each.target: each.actor for each in element.moves.members}
    if isinstance(element, Option):
        return {name: each.description for name, each in (element.enum or {}).items()}
    if isinstance(element, Action) and isinstance(element.response, Response):
        return {"response": element.response.description}
    return {}


def _told_alike(old: Element, new: Element) -> bool:
    """Return whether people read the same of an element and of what it still has."""
    before, after = _parts(old), _parts(new)
    return alike(_words(old), _words(new)) and all(
        before[part] == after[part] for part in before.keys() & after.keys()
    )


def _cover(system: System) -> tuple[object, ...]:
    """Return what people read of a system as a whole."""
    return (
        system.title,
        system.description,
        system.wire.description if system.wire else "",
        system.actors,
        system.sources,
    )


def _staying(each: _Both) -> Iterator[Change]:
    """Yield what became of how long an element stays."""
    found = staying_kind(each.old.fact.deprecated, each.new.fact.deprecated)
    if found is not None:
        kind, before, after = found
        yield said(kind, each.name, each.old, each.new, before, after, "deprecated")
