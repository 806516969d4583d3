"""A judged change as a finding: where it is, what is said of it, and how bad it is."""

from collections.abc import Sequence

from statecheck.changes import Change, Judged, Verdict
from statecheck.comparing.compared import severity
from statecheck.finding import Finding, Related, Rule

_LONGEST = 60
"""Characters of a value that are shown; programs get all of it."""


def as_finding(
    judged: Judged, verdict: Verdict, systems: Sequence[str] = ()
) -> Finding:
    """Return a change as a finding of the new side, related to the old one.

    Args:
        judged: The change.
        verdict: The verdict that decides how bad it is.
        systems: The systems that it reaches, where that is several.
    """
    change = judged.change
    rule = Rule(
        name=change.kind.name,
        severity=severity(verdict),
        summary=f"{change.kind.summary[:1].upper()}{change.kind.summary[1:]}",
        mend=_mend(judged, verdict),
        exact=verdict is not Verdict.UNDECIDED,
    )
    reach = f"it reaches {', '.join(f'`{each}`' for each in systems)}"
    moved = f"decided by the policy {', '.join(f'`{p}`' for p in judged.policy)}"
    return Finding(
        rule=rule,
        at=change.new,
        message=message(change),
        system=change.system,
        related=(Related(change.old, _was(change)),),
        witness=judged.witness,
        mark=f"{change.name}\0{change.before}\0{change.after}",
        because=(
            verdicts(judged),
            *judged.because,
            *((change.note,) if change.note else ()),
            *((moved,) if judged.policy else ()),
            *((reach,) if len(systems) > 1 else ()),
        ),
    )


def message(change: Change) -> str:
    """Return what changed, in one sentence: the thing, then what it was and is."""
    name = f"`{change.name}`: " if change.name else ""
    return f"{name}{change.kind.summary}{_values(change)}"


def verdicts(judged: Judged) -> str:
    """Return what becomes of whom, in one line."""
    said = [f"backward {judged.backward.name}", f"forward {judged.forward.name}"]
    if judged.in_flight is not Verdict.NONE:
        said.append(f"in flight {judged.in_flight.name}")
    return ", ".join(said)


def _values(change: Change) -> str:
    before, after = _short(change.before), _short(change.after)
    if before and after:
        return f", `{before}` before and `{after}` now"
    value = before or after
    if not value or value in change.name:
        return ""
    return f" (was `{value}`)" if before else f" (now `{value}`)"


def _was(change: Change) -> str:
    """Return what is to be seen in the old version."""
    if change.before and change.after:
        return f"was `{_short(change.before)}`"
    if change.before:
        return "stood here in the old version"
    return "not there in the old version" if change.after else "the old version"


def _mend(judged: Judged, verdict: Verdict) -> str:
    """Return what to do instead; nothing for what hurts nobody."""
    cure = judged.change.kind.cure
    if verdict < Verdict.RISK or not cure:
        return ""
    return f"{cure[:1].upper()}{cure[1:]}."


def _short(value: str) -> str:
    value = " ".join(value.split()).replace("`", "'")
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"
