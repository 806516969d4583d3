"""Which of the changes that behaviour shows are said by another change already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from statecheck.changes.behaviour.behaviour import Consequence
from statecheck.changes.behaviour.harms import Harm
from statecheck.changes.change import Change, Judged, Verdict

WHOLE = frozenset({"state-split", "state-merged"})
"""Kinds of change that say all that they do to a client."""


@dataclass(frozen=True)
class Said:
    """The changes that are told by themselves, by what they are about.

    Attributes:
        judged: The changes.
    """

    judged: Sequence[Judged]

    def cause(self, consequence: Consequence) -> Judged | None:
        """Return a change that is judged as badly and says it already; None for none.

        What is only perhaps so is said by any change at its place that may hurt; and
        what the kinds of `WHOLE` do to a client is theirs to say.
        """
        harmed = consequence.harmed
        enough = Verdict.UNDECIDED if harmed.sure else Verdict.RISK
        return next(
            (
                each
                for state, action in _causes(consequence)
                for each in (
                    *self._everywhere.get(action, ()),
                    *self._at.get((state, action), ()),
                )
                if _verdict(each, consequence) >= enough
                or each.change.kind.name in WHOLE
            ),
            None,
        )

    @cached_property
    def _everywhere(self) -> Mapping[str, list[Judged]]:
        """By action and code, the changes that are about them wherever they are."""
        found: dict[str, list[Judged]] = {}
        for each in self.judged:
            if _is_everywhere(each.change):
                for name in _names(each.change):
                    found.setdefault(name, []).append(each)
        return found

    @cached_property
    def _at(self) -> Mapping[tuple[str, str], list[Judged]]:
        """By state and action, and by state alone, the changes there."""
        found: dict[tuple[str, str], list[Judged]] = {}
        for each in self.judged:
            if not _is_everywhere(each.change):
                for state in _states(each.change):
                    for action in {each.change.action, ""}:
                        found.setdefault((state, action), []).append(each)
        return found


def _causes(consequence: Consequence) -> tuple[tuple[str, str], ...]:
    """Return what a harm follows from: states, their actions, or error codes."""
    harmed = consequence.harmed
    if harmed.harm is Harm.BYPASS:
        return ()
    if harmed.harm is Harm.STRANDED:
        return ((harmed.pair[0], ""),)
    causes = list(harmed.follows)
    last = harmed.run[-1].edge if harmed.run else None
    if harmed.harm is Harm.OUT_OF_STEP and last is not None:
        causes.append((consequence.change.state, consequence.change.action))
        error = last.error
        while error:
            causes.append(("", f"errors/{error}"))
            error = error.rpartition("/")[0]
    return tuple(causes)


def _verdict(judged: Judged, consequence: Consequence) -> Verdict:
    if consequence.harmed.harm is Harm.STRANDED:
        return judged.in_flight
    return judged.backward if consequence.backward else judged.forward


def is_about(change: Change, state: str, action: str) -> bool:
    """Return whether a change is about a state, or about what it offers.

    One that is about an action wherever it is offered, or about an error code, names
    no state.
    """
    if _is_everywhere(change):
        return action in _names(change)
    return state in _states(change) and action in {change.action, ""}


def _is_everywhere(change: Change) -> bool:
    return change.name.partition("/")[0] in {"actions", "errors"}


def _names(change: Change) -> set[str]:
    """Return the action or the code that a change is about, and its values."""
    section, _, rest = change.name.partition("/")
    values = {*change.before.split(", "), *change.after.split(", ")}
    return {rest, f"{section}/{rest}", *values} - {""}


def _states(change: Change) -> set[str]:
    """Return the states that a change is about, its values among them."""
    return {change.state, *change.before.split(", "), *change.after.split(", ")}
