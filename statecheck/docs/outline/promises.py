"""Properties: what shall hold of every flow, and whether it does."""

from collections.abc import Iterator

from statecheck.docs.blocks import (
    Cell,
    Grid,
    Mark,
    Name,
    Row,
    Section,
    Told,
    Tone,
    Words,
)
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.words import listed
from statecheck.finding import Verdict
from statecheck.spec import Property

_WORDS = (
    ("to", "whatever gets to"),
    ("through", "has been through"),
    ("between", "between"),
    ("after", "after"),
    ("before", "before"),
    ("never", "never"),
    ("possible", "possible:"),
    ("always", "always:"),
    ("offered", "offered:"),
    ("in_", "in"),
    ("except_", "except in"),
)


def promises(subject: Subject) -> Iterator[Section]:
    """Yield the section of the properties."""
    lines = [_row(each, subject) for each in subject.system.properties.values()]
    if lines:
        columns = ("Promise", "Says", "Verdict")
        grid = Grid("What holds of every flow", columns, tuple(lines))
        yield Section("Promises", (grid,))


def _row(promise: Property, subject: Subject) -> Row:
    parts: list[Cell] = []
    for word, said in _WORDS:
        names = getattr(promise, word)
        if names:
            parts.append((Words(f"{said} "), *_names(names, subject)))
    for word, names in promise.everywhere.items():
        parts.append((Words(f"everywhere {word} "), *_names(names, subject)))
    says = listed(parts)
    if promise.description:
        says = (Told(promise.description), Words(" — "), *says)
    return Row(((Name(promise.name),), says, _verdict(promise.name, subject)))


def _names(names: tuple[str, ...], subject: Subject) -> Cell:
    return listed([(Name(name, subject.node(name)),) for name in names], " or ")


def _verdict(name: str, subject: Subject) -> Cell:
    """Return what was found of a property; nothing if nobody looked."""
    for each in subject.attachments.diagnostics:
        finding = each.finding
        if finding.system != subject.name:
            continue
        if finding.at.pointer.keys[:2] != ("properties", name):
            continue
        if finding.verdict is Verdict.PROVED:
            return (Mark("proved", Tone.GOOD),)
        if finding.verdict is Verdict.UNDETERMINED:
            return (Mark("undetermined", Tone.DOUBT),)
        return (Mark("refuted", Tone.BAD),)
    return ()
