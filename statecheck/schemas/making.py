"""Values for schemas, made at random from what the schemas say."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from statecheck.schemas.plausible import number_for, text_for
from statecheck.schemas.regular import text_like
from statecheck.schemas.schema import Schema

DEEP = 5
"""From this depth on, only what is required is made."""
_DEEPEST = 40
_MOST = 20_000
"""So many values are made at most: where each of several members of an object has to
hold such an object again, there is no end to them."""
_SPAN = 1000
"""How far numbers go from a bound."""


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes values for schemas of a contract.

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

    def made(self, schema: Schema, name: str = "", depth: int = 0) -> object:
        """Return a value.

        Args:
            schema: Its schema.
            name: What it is called where it stands.
            depth: How far it is from the message.
        """
        self.made_so_far["values"] += 1
        if depth > _DEEPEST or self.made_so_far["values"] > _MOST:
            return {}
        schema = self.resolved(schema)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._one(schema["enum"])
        examples = schema.get("examples")
        # What only says what it is not has nothing better than its examples.
        often = 1.0 if "not" in schema else self.often
        if depth and examples and self.random.random() < often:
            return self.random.choice(examples)
        return self._of_type(schema, name, depth)

    def _of_type(self, schema: Schema, name: str, depth: int) -> object:
        kinds = schema.get("type", "string" if self._speaks_of_text(schema) else "")
        kind = kinds if isinstance(kinds, str) else kinds[0]
        made: object = {}
        if kind == "object" or "properties" in schema:
            made = self._object(schema, name, depth)
        elif kind == "array":
            made = self._list(schema, name, depth)
        elif kind == "string":
            made = self._text(schema, name)
        elif kind in {"integer", "number"}:
            made = self._number(schema, name, whole=kind == "integer")
        elif kind == "boolean":
            made = self.random.random() < self.often
        elif kind == "null":
            made = None
        return made

    def _speaks_of_text(self, schema: Schema) -> bool:
        return bool(schema.keys() & {"pattern", "format", "minLength", "maxLength"})

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
        if "$ref" in schema:
            schema = self.schemas[schema["$ref"]]
        if schema.get("title", "").startswith("Another ") or schema == {"type": "null"}:
            return True
        return any(
            "enum" in each.get("not", {})
            for each in schema.get("properties", {}).values()
        )

    def _object(self, schema: Schema, above: str, depth: int) -> dict[str, object]:
        members = schema.get("properties", {})
        due = {*schema.get("required", ())}
        made: dict[str, object] = {}
        for name in sorted({*members, *due}):
            member = members.get(name, {})
            wanted = depth < DEEP and not member.get("deprecated")
            if name in due or (wanted and self.random.random() < self.often):
                within = self.made(member, name, depth + 1)
                made[name] = self._linked(within, above)
        more = schema.get("additionalProperties")
        if isinstance(more, dict) and depth < DEEP and not made:
            made["first"] = self.made(more, "first", depth + 1)
        return made

    def _linked(self, value: object, above: str) -> object:
        """Return an address for what is known to be nothing but a link."""
        if value == {} and above.strip("_") == "links":
            return {"href": text_for("href", "", self.random)}
        return value

    def _list(self, schema: Schema, name: str, depth: int) -> list[object]:
        least = schema.get("minItems", 0)
        most = schema.get("maxItems", max(least, 2))
        count = least if depth >= DEEP else self.random.randint(least, most)
        if depth < DEEP and most and self.often:
            count = max(count, min(most, 1))
        member = schema.get("items", {"type": "string"})
        made: list[object] = []
        for _ in range(count * (1 + 9 * bool(schema.get("uniqueItems")))):
            each = self.made(member, name, depth + 1)
            if len(made) < count and not (schema.get("uniqueItems") and each in made):
                made.append(each)
        return made

    def _text(self, schema: Schema, name: str) -> str:
        if "pattern" in schema:
            return text_like(schema["pattern"], self.random)
        text = text_for(name, schema.get("format", ""), self.random)
        least, most = schema.get("minLength", 0), schema.get("maxLength")
        text = text * math.ceil(least / len(text)) if len(text) < least else text
        return text[: max(most, least)] if most is not None else text

    def _number(self, schema: Schema, name: str, *, whole: bool) -> float:
        least: float | None = schema.get("minimum", schema.get("exclusiveMinimum"))
        most: float | None = schema.get("maximum", schema.get("exclusiveMaximum"))
        step: float | None = schema.get("multipleOf")
        wanted: float = number_for(name, self.random)
        inside = (least is None or wanted > least) and (most is None or wanted < most)
        if not inside:
            low = least if least is not None else (most or 0) - _SPAN
            high = most if most is not None else low + _SPAN
            wanted = self.random.uniform(low, high)
            if whole or (low <= math.ceil(wanted) <= high):
                wanted = min(math.ceil(wanted), math.floor(high))
        if step:
            wanted = math.ceil(wanted / step) * step
        return int(wanted) if whole else wanted
