"""How the type of a field compares with what it was.

The types are a closed set, so that containment is decided; two models are compared
elsewhere, as a pair, so that models that name each other come to an end.
"""

from collections.abc import Iterator

from statecheck.changes.change import ChangeKind
from statecheck.changes.comparison.values import Difference, Values, values_compared
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.kinds import knowledge
from statecheck.changes.kinds import states as words
from statecheck.changes.kinds import values as kinds
from statecheck.immutable import frozen
from statecheck.language import FieldType, ListOf, MapOf, ModelReference, Primitive
from statecheck.spec import EnumValue, Field, Model, System, Table

_WIDER = {
    ("integer", "number"),
    ("error", "string"),
    *((each, "any") for each in ("string", "integer", "number", "boolean", "error")),
}
"""Each type with one that has all of its values and more."""

_UNKNOWN = "unknown"


@frozen
class ModelPair:
    """Two models that stand in the same place.

    Attributes:
        old: Name of the model in the old version.
        new: Name of that in the new one.
        within: What of the field they are, as `/*` for the members of a list.
    """

    old: str
    new: str
    within: str


def types_compared(
    versions: Versions, old: Field, new: Field
) -> Iterator[Difference | ModelPair]:
    """Yield what is other about the type, and the models that are to be compared."""
    old_system, new_system = versions.old.system, versions.new.system
    before, after, within = old.type, new.type, ""
    while isinstance(before, ListOf | MapOf) and type(before) is type(after):
        before, after = before.member, _member(after)
        within += "/*"
    old_model = _model(old_system, before)
    new_model = _model(new_system, after)
    before, old_values = _valued(before, old_model, old)
    after, new_values = _valued(after, new_model, new)
    if isinstance(before, ModelReference) and isinstance(after, ModelReference):
        if old_model is not None and new_model is not None:
            yield ModelPair(before.name, after.name, within)
        elif before != after:
            kind = kinds.TYPE_UNDECIDED
            yield Difference(kind, str(old.type), str(new.type), "type")
        return
    kind_of = _kind(before, after)
    if kind_of is not None:
        yield Difference(kind_of, str(old.type), str(new.type), "type", within)
    if _values_count(kind_of, old_values, new_values):
        for difference in values_compared(old_values, new_values, versions.where):
            yield Difference(
                difference.kind,
                difference.before,
                difference.after,
                difference.word,
                within,
                difference.note,
            )
    described = [model.description if model else "" for model in (old_model, new_model)]
    if kind_of is None and (
        described[0] != described[1] or not _told_alike(old_values, new_values)
    ):
        yield Difference(words.DOCS_CHANGED, word="type", within=within)


def _values_count(kind: ChangeKind | None, old: Values, new: Values) -> bool:
    """Return whether listed values say more than what became of the type.

    Where nobody knows the type, they are all that is known.
    """
    if kind is knowledge.FACT_LEARNED:
        return old.listed is not None
    if kind is knowledge.FACT_FORGOTTEN:
        return new.listed is not None
    return kind is None or kind in {kinds.TYPE_WIDENED, kinds.TYPE_NARROWED}


def _told_alike(old: Values, new: Values) -> bool:
    """Return whether people read the same of the values that are still listed."""
    before, after = old.listed or Table(), new.listed or Table()
    return all(
        before[name].description == after[name].description
        for name in before.keys() & after.keys()
    )


def _member(of: FieldType) -> FieldType:
    return of.member if isinstance(of, ListOf | MapOf) else of


def _model(system: System, of: FieldType) -> Model | None:
    return system.models.get(of.name) if isinstance(of, ModelReference) else None


def _valued(
    of: FieldType, model: Model | None, field: Field
) -> tuple[FieldType, Values]:
    """Return a type with its listed values, a named enumeration being a text."""
    if field.const is not None:
        spelling = _text(field.const)
        return of, Values(Table([(spelling, EnumValue(spelling))]), open=False)
    if field.enum is not None:
        return of, Values(field.enum, field.open)
    if model is not None and model.enum is not None:
        is_open = True if model.incomplete else model.open
        return Primitive("string"), Values(model.enum, is_open)
    if field.codes is not None:
        codes = Table((code, EnumValue(code)) for code in field.codes)
        return of, Values(codes, open=False)
    return of, Values(None, open=None)


def listed(system: System, field: Field) -> tuple[str, ...]:
    """Return all values that a field may have; empty where they are not listed."""
    if isinstance(field.type, ListOf | MapOf):
        return ()
    _, values = _valued(field.type, _model(system, field.type), field)
    if values.listed is None or values.open in {True, "configured"}:
        return ()
    return tuple(values.listed)


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _kind(old: FieldType, new: FieldType) -> ChangeKind | None:
    """Return what became of a type; None for nothing."""
    if old == new:
        return None
    before, after = str(old), str(new)
    if before == _UNKNOWN:
        return knowledge.FACT_LEARNED
    if after == _UNKNOWN:
        return knowledge.FACT_FORGOTTEN
    if _contains(new, old):
        return kinds.TYPE_WIDENED
    if _contains(old, new):
        return kinds.TYPE_NARROWED
    return kinds.TYPE_CHANGED


def _contains(wide: FieldType, narrow: FieldType) -> bool:
    """Return whether a type has all values of another one."""
    if str(wide) == "any":
        return True
    if isinstance(wide, MapOf) and isinstance(narrow, ModelReference):
        return str(wide.member) == "any"
    return (str(narrow), str(wide)) in _WIDER
