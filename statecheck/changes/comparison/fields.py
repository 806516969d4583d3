"""What is other about the fields of two models that stand in the same place."""

from collections.abc import Iterator, Mapping

from statecheck.changes.change import ChangeKind, Side
from statecheck.changes.comparison.held import without_held
from statecheck.changes.comparison.likeness import alike
from statecheck.changes.comparison.presence import (
    BOTH,
    always_there,
    presence_compared,
    requirement,
    told_apart,
)
from statecheck.changes.comparison.shapes import ModelPair, listed, types_compared
from statecheck.changes.comparison.staying import staying_kind
from statecheck.changes.comparison.values import Difference, constraints_compared
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.kinds import fields as kinds
from statecheck.changes.kinds import knowledge
from statecheck.changes.kinds import states as words
from statecheck.immutable import frozen
from statecheck.spec import Field, Table


@frozen
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


@frozen
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
            came = told_apart(None, field, needed=always_there(field))
            for kind, sides in came if hidden.old else ((_added(field), BOTH),):
                difference = Difference(kind, "", _said(field))
                yield FieldDifference(wire, difference, None, field, sides)
        elif wire not in after:
            field = before[wire]
            went = told_apart(field, None, needed=always_there(field))
            for kind, sides in went if hidden.new else ((_removed(field), BOTH),):
                difference = Difference(kind, _said(field))
                yield FieldDifference(wire, difference, field, None, sides)
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
    return f"{field.type}, {requirement(field)}"


def _added(field: Field) -> ChangeKind:
    if field.required is None:
        return kinds.FIELD_ADDED
    always = always_there(field)
    return kinds.REQUIRED_FIELD_ADDED if always else kinds.OPTIONAL_FIELD_ADDED


def _removed(field: Field) -> ChangeKind:
    if field.required is None:
        return kinds.FIELD_REMOVED
    always = always_there(field)
    return kinds.REQUIRED_FIELD_REMOVED if always else kinds.OPTIONAL_FIELD_REMOVED


def _compared(
    versions: Versions, wire: str, old: Field, new: Field
) -> Iterator[FieldDifference | tuple[str, ModelPair]]:
    if old == new and str(old.type) == str(new.type) and not _names_models(old):
        return
    for difference, sides in _differences(versions, old, new):
        yield FieldDifference(wire, difference, old, new, sides)
    for each in types_compared(versions, old, new):
        if isinstance(each, ModelPair):
            yield wire, each
        else:
            yield FieldDifference(wire, each, old, new)


def _names_models(field: Field) -> bool:
    return str(field.type).strip("[]<>") not in {"string", "integer", "boolean"}


def _differences(
    versions: Versions, old: Field, new: Field
) -> Iterator[tuple[Difference, tuple[Side, ...]]]:
    yield from presence_compared(versions, old, new)
    values = listed(versions.old.system, old), listed(versions.new.system, new)
    for difference in constraints_compared(old, new):
        left = without_held(old, new, difference, values)
        if left is not None:
            yield left, BOTH
    if old.default != new.default:
        yield from _default(old, new)
    if old.in_ != new.in_:
        yield Difference(kinds.FIELD_MOVED, old.in_, new.in_, "in"), BOTH
    if set(old.from_) != set(new.from_):
        before, after = ", ".join(sorted(old.from_)), ", ".join(sorted(new.from_))
        yield Difference(kinds.SUPPLIER_CHANGED, before, after, "from"), BOTH
    same_wire = (old.wire or old.name) == (new.wire or new.name)
    if old.name != new.name and same_wire:
        kind = kinds.FIELD_KEY_RENAMED
        yield Difference(kind, old.name, new.name), BOTH
    staying = staying_kind(old.fact.deprecated, new.fact.deprecated)
    if staying is not None:
        kind, before, after = staying
        yield Difference(kind, before, after, "deprecated"), BOTH
    if not alike(_words(old), _words(new)):
        yield Difference(words.DOCS_CHANGED, word="description"), BOTH


def _words(field: Field) -> tuple[object, ...]:
    fact = field.fact
    words = field.description, field.examples, field.sensitive, fact.confidence
    return *words, fact.since, fact.deprecated.use if fact.deprecated else ""


def _default(old: Field, new: Field) -> Iterator[tuple[Difference, tuple[Side, ...]]]:
    before, after = _spelled(old.default), _spelled(new.default)
    kind = kinds.DEFAULT_CHANGED
    if old.default is None:
        kind = knowledge.FACT_LEARNED
    elif new.default is None:
        kind = knowledge.FACT_FORGOTTEN
    # what is always there in an answer, nobody takes for the default
    needed = always_there(old) and always_there(new)
    sides = (Side.ACCEPTS,) if needed else BOTH
    yield Difference(kind, before, after, "default"), sides


def _spelled(value: object) -> str:
    """Return a default as a spec has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
