"""What is other about what states offer, and about where that leads."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from statecheck.changes.change import Change, ChangeKind, Side
from statecheck.changes.comparison.conditions import formulas_compared
from statecheck.changes.comparison.delays import delay_kind
from statecheck.changes.comparison.pairing import Pair
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.kinds import actions as offers
from statecheck.changes.kinds import models as knowledge
from statecheck.changes.kinds import transitions as kinds
from statecheck.source import Location
from statecheck.spec import (
    End,
    Listed,
    Move,
    Offer,
    Outcome,
    State,
    System,
    Table,
)

_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class _Ways:
    """Where something leads.

    Attributes:
        by_target: By target, as the old version calls it, what leads there.
        known: Whether these are all.
        at: Where it is said.
    """

    at: Location
    by_target: dict[str, list[Outcome | Move]] = field(default_factory=dict)
    known: bool = True


@dataclass(frozen=True, slots=True)
class _Place:
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


def compare_transitions(versions: Versions) -> Iterator[Change]:
    """Yield what is other about every state that both versions have."""
    for pair in versions.states.pairs:
        yield from _offers(
            versions,
            f"states/{pair.name}",
            pair.name,
            (pair.old.actions, pair.new.actions),
            (pair.old.at, pair.new.at),
            new_state=pair.new_name,
        )
        yield from _moves(versions, pair)
    old, new = versions.old.system, versions.new.system
    yield from _offers(
        versions,
        "start",
        "",
        (old.start, new.start),
        (old.place("start"), new.place("start")),
        new_state="",
    )


def _offers(
    versions: Versions,
    name: str,
    state: str,
    both: tuple[Listed[Table[Offer]] | None, Listed[Table[Offer]] | None],
    at: tuple[Location, Location],
    *,
    new_state: str,
) -> Iterator[Change]:
    old_all, new_all = both
    if old_all is None or new_all is None:
        if (old_all is None) != (new_all is None):
            learned = old_all is None
            yield _learned(f"{name}/actions", at, state, learned=learned)
        return
    old_names = versions.actions.old_name
    before = dict(old_all.members)
    after = {old_names.get(each, each): o for each, o in new_all.members.items()}
    for action in sorted({*before, *after}):
        path = f"{name}/actions/{action}"
        old, new = before.get(action), after.get(action)
        if old is not None and new is not None:
            yield from _offer(versions, path, state, new_state, action, old, new)
            continue
        there = old or new
        hidden = new_all.complete if new is None else old_all.complete
        if there is None:
            continue
        if not hidden:
            places = (there.place, at[1]) if new is None else (at[0], there.place)
            yield _learned(path, places, state, action, learned=new is not None)
            continue
        yield Change(
            kind=_offer_kind(there, come=new is not None),
            name=path,
            old=old.place if old else at[0],
            new=new.place if new else at[1],
            before=_promise(old) if old else "",
            after=_promise(new) if new else "",
            sides=(Side.ACCEPTS,),
            state=state,
            action=action,
            disputed=bool(there.fact.disputed),
            sunset=_sunset(versions.old.system, old),
            sunset_after=_sunset(versions.new.system, new),
        )
    if old_all.complete != new_all.complete:
        yield _learned(f"{name}/actions", at, state, learned=new_all.complete)


def _offer_kind(offer: Offer, *, come: bool) -> ChangeKind:
    if _conditional(offer) or offer.if_ is not None:
        return (
            offers.CONDITIONAL_ACTION_ADDED
            if come
            else offers.CONDITIONAL_ACTION_REMOVED
        )
    return offers.ACTION_ADDED if come else offers.ACTION_REMOVED


def _conditional(offer: Offer) -> bool:
    return offer.offered == "sometimes" or bool(offer.guard)


def _promise(offer: Offer) -> str:
    if _conditional(offer):
        return "sometimes"
    return f"if {offer.if_}" if offer.if_ is not None else "offered"


def _sunset(system: System, offer: Offer | None) -> str:
    if offer is None:
        return ""
    action = system.actions.get(offer.action)
    deprecated = offer.fact.deprecated
    if deprecated is None and action is not None:
        deprecated = action.fact.deprecated
    return "" if deprecated is None else deprecated.sunset


def _offer(  # noqa: PLR0917  # what is compared, and where it is met
    versions: Versions,
    path: str,
    state: str,
    new_state: str,
    action: str,
    old: Offer,
    new: Offer,
) -> Iterator[Change]:
    def said(kind: ChangeKind, before: str, after: str, word: str) -> Change:
        return Change(
            kind=kind,
            name=path,
            old=old.at / word,
            new=new.at / word,
            before=before,
            after=after,
            sides=(Side.ACCEPTS,),
            state=state,
            action=action,
            disputed=old.fact.disputes(word) or new.fact.disputes(word),
        )

    if _conditional(old) != _conditional(new):
        kind = (
            offers.ACTION_BECAME_CONDITIONAL
            if _conditional(new)
            else offers.ACTION_BECAME_UNCONDITIONAL
        )
        yield said(kind, _promise(old), _promise(new), "offered")
    elif old.guard != new.guard:
        yield said(kinds.GUARD_CHANGED, old.guard, new.guard, "guard")
    elif old.offered != new.offered:
        given = new.offered == "always"
        yield said(
            offers.ACTION_BECAME_UNCONDITIONAL
            if given
            else offers.ACTION_BECAME_CONDITIONAL,
            old.offered,
            new.offered,
            "offered",
        )
    for kind in formulas_compared(versions, (old.if_,), (new.if_,)):
        yield said(kind, _text(old.if_), _text(new.if_), "if")
    if old.actor != new.actor and _of_its_own(versions, old, new):
        yield said(offers.ACTOR_CHANGED, old.actor, new.actor, "actor")
    if _shows_moves(versions, old, new):
        return  # where a safe action leads is said of the moves
    place = _Place(
        path, state, action, kinds.NEXT_STATES_WIDENED, kinds.NEXT_STATES_NARROWED
    )
    befores, afters = _by_error(old), _by_error(new)
    for error in sorted({*befores, *afters}):
        if error and (error not in befores or error not in afters):
            continue  # said of the error code
        inner = place if not error else _within(place, error)
        yield from _ways(
            versions,
            inner,
            _ways_of(befores.get(error, ()), state, old, lambda name: name),
            _ways_of(afters.get(error, ()), new_state, new, versions.target),
        )


def _within(place: _Place, error: str) -> _Place:
    return replace(place, name=f"{place.name}/errors/{error}")


def _of_its_own(versions: Versions, old: Offer, new: Offer) -> bool:
    """Return whether a state says otherwise than the catalogue who presses it."""
    return _usual(versions.old.system, old) != old.actor or (
        _usual(versions.new.system, new) != new.actor
    )


def _usual(system: System, offer: Offer) -> str:
    action = system.actions.get(offer.action)
    return "" if action is None else action.actor


def _shows_moves(versions: Versions, old: Offer, new: Offer) -> bool:
    """Return whether both offers only read, and so lead nowhere by themselves."""
    before = versions.old.system.actions.get(old.action)
    after = versions.new.system.actions.get(new.action)
    return bool(before and before.safe and after and after.safe)


def _by_error(offer: Offer) -> dict[str, list[Outcome]]:
    """Return outcomes by the error they answer with; empty for the state."""
    found: dict[str, list[Outcome]] = {"": []}
    for outcome in offer.outcomes or ():
        for error in outcome.error or ("",):
            found.setdefault(error, []).append(outcome)
    return found


def _ways_of(
    outcomes: Iterable[Outcome | Move],
    state: str,
    offer: Offer,
    name_of: Callable[[str], str],
) -> _Ways:
    ways = _Ways(offer.at, {}, known=True)
    known = not (offer.outcomes is None or offer.incomplete)
    for outcome in outcomes:
        for target in outcome.target or ("stay",):
            if target == _UNKNOWN:
                known = False
                continue
            name = state if target == "stay" else target
            ways.by_target.setdefault(name_of(name), []).append(outcome)
    return _Ways(offer.at, ways.by_target, known)


def _moves(versions: Versions, pair: Pair[State]) -> Iterator[Change]:
    old = _moves_of(versions, pair.old, is_old=True)
    new = _moves_of(versions, pair.new, is_old=False)
    place = _Place(
        f"states/{pair.name}/moves",
        pair.name,
        "",
        kinds.MOVE_ADDED,
        kinds.MOVE_REMOVED,
    )
    yield from _ways(versions, place, old, new)


def _moves_of(versions: Versions, state: State, *, is_old: bool) -> _Ways:
    """Return what the server brings about, safe actions that show it included."""
    ways: dict[str, list[Outcome | Move]] = {}
    known = state.moves is not None and state.moves.complete

    def add(outcome: Outcome | Move) -> None:
        nonlocal known
        for target in outcome.target:
            if target == _UNKNOWN:
                known = False
            elif target not in {"stay", state.name}:
                name = target if is_old else versions.target(target)
                ways.setdefault(name, []).append(outcome)

    for move in () if state.moves is None else state.moves.members:
        add(move)
    for offer in [] if state.actions is None else state.actions.members.values():
        if _reads_in_both(versions, offer.action, is_old=is_old):
            for outcome in offer.outcomes or ():
                if not outcome.error:
                    add(outcome)
    return _Ways(state.at / "moves", ways, known)


def _reads_in_both(versions: Versions, action: str, *, is_old: bool) -> bool:
    name = action if is_old else versions.actions.old_name.get(action, action)
    pair = versions.actions.by_name.get(name)
    return pair is not None and bool(pair.old.safe) and bool(pair.new.safe)


def _ways(
    versions: Versions, place: _Place, old: _Ways, new: _Ways
) -> Iterator[Change]:
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
    for target in sorted({*old.by_target, *new.by_target}):
        if target not in old.by_target:
            if target not in come and target in _targets(versions, is_old=True):
                kind = place.added if old.known else kinds.NEXT_STATES_DECLARED
                if old.known or not new.known:
                    yield said(kind, target, "", target)
        elif target not in new.by_target:
            if target not in gone and target in _targets(versions, is_old=False):
                kind = place.removed if new.known else kinds.NEXT_STATES_UNDECLARED
                if new.known or not old.known:
                    yield said(kind, target, target, "")
        else:
            older, newer = old.by_target[target], new.by_target[target]
            yield from _conditions(versions, place, target, older, newer)


def _targets(versions: Versions, *, is_old: bool) -> frozenset[str]:
    """Return what a target of one version may be, as the old one calls it."""
    system = versions.old.system if is_old else versions.new.system
    states = versions.states
    paired = frozenset(states.by_name)
    return paired | frozenset(system.exits)


def _conditions(
    versions: Versions,
    place: _Place,
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
    whens = [_when(each) for each in old], [_when(each) for each in new]
    if sorted(whens[0]) != sorted(whens[1]):
        yield said(kinds.CONDITION_CHANGED, _all(whens[0]), _all(whens[1]))
    guards = [each.guard for each in old], [each.guard for each in new]
    if sorted(guards[0]) != sorted(guards[1]):
        yield said(kinds.GUARD_CHANGED, _all(guards[0]), _all(guards[1]))
    if len(old) == len(new) == 1:
        deadline = _is_deadline(versions, place, target)
        delay = delay_kind(old[0].after, new[0].after, deadline=deadline)
        if delay is not None:
            change = said(delay, _after(old[0]), _after(new[0]))
            yield _sided(change, delay)


def _sided(change: Change, kind: ChangeKind) -> Change:
    """Return a change that is about every set that its kind can be about."""
    return replace(change, sides=tuple(side for side, _ in kind.effects))


def _is_deadline(versions: Versions, place: _Place, target: str) -> bool:
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
    if when is None:
        return ""
    if not isinstance(when, Table):
        return str(when)
    told = sorted(
        (key, sorted(str(getattr(each, "text", each)) for each in values))
        for key, values in when.items()
    )
    return ", ".join(f"{key}: {' or '.join(values)}" for key, values in told)


def _after(outcome: Outcome | Move) -> str:
    after = outcome.after
    if after is None:
        return ""
    return after.duration or after.field or "unknown"


def _text(formula: object) -> str:
    return "" if formula is None else str(formula)


def _all(each: Iterable[object]) -> str:
    return "; ".join(sorted({_text(one) for one in each} - {""}))


def _learned(
    name: str,
    at: tuple[Location, Location],
    state: str,
    action: str = "",
    *,
    learned: bool,
) -> Change:
    return Change(
        kind=knowledge.FACT_LEARNED if learned else knowledge.FACT_FORGOTTEN,
        name=name,
        old=at[0],
        new=at[1],
        before="unknown" if learned else "known",
        after="known" if learned else "unknown",
        sides=(Side.ACCEPTS,),
        state=state,
        action=action,
    )
