"""Examples that contradict what they are examples of."""

from collections.abc import Callable, Iterator
from functools import partial

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.data.answers import of_answer
from statecheck.checks.data.conflict import Conflict, each_once
from statecheck.checks.data.conformance import REQUESTS, Conformance
from statecheck.checks.data.pointing import MISSING, Way, at, way_of
from statecheck.finding import Related, Rule, Severity
from statecheck.graph import model_of
from statecheck.source import Location
from statecheck.spec import Absence, Action, Field, Flow, Model, System, Wire

_ACTION = "{action}"
"""What stands for the action in the wire binding."""

_WHERE = "declared here"


def find(subject: Subject) -> Iterator[Fault]:
    """Yield what contradicts states, actions, models and fields in their examples."""
    written = subject.effective.written
    if isinstance(written, Flow):
        return
    system = subject.graph.system
    for name, state in written.states.items():
        held = partial(of_answer, system, system.states[name])
        yield from _faults(state.at, state.examples, held)
    for name, action in written.actions.items():
        held = partial(of_request, system, system.actions[name])
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


def of_request(system: System, action: Action, example: object) -> Iterator[Conflict]:
    """Yield what contradicts an action in the body of a request for it."""
    if action.fact.disputes("request"):
        return
    constants = _constants(system, action)
    also = frozenset(str(way[0]) for way, _, _ in constants)
    takes_more = system.openness.get(REQUESTS) == "open"
    if action.request is Absence.NONE and not also and not takes_more:
        if example not in ({}, None, ""):
            yield Conflict((), "is more than the request carries: nothing")
    elif also or model_of(system, action.request) is not None:
        held = Conformance(system, REQUESTS)
        yield from held.of_body((action.request,), example, also)
    for way, constant, is_due in constants:
        found = at(example, way)
        if found is MISSING and is_due:
            said = f"lacks `{way[-1]}`, which says which action it is"
            yield Conflict(way[:-1], said, lacks=str(way[-1]))
        elif found is not MISSING and found != constant:
            yield Conflict(way, f"is not `{constant}`, which says which action it is")


def _constants(system: System, action: Action) -> list[tuple[Way, str, bool]]:
    """Return what a body has that says which action is meant, and whether it has to."""
    wire = system.wire or Wire()
    choices = wire.action.choose if wire.action is not None and not action.http else ()
    return [
        (way_of(pointer), text.replace(_ACTION, action.wire or action.name), only)
        for only in (len(choices) == 1,)
        for choice in choices
        for pointer, text in choice.body.items()
        if way_of(pointer)
    ]


def _faults(
    at: Location,
    examples: tuple[object, ...],
    held: Callable[[object], Iterator[Conflict]],
) -> Iterator[Fault]:
    for index, example in enumerate(examples):
        for conflict in each_once(held(example)):
            place = at / "examples" / index
            for step in conflict.way:
                place = place / step
            name = "".join(f"/{step}" for step in conflict.way)
            spoken = f"`{name}` of the example" if name else "the example"
            declared = conflict.declared
            yield Fault(
                place,
                f"{spoken} {conflict.message}",
                related=() if declared is None else (Related(declared.key, _WHERE),),
            )


CHECK = Check(
    rule=Rule(
        name="disagreeing-example",
        severity=Severity.ERROR,
        summary="An example that contradicts what it is an example of",
        why="Readers believe examples first, and build what they see there.",
        mend="Correct the example, or what it contradicts.",
    ),
    find=find,
    of_absence=True,
)
