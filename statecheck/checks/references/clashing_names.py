"""Names that differ in nothing but upper and lower case."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.references.sections import SECTIONS, named
from statecheck.finding import Related, Rule, Severity
from statecheck.source import Location


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each name that another of its kind had before, but for the case."""
    for words in SECTIONS:
        first: dict[str, tuple[str, Location]] = {}
        for name, at in named(subject.effective.system, words):
            known = first.setdefault(name.casefold(), (name, at))
            if known[0] != name:
                yield Fault(
                    at=at.key,
                    message=f"`{name}` and `{known[0]}` differ in upper and lower case"
                    " only",
                    related=(Related(known[1].key, f"`{known[0]}` stands here"),),
                )


CHECK = Check(
    rule=Rule(
        name="clashing-names",
        severity=Severity.WARNING,
        summary="Two names that are one but for upper and lower case",
        why="Readers take one for the other, and so do file systems and databases.",
        mend="Give one of them another name; `wire` keeps its spelling on the wire.",
    ),
    find=find,
)
