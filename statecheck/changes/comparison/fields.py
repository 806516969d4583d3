"""What is other about the fields of two models that stand in the same place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from statecheck.changes.change import ChangeKind, Side
from statecheck.changes.comparison.likeness import alike
from statecheck.changes.comparison.shapes import ModelPair, types_compared
from statecheck.changes.comparison.values import Difference, constraints_compared
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.kinds import models as kinds
from statecheck.changes.kinds import states as words
from statecheck.changes.kinds import transitions as conditions
from statecheck.graph import VariantSet
from statecheck.language import And, Formula
from statecheck.spec import Field, Required, Table


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One thing that is other about the fields of a model.

    Attributes:
        name: The field, as it was called on the wire.
        difference: What is other.
        old: The field as it was; None if it was not there.
        new: The field as it is; None if it is gone.
        sides: The sets that it is about at most.
    """

    name: str
    difference: Difference
    old: Field | None
    new: Field | None
    sides: tuple[Side, ...] = (Side.ACCEPTS, Side.EMITS)


@dataclass(frozen=True, slots=True)
class Hidden:
    """Which of two models may have more fields than are written.

    Attributes:
        old: Whether the old one may.
        new: Whether the new one may.
    """

    old: bool = False
    new: bool = False


def fields_compared(
    versions: Versions,
    old: Table[Field],
    new: Table[Field],
    hidden: Hidden,
) -> Iterator[FieldDifference | tuple[str, ModelPair]]:
    """Yield what is other about fields, and the models that are to be compared."""
    before, after = _by_wire(old), _by_wire(new)
    renamed = dict(_renamed(before, after))
    for wire in sorted({*before, *after} - set(renamed.values())):
        if wire in renamed:
            pair = before[wire], after[renamed[wire]]
            yield FieldDifference(
                wire,
                Difference(
                    kinds.FIELD_RENAMED,
                    wire,
                    renamed[wire],
                    note="it says that it is the same field",
                ),
                *pair,
            )
            yield from _compared(versions, wire, *pair)
        elif wire not in before:
            field = after[wire]
            kind = kinds.FACT_LEARNED if hidden.old else _added(field)
            yield FieldDifference(wire, Difference(kind, "", _said(field)), None, field)
        elif wire not in after:
            field = before[wire]
            kind = kinds.FACT_FORGOTTEN if hidden.new else _removed(field)
            yield FieldDifference(wire, Difference(kind, _said(field)), field, None)
        else:
            yield from _compared(versions, wire, before[wire], after[wire])


def _by_wire(fields: Table[Field]) -> Mapping[str, Field]:
    return {field.wire or name: field for name, field in fields.items()}


def _renamed(
    before: Mapping[str, Field], after: Mapping[str, Field]
) -> Iterator[tuple[str, str]]:
    """Yield the fields that say themselves that they are another one's renaming."""
    come = {wire: field for wire, field in after.items() if wire not in before}
    for wire, field in before.items():
        if wire in after:
            continue
        for other, new in come.items():
            names = {wire, field.name}
            if (
                new.name == field.name
                or names & {*new.fact.was}
                or {other, new.name} & {*field.fact.was}
            ):
                yield wire, other
                del come[other]
                break


def _said(field: Field) -> str:
    return f"{field.type}, {_requirement_in_words(field)}"


def _requirement_in_words(field: Field) -> str:
    if field.required is None:
        return "required or not"
    return "required" if _always(field) else "optional"


def _always(field: Field) -> bool:
    return field.required is True and field.if_ is None


def _added(field: Field) -> ChangeKind:
    if field.required is None:
        return kinds.FIELD_ADDED
    always = _always(field)
    return kinds.REQUIRED_FIELD_ADDED if always else kinds.OPTIONAL_FIELD_ADDED


def _removed(field: Field) -> ChangeKind:
    if field.required is None:
        return kinds.FIELD_REMOVED
    always = _always(field)
    return kinds.REQUIRED_FIELD_REMOVED if always else kinds.OPTIONAL_FIELD_REMOVED


def _compared(
    versions: Versions, wire: str, old: Field, new: Field
) -> Iterator[FieldDifference | tuple[str, ModelPair]]:
    if old == new and str(old.type) == str(new.type) and not _names_models(old):
        return
    for difference, sides in _differences(versions, old, new):
        yield FieldDifference(wire, difference, old, new, sides)
    for each in types_compared(versions.old.system, versions.new.system, old, new):
        if isinstance(each, ModelPair):
            yield wire, each
        else:
            yield FieldDifference(wire, each, old, new)


def _names_models(field: Field) -> bool:
    return str(field.type).strip("[]<>") not in {"string", "integer", "boolean"}


_BOTH = (Side.ACCEPTS, Side.EMITS)


def _differences(
    versions: Versions, old: Field, new: Field
) -> Iterator[tuple[Difference, tuple[Side, ...]]]:
    yield from _presence(versions, old, new)
    for difference in constraints_compared(old, new):
        yield difference, _BOTH
    if old.default != new.default:
        yield from _default(old, new)
    if old.in_ != new.in_:
        yield Difference(kinds.FIELD_MOVED, old.in_, new.in_, "in"), _BOTH
    if set(old.from_) != set(new.from_):
        before, after = ", ".join(sorted(old.from_)), ", ".join(sorted(new.from_))
        yield Difference(kinds.SUPPLIER_CHANGED, before, after, "from"), _BOTH
    same_wire = (old.wire or old.name) == (new.wire or new.name)
    if old.name != new.name and same_wire:
        kind = kinds.FIELD_KEY_RENAMED
        yield Difference(kind, old.name, new.name), _BOTH
    if not alike(_words(old), _words(new)):
        yield Difference(words.DOCS_CHANGED, word="description"), _BOTH


def _words(field: Field) -> tuple[object, ...]:
    return field.description, field.examples, field.sensitive, field.fact.confidence


def _default(old: Field, new: Field) -> Iterator[tuple[Difference, tuple[Side, ...]]]:
    before = "" if old.default is None else str(old.default)
    after = "" if new.default is None else str(new.default)
    kind = kinds.DEFAULT_CHANGED
    if old.default is None:
        kind = kinds.FACT_LEARNED
    elif new.default is None:
        kind = kinds.FACT_FORGOTTEN
    yield Difference(kind, before, after, "default"), (Side.ACCEPTS,)


def _presence(
    versions: Versions, old: Field, new: Field
) -> Iterator[tuple[Difference, tuple[Side, ...]]]:
    """Yield what became of where a field may be, and of where it has to be."""
    may = versions.where(old.if_), versions.where(new.if_)
    must = _must(versions, old), _must(versions, new)
    may_change = _change(*may)
    before, after = _requirement_in_words(old), _requirement_in_words(new)
    if _when(old) != _when(new):
        yield Difference(kinds.REQUIREMENT_CHANGED, before, after, "required"), _BOTH
        return
    must_change = ""
    if must[0] is None or must[1] is None:
        if must[0] is not None or must[1] is not None:
            learned = must[0] is None
            kind = kinds.FACT_LEARNED if learned else kinds.FACT_FORGOTTEN
            yield Difference(kind, before, after, "required"), _BOTH
    else:
        must_change = _change(must[0], must[1])
    if must_change:
        kind = {
            "lost": kinds.FIELD_BECAME_OPTIONAL,
            "won": kinds.FIELD_BECAME_REQUIRED,
        }.get(must_change, kinds.REQUIREMENT_CHANGED)
        yield Difference(kind, _told(old), _told(new), "required"), _BOTH
    if may_change:
        yield from _possible(may_change, old, new, told=bool(must_change))


def _possible(
    change: str, old: Field, new: Field, *, told: bool
) -> Iterator[tuple[Difference, tuple[Side, ...]]]:
    before, after = str(old.if_ or ""), str(new.if_ or "")
    if told:
        kind = {
            "lost": conditions.CONDITION_NARROWED,
            "won": conditions.CONDITION_WIDENED,
        }.get(change, conditions.CONDITION_REPLACED)
        yield Difference(kind, before, after, "if"), (Side.ACCEPTS,)
        return
    note = "that holds in some settings"
    if change in {"lost", "both"}:
        kind = kinds.OPTIONAL_FIELD_REMOVED
        yield Difference(kind, before, after, "if", note=note), _BOTH
    if change in {"won", "both"}:
        kind = kinds.OPTIONAL_FIELD_ADDED
        yield Difference(kind, before, after, "if", note=note), _BOTH


def _must(versions: Versions, field: Field) -> VariantSet | None:
    """Return the variants in which a field has to be there; None if nobody says so."""
    if field.required is None:
        return None
    if field.required is False:
        return versions.space.nothing
    required = field.required.if_ if isinstance(field.required, Required) else None
    both = tuple(each for each in (field.if_, required) if each is not None)
    formula: Formula | None = And(both) if both else None
    return versions.where(formula)


def _when(field: Field) -> object:
    return field.required.when if isinstance(field.required, Required) else None


def _told(field: Field) -> str:
    required = field.required
    parts = [
        str(each)
        for each in (
            field.if_,
            required.if_ if isinstance(required, Required) else None,
        )
        if each is not None
    ]
    if required is False:
        return "optional"
    return f"required if {' and '.join(parts)}" if parts else "required"


def _change(old: VariantSet, new: VariantSet) -> str:
    lost, won = bool(old & ~new), bool(new & ~old)
    if lost and won:
        return "both"
    return "lost" if lost else "won" if won else ""
