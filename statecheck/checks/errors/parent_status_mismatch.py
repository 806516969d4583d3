"""Details of an error whose HTTP status is not that of the code above them."""

import re
from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Related, Rule, Severity
from statecheck.graph import StateGraph
from statecheck.spec import ErrorCode


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each detail with a status that the code above it does not have."""
    for path, code in subject.graph.errors.codes.items():
        above = _above(subject.graph, path)
        if above is None or not code.http:
            continue
        other = [status for status in code.http if status not in above.http]
        if other and not all(_is_said(code, status) for status in other):
            first = other[0]
            yield Fault(
                at=code.at / "http",
                message=f"`{path}` is answered with {first}, and `{above.name}` with "
                f"{' or '.join(map(str, above.http))}",
                related=(Related(above.at / "http", f"the status of `{above.name}`"),),
            )


def _above(graph: StateGraph, path: str) -> ErrorCode | None:
    """Return the nearest code above that has a status of its own."""
    parent = path.rpartition("/")[0]
    return next((code for code in graph.errors.lineage(parent) if code.http), None)


def _is_said(code: ErrorCode, status: int) -> bool:
    prose = f"{code.description} {code.message}"
    return bool(re.search(rf"(?<![0-9]){status}(?![0-9])", prose))


CHECK = Check(
    rule=Rule(
        name="parent-status-mismatch",
        severity=Severity.WARNING,
        summary="A detail of an error with another HTTP status than the code above it",
        why="An answer has one status. A client that looks at it first never gets to "
        "the detail, or takes it for another error.",
        mend="Take the status out, add it to the code above, or say the number in the "
        "description of the detail.",
        exact=False,
    ),
    find=find,
)
