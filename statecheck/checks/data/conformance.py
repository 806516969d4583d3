"""A message held against its model: only what surely contradicts it.

What the spec leaves open contradicts nothing: a member that may be there, a value of
an enumeration that is open, a field that only some variants have, anything disputed.
"""

from collections.abc import Iterable, Iterator, Mapping

from statecheck.checks.data.conflict import Conflict
from statecheck.checks.data.dues import is_due
from statecheck.checks.data.pointing import Way
from statecheck.checks.data.scalars import breaches, foreign, outside, wrong_kind
from statecheck.graph import model_of
from statecheck.immutable import frozen
from statecheck.language import FieldType, ListOf, MapOf, ModelReference, Primitive
from statecheck.spec import Absence, Field, Model, ModelUse, System, Table

_BODY = "body"
_OF_VALUES = (
    "wire",
    "type",
    "nullable",
    "const",
    "enum",
    "open",
    "pattern",
    "codes",
    *("minLength", "maxLength", "minItems", "maxItems", "uniqueItems"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
)
"""Words of a field that speak of its value; if one is disputed, nothing is sure."""

ANSWERS = "answers"
REQUESTS = "requests"


@frozen
class Conformance:
    """Holds messages against the models of one system.

    Attributes:
        system: An effective system.
        side: Whether they are `answers` or `requests`; empty for parts of either.
    """

    system: System
    side: str = ""

    def of_body(
        self, uses: tuple[ModelUse, ...], value: object, also: frozenset[str]
    ) -> Iterator[Conflict]:
        """Yield what contradicts a body that several models describe together.

        Args:
            uses: The models; `none` for no fields.
            value: The body.
            also: Members that the wire binding puts into it.
        """
        if not isinstance(value, Mapping):
            if any(isinstance(self._model(use), Model) for use in uses):
                yield Conflict((), "is no object")
            return
        known: set[str] | None = set(also)
        for use in uses:
            model = self._model(use)
            if model is None:
                takes_more = self.system.openness.get(self.side) == "open"
                if use is not Absence.NONE or takes_more:
                    known = None
                continue
            fields, complete = self.fields(model, value)
            yield from self._members(fields, value, ())
            if known is not None:
                known = known | set(fields) if complete else None
        if known is not None:
            yield from self._undeclared(value, known, ())

    def _model(self, use: ModelUse) -> Model | None:
        return model_of(self.system, use)

    def of_model(
        self, model: Model, value: object, way: Way = ()
    ) -> Iterator[Conflict]:
        """Yield what contradicts a model in a value."""
        if model.fact.disputes("fields", "enum", "open", "variants"):
            return
        if model.enum is not None:
            is_open = True if model.incomplete else model.open
            if isinstance(value, Mapping | list):
                yield Conflict(way, "is no value of an enumeration")
            elif foreign(model.enum, value) or outside(
                self.system, model.enum, value, is_open=is_open
            ):
                yield Conflict(way, "is none of the values that are listed")
            return
        if not isinstance(value, Mapping):
            yield Conflict(way, "is no object")
            return
        fields, complete = self.fields(model, value)
        yield from self._members(fields, value, way)
        if complete:
            yield from self._undeclared(value, set(fields), way)

    def fields(
        self, model: Model, value: Mapping[str, object]
    ) -> tuple[Mapping[str, Field], bool]:
        """Return the fields that a value may have by wire name, and if that is all."""
        fields = {
            field.wire or field.name: field
            for field in (model.fields or {}).values()
            if field.in_ == _BODY
        }
        disputed = any(field.fact.disputes("wire") for field in fields.values())
        complete = model.fields is not None and self._is_closed(model) and not disputed
        if not model.variants:
            return fields, complete
        own = (model.fields or Table[Field]()).get(model.discriminator)
        told = value.get((own.wire if own else "") or model.discriminator)
        if not isinstance(told, str):
            return fields, False
        variant = self._model(model.variants.get(told, Absence.NONE))
        if variant is not None:
            inner, known = self.fields(variant, value)
            return {**fields, **inner}, complete and known
        return fields, complete and told not in model.variants

    def _is_closed(self, model: Model) -> bool:
        if model.incomplete or model.open not in {None, False}:
            return False
        return model.open is False or self.system.openness.get(self.side) == "closed"

    def _undeclared(
        self, value: Mapping[str, object], known: set[str], way: Way
    ) -> Iterator[Conflict]:
        for name in value:
            if name not in known:
                said = "is no field of the model"
                yield Conflict((*way, name), said, is_strange=True)

    def _members(
        self, fields: Mapping[str, Field], value: Mapping[str, object], way: Way
    ) -> Iterator[Conflict]:
        for name, field in fields.items():
            if name in value:
                yield from self.of_field(field, value[name], (*way, name))
            elif _is_due(field) or is_due(
                field, fields, value, sent=self.side == REQUESTS
            ):
                said = f"lacks `{name}`, which is required"
                yield Conflict(way, said, lacks=name, declared=field.at)

    def of_field(
        self, field: Field, value: object, way: Way = ()
    ) -> Iterator[Conflict]:
        """Yield what contradicts a field in its value."""
        if field.fact.disputes(*_OF_VALUES):
            return
        if value is None:
            free = isinstance(field.type, Primitive) and field.type.name in {
                "any",
                "unknown",
            }
            if not field.nullable and not free:
                yield Conflict(way, "is null")
            return
        found = list(self._of_type(field.type, value, way))
        yield from found
        if not found:
            for breach in breaches(self.system, field, value):
                yield Conflict(way, breach)
            if isinstance(value, list):
                yield from _of_list(field, value, way)

    def _of_type(self, kind: FieldType, value: object, way: Way) -> Iterator[Conflict]:
        if isinstance(kind, ListOf | MapOf):
            yield from self._of_members(kind, value, way)
        elif isinstance(kind, ModelReference):
            model = self._model(kind.name)
            if model is not None:
                yield from self.of_model(model, value, way)
        elif wrong_kind(kind, value):
            yield Conflict(way, f"is no {kind.name}")

    def _of_members(
        self, kind: ListOf | MapOf, value: object, way: Way
    ) -> Iterator[Conflict]:
        members: Iterable[tuple[str | int, object]]
        if isinstance(kind, ListOf) and isinstance(value, list):
            members = enumerate(value)
        elif isinstance(kind, MapOf) and isinstance(value, Mapping):
            members = value.items()
        else:
            wanted = "list" if isinstance(kind, ListOf) else "object"
            yield Conflict(way, f"is no {wanted}")
            return
        for step, member in members:
            yield from self._of_type(kind.member, member, (*way, step))


def _is_due(field: Field) -> bool:
    """Return whether a field has to be there, in whatever variant."""
    sure = field.required is True and field.if_ is None
    return sure and not field.fact.disputes("required", "wire", "if")


def _of_list(field: Field, value: list[object], way: Way) -> Iterator[Conflict]:
    if field.min_items is not None and len(value) < field.min_items:
        yield Conflict(way, f"has fewer than {field.min_items} members")
    if field.max_items is not None and len(value) > field.max_items:
        yield Conflict(way, f"has more than {field.max_items} members")
    if field.unique_items and any(
        member == other and type(member) is type(other)
        for index, member in enumerate(value)
        for other in value[:index]
    ):
        yield Conflict(way, "has a member twice")
