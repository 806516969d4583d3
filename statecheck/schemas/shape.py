"""Objects under construction: members side by side, whoever brings them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from itertools import product

from statecheck.immutable import frozen
from statecheck.schemas.conjunction import both
from statecheck.schemas.schema import Schema

_MOST = 512
"""So many alternatives are told apart; of more, only what they share is said."""


@frozen
class Shape:
    """One form that an object may have.

    Attributes:
        members: By name on the wire, what is known of the value.
        required: Members that are always there.
        closed: Whether there are no others.
        rules: What holds of several members together.
        title: What it is called among others; empty for nothing.
    """

    members: Mapping[str, Schema] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    closed: bool = False
    rules: tuple[Schema, ...] = ()
    title: str = ""

    def __and__(self, other: "Shape") -> "Shape":
        """Return the form of an object that has the members of both."""
        members = dict(self.members)
        for name, schema in other.members.items():
            members[name] = both(members[name], schema) if name in members else schema
        return Shape(
            members,
            self.required | other.required,
            self.closed and other.closed,
            self.rules + tuple(rule for rule in other.rules if rule not in self.rules),
            self.title or other.title,
        )

    def having(self, name: str, schema: Schema, *, required: bool = False) -> "Shape":
        """Return the form with something said of one member."""
        return self & Shape(
            {name: schema}, frozenset([name] if required else []), closed=True
        )

    def ruled(self, *rules: Schema) -> "Shape":
        """Return the form with something said of several members."""
        return replace(self, rules=self.rules + rules)

    def schema(self) -> Schema:
        """Return the schema."""
        made: Schema = {"type": "object"}
        if self.members:
            made["properties"] = dict(self.members)
        if self.required:
            made["required"] = sorted(self.required)
            made["properties"] = {
                **{name: {} for name in self.required - self.members.keys()},
                **made.get("properties", {}),
            }
        if self.closed:
            made["additionalProperties"] = False
        if len(self.rules) == 1 and not self.rules[0].keys() & made.keys():
            return made | self.rules[0]
        if self.rules:
            made["allOf"] = list(self.rules)
        return made


Shapes = tuple[Shape, ...]
"""The forms that an object may have, each told from the others by some member."""


def together(parts: Iterable[Shapes]) -> Shapes:
    """Return the forms of an object that several descriptions speak of together."""
    result: Shapes = (Shape(closed=True),)
    for part in parts:
        if len(result) * len(part) > _MOST:
            result = (shared(result),)
            part = (shared(part),)  # noqa: PLW2901  # too many forms to go on with
        result = tuple(one & other for one, other in product(result, part))
    return result


def shared(shapes: Sequence[Shape]) -> Shape:
    """Return what several forms have in common."""
    first, *others = shapes
    return Shape(
        {
            name: schema
            for name, schema in first.members.items()
            if all(each.members.get(name) == schema for each in others)
        },
        frozenset.intersection(*(each.required for each in shapes)),
        closed=False,
        rules=tuple(
            rule for rule in first.rules if all(rule in each.rules for each in others)
        ),
    )


def alternatives(shapes: Sequence[Shape], *, exclusive: bool = True) -> Schema:
    """Return the schema of an object that has one of some forms."""
    if len(shapes) == 1:
        return shapes[0].schema()
    made = []
    for each in shapes:
        title = {"title": each.title} if each.title else {}
        made.append({**title, **each.schema()})
    return {"oneOf" if exclusive else "anyOf": made}
