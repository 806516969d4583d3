"""Where a field may be, and where it has to be, decided over all settings."""

from collections.abc import Iterator

from statecheck.changes.change import ChangeKind, Side
from statecheck.changes.comparison.values import Difference
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.kinds import fields as kinds
from statecheck.changes.kinds import knowledge
from statecheck.graph import VariantSet
from statecheck.language import And, Formula
from statecheck.spec import Field, Required

BOTH = (Side.ACCEPTS, Side.EMITS)


def requirement(field: Field) -> str:
    """Return in a word whether a field has to be there."""
    if field.required is None:
        return "required or not"
    if _when(field) is not None:
        return "required under a condition"
    return "required" if always_there(field) else "optional"


def always_there(field: Field) -> bool:
    """Return whether a field is there in every body."""
    return field.required is True and field.if_ is None


def presence_compared(
    versions: Versions, old: Field, new: Field
) -> Iterator[tuple[Difference, tuple[Side, ...]]]:
    """Yield what became of where a field may be, and of where it has to be."""
    may = versions.where(old.if_), versions.where(new.if_)
    must = _must(versions, old), _must(versions, new)
    may_change = _change(*may)
    before, after = requirement(old), requirement(new)
    if _when(old) != _when(new):
        kind = _conditional(old, new, must)
        yield Difference(kind, before, after, "required"), BOTH
        return
    must_change = ""
    if must[0] is None or must[1] is None:
        if must[0] is not None or must[1] is not None:
            for kind, sides in told_apart(old, new, needed=bool(must[0] or must[1])):
                yield Difference(kind, before, after, "required"), sides
    else:
        must_change = _change(must[0], must[1])
    if must_change:
        kind = {
            "lost": kinds.FIELD_BECAME_OPTIONAL,
            "won": kinds.FIELD_BECAME_REQUIRED,
        }.get(must_change, kinds.REQUIREMENT_CHANGED)
        yield Difference(kind, _told(old), _told(new), "required"), BOTH
    if may_change:
        yield from _possible(may_change, old, new, told=bool(must_change))


def _conditional(
    old: Field, new: Field, must: tuple[VariantSet | None, VariantSet | None]
) -> ChangeKind:
    """Return what it means that other messages than before have to have a field.

    With a condition it has to be there in some messages, and without it in all of them
    or in none.
    """
    plain = [_when(each) is None for each in (old, new)]
    if True not in plain or must[0] is None or must[1] is None:
        return kinds.REQUIREMENT_CHANGED
    least, most = (must[0], must[1]) if plain[0] else (must[1], must[0])
    more, less = kinds.FIELD_BECAME_REQUIRED, kinds.FIELD_BECAME_OPTIONAL
    if not least:
        return more if plain[0] else less
    if not most & ~least:
        return less if plain[0] else more
    return kinds.REQUIREMENT_CHANGED


def told_apart(
    old: Field | None, new: Field | None, *, needed: bool
) -> Iterator[tuple[ChangeKind, tuple[Side, ...]]]:
    """Yield what it means that one version alone says whether a field has to be there.

    In answers it is knowledge, since it may have been so all along. In requests that
    holds as long as nothing has to be sent. What has to be is refused where it is
    missing, and whether a client of the version that says nothing sends it, nobody
    knows; but for a field with a default, which need not be sent.

    Args:
        old: The field as it was; None if nobody knew of it.
        new: The field as it is; None if nobody knows of it any more.
        needed: Whether it has to be there by the version that says so.
    """
    learned = old is None or (new is not None and old.required is None)
    kind = knowledge.FACT_LEARNED if learned else knowledge.FACT_FORGOTTEN
    if not needed:
        yield kind, BOTH
        return
    vague = old if learned else new
    if vague is not None and vague.default is not None:
        came, went = kinds.FIELD_BECAME_REQUIRED, kinds.FIELD_BECAME_OPTIONAL
    else:
        came, went = kinds.REQUIREMENT_LEARNED, kinds.REQUIREMENT_FORGOTTEN
    yield came if learned else went, (Side.ACCEPTS,)
    yield kind, (Side.EMITS,)


def _possible(
    change: str, old: Field, new: Field, *, told: bool
) -> Iterator[tuple[Difference, tuple[Side, ...]]]:
    before, after = str(old.if_ or ""), str(new.if_ or "")
    sides = (Side.ACCEPTS,) if told else BOTH
    note = "that holds in some settings"
    if change in {"lost", "both"}:
        kind = kinds.OPTIONAL_FIELD_REMOVED
        yield Difference(kind, before, after, "if", note=note), sides
    if change in {"won", "both"}:
        kind = kinds.OPTIONAL_FIELD_ADDED
        yield Difference(kind, before, after, "if", note=note), sides


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
