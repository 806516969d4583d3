"""What is other about where flows begin and about exits."""

from collections.abc import Iterator, Mapping

from statecheck.changes.change import Change, ChangeKind, Side
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.kinds import knowledge
from statecheck.changes.kinds import states as kinds
from statecheck.changes.kinds import transitions as conditions
from statecheck.graph import VariantSet
from statecheck.spec import Exit, Outcome, System

_EMITS = (Side.EMITS,)
_IN_SETTINGS = "that holds in some settings"


def compare_ends(versions: Versions) -> Iterator[Change]:
    """Yield what is other about exits and about where flows begin."""
    old, new = versions.old.system, versions.new.system
    for name in sorted({*old.exits, *new.exits}):
        before, after = old.exits.get(name), new.exits.get(name)
        if before is not None and after is not None:
            yield from _of_exit(versions, before, after)
            continue
        yield Change(
            kind=kinds.EXIT_ADDED if before is None else kinds.EXIT_REMOVED,
            name=f"exits/{name}",
            old=before.at.key if before else old.place("exits"),
            new=after.at.key if after else new.place("exits"),
            before=str(before.final) if before else "",
            after=str(after.final) if after else "",
            sides=_EMITS,
        )
    yield from _initial(versions)


def _of_exit(versions: Versions, old: Exit, new: Exit) -> Iterator[Change]:
    def said(kind: ChangeKind, before: str, after: str, word: str, note: str) -> Change:
        return Change(
            kind=kind,
            name=f"exits/{old.name}",
            old=old.at / word,
            new=new.at / word,
            before=before,
            after=after,
            sides=_EMITS,
            note=note,
        )

    if old.final is not new.final:
        kind = kinds.TERMINAL_OUTCOME_CHANGED
        yield said(kind, str(old.final), str(new.final), "final", "")
    where = versions.where(old.if_), versions.where(new.if_)
    texts = str(old.if_ or ""), str(new.if_ or "")
    if where[1] & ~where[0]:
        yield said(kinds.EXIT_ADDED, *texts, "if", _IN_SETTINGS)
    if where[0] & ~where[1]:
        yield said(kinds.EXIT_REMOVED, *texts, "if", _IN_SETTINGS)


def _initial(versions: Versions) -> Iterator[Change]:
    old, new = versions.old.system, versions.new.system
    at = old.place("initial"), new.place("initial")
    if old.initial is None or new.initial is None:
        one = new if old.initial is None else old
        if (old.initial is None) != (new.initial is None) and one.start is None:
            learned = old.initial is None
            kind = knowledge.FACT_LEARNED if learned else knowledge.FACT_FORGOTTEN
            yield Change(kind, "initial", *at, sides=_EMITS)
        return
    before = begun(old)
    after = {versions.target(name): each for name, each in begun(new).items()}
    for name in sorted({*before, *after}):
        alone = name in versions.states.gone or name in versions.states.come
        if alone or name == "unknown":
            continue  # said of the state
        lost, won = _settings(versions, before.get(name, ()), after.get(name, ()))
        both = name in before and name in after
        for kind, is_so in ((kinds.START_WIDENED, won), (kinds.START_NARROWED, lost)):
            if is_so:
                added = kind is kinds.START_WIDENED
                yield Change(
                    kind=kind,
                    name="initial",
                    old=before[name][0].at if name in before else at[0],
                    new=after[name][0].at if name in after else at[1],
                    before="" if added else name,
                    after=name if added else "",
                    sides=_EMITS,
                    state=name,
                    note=_IN_SETTINGS if both else "",
                )
        if both and _guards(before[name]) != _guards(after[name]):
            yield Change(
                conditions.GUARD_CHANGED,
                "initial",
                before[name][0].at,
                after[name][0].at,
                "; ".join(_guards(before[name])),
                "; ".join(_guards(after[name])),
            )


def begun(system: System) -> Mapping[str, tuple[Outcome, ...]]:
    """Return, by state, what makes a flow begin there."""
    found: dict[str, tuple[Outcome, ...]] = {}
    for outcome in system.initial or ():
        for target in outcome.target:
            found[target] = (*found.get(target, ()), outcome)
    return found


def _settings(
    versions: Versions, old: tuple[Outcome, ...], new: tuple[Outcome, ...]
) -> tuple[VariantSet, VariantSet]:
    """Return in which variants a flow begins so no longer, and in which it now does."""
    before = versions.where(*(each.if_ for each in old))
    after = versions.where(*(each.if_ for each in new))
    return before & ~after, after & ~before


def _guards(outcomes: tuple[Outcome, ...]) -> list[str]:
    return sorted({each.guard for each in outcomes} - {""})
