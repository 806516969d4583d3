"""Which actions are answered with which error codes, and what is other about that."""

from collections.abc import Collection, Iterator, Mapping

from statecheck.changes.change import Change, ChangeKind, Side
from statecheck.changes.comparison.offering import offered
from statecheck.changes.comparison.pairing import Pair
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.kinds import errors as kinds
from statecheck.changes.kinds import knowledge
from statecheck.linking import ErrorTree
from statecheck.source import Location
from statecheck.spec import Action, System


class Answers:
    """Which actions of a system are answered with which codes.

    Attributes:
        tree: The codes.
        by_action: By action, the paths of the codes it may be answered with; None
            where nobody says so.
        whole: By action, those of them that may come with any detail.
        complete: The actions of which all codes are known.
        offered: The actions that something offers.
        places: By action and path, where it is said of what the action does not list
            itself: at an outcome, or of all actions everywhere.
    """

    def __init__(self, system: System) -> None:
        """Look up what a system says."""
        self.tree = ErrorTree(system.errors)
        self.by_action: dict[str, frozenset[str]] = {}
        self.whole: dict[str, frozenset[str]] = {}
        self.complete: set[str] = set()
        self.none: set[str] = set()
        self.places: dict[tuple[str, str], Location] = {}
        raised = _raised(system)
        for name, action in system.actions.items():
            listed = frozenset(self._paths(_listed(action)))
            besides = {
                path: at
                for code, at in raised.get(name, {}).items()
                for path in self._paths({code})
                if path not in listed
            }
            self.places.update(((name, path), at) for path, at in besides.items())
            self.by_action[name] = listed.union(besides)
            names = {*_listed(action), *raised.get(name, ())}
            self.whole[name] = frozenset(self._paths(self._with_details(names)))
            if action.errors is not None and action.errors.complete:
                self.complete.add(name)
                if not self.by_action[name]:
                    self.none.add(name)

        self.offered = offered(system)

    def is_unused(self, path: str) -> bool:
        """Return whether it is known that nothing is answered with a code.

        Neither with it, nor with one above or below.
        """
        if not self.offered <= self.complete:
            return False
        used = {each for name in self.offered for each in self.by_action[name]}
        return not any(
            path == each or path.startswith(f"{each}/") or each.startswith(f"{path}/")
            for each in used
        )

    def _paths(self, names: set[str]) -> Iterator[str]:
        for name in names:
            resolved = self.tree.resolve(name)
            yield from resolved.paths

    def _with_details(self, names: set[str]) -> set[str]:
        return {name for name in names if not self.tree.resolve(name).bare}

    def actions_of(self, path: str) -> tuple[str, ...]:
        """Return the actions that may be answered with a code, or one above it."""
        above = {path}
        while "/" in path:
            path = path.rpartition("/")[0]
            above.add(path)
        return tuple(sorted(n for n, has in self.by_action.items() if has & above))


def _raised(system: System) -> Mapping[str, Mapping[str, Location]]:
    """Return, by action, the codes that outcomes answer with, and where they do."""
    raised: dict[str, dict[str, Location]] = {}
    everywhere = [*(state.actions for state in system.states.values()), system.start]
    for listed in filter(None, everywhere):
        for offer in listed.members.values():
            for outcome in offer.outcomes or ():
                for code in outcome.error:
                    raised.setdefault(offer.action, {}).setdefault(code, outcome.at)
    return raised


def _listed(action: Action) -> set[str]:
    return set() if action.errors is None else set(action.errors.members)


def _is_below(path: str, above: Collection[str]) -> bool:
    """Return whether a code is a detail of one of some others, at any depth."""
    return any(path.startswith(f"{each}/") for each in above)


def open_codes(system: System) -> bool | None:
    """Return whether further codes may come; None if nobody says so."""
    return {"open": True, "closed": False}.get(system.openness.get("codes", ""))


def answers_compared(
    versions: Versions, old: Answers, new: Answers, moved: Mapping[str, str]
) -> Iterator[Change]:
    """Yield the codes that an action has and had not, where the code was there."""
    back = {new_path: path for path, new_path in moved.items()}
    known = versions.codes.old_name
    for pair in versions.actions.pairs:
        before = old.by_action.get(pair.name, frozenset())
        after = {
            known.get(path, back.get(path, path)): path
            for path in new.by_action.get(pair.new_name, frozenset())
        }
        whole = {
            known.get(path, back.get(path, path))
            for path in new.whole.get(pair.new_name, ())
        }
        for path in sorted({*before, *after} - (before & {*after})):
            come = path in after
            if _is_below(path, old.whole.get(pair.name, ()) if come else whole):
                continue  # it may come with the code above it
            if come and pair.name in old.none:
                kind = kinds.FIRST_ERROR_ADDED
            elif not come and pair.new_name in new.none:
                kind = kinds.LAST_ERROR_REMOVED
            elif path in (versions.codes.come if come else versions.codes.gone):
                continue  # said of the code
            else:
                kind = _answer_kind(path, set(before), set(after), come=come)
            if come and pair.name not in old.complete:
                kind = knowledge.FACT_LEARNED
            elif not come and pair.new_name not in new.complete:
                kind = knowledge.FACT_FORGOTTEN
            answers, name = (new, pair.new_name) if come else (old, pair.name)
            here = after[path] if come else path
            at = answers.places.get((name, here))
            yield _answer(versions, pair, kind, path, at, come=come)
        if (pair.name in old.complete) != (pair.new_name in new.complete):
            learned = pair.new_name in new.complete
            yield Change(
                kind=knowledge.FACT_LEARNED if learned else knowledge.FACT_FORGOTTEN,
                name=f"actions/{pair.name}/errors",
                old=pair.old.at / "errors",
                new=pair.new.at / "errors",
                before="unknown" if learned else "known",
                after="known" if learned else "unknown",
                sides=(Side.EMITS,),
                action=pair.name,
            )


def _answer_kind(
    path: str, before: set[str], after: set[str], *, come: bool
) -> ChangeKind:
    above = path.rpartition("/")[0]
    others = before if come else after
    if above and any(each == above or each.startswith(f"{above}/") for each in others):
        return kinds.ERROR_DETAIL_ADDED if come else kinds.ERROR_DETAIL_REMOVED
    return kinds.ERROR_CODE_ADDED if come else kinds.ERROR_CODE_REMOVED


def _answer(
    versions: Versions,
    pair: Pair[Action],
    kind: ChangeKind,
    path: str,
    at: Location | None,
    *,
    come: bool,
) -> Change:
    older, newer = pair.old.at / "errors", pair.new.at / "errors"
    return Change(
        kind=kind,
        name=f"actions/{pair.name}/errors/{path}",
        old=older if come else at or older,
        new=at or newer if come else newer,
        before="" if come else path,
        after=path if come else "",
        sides=(Side.EMITS,),
        action=pair.name,
        open_before=open_codes(versions.old.system),
        open_after=open_codes(versions.new.system),
    )
