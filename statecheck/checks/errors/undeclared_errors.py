"""Actions that take data and do not say what can be wrong with it."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Rule, Severity
from statecheck.graph import model_of
from statecheck.spec import Absence, Action


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each action with a request and no word of errors, anywhere."""
    telling = {
        edge.action for edge in subject.graph.edges if edge.error and edge.listed
    }
    for action in subject.graph.system.actions.values():
        silent = action.errors is None and action.name not in telling
        if silent and not action.incomplete and _takes_data(subject, action):
            yield Fault(
                at=action.at.key,
                message=f"`{action.name}` takes data and does not say which errors "
                "it may be answered with",
            )


def _takes_data(subject: Subject, action: Action) -> bool:
    if action.request is None or isinstance(action.request, Absence):
        return False
    model = model_of(subject.graph.system, action.request)
    return model is not None and (model.fields is None or bool(model.fields))


CHECK = Check(
    rule=Rule(
        name="undeclared-errors",
        severity=Severity.NOTE,
        summary="An action with a request that says neither its errors nor that there "
        "are none",
        why="What is sent can be wrong, and a client cannot prepare for an answer that "
        "nobody tells it of.",
        mend="List the codes under `errors`, or say `none`; say `unknown` if you have "
        "looked and do not know.",
        exact=False,
    ),
    find=find,
    of_absence=True,
)
