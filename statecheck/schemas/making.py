"""Values for schemas, made at random from what the schemas say."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import field, replace
from random import Random

from statecheck.immutable import frozen
from statecheck.language import matches
from statecheck.schemas.plausible import number_for, refers, text_for
from statecheck.schemas.regular import text_like
from statecheck.schemas.schema import Schema
from statecheck.schemas.spot import Spot

DEEP = 5
"""From this depth on, only what is required is made."""
_TOO_DEEP = 10
"""Beyond this depth, a member that may be null instead of an object is null."""
_DEEPEST = 40
_MOST = 20_000
"""So many values are made at most: where each of several members of an object has to
hold such an object again, there is no end to them."""
_LONGEST_LIST = 2_000
_LONGEST_TEXT = 100_000
"""So many items and characters are made at most, whatever a schema asks for."""
_LIKE = 0.8
"""How often what may be otherwise is as an example of the spec has it."""
_SPAN = 1000
"""How far numbers go from a bound."""


@frozen
class Maker:
    """Makes values for schemas of a contract, as its examples have them if it has any.

    Attributes:
        schemas: The schemas, by name.
        random: Where choices come from.
        often: How often something is made that may be left out.
        within: Schemas that are taken wherever they are among alternatives.
        made_so_far: How much has been made; once that is too much, empty objects are.
    """

    schemas: Mapping[str, Schema]
    random: Random
    often: float
    within: frozenset[str] = frozenset()
    made_so_far: Counter[str] = field(default_factory=Counter)

    @property
    def spent(self) -> bool:
        """Whether as many values were made as are made at most."""
        return self.made_so_far["values"] > _MOST

    def made(self, schema: Schema, name: str = "", depth: int = 0) -> object:
        """Return a value.

        Args:
            schema: Its schema.
            name: What it is called where it stands.
            depth: How far it is from the message.
        """
        return self._made(schema, Spot(name, depth))

    def _made(self, schema: Schema, spot: Spot) -> object:
        self.made_so_far["values"] += 1
        ends = spot.depth > _TOO_DEEP and _may_end(schema)
        if ends or spot.depth > _DEEPEST or self.spent:
            return None if ends else {}
        schema = self.resolved(schema)
        if "const" in schema:
            return schema["const"]
        written = spot.written or tuple(schema.get("examples", ()))
        spot = replace(spot, written=written if self.often else ())
        if "properties" in schema:
            return self._object(schema, spot)
        if spot.written and self._is_as_written(schema, spot):
            return self.random.choice(spot.written)
        if "enum" in schema:
            return self._one(schema["enum"])
        return self._of_type(schema, spot)

    def _is_as_written(self, schema: Schema, spot: Spot) -> bool:
        """Return whether a value is taken from the examples as it is.

        That may be otherwise where there is something else to be made that is as good.
        """
        kind = self._kind(schema)
        if not spot.depth or kind == "array":
            return False
        vague = kind in {"", "object"} or "not" in schema
        return vague or refers(spot.name) or self.random.random() < _LIKE

    def _of_type(self, schema: Schema, spot: Spot) -> object:
        kind = self._kind(schema)
        made: object = {}
        if kind == "object":
            made = self._object(schema, spot)
        elif kind == "array":
            made = self._list(schema, spot)
        elif kind == "string" or (not kind and spot.depth):
            made = self._text(schema, spot.name)
        elif kind in {"integer", "number"}:
            made = self._number(schema, spot.name, whole=kind == "integer")
        elif kind == "boolean":
            made = self.random.random() < self.often
        elif kind == "null":
            made = None
        return made

    def _kind(self, schema: Schema) -> str:
        """Return the type of values; empty for any."""
        of_text = schema.keys() & {"pattern", "format", "minLength", "maxLength"}
        kinds = schema.get("type", "string" if of_text else "")
        return kinds if isinstance(kinds, str) else str(kinds[0])

    def _one(self, values: list[object]) -> object:
        """Return one of some values; null only if there is nothing else."""
        return self.random.choice([v for v in values if v is not None] or values)

    def resolved(self, schema: Schema) -> Schema:
        """Return the schema without references and alternatives."""
        while True:
            branches = schema.get("anyOf") or schema.get("oneOf")
            if "$ref" in schema:
                inner = self.schemas[schema["$ref"]]
            elif branches:
                inner = self._branch(branches, alike="oneOf" in schema)
            elif "allOf" in schema:
                for each in schema["allOf"]:
                    if "if" not in each and "not" not in each:
                        schema = self.joined(schema, self.resolved(each))
                return {key: each for key, each in schema.items() if key != "allOf"}
            else:
                return schema
            taken = {"$ref"} if "$ref" in schema else {"anyOf", "oneOf"}
            rest = {key: each for key, each in schema.items() if key not in taken}
            schema = self.joined(rest, inner)

    def _branch(self, branches: list[Schema], *, alike: bool) -> Schema:
        """Return one of some alternatives; of those without names, the usual one."""
        wanted = [each for each in branches if each.get("$ref") in self.within]
        declared = [each for each in branches if not self._is_other(each)] or branches
        if wanted:
            return wanted[0]
        if alike or any("$ref" in each for each in declared):
            return self.random.choice(declared)
        return declared[0]

    def joined(self, one: Schema, other: Schema) -> Schema:
        """Return what two schemas say together; the first's word goes first."""
        made = {**other, **one}
        if "properties" in one and "properties" in other:
            members = {**other["properties"]}
            for name, schema in one["properties"].items():
                known = members.get(name)
                members[name] = {"allOf": [schema, known]} if known else schema
            made["properties"] = members
        if "required" in one and "required" in other:
            made["required"] = sorted({*one["required"], *other["required"]})
        if "allOf" in one and "allOf" in other:
            made["allOf"] = [*one["allOf"], *other["allOf"]]
        return made

    def _is_other(self, schema: Schema) -> bool:
        """Return whether a schema is that of what is not declared, or of nothing."""
        if self._is_undeclared(schema) or schema == {"type": "null"}:
            return True
        if "$ref" in schema:
            schema = self.schemas[schema["$ref"]]
        return any(
            "enum" in each.get("not", {})
            for each in schema.get("properties", {}).values()
        )

    def _is_undeclared(self, schema: Schema) -> bool:
        """Return whether a schema is that of a state or an error nobody declares."""
        if "$ref" in schema:
            schema = self.schemas[schema["$ref"]]
        title: str = schema.get("title", "")  # names that are declared have no spaces
        return title.startswith("Another ")

    def _object(self, schema: Schema, spot: Spot) -> dict[str, object]:
        members = schema.get("properties", {})
        due = {*schema.get("required", ())}
        if spot.written:  # members of several examples may not go together
            spot = replace(spot, written=(self.random.choice(spot.written),))
        link = self._link(spot) if spot.holds_links else None
        made: dict[str, object] = {}
        for name in self._names(members, due, spot):
            member = members.get(name, {})
            within = spot.member(name)
            if link is not None and not within.written:
                within = replace(within, written=(link,))
            made[name] = self._made(member, within)
        more = schema.get("additionalProperties")
        if isinstance(more, dict) and spot.depth < DEEP and not made:
            made["first"] = self._made(more, spot.member("first"))
        return made

    def _names(
        self, members: Mapping[str, Schema], due: set[str], spot: Spot
    ) -> list[str]:
        """Return which members an object has; inside a message no object is empty."""
        if spot.depth >= DEEP:
            return sorted(due)
        free = [
            name
            for name in sorted({*members} - due)
            if not members[name].get("deprecated")
        ]
        wanted = {name for name in free if self.random.random() < self.often}
        if spot.depth and free and self.often and not wanted | due:
            wanted = {self.random.choice(free)}
        return sorted(wanted | due)

    def _link(self, spot: Spot) -> object:
        """Return what a link is like: as the others, or an address."""
        there = [each for each in spot.written if isinstance(each, dict) and each]
        if there:
            return next(iter(there[0].values()))
        return {"href": text_for("href", "", self.random)}

    def _list(self, schema: Schema, spot: Spot) -> list[object]:
        least = schema.get("minItems", 0)
        most = schema.get("maxItems", max(least, 1 if self.within else 2))
        shallow = spot.depth < DEEP
        count = self.random.randint(least, most) if shallow else least
        if shallow and most and self.often:
            count = max(count, min(most, 1))
        member = schema.get("items", {"type": "string"})
        if not self.within and self._is_undeclared(member):
            count = least  # nothing is made up that nobody declares
        count = min(count, _LONGEST_LIST)
        made: list[object] = []
        for _ in range(count * (1 + 9 * bool(schema.get("uniqueItems")))):
            each = self._made(member, spot.item())
            if len(made) < count and not (schema.get("uniqueItems") and each in made):
                made.append(each)
        return made

    def _text(self, schema: Schema, name: str) -> str:
        text = text_for(name, schema.get("format", ""), self.random)
        pattern = schema.get("pattern", "")
        if pattern and not matches(pattern, text):
            return text_like(pattern, self.random)
        least, most = schema.get("minLength", 0), schema.get("maxLength")
        least = min(least, _LONGEST_TEXT)
        text = text * math.ceil(least / len(text)) if len(text) < least else text
        return text[: max(most, least)] if most is not None else text

    def _number(self, schema: Schema, name: str, *, whole: bool) -> float:
        least: float | None = schema.get("minimum", schema.get("exclusiveMinimum"))
        most: float | None = schema.get("maximum", schema.get("exclusiveMaximum"))
        step: float | None = schema.get("multipleOf")
        wanted: float = number_for(name, self.random)
        inside = (least is None or wanted > least) and (most is None or wanted < most)
        inside = inside or wanted == schema.get("minimum")
        if not inside:
            low = least if least is not None else (most or 0) - _SPAN
            high = most if most is not None else low + _SPAN
            wanted = self.random.uniform(low, high)
            if whole or (low <= math.ceil(wanted) <= high):
                wanted = min(math.ceil(wanted), math.floor(high))
        if step:
            wanted = math.ceil(wanted / step) * step
        return int(wanted) if whole else wanted


def _may_end(schema: Schema) -> bool:
    """Return whether null may stand in the place of an object that is described."""
    branches = schema.get("anyOf", ())
    return {"type": "null"} in branches and any("$ref" in each for each in branches)
