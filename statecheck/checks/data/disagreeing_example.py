"""Examples that contradict what they are examples of."""

from collections.abc import Callable, Iterator
from functools import partial

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.data.answers import of_answer
from statecheck.checks.data.conformance import REQUESTS, Conflict, Conformance
from statecheck.finding import Rule, Severity
from statecheck.graph import model_of
from statecheck.source import Location
from statecheck.spec import Absence, Action, Field, Model, System


def find(subject: Subject) -> Iterator[Fault]:
    """Yield what contradicts states, actions, models and fields in their examples."""
    if subject.flow is not None:
        return
    system = subject.graph.system
    for state in system.states.values():
        if _is_own(state.words):
            held = partial(of_answer, system, state)
            yield from _faults(state.at, state.examples, held)
    for action in system.actions.values():
        if _is_own(action.words) and not action.fact.disputes("request"):
            held = partial(_of_request, system, action)
            yield from _faults(action.at, action.examples, held)
    parts = Conformance(system)
    for element in subject.elements:
        if isinstance(element, Field):
            held = partial(parts.of_field, element)
            yield from _faults(element.at, element.examples, held)
        elif isinstance(element, Model) and (element.name or not element.extends):
            model = system.models.get(element.name, element)
            held = partial(parts.of_model, model)
            yield from _faults(element.at, element.examples, held)


def _is_own(words: frozenset[str]) -> bool:
    """Return whether the examples are written at the element, and not at a host's."""
    return not words or "examples" in words


def _of_request(system: System, action: Action, example: object) -> Iterator[Conflict]:
    if action.request is Absence.NONE:
        if example not in ({}, None, ""):
            yield Conflict((), "is more than the request carries: nothing")
    elif model_of(system, action.request) is not None:
        held = Conformance(system, REQUESTS)
        yield from held.of_body((action.request,), example, frozenset())


def _faults(
    at: Location,
    examples: tuple[object, ...],
    held: Callable[[object], Iterator[Conflict]],
) -> Iterator[Fault]:
    for index, example in enumerate(examples):
        for conflict in held(example):
            place = at / "examples" / index
            for step in conflict.way:
                place = place / step
            name = "".join(f"/{step}" for step in conflict.way)
            spoken = f"`{name}` of the example" if name else "the example"
            yield Fault(place, f"{spoken} {conflict.message}")


CHECK = Check(
    rule=Rule(
        name="disagreeing-example",
        severity=Severity.ERROR,
        summary="An example that contradicts what it is an example of",
        why="Readers believe examples first, and build what they see there.",
        mend="Correct the example, or what it contradicts.",
    ),
    find=find,
)
