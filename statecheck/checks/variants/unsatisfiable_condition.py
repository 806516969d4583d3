"""What an `if` takes out of every variant."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.variants.switches import switches
from statecheck.finding import Rule, Severity


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each `if` that holds in no variant that has what it stands in."""
    if subject.flow is not None:
        return
    for switch in switches(subject):
        if not switch.holds:
            yield Fault(
                at=switch.at / "if",
                message=f"no variant has {switch.what}: `{switch.text}` never holds "
                "there",
            )


CHECK = Check(
    rule=Rule(
        name="unsatisfiable-condition",
        severity=Severity.WARNING,
        summary="An `if` that holds in no variant",
        why="What it stands at exists in no installation, whatever its settings are.",
        mend="Correct the formula, or take out what it stands at.",
    ),
    find=find,
    of_all_variants=True,
    after=frozenset({"impossible-option-value", "undefined-option"}),
)
