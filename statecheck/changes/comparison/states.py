"""What is other about states, and about how flows begin and end."""

from collections.abc import Iterator

from statecheck.changes.change import Change, ChangeKind, Side
from statecheck.changes.comparison.conditions import formulas_compared
from statecheck.changes.comparison.ends import begun
from statecheck.changes.comparison.pairing import Pair
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.kinds import states as kinds
from statecheck.spec import End, Fact, State, System

_EMITS = (Side.EMITS,)


def compare_states(versions: Versions) -> Iterator[Change]:
    """Yield what is other about the states themselves."""
    split = _split(versions)
    goals = _goals(versions.old.system), _goals(versions.new.system)
    done = {name for one, several in split for name in (one, *several)}
    states = versions.states
    yield from _splits(versions, split)
    for name, state in states.gone.items():
        if name not in done:
            goal = name in goals[0]
            yield Change(
                kind=kinds.GOAL_STATE_REMOVED if goal else kinds.STATE_REMOVED,
                name=f"states/{name}",
                old=state.at.key,
                new=versions.new.system.at,
                before=_spelling(state),
                sides=_EMITS,
                state=name,
                open_before=_open(versions.old.system),
                open_after=_open(versions.new.system),
                disputed=_disputed(state.fact),
                sunset=_sunset(state.fact),
            )
    for name, state in states.come.items():
        if name not in done:
            goal = name in goals[1]
            yield Change(
                kind=kinds.GOAL_STATE_ADDED if goal else kinds.STATE_ADDED,
                name=f"states/{name}",
                old=versions.old.system.at,
                new=state.at.key,
                after=_spelling(state),
                sides=_EMITS,
                state=name,
                open_before=_open(versions.old.system),
                open_after=_open(versions.new.system),
                disputed=_disputed(state.fact),
                sunset_after=_sunset(state.fact),
            )
    for pair in states.pairs:
        yield from _compared(versions, pair)


def _compared(versions: Versions, pair: Pair[State]) -> Iterator[Change]:
    old, new = pair.old, pair.new

    def said(kind: ChangeKind, before: str, after: str, word: str = "") -> Change:
        return Change(
            kind=kind,
            name=f"states/{pair.name}",
            old=old.at / word if word else old.at.key,
            new=new.at / word if word else new.at.key,
            before=before,
            after=after,
            sides=tuple(side for side, _ in kind.effects),
            state=pair.name,
            note=pair.note,
            disputed=old.fact.disputes(word) or new.fact.disputes(word),
        )

    if _spelling(old) != _spelling(new):
        yield said(kinds.STATE_RENAMED, _spelling(old), _spelling(new), "wire")
    elif pair.name != pair.new_name:
        yield said(kinds.STATE_KEY_RENAMED, pair.name, pair.new_name)
    kind = final_kind(old.final, new.final)
    if kind is not None:
        yield said(kind, str(old.final or ""), str(new.final or ""), "final")
    for kind in formulas_compared(versions, (old.if_,), (new.if_,)):
        yield Change(
            kind=kind,
            name=f"states/{pair.name}",
            old=old.at / "if",
            new=new.at / "if",
            before=_text(old.if_),
            after=_text(new.if_),
            sides=_EMITS,
            state=pair.name,
        )


def final_kind(old: End | None, new: End | None) -> ChangeKind | None:
    """Return what became of an end; None for nothing."""
    if old is new:
        return None
    if old is None:
        return kinds.STATE_BECAME_TERMINAL
    if new is None:
        return kinds.STATE_BECAME_NONTERMINAL
    return kinds.TERMINAL_OUTCOME_CHANGED


def _split(versions: Versions) -> list[tuple[str, tuple[str, ...]]]:
    """Return each state in whose place there are several, on one side or the other.

    Those several say that they were the one, or have its name as a part of theirs, and
    show and offer what it did: a name alone is no reason.
    """
    found: list[tuple[str, tuple[str, ...]]] = []
    states = versions.states
    for one_side, others in ((states.gone, states.come), (states.come, states.gone)):
        for name, state in one_side.items():
            like = tuple(
                other for other, each in others.items() if name in each.fact.was
            )
            like = like or tuple(
                other
                for other, each in others.items()
                if (each.model == state.model and state.model is not None)
                and _offered(each) == _offered(state)
                and each.final == state.final
                and (other.startswith(name) or other.endswith(name))
            )
            if len(like) > 1:
                found.append((name, like))
    return found


def _splits(
    versions: Versions, split: list[tuple[str, tuple[str, ...]]]
) -> Iterator[Change]:
    states = versions.states
    for one, several in split:
        is_split = one in states.gone
        many = states.come if is_split else states.gone
        first = many[several[0]]
        single = (states.gone if is_split else states.come)[one]
        old, new = (single, first) if is_split else (first, single)
        yield Change(
            kind=kinds.STATE_SPLIT if is_split else kinds.STATE_MERGED,
            name=f"states/{one}",
            old=old.at.key,
            new=new.at.key,
            before=one if is_split else ", ".join(several),
            after=", ".join(several) if is_split else one,
            sides=_EMITS,
            state=one,
            note="all have one model, the same actions and the same end",
        )


def _offered(state: State) -> frozenset[str]:
    return frozenset() if state.actions is None else frozenset(state.actions.members)


def _goals(system: System) -> frozenset[str]:
    """Return the only good end, and all that flows begin with if it is one state."""
    beginnings = frozenset(begun(system))
    ends = [name for name, each in system.states.items() if each.final is End.SUCCESS]
    exits = any(each.final is End.SUCCESS for each in system.exits.values())
    found = beginnings if len(beginnings) == 1 else frozenset[str]()
    return found if exits or len(ends) != 1 else found.union(ends)


def _spelling(state: State) -> str:
    if isinstance(state.wire, str):
        return state.wire or state.name
    if state.wire is None:
        return state.name
    told = sorted((key, sorted(map(_shown, each))) for key, each in state.wire.items())
    return ", ".join(f"{key}: {' or '.join(each)}" for key, each in told)


def _shown(condition: object) -> str:
    return str(getattr(condition, "text", condition))


def _open(system: System) -> bool | None:
    return {"open": True, "closed": False}.get(system.openness.get("statuses", ""))


def _disputed(fact: Fact) -> bool:
    return bool(fact.disputed)


def _sunset(fact: Fact) -> str:
    return fact.deprecated.sunset if fact.deprecated else ""


def _text(formula: object) -> str:
    return "" if formula is None else str(formula)
