"""The changes that were agreed to: one committed file, an entry for each change.

An entry names the change by what it is: the system, the kind, the logical path and the
values before and after. Neither wording nor file nor line takes part in it, so it holds
when files are moved and when this tool learns to speak better. It says why, and may say
until when.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path

from statecheck.changes import Change
from statecheck.comparing.rules import WRONG_APPROVALS
from statecheck.finding import Finding
from statecheck.immutable import frozen
from statecheck.loader import read_document
from statecheck.settings import Limits
from statecheck.source import Location, Source
from statecheck.syntax import Document, write_yaml

FORMAT = 1
"""The version of the form of the file."""

Fingerprint = tuple[str, str, str, str, str]
"""System, kind, logical path, and the values before and after."""

_VERSION = "statecheck-approvals"
_LIST = "approvals"
_NEEDED = ("system", "change", "at", "reason")
_FREE = ("before", "after", "until", "by", "ticket")


@frozen
class Approval:
    """One change that somebody agreed to.

    Attributes:
        fingerprint: The change.
        reason: Why it is right all the same; not empty.
        until: The last day on which it holds; None if it holds for ever.
        by: Who agreed; empty if that is not said.
        ticket: Where it was agreed; empty if that is not said.
        at: Where the entry stands; it takes no part in comparison.
    """

    fingerprint: Fingerprint
    reason: str
    until: date | None = None
    by: str = ""
    ticket: str = ""
    at: Location = field(default=Location(""), compare=False, repr=False)

    def holds(self, today: date) -> bool:
        """Return whether its day has not passed."""
        return self.until is None or today <= self.until


@frozen
class Approvals:
    """What a file of approvals says.

    Attributes:
        entries: The changes that were agreed to.
        documents: The file by name, if there is one.
        findings: What is wrong with it; then it says nothing.
    """

    entries: tuple[Approval, ...] = ()
    documents: Mapping[str, Document | Source] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def fingerprint(change: Change) -> Fingerprint:
    """Return what a change is known by; one in a host is that host's."""
    owner = change.at_host or change.system
    return owner, change.kind.name, change.name, change.before, change.after


def read_approvals(path: Path, limits: Limits) -> Approvals:
    """Return what stands in a file of approvals."""
    read = read_document(path, limits)
    if read.document is None:
        return Approvals((), read.documents, read.findings)
    data, at = read.document.plain(), Location(read.name)
    findings = (*read.findings, *_faults(data, at))
    if findings:
        return Approvals((), read.documents, findings)
    listed = data[_LIST]
    entries = tuple(
        _entry(each, at / _LIST / index)
        for index, each in enumerate(listed if isinstance(listed, list) else ())
    )
    return Approvals(entries, read.documents)


def accepted(
    before: Iterable[Approval], changes: Iterable[Change], approval: Approval
) -> tuple[Approval, ...]:
    """Return the approvals with new ones; none of the others is lost.

    Args:
        before: What was agreed to so far.
        changes: What is agreed to now.
        approval: The reason, and all else that the new ones share.
    """
    entries = {each.fingerprint: each for each in before}
    for change in changes:
        mark = fingerprint(change)
        entries[mark] = Approval(
            mark, approval.reason, approval.until, approval.by, approval.ticket
        )
    return tuple(entries[mark] for mark in sorted(entries))


def write_approvals(entries: Iterable[Approval]) -> str:
    """Return the text of a file of approvals; the same for the same entries."""
    ordered = sorted(entries, key=lambda each: each.fingerprint)
    return write_yaml(
        {_VERSION: FORMAT, _LIST: [dict(_told(each)) for each in ordered]}
    )


def _told(entry: Approval) -> Iterator[tuple[str, str]]:
    words = ("system", "change", "at", "before", "after")
    told = dict(zip(words, entry.fingerprint, strict=True))
    told["reason"] = entry.reason
    told["until"] = entry.until.isoformat() if entry.until else ""
    told["by"] = entry.by
    told["ticket"] = entry.ticket
    yield from ((word, text) for word, text in told.items() if text or word == "at")


def _entry(data: Mapping[str, str], at: Location) -> Approval:
    """Return an entry whose form is right."""
    until = data.get("until", "")
    return Approval(
        fingerprint=(
            data["system"],
            data["change"],
            data["at"],
            data.get("before", ""),
            data.get("after", ""),
        ),
        reason=data["reason"],
        until=date.fromisoformat(until) if until else None,
        by=data.get("by", ""),
        ticket=data.get("ticket", ""),
        at=at,
    )


def _faults(data: object, at: Location) -> Iterator[Finding]:
    """Yield what is wrong with the form of the file."""
    if not isinstance(data, dict) or data.get(_VERSION) is not FORMAT:
        message = f"the file does not say `{_VERSION}: {FORMAT}`"
        yield Finding(WRONG_APPROVALS, at / _VERSION, message)
        return
    for key in data:
        if key not in {_VERSION, _LIST}:
            message = f"`{key}` is no key of approvals"
            yield Finding(WRONG_APPROVALS, (at / key).key, message)
    entries = data.get(_LIST)
    if not isinstance(entries, list):
        yield Finding(WRONG_APPROVALS, at / _LIST, "a list is expected here")
        return
    for index, entry in enumerate(entries):
        yield from _faults_of_entry(entry, at / _LIST / index)


def _faults_of_entry(entry: object, at: Location) -> Iterator[Finding]:
    if not isinstance(entry, dict):
        yield Finding(WRONG_APPROVALS, at, "a map is expected here")
        return
    for key, value in entry.items():
        if key not in {*_NEEDED, *_FREE}:
            message = f"`{key}` is no key of an approval"
            yield Finding(WRONG_APPROVALS, (at / key).key, message)
        elif not isinstance(value, str):
            yield Finding(WRONG_APPROVALS, at / key, "a text is expected here")
        elif key == "reason" and not value.strip():
            yield Finding(WRONG_APPROVALS, at / key, "the reason is empty")
        elif key == "until" and day(value) is None:
            message = "a day is expected here, as in `2030-12-31`"
            yield Finding(WRONG_APPROVALS, at / key, message)
    for key in _NEEDED:
        if key not in entry:
            yield Finding(WRONG_APPROVALS, at, f"`{key}` is missing")


def day(text: str) -> date | None:
    """Return the day that a text names, as in `2030-12-31`; None if it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
