"""What is other about what states offer, and about where that leads."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from statecheck.changes.change import Change, ChangeKind, Side
from statecheck.changes.comparison.conditions import formulas_compared
from statecheck.changes.comparison.moves import moves_compared, shows_moves
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.comparison.ways import UNKNOWN, Place, Ways, ways_compared
from statecheck.changes.kinds import actions as offers
from statecheck.changes.kinds import knowledge
from statecheck.changes.kinds import transitions as kinds
from statecheck.graph import VariantSet
from statecheck.source import Location
from statecheck.spec import Listed, Move, Offer, Outcome, System, Table


def compare_transitions(versions: Versions) -> Iterator[Change]:
    """Yield what is other about every state that both versions have."""
    for pair in versions.states.pairs:
        yield from _offers(
            versions,
            f"states/{pair.name}",
            pair.name,
            (pair.old.actions, pair.new.actions),
            ((pair.old.at / "actions").key, (pair.new.at / "actions").key),
            new_state=pair.new_name,
        )
        yield from moves_compared(versions, pair)
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
    there = _there(versions, versions.old.system, state)
    there = there & _there(versions, versions.new.system, new_state)
    for kind in formulas_compared(versions, (old.if_,), (new.if_,), there):
        yield said(kind, _text(old.if_), _text(new.if_), "if")
    if old.actor != new.actor and _of_its_own(versions, old, new):
        yield said(offers.ACTOR_CHANGED, old.actor, new.actor, "actor")
    if shows_moves(versions, old, new):
        return  # where a safe action leads is said of the moves
    place = Place(
        path, state, action, kinds.NEXT_STATES_WIDENED, kinds.NEXT_STATES_NARROWED
    )
    befores, afters = _by_error(old), _by_error(new)
    for error in sorted({*befores, *afters}):
        if error and (error not in befores or error not in afters):
            continue  # said of the error code
        inner = place if not error else _within(place, error)
        yield from ways_compared(
            versions,
            inner,
            _ways_of(befores.get(error, ()), state, old, lambda name: name),
            _ways_of(afters.get(error, ()), new_state, new, versions.target),
        )


def _there(versions: Versions, system: System, state: str) -> VariantSet:
    """Return the settings that have a state; where a flow begins is in all."""
    element = system.states.get(state)
    return versions.where(None if element is None else element.if_)


def _within(place: Place, error: str) -> Place:
    return replace(place, name=f"{place.name}/errors/{error}")


def _of_its_own(versions: Versions, old: Offer, new: Offer) -> bool:
    """Return whether a state says otherwise than the catalogue who presses it."""
    return _usual(versions.old.system, old) != old.actor or (
        _usual(versions.new.system, new) != new.actor
    )


def _usual(system: System, offer: Offer) -> str:
    action = system.actions.get(offer.action)
    return "" if action is None else action.actor


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
) -> Ways:
    ways = Ways(offer.at, {}, known=True)
    known = not (offer.outcomes is None or offer.incomplete)
    for outcome in outcomes:
        for target in outcome.target or ("stay",):
            if target == UNKNOWN:
                known = False
                continue
            name = state if target == "stay" else target
            ways.by_target.setdefault(name_of(name), []).append(outcome)
    return Ways(offer.at, ways.by_target, known)


def _text(formula: object) -> str:
    return "" if formula is None else str(formula)


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
