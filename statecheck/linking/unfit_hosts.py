"""What is said where systems do not build on each other as they should."""

from statecheck.finding import Finding, Related
from statecheck.linking.rules import (
    AMBIGUOUS_SYSTEM,
    CIRCULAR_EXTENDS,
    TOO_MANY_COPIES,
    TOO_MANY_EXTENDS,
)
from statecheck.settings import LimitError
from statecheck.source import Location
from statecheck.spec import Flow, System


def ambiguous(
    reference: str, fitting: list[System], at: Location, system: str
) -> Finding:
    """Return that there are several systems that a reference may mean."""
    return Finding(
        rule=AMBIGUOUS_SYSTEM,
        at=at,
        message=f"there are {len(fitting)} systems `{reference}`",
        system=system,
        related=tuple(
            Related(each.at, f"version `{each.version}`") for each in fitting
        ),
    )


def circular(host: System, line: tuple[System, ...], at: Location) -> Finding:
    """Return that a line of systems comes round to one of them again."""
    names = [each.name for each in line]
    circle = [*names[names.index(host.name) :], host.name]
    return Finding(
        rule=CIRCULAR_EXTENDS,
        at=at,
        message="circle of systems: "
        + " extends ".join(f"`{name}`" for name in circle),
        system=line[-1].name,
    )


def too_much(own: System | Flow, error: LimitError) -> Finding:
    """Return that more is inherited than is taken."""
    message = f"what `{own.name}` inherits is {error}"
    return Finding(TOO_MANY_COPIES, own.at.key, message, system=own.name)


def too_many(own: System, at: Location, limit: int) -> Finding:
    """Return that too many systems extend each other."""
    return Finding(
        rule=TOO_MANY_EXTENDS,
        at=at,
        message=f"more than {limit} systems extend each other in a row",
        system=own.name,
    )
