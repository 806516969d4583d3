"""Where an action or a move leads, and when: compared target by target."""

from collections.abc import Iterable, Iterator
from dataclasses import field, replace

from statecheck.changes.change import Change, ChangeKind, Side
from statecheck.changes.comparison.conditions import formulas_compared
from statecheck.changes.comparison.delays import delay_kind
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.conditions import conditions_in_words
from statecheck.changes.kinds import transitions as kinds
from statecheck.immutable import frozen
from statecheck.source import Location
from statecheck.spec import End, Move, Outcome

UNKNOWN = "unknown"


@frozen
class Ways:
    """Where something leads.

    Attributes:
        by_target: By target, as the old version calls it, what leads there.
        known: Whether these are all.
        at: Where it is said.
    """

    at: Location
    by_target: dict[str, list[Outcome | Move]] = field(default_factory=dict)
    known: bool = True


@frozen
class Place:
    """What is compared.

    Attributes:
        name: Its logical path.
        state: The state it is met in.
        action: The action it is met with; empty for none.
        added: The kind for a target that was not there, and likewise `removed`.
    """

    name: str
    state: str
    action: str
    added: ChangeKind
    removed: ChangeKind


def ways_compared(
    versions: Versions, place: Place, old: Ways, new: Ways
) -> Iterator[Change]:
    """Yield what is other about where something leads."""
    come, gone = versions.states.come, versions.states.gone

    def said(kind: ChangeKind, target: str, before: str, after: str) -> Change:
        older, newer = old.by_target.get(target), new.by_target.get(target)
        return Change(
            kind=kind,
            name=place.name,
            old=older[0].at if older else old.at,
            new=newer[0].at if newer else new.at,
            before=before,
            after=after,
            sides=(Side.EMITS,),
            state=place.state,
            action=place.action,
            disputed=any(
                each.fact.disputed for each in (*(older or ()), *(newer or ()))
            ),
        )

    if old.known != new.known:
        kind = kinds.NEXT_STATES_DECLARED if new.known else kinds.NEXT_STATES_UNDECLARED
        yield said(
            kind,
            "",
            ", ".join(sorted(old.by_target)) if old.known else "unknown",
            ", ".join(sorted(new.by_target)) if new.known else "unknown",
        )
    targets = _targets(versions)
    for target in sorted({*old.by_target, *new.by_target}):
        if target not in old.by_target:
            if target not in come and target in targets:
                kind = place.added if old.known else kinds.NEXT_STATES_DECLARED
                if old.known or not new.known:
                    yield said(kind, target, "", target)
        elif target not in new.by_target:
            if target not in gone and target in targets:
                kind = place.removed if new.known else kinds.NEXT_STATES_UNDECLARED
                if new.known or not old.known:
                    yield said(kind, target, target, "")
        else:
            older, newer = old.by_target[target], new.by_target[target]
            yield from _conditions(versions, place, target, older, newer)


def _targets(versions: Versions) -> frozenset[str]:
    """Return what a way may lead to that is told of by itself, as the old one calls it.

    A state that is new or gone is told of as that. Exits no answer shows, so that only
    the ways there show.
    """
    exits = (*versions.old.system.exits, *versions.new.system.exits)
    return frozenset(versions.states.by_name) | frozenset(exits)


def _conditions(
    versions: Versions,
    place: Place,
    target: str,
    old: list[Outcome | Move],
    new: list[Outcome | Move],
) -> Iterator[Change]:
    """Yield what is other about when something leads to a target."""

    def said(kind: ChangeKind, before: str, after: str) -> Change:
        return Change(
            kind=kind,
            name=f"{place.name}/{target}",
            old=old[0].at,
            new=new[0].at,
            before=before,
            after=after,
            sides=(Side.EMITS,) if kind.effects else (),
            state=place.state,
            action=place.action,
        )

    formulas = [each.if_ for each in old], [each.if_ for each in new]
    for kind in formulas_compared(versions, *formulas):
        yield said(kind, _all(formulas[0]), _all(formulas[1]))
    conditions = _given(old), _given(new)
    given = _given_kind(*conditions)
    if given is not None:
        whens = [{when for when, _ in each} for each in conditions]
        yield said(given, _all(whens[0]), _all(whens[1]))
    guards = [_all(guard for _, guard in each) for each in conditions]
    if guards[0] != guards[1]:
        yield said(kinds.GUARD_CHANGED, *guards)
    if len(old) == len(new) == 1:
        deadline = _is_deadline(versions, place, target)
        delay = delay_kind(old[0].after, new[0].after, deadline=deadline)
        if delay is not None:
            change = said(delay, _after(old[0]), _after(new[0]))
            yield _sided(change, delay)


_Given = frozenset[tuple[str, str]]
"""What has to be sent or shown, and what only the server knows: each pair is enough."""


def _given(each: Iterable[Outcome | Move]) -> _Given:
    return frozenset((_when(one), one.guard) for one in each)


def _given_kind(old: _Given, new: _Given) -> ChangeKind | None:
    """Return what became of what has to be sent or shown; None for nothing."""
    always = ("", "") in old, ("", "") in new
    if all(always) or {when for when, _ in old} == {when for when, _ in new}:
        return None
    if always[0] or new < old:
        return kinds.CONDITION_NARROWED
    if always[1] or old < new:
        return kinds.CONDITION_WIDENED
    return kinds.CONDITION_CHANGED


def _sided(change: Change, kind: ChangeKind) -> Change:
    """Return a change that is about every set that its kind can be about."""
    return replace(change, sides=tuple(side for side, _ in kind.effects))


def _is_deadline(versions: Versions, place: Place, target: str) -> bool:
    """Return whether a client has to act before it gets to a target.

    It has where the target is an end that is not good, and a way out of the state is
    left to it until then.
    """
    system = versions.old.system
    end = system.exits.get(target) or system.states.get(target)
    final = end.final if end is not None else None
    return final in {End.FAILURE, End.CANCELED, End.ENDED} and not place.action


def _when(outcome: Outcome | Move) -> str:
    when = outcome.when if isinstance(outcome, Outcome) else None
    return "" if when is None else conditions_in_words(when)


def _after(outcome: Outcome | Move) -> str:
    after = outcome.after
    if after is None:
        return ""
    return after.duration or after.field or "unknown"


def _text(formula: object) -> str:
    return "" if formula is None else str(formula)


def _all(each: Iterable[object]) -> str:
    return "; ".join(sorted({_text(one) for one in each} - {""}))
