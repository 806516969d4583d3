"""Which of the changes that behaviour shows are said by another change already."""

from collections.abc import Sequence

from statecheck.changes.behaviour.behaviour import Consequence
from statecheck.changes.behaviour.harms import Harm
from statecheck.changes.change import Change, Judged, Verdict

WHOLE = frozenset({"state-split", "state-merged"})
"""Kinds of change that say all that they do to a client."""


def follows(consequence: Consequence, judged: Sequence[Judged]) -> bool:
    """Return whether a change that is judged as badly says it already.

    What is only perhaps so is said by any change at its place that may hurt; and what
    the kinds of `WHOLE` do to a client is theirs to say.
    """
    harmed = consequence.harmed
    enough = Verdict.UNDECIDED if harmed.sure else Verdict.RISK
    causes = _causes(consequence)
    return any(
        (_verdict(each, consequence) >= enough or each.change.kind.name in WHOLE)
        and any(is_about(each.change, *cause) for cause in causes)
        for each in judged
    )


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
    section, _, rest = change.name.partition("/")
    values = {*change.before.split(", "), *change.after.split(", ")}
    if section in {"actions", "errors"}:
        return action in {rest, f"{section}/{rest}", *values} - {""}
    return state in {change.state, *values} and action in {change.action, ""}
