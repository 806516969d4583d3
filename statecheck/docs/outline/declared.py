"""What a system declares besides: ends, options and sources."""

from collections.abc import Iterator

from statecheck.docs.blocks import (
    Cell,
    Grid,
    Link,
    Name,
    Row,
    Section,
    Told,
    Words,
)
from statecheck.docs.outline.facts import doubt, spelled
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.words import end_mark, listed
from statecheck.docs.ref import Kind


def ends(subject: Subject) -> Iterator[Section]:
    """Yield the section of the ends that no answer shows."""
    exits = subject.system.exits
    if not exits:
        return
    lines = [
        Row(
            (
                (Name(name),),
                (end_mark(end.final), *doubt(end.fact, subject)),
                (Told(end.description),) if end.description else (),
            ),
            subject.ref(Kind.EXIT, name),
        )
        for name, end in exits.items()
    ]
    grid = Grid("Ends that no answer shows", ("End", "Is", "Description"), tuple(lines))
    yield Section("Ends", (grid,))


def options(subject: Subject) -> Grid:
    """Return the table of options."""
    lines: list[Row] = []
    for name, option in subject.system.options.items():
        values = ["false", "true"] if option.enum is None else list(option.enum)
        default: Cell = (Words("not stated"),)
        if option.default is not None:
            default = (Name(spelled(option.default)),)
        fixed = subject.graph.effective.fixed.get(name)
        if fixed is not None:
            default = (Words("fixed to "), Name(spelled(fixed)))
        by: Cell = (Words(" by "), Name(option.set)) if option.set else ()
        per = "each flow" if option.per == "flow" else "each installation"
        lines.append(
            Row(
                (
                    (Name(name),),
                    listed([(Name(value),) for value in values]),
                    default,
                    (Words(per), *by),
                    (Told(option.description),) if option.description else (),
                ),
                subject.ref(Kind.OPTION, name),
            )
        )
    columns = ("Option", "Values", "Default", "Chosen for", "Description")
    return Grid("Options", columns, tuple(lines))


def sources(subject: Subject) -> Iterator[Section]:
    """Yield the section of the places where facts come from."""
    named = subject.system.sources
    lines: list[Row] = []
    for name, source in named.items():
        if name not in subject.sources:
            continue
        title: Cell = (Words(source.title or name),)
        if source.url:
            title = (Link(source.title or name, source.url),)
        lines.append(
            Row(
                (
                    title,
                    (Words(source.confidence),),
                    (Words(source.revised),) if source.revised else (),
                    (Told(source.description),) if source.description else (),
                ),
                subject.ref(Kind.SOURCE, name),
            )
        )
    if lines:
        columns = ("Source", "Confidence", "Revised", "Description")
        yield Section("Sources", (Grid("Sources", columns, tuple(lines)),))
