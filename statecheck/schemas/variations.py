"""Messages that lie at the edges of a schema: what a careful tester tries first.

A message is as small as its schema lets it be, but for the way to the place that is
tried. There it lacks the member, has each of its listed values, lies on and beside each
of its bounds, is null, is of another type, or has a member that nobody declares.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from random import Random
from typing import Any

from statecheck.immutable import frozen
from statecheck.schemas.contract import Contract
from statecheck.schemas.making import DEEP, Maker
from statecheck.schemas.naming import renamed
from statecheck.schemas.schema import Schema, claims
from statecheck.schemas.subject import Subject
from statecheck.schemas.values import MISSING, values_near
from statecheck.schemas.ways import Focus, Step, at, branches, ways

UNDECLARED = "undeclared"
"""A member that no schema declares."""

_SEEDS = 4
"""So many ways of making the rest of a message are tried."""
_FEW = 12
"""So many values are tried of each member of an object that is tried as such."""

_OTHER = "other "
"""Names of schemas have no spaces."""


@frozen
class Variation:
    """A message that may be valid, and what is tried in it.

    Attributes:
        body: The message.
        pointer: The place that is tried, as a JSON pointer.
        value: What is there; `MISSING` if nothing is.
    """

    body: object
    pointer: str
    value: object = MISSING


@dataclass(frozen=True)
class Edges:
    """The edges of one schema; what several places have in common is made once.

    Attributes:
        contract: The schemas that messages should be valid by.
        other: Those that may well refuse them; the values that it bounds are tried too.
        subject: What they are messages of.
    """

    contract: Contract
    other: Contract
    subject: Subject
    _around: dict[tuple[Step, ...], list[object]] = field(default_factory=dict)

    def variations(self, focus: Focus) -> Iterator[Variation]:
        """Yield messages at the edges, in the order of what tells most.

        Args:
            focus: What is tried in them.
        """
        name, schemas = self._name, self._schemas
        theirs = _OTHER + self.other.names.get(self.subject, "")
        for way in ways(self.contract, name, focus):
            inner = at(schemas, [schemas[name]], way)
            outer = at(schemas, [schemas[theirs]], way) if theirs in schemas else []
            if way not in self._around:
                # It is the same, whatever is tried there.
                self._around[way] = [
                    _around(self.contract, name, way, seed) for seed in range(_SEEDS)
                ]
            names = [each for each in way if not (isinstance(each, int) and each)]
            for member, value in _tried(schemas, inner, outer, focus.member):
                place = [*names, member] if member else names
                # A branch, or a member of a list, is not left out: that it is empty is.
                is_put = bool(member) or isinstance((0, *way)[-1], str)
                for body in self._around[way]:
                    made = _put(body, place, value) if is_put else body
                    yield Variation(made, _pointer(place), value)

    @property
    def is_free(self) -> bool:
        """Whether the schema takes whatever object comes."""
        return claims(self.contract.schemas[self._name]) in ({}, {"type": "object"})

    @cached_property
    def _name(self) -> str:
        return self.contract.names[self.subject]

    @cached_property
    def _schemas(self) -> Mapping[str, Schema]:
        """The schemas of both."""
        return {**self.contract.schemas, **_apart(self.other)}


def smallest(contract: Contract, subject: Subject) -> Iterator[object]:
    """Yield messages that have only what they have to have."""
    name = contract.names[subject]
    for seed in range(_SEEDS):
        random = Random(f"{seed}/{name}")  # noqa: S311  # examples, no secrets
        yield Maker(contract.schemas, random, 0.0).made(
            contract.schemas[name], depth=DEEP
        )


def _apart(other: Contract) -> dict[str, Schema]:
    """Return schemas under names that no other contract has."""
    names = {name: _OTHER + name for name in other.schemas}
    return {names[name]: renamed(each, names) for name, each in other.schemas.items()}


def _pointer(steps: Sequence[Step]) -> str:
    return "".join(
        f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps
    )


def _tried(
    schemas: Mapping[str, Schema],
    inner: list[Schema],
    outer: list[Schema],
    member: str,
) -> Iterator[tuple[str, object]]:
    """Yield members with values; of an object as such, all that may be in it."""
    if member:
        mine = _members(inner, member)
        if not mine:  # with it, there is nothing that this schema says of it
            yield member, MISSING
            return
        for value in values_near(schemas, mine, [*mine, *_members(outer, member)]):
            yield member, value
        return
    yield "", MISSING
    for name in _named(inner):
        mine = _members(inner, name)
        for value in islice(values_near(schemas, mine, mine), _FEW):
            yield name, value
    for name in sorted({*_named(outer)} - {*_named(inner)}):
        theirs = _members(outer, name)
        for value in islice(values_near(schemas, [], theirs), _FEW):
            yield name, value
    yield UNDECLARED, "anything"


def _named(schemas: list[Schema]) -> list[str]:
    return sorted({name for each in schemas for name in each.get("properties", {})})


def _members(schemas: list[Schema], member: str) -> list[Schema]:
    return [
        each["properties"][member]
        for each in schemas
        if member in each.get("properties", {})
    ]


def _around(contract: Contract, name: str, way: Sequence[Step], seed: int) -> object:
    """Return a message that has an object at the end of a way."""
    random = Random(f"{seed}/{name}")  # noqa: S311  # examples, no secrets
    maker = Maker(contract.schemas, random, 0.0)
    return _made(maker, contract.schemas[name], way)


def _made(maker: Maker, schema: Schema, way: Sequence[Step]) -> object:
    if not way:
        made = maker.made(schema, depth=DEEP)
        return made if isinstance(made, dict) else {}
    step, *rest = way
    if isinstance(step, int) and step < 0:
        return _made(maker, _chosen(maker, schema, -1 - step), rest)
    whole = maker.resolved(schema)
    if step == 0 and isinstance(step, int):
        return [_made(maker, whole.get("items", {}), rest)]
    made = maker.made(whole, depth=DEEP)
    made = dict(made) if isinstance(made, dict) else {}
    members = whole.get("properties", {})
    more = whole.get("additionalProperties")
    inner = members.get(step, more if isinstance(more, dict) else {})
    made[str(step)] = _made(maker, inner, rest)
    return made


def _put(
    body: Any,  # noqa: ANN401  # what is on the way is known to be there
    place: Sequence[Step],
    value: object,
) -> object:
    """Return a message with another value at a place; with none if that is missing."""
    step, *rest = place
    if step == 0 and isinstance(step, int):
        return [_put(body[0], rest, value)]
    made = dict(body)
    if rest:
        made[step] = _put(body[step], rest, value)
    elif value is MISSING:
        made.pop(step, None)
    else:
        made[step] = value
    return made


def _chosen(maker: Maker, schema: Schema, index: int) -> Schema:
    """Return a schema with one of its alternatives taken."""
    while "$ref" in schema:
        schema = maker.schemas[schema["$ref"]]
    found = branches(schema)
    if index >= len(found):
        return schema
    rest = {k: v for k, v in schema.items() if k not in {"anyOf", "oneOf"}}
    return maker.joined(rest, maker.resolved(found[index]))
