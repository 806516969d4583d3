"""Models as the forms that an object may have."""

from collections.abc import Iterator
from dataclasses import replace

from statecheck.graph import model_of
from statecheck.schemas.conjunction import both
from statecheck.schemas.enumerations import enumeration
from statecheck.schemas.fields import field_schema
from statecheck.schemas.knowledge import Knowledge, Side
from statecheck.schemas.marks import described, marks
from statecheck.schemas.pointers import conforming, way_of
from statecheck.schemas.scalars import Plain
from statecheck.schemas.schema import Schema, claims, is_annotation
from statecheck.schemas.shape import Shape, Shapes, alternatives
from statecheck.spec import (
    Absence,
    Conditions,
    Field,
    Model,
    ModelUse,
    Presence,
    Required,
    Table,
)

_BODY = "body"
_SHOWN = "state/"
"""What the fields of the state that was shown begin with, in a condition."""

_DEPTH = 8
"""So many variants within variants are told apart."""


def model_schema(known: Knowledge, model: Model) -> Schema:
    """Return the schema of a model, with all that is said of it."""
    texts = described(model.description, model.name)
    if model.examples:
        texts["examples"] = list(model.examples)
    texts |= marks(model.fact, known.system.sources)
    if model.fact.disputes("fields", "enum", "open", "variants"):
        return texts
    if model.enum is not None:
        is_open = True if model.incomplete else model.open
        return {**enumeration(known, model.enum, is_open, ""), **texts}
    return {**alternatives(_forms(known, model)), **texts}


def forms(known: Knowledge, use: ModelUse) -> Shapes:
    """Return the forms of a body, by its model; what is not known says nothing.

    A body of which there is none has no members, unless undeclared ones may come.
    """
    if use is Absence.NONE:
        return (Shape(closed=not known.takes_more),)
    model = model_of(known.system, use)
    if model is None or model.fact.disputes("fields", "enum", "open", "variants"):
        return (Shape(),)
    return _forms(known, model)


def _forms(known: Knowledge, model: Model, depth: int = 0) -> Shapes:
    plain = _plain(known, model)
    told = (model.fields or Table[Field]()).get(model.discriminator)
    if not model.variants or depth > _DEPTH:
        return (plain,)
    name = (told.wire if told is not None else "") or model.discriminator
    return tuple(_variants(known, model, plain, name, depth))


def _variants(
    known: Knowledge, model: Model, plain: Shape, name: str, depth: int
) -> Iterator[Shape]:
    """Yield the forms of a model: one for each value, other values, and no value."""
    for value, use in sorted(model.variants.items()):
        member = narrowed(known, plain.members.get(name, {}), value)
        one = replace(plain, members={**plain.members, name: member})
        one = one.having(name, {}, required=True)
        variant = model_of(known.system, use)
        added = (Shape(),) if variant is None else _forms(known, variant, depth + 1)
        if variant is None and use is not None:
            added = (Shape(closed=True),)
        for each in added:
            yield replace(one & each, title=value)
    others = _others(known, model, plain.members.get(name, {}))
    if others is not None:
        members = {**plain.members, name: others}
        yield replace(plain, members=members).having(name, {}, required=True)
    if name not in plain.required:
        missing: Schema = {"not": {"properties": {name: {}}, "required": [name]}}
        yield Shape(
            plain.members, plain.required, closed=False, rules=plain.rules
        ).ruled(missing)


def _others(known: Knowledge, model: Model, told: Schema) -> Schema | None:
    """Return the schema of the values of a discriminator that no variant has."""
    listed = _listed(known, told)
    texts = {key: value for key, value in told.items() if is_annotation(key)}
    if listed is None:
        return both(told, {"not": {"enum": sorted(model.variants)}})
    others = [value for value in listed if value not in model.variants]
    return {"type": "string", "enum": others, **texts} if others else None


def narrowed(known: Knowledge, schema: Schema, value: str) -> Schema:
    """Return the schema of a member that has one value."""
    only: Schema = {"type": "string", "const": value}
    listed = _listed(known, schema)
    if listed is not None and value in listed:
        schema = {key: text for key, text in schema.items() if is_annotation(key)}
    return both(schema, only)


def _listed(known: Knowledge, schema: Schema) -> list[str] | None:
    """Return the texts that a schema takes; None if it may take others."""
    side, _, name = schema.get("$ref", "").partition("/")
    model = known.system.models.get(name) if side == known.side else None
    made = claims(model_schema(known, model) if model is not None else schema)
    if "const" in made:
        return [made["const"]]
    if made.keys() == {"type", "enum"} and made["type"] == "string":
        values: list[str] = made["enum"]
        return values
    return None


def _plain(known: Knowledge, model: Model) -> Shape:
    """Return the form that a model has whatever its discriminator is."""
    fields = {
        field.wire or field.name: field
        for field in (model.fields or Table[Field]()).values()
        if field.in_ == _BODY and known.possible(field.if_)
    }
    required = (name for name, field in fields.items() if known.is_required(field))
    return Shape(
        {
            name: field_schema(known, field, model.fact)
            for name, field in fields.items()
        },
        frozenset(required),
        known.is_closed(model),
        tuple(_rules(known, fields)),
    )


def _rules(known: Knowledge, fields: dict[str, Field]) -> list[Schema]:
    """Return what says that fields are there if others are, or have some value."""
    rules: list[Schema] = []
    for condition, name in _conditions(known, fields):
        due: Schema = {"properties": {name: {}}, "required": [name]}
        same = next((each for each in rules if each["if"] == condition), None)
        if same is None:
            rules.append({"if": condition, "then": due})
        else:
            same["then"] = both(same["then"], due)
    return rules


def _conditions(
    known: Knowledge, fields: dict[str, Field]
) -> Iterator[tuple[Schema, str]]:
    """Yield the condition under which a field has to be there, and the field."""
    for name, field in sorted(fields.items()):
        required = field.required
        if not isinstance(required, Required) or not isinstance(required.when, Table):
            continue
        if field.fact.disputes("required", "wire", "if"):
            continue
        if not (known.certain(field.if_) and known.certain(required.if_)):
            continue
        conditions = _of_this_message(known, fields, required.when)
        if conditions:
            several = len(conditions) > 1
            yield {"allOf": conditions} if several else conditions[0], name


def _of_this_message(
    known: Knowledge, fields: dict[str, Field], when: Conditions
) -> list[Schema]:
    """Return conditions as schemas; none if one is about another message, or unsure."""
    by_name = {field.name: (wire, field) for wire, field in fields.items()}
    wired: list[tuple[str, tuple[object, ...]]] = []
    defaults: list[tuple[str, Plain]] = []
    for pointer, alternatives_ in when.items():
        way = way_of(pointer)
        if pointer.startswith(_SHOWN) or not way or way[0] not in by_name:
            return []
        wire, field = by_name[way[0]]
        if field.fact.disputes("wire", "type", "default", "enum", "const"):
            return []
        steps = "".join(
            f"/{step.replace('~', '~0').replace('/', '~1')}"
            for step in (wire, *way[1:])
        )
        wired.append((steps, alternatives_))
        if len(way) == 1 and isinstance(field.default, str | int | float | bool):
            if known.side is Side.REQUESTS:
                defaults.append((steps, field.default))
            elif Presence.ABSENT in alternatives_:
                return []  # whether a default counts as shown, nobody says
    conditions: Conditions = Table(wired)  # type: ignore[arg-type]  # as they came
    return conforming(conditions, assumed=defaults)
