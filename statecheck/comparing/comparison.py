"""All that changed between what was loaded before and what was loaded now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from statecheck.changes import Judged, added, diff, removed
from statecheck.checks import as_set
from statecheck.comparing.approvals import Approvals
from statecheck.comparing.compared import Bar, Compared, Direction, Pair, Seen
from statecheck.comparing.grouping import Found, causes_of, groups_of
from statecheck.comparing.ownership import Ownership
from statecheck.comparing.rules import (
    EXPIRED_APPROVAL,
    UNUSED_APPROVAL,
    VERSION_NOT_BUMPED,
)
from statecheck.comparing.versions import due, is_bumped, next_version
from statecheck.comparing.weighing import Scales
from statecheck.finding import Checked, Diagnostic, Finding, Severity
from statecheck.immutable import frozen
from statecheck.loader import Loaded
from statecheck.settings import Settings
from statecheck.source import Source
from statecheck.syntax import Document, collector_off, locate


@frozen
class Before:
    """An old version.

    Attributes:
        name: What it is called, as `v1.2`; empty where there is only one.
        loaded: What was loaded of it.
    """

    name: str
    loaded: Loaded


@collector_off()
def compare(
    olds: Sequence[Before],
    new: Loaded,
    settings: Settings,
    today: date,
    approvals: Approvals | None = None,
) -> Compared:
    """Return what changed from old versions to a new one, each change once.

    Systems are matched by their names. A system that could not be read as a whole on
    one of the sides is not compared: what is missing would be taken for a change.

    Args:
        olds: The old versions, the oldest first; the last one is what the version that
            is due is counted from.
        new: The new version.
        settings: What the user set.
        today: The day by which approvals run out.
        approvals: The changes that were agreed to.
    """
    approvals = approvals or Approvals()
    scales = Scales(
        Direction(settings.direction),
        Bar(settings.fail_on_change),
        approvals,
        today,
        _documents(olds, new, approvals),
    )
    found: list[Found] = []
    pairs: tuple[Pair, ...] = ()
    ownership = Ownership((*(old.loaded for old in olds), new))
    for old in olds:
        judged, pairs = _pairs(old.loaded, new, settings, today)
        found.extend(Found(_at_home(each, ownership), old.name) for each in judged)
    groups = groups_of(found, scales.direction, ownership)
    weighed = scales.weighed(groups, causes_of(groups, ownership))
    changes = tuple(sorted(weighed, key=lambda each: _order(each.diagnostic)))
    compared = {pair.name for pair in pairs}
    faults = (
        *(fault for old in olds for fault in _unreadable(old.loaded)),
        *_unreadable(new),
        *approvals.findings,
        *_levelled(_stale(approvals, changes, compared, today), settings),
        *_levelled(_not_bumped(pairs, new), settings),
    )
    told = (
        each.diagnostic
        for each in changes
        if each.approval is None and each.follows is None
    )
    wrong = (locate(each, scales.documents) for each in faults)
    checked = Checked(
        diagnostics=tuple(sorted((*told, *wrong), key=_order)),
        systems=tuple(pair.name for pair in pairs),
        allowed=sum(
            each.approval is not None and each.follows is None for each in changes
        ),
        threshold=Severity.ERROR if scales.bar is Bar.BREAK else Severity.WARNING,
    )
    return Compared(
        changes=changes,
        checked=_summed_up(checked, olds, new, approvals),
        pairs=pairs,
        direction=scales.direction,
        bar=scales.bar,
        broken=_broken(olds, new, approvals),
    )


def _at_home(judged: Judged, ownership: Ownership) -> Judged:
    """Return a change with the system whose files it was made in, if it is another."""
    change = judged.change
    owner = ownership.owner(change)
    host = "" if owner == change.system else owner
    if host == change.at_host:
        return judged
    return replace(judged, change=replace(change, at_host=host))


def _broken(
    olds: Sequence[Before], new: Loaded, approvals: Approvals
) -> tuple[str, ...]:
    """Return what of it cannot be read, in words."""
    sides = (
        ("the old side", all(old.loaded.readable for old in olds)),
        ("the new side", new.readable),
        ("the file of approvals", not approvals.findings),
    )
    return tuple(name for name, readable in sides if not readable)


def _pairs(
    old: Loaded, new: Loaded, settings: Settings, today: date
) -> tuple[list[Judged], tuple[Pair, ...]]:
    """Return what changed in each system, and the systems with their versions."""
    before = {each.system.name: each for each in (*old.hosts, *old.systems)}
    after = {each.system.name: each for each in (*new.hosts, *new.systems)}
    asked = {e.system.name for e in (*old.systems, *new.systems)}
    unread = old.unchecked | new.unchecked
    judged: list[Judged] = []
    pairs: list[Pair] = []
    for name in sorted(asked - unread):
        was, now = before.get(name), after.get(name)
        if was is not None and now is not None:
            own = list(diff(was, now, settings.profile, today))
            bump = due(own, settings.profile)
            version = was.system.version
            pair = Pair(
                name, version, now.system.version, bump, next_version(version, bump)
            )
        elif was is not None and new.readable:
            own = [removed(was, settings.profile, today)]
            bump = due(own, settings.profile)
            pair = Pair(name, old=was.system.version, bump=bump, is_removed=True)
        elif now is not None and old.readable:
            own = [added(now, settings.profile, today)]
            bump = due(own, settings.profile)
            pair = Pair(name, new=now.system.version, bump=bump, is_added=True)
        else:
            continue  # it may well be in what could not be read
        judged += own
        pairs.append(pair)
    return judged, tuple(pairs)


def _stale(
    approvals: Approvals, changes: Sequence[Seen], compared: set[str], today: date
) -> Iterator[Finding]:
    """Yield the approvals that approve of nothing, of what was compared."""
    there = frozenset().union(*(each.known_as for each in changes))
    for entry in approvals.entries:
        system, kind, name, _, _ = entry.fingerprint
        what = f"`{kind}` at `{name}` of `{system}`"
        if entry.fingerprint in there and not entry.holds(today):
            message = f"the approval of {what} ended on {entry.until}"
            yield Finding(EXPIRED_APPROVAL, entry.at / "until", message, system)
        elif entry.fingerprint not in there and system in compared:
            message = f"there is no {what} any more"
            yield Finding(UNUSED_APPROVAL, entry.at, message, system)


def _not_bumped(pairs: Iterable[Pair], new: Loaded) -> Iterator[Finding]:
    """Yield the systems whose version says less than has changed."""
    systems = {each.system.name: each.system for each in new.systems}
    for pair in pairs:
        system = systems.get(pair.name)
        if system is None or is_bumped(pair.old, pair.new, pair.bump):
            continue
        message = (
            f"the version is `{pair.new}` after `{pair.old}`, "
            f"but `{pair.due}` is due, a {pair.bump.word} one"
        )
        at = system.place("version")
        yield Finding(VERSION_NOT_BUMPED, at, message, pair.name)


def _levelled(findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    """Yield findings as bad as the user set them; those that are off are left out."""
    for finding in findings:
        if settings.rules.get(finding.rule.name) != "off":
            yield as_set(finding, settings.rules)


def _unreadable(loaded: Loaded) -> Iterator[Finding]:
    """Yield what keeps a side from being compared; `check` says all else of it."""
    for finding in loaded.findings:
        if finding.rule.severity is Severity.ERROR:
            yield finding


def _summed_up(
    checked: Checked, olds: Sequence[Before], new: Loaded, approvals: Approvals
) -> Checked:
    """Return the findings with what is to be known of the files that were read."""
    sides = (*(old.loaded for old in olds), new)
    severities = [each.finding.rule.severity for each in checked.diagnostics]
    return replace(
        checked,
        files=len({name for side in sides for name in side.documents}),
        readable=not _broken(olds, new, approvals),
        unchecked=tuple(sorted(frozenset().union(*(s.unchecked for s in sides)))),
        worst=max(severities, key=lambda each: each.rank, default=None),
    )


def _documents(
    olds: Iterable[Before], new: Loaded, approvals: Approvals
) -> Mapping[str, Document | Source]:
    documents: dict[str, Document | Source] = {}
    for old in olds:
        documents |= old.loaded.documents
    return {**documents, **new.documents, **approvals.documents}


def _order(diagnostic: Diagnostic) -> tuple[object, ...]:
    finding = diagnostic.finding
    return (
        diagnostic.source.name,
        diagnostic.span.start,
        finding.rule.name,
        finding.system,
        finding.message,
    )
