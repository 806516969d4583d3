"""The parts of a request that are not its body: path, query, headers, cookies."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from statecheck.graph import model_of
from statecheck.immutable import frozen
from statecheck.schemas.bodies import choices_of, spelled
from statecheck.schemas.conjunction import both
from statecheck.schemas.fields import field_schema
from statecheck.schemas.knowledge import Knowledge
from statecheck.schemas.marks import described
from statecheck.schemas.schema import Schema
from statecheck.schemas.shape import Shape
from statecheck.spec import (
    Action,
    Fact,
    Field,
    Response,
    Table,
    Wire,
    WireAction,
    WireChoice,
    WireSession,
)

PLACES = ("path", "query", "header", "cookie")
HEADER = "header"
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_REQUIRED = "required"


@frozen
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

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by: the case of a header's name means nothing."""
        is_header = self.place == HEADER
        return self.place, self.name.casefold() if is_header else self.name

    def __and__(self, other: "Parameter") -> "Parameter":
        """Return the part with all that is said of it, by whomever."""
        return replace(
            self,
            schema=both(self.schema, other.schema),
            required=self.required or other.required,
            fixed=self.fixed or other.fixed,
        )


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
        made[each.key] = made[each.key] & each if each.key in made else each
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
        for place, constants in ((HEADER, way.header), ("query", way.query)):
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
                yield _of_field(known, header, HEADER, wire.fact)
        else:
            yield Parameter(name, HEADER, text, header == _REQUIRED)
    if session.header:
        yield Parameter(session.header, HEADER, text)
    for name in session.cookies:
        yield Parameter(name, "cookie", text)


def response_parameters(known: Knowledge, response: Response) -> tuple[Parameter, ...]:
    """Return the headers of an answer that is not the state, by name."""
    return tuple(
        _of_field(known, each, HEADER, response.fact)
        for _, each in sorted(response.headers.items())
        if known.possible(each.if_)
    )


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
        names = {each.key: each.name for each in parts}
        whole = whole.ruled({"anyOf": [_way(action, way, names) for way in ways]})
    return {**whole.schema(), **texts}


def _way(
    action: Action, way: WireChoice, names: Mapping[tuple[str, str], str]
) -> Schema:
    """Return the schema of the parts that say which action is meant in one way.

    Args:
        action: The action.
        way: The way.
        names: What each part is called, by what it is known by.
    """
    whole = Shape()
    for place, constants in ((HEADER, way.header), ("query", way.query)):
        if constants:
            members: dict[str, Schema] = {
                names[Parameter(name, place).key]: {"const": spelled(text, action)}
                for name, text in constants.items()
            }
            part = Shape(members, frozenset(members))
            whole = whole.having(place, part.schema(), required=True)
    return whole.schema()


def as_declared(
    schema: Schema, places: Mapping[str, Mapping[str, object]]
) -> dict[str, dict[str, object]]:
    """Return the parts of a request with headers called as the contract calls them.

    Args:
        schema: The schema of the parts.
        places: The parts, by place and name.
    """
    declared = schema.get("properties", {}).get(HEADER, {}).get("properties", {})
    names = {name.casefold(): name for name in declared}
    return {
        place: {
            names.get(name.casefold(), name) if place == HEADER else name: value
            for name, value in parts.items()
        }
        for place, parts in places.items()
    }
