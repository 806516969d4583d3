"""A comparison as plain data; `changes.schema.json` says what is in it."""

from hashlib import sha256

from statecheck.changes import Verdict
from statecheck.comparing import Approval, Compared, Pair, Seen, severity
from statecheck.reports.changes.totals import counts
from statecheck.reports.record import (
    Record,
    finding_records,
    place_record,
    tool_record,
    witness_record,
)

FORMAT = 1
"""Raised only when something is taken away or comes to mean something else."""

_LENGTH = 32
"""Hexadecimal digits of a fingerprint."""


def changes_record(compared: Compared) -> Record:
    """Return all that a comparison found."""
    return {
        "format": FORMAT,
        "tool": tool_record(),
        "changes": [change_record(each) for each in compared.changes],
        "findings": findings_record(compared),
        "systems": [_pair(each) for each in compared.pairs],
        "summary": summary_record(compared),
    }


def change_record(seen: Seen) -> Record:
    """Return a change."""
    judged, change = seen.judged, seen.judged.change
    diagnostic = seen.diagnostic
    old, *_ = diagnostic.related
    return {
        "kind": change.kind.name,
        "subject": change.kind.subject.value,
        "system": change.system,
        "systems": list(seen.systems),
        "host": change.at_host or None,
        "name": change.name,
        "message": diagnostic.finding.message,
        "severity": severity(seen.verdict).value,
        "verdict": seen.verdict.name,
        "backward": judged.backward.name,
        "forward": judged.forward.name,
        "in_flight": judged.in_flight.name,
        "sides": [each.value for each in change.sides],
        "effects": {side.value: effect.value for side, effect in change.kind.effects},
        "before": change.before or None,
        "after": change.after or None,
        "because": list(judged.because),
        "policies": list(judged.policy),
        "note": change.note or None,
        "uses": list(change.uses),
        "at": place_record(change.new, diagnostic.source, diagnostic.span),
        "old": place_record(change.old, *old),
        "against": list(seen.against),
        "witness": witness_record(diagnostic),
        "approval": _approval(seen.approval) if seen.approval else None,
        "fails": seen.fails,
        "also": list(seen.also),
        "follows_from": _hashed(seen.follows) if seen.follows else None,
        "consequences": seen.consequences,
        "fingerprint": fingerprint(seen),
    }


def fingerprint(seen: Seen) -> str:
    """Return what a change is known by: system, kind, path and values, no wording."""
    change = seen.judged.change
    owner = change.at_host or change.system
    return _hashed((owner, change.kind.name, change.name, change.before, change.after))


def _hashed(parts: tuple[str, ...]) -> str:
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return sha256(data).hexdigest()[:_LENGTH]


def findings_record(compared: Compared) -> list[Record]:
    """Return what is wrong besides: with files, approvals and versions."""
    told = {id(each.diagnostic) for each in compared.changes}
    others = [e for e in compared.checked.diagnostics if id(e) not in told]
    return finding_records(others)


def summary_record(compared: Compared) -> Record:
    """Return a comparison in numbers."""
    found = counts(compared)
    return {
        **{verdict.name.lower(): found[verdict] for verdict in reversed(Verdict)},
        "consequences": len(compared.changes) - len(compared.told),
        "approved": compared.checked.allowed,
        "direction": compared.direction.value,
        "fail_on": compared.bar.value,
        "failed": compared.failed,
        "readable": compared.readable,
        "bump": compared.bump.word,
        "unchecked": list(compared.checked.unchecked),
    }


def _approval(approval: Approval) -> Record:
    return {
        "reason": approval.reason,
        "until": approval.until.isoformat() if approval.until else None,
        "by": approval.by or None,
        "ticket": approval.ticket or None,
    }


def _pair(pair: Pair) -> Record:
    return {
        "name": pair.name,
        "old_version": pair.old or None,
        "new_version": pair.new or None,
        "bump": pair.bump.word,
        "next_version": pair.due or None,
        "added": pair.is_added,
        "removed": pair.is_removed,
    }
