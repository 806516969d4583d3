"""A judged change as a finding: where it is, what is said of it, and how bad it is."""

import re
from collections.abc import Sequence

from statecheck.changes import Change, Judged, Verdict
from statecheck.comparing.compared import severity
from statecheck.comparing.naming import names
from statecheck.finding import Finding, Related, Rule

_MOST_PLACES = 3
"""So many further places are named."""

_LONGEST = 60
"""Characters of a value that are shown; programs get all of it."""


def as_finding(
    judged: Judged,
    verdict: Verdict,
    systems: Sequence[str] = (),
    also: Sequence[str] = (),
    consequences: int = 0,
) -> Finding:
    """Return a change as a finding of the new side, related to the old one.

    Args:
        judged: The change.
        verdict: The verdict that decides how bad it is.
        systems: The systems that it reaches, where that is several.
        also: The other logical paths that the same change has.
        consequences: How many changes are consequences of it.
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
            *((_places(also),) if also else ()),
            *((follow(consequences),) if consequences else ()),
        ),
    )


def follow(consequences: int) -> str:
    """Return in words how many changes follow from one."""
    many = consequences != 1
    number = f"{consequences:,} more changes follow" if many else "1 more follows"
    return f"{number} from it"


def _places(names: Sequence[str]) -> str:
    """Return in words where the same change is seen too."""
    shown = ", ".join(f"`{each}`" for each in names[:_MOST_PLACES])
    rest = len(names) - _MOST_PLACES
    return f"the same at {shown}" + (f" and {rest:,} more places" if rest > 0 else "")


def message(change: Change) -> str:
    """Return what changed, in one sentence with the names in it."""
    says = change.kind.says
    values = {"was": _value(change.before), "now": _value(change.after)}
    if not says or any(f"{{{each}}}" in says and not values[each] for each in values):
        name = f"`{_short(change.name)}`: " if change.name else ""
        return f"{name}{change.kind.summary}{_values(change)}"
    if change.kind.name in _SEVERAL:
        values = {word: text.replace(", ", "`, `") for word, text in values.items()}
    said = says.format_map({**names(change), **values})
    return said if "{was}" in says or "{now}" in says else said + _values(change)


def verdicts(judged: Judged) -> str:
    """Return what becomes of whom, in one line."""
    said = [f"backward {judged.backward.name}", f"forward {judged.forward.name}"]
    if judged.in_flight is not Verdict.NONE:
        said.append(f"in flight {judged.in_flight.name}")
    return ", ".join(said)


def _values(change: Change) -> str:
    """Return what it was and is, where the rest of the sentence does not say it."""
    values = _REQUIREMENTS.sub("", change.before), _REQUIREMENTS.sub("", change.after)
    if {*values} - {""} <= _SAID:
        return ""
    before, after = map(_value, values)
    if before and after:
        return f" ({before} before, {after} now)"
    plain = change.before or change.after
    if not plain or plain in change.name:
        return ""
    return f" (was {before})" if before else f" (now {after})"


_SAID = frozenset(
    {
        "a model in place",
        "a state",
        "closed",
        "deprecated",
        "false",
        "none",
        "offered",
        "open",
        "optional",
        "required",
        "sometimes",
        "true",
    }
)
"""Values that the kind of change says already."""

_REQUIREMENTS = re.compile(r", (optional|required)$")

_SEVERAL = frozenset({"state-split", "state-merged"})
"""Kinds whose values are names, several on one side."""


def _value(value: str) -> str:
    return f"`{_short(value)}`" if value else ""


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
