"""Values of an enumeration that nobody describes, where others are described."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Rule, Severity
from statecheck.spec import EnumValue, Table


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each value without a description, of enumerations that describe any."""
    for element in subject.elements:
        enum = getattr(element, "enum", None)
        if not isinstance(enum, Table):
            continue
        values = [value for value in enum.values() if isinstance(value, EnumValue)]
        if any(value.description for value in values):
            for value in values:
                if not value.description:
                    yield Fault(
                        at=value.at.key,
                        message=f"value `{value.name}` is not described",
                    )


CHECK = Check(
    rule=Rule(
        name="undescribed-value",
        severity=Severity.NOTE,
        summary="A value of an enumeration without a description, where others "
        "have one",
        why="A client that meets it does not know what to make of it.",
        mend="Say behind the value what it means.",
    ),
    find=find,
    of_absence=True,
)
