"""Names that are not written in the style that the settings ask for."""

import re
from collections.abc import Iterator, Mapping

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Fix, Rule, Severity
from statecheck.linking import ErrorTree
from statecheck.source import Location
from statecheck.spec import Model, State

STYLES: Mapping[str, re.Pattern[str]] = {
    "SCREAMING_SNAKE_CASE": re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*"),
    "snake_case": re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*"),
    "kebab-case": re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*"),
    "camelCase": re.compile(r"[a-z][A-Za-z0-9]*"),
    "PascalCase": re.compile(r"[A-Z][A-Za-z0-9]*"),
}
"""What names of each style look like."""

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each name of its own that the system writes in another style.

    A name that a host has chosen, or the wire, is none of its own.
    """
    for kind, style in subject.settings.naming.items():
        pattern = STYLES.get(style)
        if pattern is None:
            continue
        for name, at in _named(subject, kind):
            if not pattern.fullmatch(name):
                yield Fault(
                    at=at,
                    message=f"`{name}` is not written in {style}",
                    fix=Fix(f"`{_rewritten(name, style)}` would be"),
                )


def _named(subject: Subject, kind: str) -> Iterator[tuple[str, Location]]:
    written = subject.effective.written
    if kind == "systems":
        yield written.name, written.at
    elif kind == "fields":
        for element in subject.elements:
            fields = element.fields if isinstance(element, Model) else None
            for field in (fields or {}).values():
                yield from _own(field)
    elif kind == "errors" and subject.flow is None:
        errors = subject.effective.system.errors
        for code in ErrorTree(errors).codes.values():
            yield from _own(code)
    else:
        for element in getattr(written, kind, {}).values():
            yield from _own(element)


def _own(element: object) -> Iterator[tuple[str, Location]]:
    name, at = getattr(element, "name", ""), getattr(element, "at", None)
    theirs = getattr(element, "overrides", False) or (
        isinstance(element, State) and element.takes
    )
    if name and isinstance(at, Location) and not theirs:
        yield name, at.key


def _rewritten(name: str, style: str) -> str:
    words = [word.lower() for word in _WORD.findall(name)]
    if style == "SCREAMING_SNAKE_CASE":
        return "_".join(words).upper()
    if style in {"snake_case", "kebab-case"}:
        return ("_" if style == "snake_case" else "-").join(words)
    titled = "".join(word.title() for word in words)
    return titled if style == "PascalCase" else titled[:1].lower() + titled[1:]


CHECK = Check(
    rule=Rule(
        name="naming-style",
        severity=Severity.NOTE,
        summary="A name that is not written in the style that the settings ask for",
        why="Where names of one kind look alike, nobody has to look them up.",
        mend="Rename it, and keep its spelling on the wire with `wire`; or let "
        "`naming` in the settings ask for another style.",
    ),
    find=find,
)
