"""Names that two systems of a flow use for different things."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Related, Rule, Severity
from statecheck.immutable import frozen
from statecheck.linking import ErrorTree
from statecheck.spec import Action, ErrorCode, Model, System


@frozen
class _Declared:
    """What one system calls by a name, as far as a client can tell it."""

    kind: str
    element: Action | ErrorCode | Model
    seen: tuple[object, ...]


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each name that two steps declare differently.

    What a system overrides of another that it extends is no clash: it says so.
    """
    flow = subject.flow
    if flow is None:
        return
    systems = subject.effective.steps
    tables = {
        name: dict(_declared(systems[name])) for name in flow.steps if name in systems
    }
    told: set[tuple[str, str]] = set()
    for first, second in combinations(tables, 2):
        if _builds_on(systems[first], systems[second]):
            continue  # what is declared again there is overridden, and says so
        for key, one, other in _clashes(tables[first], tables[second]):
            if key in told:
                continue
            told.add(key)
            yield Fault(
                at=flow.steps[second].at.key,
                message=f"{one.kind} `{key[1]}` of step `{second}` is not that of step "
                f"`{first}`",
                related=(
                    Related(one.element.at.key, f"in `{flow.steps[first].system}`"),
                    Related(other.element.at.key, f"in `{flow.steps[second].system}`"),
                ),
            )


def _builds_on(one: System, other: System) -> bool:
    """Return whether one of two systems has what is written in the other's files."""
    return _has_of(one, other) or _has_of(other, one)


def _has_of(system: System, host: System) -> bool:
    tables = (system.actions, system.models, system.errors)
    return any(
        element.at.source in host.files
        for table in tables
        for element in table.values()
    )


Key = tuple[str, str]
"""A kind of element and a name."""


def _declared(system: System) -> Iterator[tuple[Key, _Declared]]:
    for name, action in system.actions.items():
        yield ("action", name), _Declared("action", action, _of_action(action))
    for name, model in system.models.items():
        yield ("model", name), _Declared("model", model, _of_model(model))
    for path, code in ErrorTree(system.errors).codes.items():
        yield ("error", path), _Declared("error", code, _of_code(code))


def _of_action(action: Action) -> tuple[object, ...]:
    return action.request, action.response, action.http, action.link, action.wire


def _of_model(model: Model) -> tuple[object, ...]:
    fields = {
        field.wire or field.name: (field.type, field.required)
        for field in (model.fields or {}).values()
    }
    return fields, sorted(model.enum or ())


def _of_code(code: ErrorCode) -> tuple[object, ...]:
    return code.http, code.retriable, code.model, code.wire, code.message


def _clashes(
    first: Mapping[Key, _Declared], second: Mapping[Key, _Declared]
) -> Iterator[tuple[Key, _Declared, _Declared]]:
    for key, one in first.items():
        other = second.get(key)
        if other is None or one.element.at == other.element.at:
            continue
        if one.seen != other.seen:
            yield key, one, other


CHECK = Check(
    rule=Rule(
        name="clashing-definitions",
        severity=Severity.WARNING,
        summary="A name that two systems of one flow use for different things",
        why="A client that goes through both takes one for the other.",
        mend="Give one of them another name, or let both build on one declaration.",
    ),
    find=find,
)
