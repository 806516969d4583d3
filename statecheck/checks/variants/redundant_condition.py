"""What an `if` takes out of no variant."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.variants.switches import switches
from statecheck.finding import Rule, Severity


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each `if` that holds in every variant that has what it stands in."""
    if subject.flow is not None:
        return
    for switch in switches(subject):
        if not switch.within & ~switch.holds:
            yield Fault(
                at=switch.at / "if",
                message=f"every variant has {switch.what}: `{switch.text}` always "
                "holds there",
            )


CHECK = Check(
    rule=Rule(
        name="redundant-condition",
        severity=Severity.NOTE,
        summary="An `if` that always holds where it stands",
        why="Readers take for optional what every client has to expect.",
        mend="Take the `if` out, or correct the formula.",
    ),
    find=find,
    of_all_variants=True,
    after=frozenset({"impossible-option-value", "undefined-option"}),
)
