"""What is handed out for a later request, and no request takes."""

import re
from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Rule, Severity
from statecheck.graph import BodyKind, bodies, fields_within, model_of
from statecheck.language import ListOf, Primitive, nearest
from statecheck.source import Location
from statecheck.spec import Absence, Field, Outcome, System, Table

_HANDLE = re.compile(r"(?:^|[a-z0-9_-])(?:Id|Ref|Token|Nonce|Handle|Ticket|Cursor)s?$")
_ALONE = frozenset({"nonce", "token", "ticket", "cursor", "handle"})


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each field of an answer that looks like a handle and that nothing takes.

    Where the request of an action is not known, any of them may be taken by it. An
    action that nobody declares is taken for the nearest, whose request counts anyway.
    """
    system = subject.graph.system
    if subject.is_vocabulary or subject.flow is not None or _is_open(subject):
        return
    taken = set(_taken(subject))
    told: set[Location] = set()
    for body in bodies(system):
        if body.kind is not BodyKind.STATE or not body.owner:
            continue
        if subject.graph.end(body.owner):
            continue  # what it hands out is for what comes after the flow
        for _, field in fields_within(system, body.use):
            if field.at in told or field.name in taken or not _is_handle(field):
                continue
            told.add(field.at)
            yield Fault(field.at.key, f"no request takes `{field.name}`")


def _is_open(subject: Subject) -> bool:
    system = subject.graph.system
    for name in {edge.action for edge in subject.graph.edges if edge.action}:
        action = system.actions.get(name)
        if action is None and nearest(name, system.actions):
            continue
        use = action.request if action else None
        model = None if use is Absence.NONE else model_of(system, use)
        if use is not Absence.NONE and (
            model is None or model.fields is None or model.incomplete
        ):
            return True
    return False


def _is_handle(field: Field) -> bool:
    if field.name.startswith(("masked", "display")):
        return False
    kind = field.type.member if isinstance(field.type, ListOf) else field.type
    if not isinstance(kind, Primitive) or kind.name not in {"string", "integer"}:
        return False
    return field.name in _ALONE or bool(_HANDLE.search(field.name))


def _taken(subject: Subject) -> Iterator[str]:
    """Yield the names of fields that requests, conditions or the session speak of."""
    system = subject.graph.system
    for body in bodies(system):
        if body.kind is BodyKind.REQUEST:
            for _, field in fields_within(system, body.use):
                yield field.name
                for origin in field.from_:
                    yield from origin.partition("#")[2].split("/")
    for edge in subject.graph.edges:
        outcome = edge.outcome
        when = outcome.when if isinstance(outcome, Outcome) else None
        for name in when if isinstance(when, Table) else ():
            yield from name.split("/")
        if outcome is not None and outcome.after is not None:
            yield from outcome.after.field.split("/")
    yield from _of_wire(system)


def _of_wire(system: System) -> Iterator[str]:
    """Yield the names that the wire binding, and the paths of requests, speak of."""
    wire = system.wire
    session = wire.session if wire else None
    if session is not None:
        yield session.id
        yield from session.read.split("/")
    endpoints = [action.http for action in system.actions.values()]
    if wire is not None and wire.state is not None:
        endpoints.append(wire.state.read)
    if wire is not None and wire.action is not None:
        endpoints.append(wire.action.http)
    for endpoint in endpoints:
        yield from re.findall(r"\{([^{}]+)\}", endpoint)


CHECK = Check(
    rule=Rule(
        name="unconsumed-output",
        severity=Severity.NOTE,
        summary="A field of an answer that looks made for a later request, and that no "
        "request takes",
        why="Either a request lacks an input, or clients keep what nobody needs.",
        mend="Name it under `from` of the field that it is sent in, or take it out.",
        exact=False,
    ),
    find=find,
    of_all_variants=True,
    after=frozenset({"undefined-field"}),
)
