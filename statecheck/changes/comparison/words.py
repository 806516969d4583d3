"""What is other in what people read, and about how long a thing stays."""

from collections.abc import Iterator
from dataclasses import dataclass

from statecheck.changes.change import Change
from statecheck.changes.comparison.likeness import alike
from statecheck.changes.comparison.saying import Element, said
from statecheck.changes.comparison.staying import staying_kind
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.kinds import states as kinds
from statecheck.changes.kinds import surroundings
from statecheck.spec import Offer, System


@dataclass(frozen=True, slots=True)
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
        if not alike(_words(each.old), _words(each.new)):
            yield said(kinds.DOCS_CHANGED, each.name, each.old, each.new)
        yield from _staying(each)
    old, new = versions.old.system, versions.new.system
    if _cover(old) != _cover(new):
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
        before = pair.old.actions.members if pair.old.actions else {}
        after = pair.new.actions.members if pair.new.actions else {}
        for name in sorted({*before} & {*after}):
            path = f"states/{pair.name}/actions/{name}"
            yield _Both(path, before[name], after[name])


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
        *(
            tuple(sorted({each.message for each in element.outcomes or ()} - {""}))
            if isinstance(element, Offer)
            else ()
        ),
    )


def _cover(system: System) -> tuple[str, str]:
    return system.title, system.description


def _staying(each: _Both) -> Iterator[Change]:
    """Yield what became of how long an element stays."""
    found = staying_kind(each.old.fact.deprecated, each.new.fact.deprecated)
    if found is not None:
        kind, before, after = found
        yield said(kind, each.name, each.old, each.new, before, after, "deprecated")
