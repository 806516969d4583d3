"""Options that nothing depends on."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Rule, Severity
from statecheck.linking import Kind


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each option that no formula asks about."""
    if subject.is_vocabulary or subject.flow is not None:
        return
    system = subject.effective.system
    asked = subject.usage.by_name[Kind.OPTION]
    for name, option in system.options.items():
        if name not in asked:
            yield Fault(option.at.key, f"nothing depends on option `{name}`")


CHECK = Check(
    rule=Rule(
        name="unused-option",
        severity=Severity.NOTE,
        summary="An option that no formula asks about",
        why="Whoever sets it expects the API to change, and nothing says how it does.",
        mend="Say under `if` what depends on it, or take it out.",
    ),
    find=find,
    of_uses=True,
    of_all_variants=True,
    after=frozenset({"undefined-option"}),
)
