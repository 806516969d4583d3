"""The parts of a request that are not its body: path, query, headers, cookies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from statecheck.graph import model_of
from statecheck.schemas.bodies import choices_of, spelled
from statecheck.schemas.fields import field_schema
from statecheck.schemas.knowledge import Knowledge
from statecheck.schemas.marks import described
from statecheck.schemas.schema import Schema
from statecheck.schemas.shape import Shape
from statecheck.spec import (
    Action,
    Fact,
    Field,
    Table,
    Wire,
    WireAction,
    WireChoice,
    WireSession,
)

PLACES = ("path", "query", "header", "cookie")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_REQUIRED = "required"
_OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One part of a request beside its body.

    Attributes:
        name: Its name on the wire.
        place: One of `PLACES`.
        schema: What is known of its value.
        required: Whether it surely is there.
        fixed: Whether it is there to say which action is meant.
    """

    name: str
    place: str
    schema: Schema = field(default_factory=dict)
    required: bool = False
    fixed: bool = False


def address_of(known: Knowledge, action: Action) -> tuple[str, str]:
    """Return the method and the path of an action; empty if nobody says."""
    binding = (known.system.wire or Wire()).action or WireAction()
    method, _, path = spelled(action.http or binding.http, action).partition(" ")
    return method.upper(), path.strip()


def placeholders(path: str) -> list[str]:
    """Return the names that stand in a path for values."""
    return _PLACEHOLDER.findall(path)


def parameters(known: Knowledge, action: Action) -> tuple[Parameter, ...]:
    """Return the parts of a request for an action, by place and name."""
    made: dict[tuple[str, str], Parameter] = {}
    for each in _parameters(known, action):
        key = each.place, each.name.casefold() if each.place == "header" else each.name
        made.setdefault(key, each)
    return tuple(
        sorted(made.values(), key=lambda each: (PLACES.index(each.place), each.name))
    )


def _parameters(known: Knowledge, action: Action) -> Iterator[Parameter]:
    model = model_of(known.system, action.request)
    if model is not None and not action.fact.disputes("request"):
        for each in (model.fields or Table[Field]()).values():
            if each.in_ in PLACES and known.possible(each.if_):
                yield _of_field(known, each, each.in_, model.fact)
    path = address_of(known, action)[1]
    yield from shared_parameters(known, path)
    ways = choices_of(known, action)
    for way in ways:
        for place, constants in (("header", way.header), ("query", way.query)):
            for name, text in constants.items():
                # Of several ways one is enough; another may use the name otherwise.
                only = len(ways) == 1
                constant = {"const": spelled(text, action)} if only else {}
                schema: Schema = {"type": "string", **constant}
                yield Parameter(name, place, schema, required=only, fixed=True)


def shared_parameters(known: Knowledge, path: str) -> Iterator[Parameter]:
    """Yield the parts that every request to an address has."""
    wire = known.system.wire or Wire()
    session = wire.session or WireSession()
    text: Schema = {"type": "string"}
    for name in placeholders(path):
        about = "Which flow it is." if name == session.id else ""
        yield Parameter(name, "path", {**text, **described(about)}, required=True)
    for name, header in wire.headers.items():
        if isinstance(header, Field):
            if known.possible(header.if_):
                yield _of_field(known, header, "header", wire.fact)
        else:
            yield Parameter(name, "header", text, header == _REQUIRED)
    if session.header:
        yield Parameter(session.header, "header", text)
    for name in session.cookies:
        yield Parameter(name, "cookie", text)


def _of_field(known: Knowledge, said: Field, place: str, outer: Fact) -> Parameter:
    schema = field_schema(known, said, outer)
    required = place == "path" or known.is_required(said)
    return Parameter(said.wire or said.name, place, schema, required)


def parameters_schema(known: Knowledge, action: Action) -> Schema:
    """Return the schema of an object that holds the parts of a request by place.

    Where one of several ways of saying which action is meant is enough, one has to
    be there. Names of headers are as they are written, though their case means nothing.
    """
    parts = parameters(known, action)
    places: dict[str, Shape] = {}
    for each in parts:
        shape = places.get(each.place, Shape())
        places[each.place] = shape.having(
            each.name, each.schema, required=each.required
        )
    whole = Shape()
    for place, shape in places.items():
        whole = whole.having(place, shape.schema(), required=bool(shape.required))
    ways = choices_of(known, action)
    texts = described(
        "What a request has beside its body.", f"{action.name} parameters"
    )
    if len(ways) > 1 and not any(way.body for way in ways):
        whole = whole.ruled({"anyOf": [_way(action, way) for way in ways]})
    return {**whole.schema(), **texts}


def _way(action: Action, way: WireChoice) -> Schema:
    """Return the schema of the parts that say which action is meant in one way."""
    whole = Shape()
    for place, constants in (("header", way.header), ("query", way.query)):
        if constants:
            part = Shape(
                {name: {"const": spelled(t, action)} for name, t in constants.items()},
                frozenset(constants),
            )
            whole = whole.having(place, part.schema(), required=True)
    return whole.schema()
