"""What a spec declares to be open or closed, and what that makes of a change."""

from statecheck.changes.change import Change, Side, Verdict
from statecheck.changes.standpoint import Standpoint

_VOCABULARIES = {
    "state-added": ("statuses", Verdict.RISK),
    "state-split": ("statuses", Verdict.RISK),
    "enum-value-added": ("enums", Verdict.SAFE),
    "variant-added": ("enums", Verdict.SAFE),
    "error-code-added": ("codes", Verdict.SAFE),
    "error-detail-added": ("codes", Verdict.SAFE),
    "first-error-added": ("codes", Verdict.SAFE),
    "optional-field-added": ("answers", Verdict.SAFE),
    "required-field-added": ("answers", Verdict.SAFE),
    "field-added": ("answers", Verdict.SAFE),
}
"""By kind on the side of answers: the word of openness, and the verdict if open."""

_IGNORED = {
    "request-model-removed",
    "required-request-removed",
    "optional-field-removed",
    "required-field-removed",
    "field-removed",
    "header-removed",
    "required-header-removed",
}
"""What a server that takes undeclared members may ignore, once it is gone."""

_TAKEN_AS_OTHERS = frozenset({"enum-value-removed", "variant-removed"})
"""What a server that takes values that are not listed may take as before."""


def is_about_openness(change: Change) -> bool:
    """Return whether a change is about whether more may come than is declared."""
    keys = {at.pointer.keys[-1:] for at in (change.old, change.new)}
    return bool(change.openness) or ("open",) in keys


def by_openness(
    change: Change, side: Side, standpoint: Standpoint, *, is_open: bool
) -> Verdict | None:
    """Return what becomes of a client where a spec says whether more may come.

    None where it says nothing of it, or not what is asked for.
    """
    name = change.kind.name
    if side is Side.EMITS and name in _VOCABULARIES:
        word, verdict = _VOCABULARIES[name]
        declared = change.open_before
        if declared is None:
            declared = standpoint.openness(word, of_client=True)
        softened = verdict
    elif side is Side.ACCEPTS and name in _IGNORED:
        declared = change.open_after
        if declared is None:
            declared = standpoint.openness("requests", of_client=False)
        softened = Verdict.RISK
    elif side is Side.ACCEPTS and name in _TAKEN_AS_OTHERS:
        declared = change.open_after
        if declared is None:
            declared = standpoint.openness("enums", of_client=False)
        softened = Verdict.RISK
    else:
        return None
    if declared is None or declared is not is_open:
        return None
    return softened if is_open else Verdict.BREAK
