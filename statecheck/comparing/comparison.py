"""All that changed between what was loaded before and what was loaded now."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from statecheck.changes import Change, Judged, Verdict, added, diff, removed
from statecheck.comparing.approvals import Approvals, fingerprint
from statecheck.comparing.compared import Bar, Compared, Direction, Pair, Seen
from statecheck.comparing.rules import (
    EXPIRED_APPROVAL,
    UNUSED_APPROVAL,
    VERSION_NOT_BUMPED,
)
from statecheck.comparing.versions import due, is_bumped, next_version
from statecheck.comparing.wording import as_finding
from statecheck.finding import Checked, Diagnostic, Finding, Severity
from statecheck.loader import Loaded
from statecheck.settings import Settings
from statecheck.source import Source
from statecheck.syntax import Document, locate


@dataclass(frozen=True, slots=True)
class Before:
    """An old version.

    Attributes:
        name: What it is called, as `v1.2`; empty where there is only one.
        loaded: What was loaded of it.
    """

    name: str
    loaded: Loaded


@dataclass(frozen=True, slots=True)
class _Found:
    """A change, and the old version that it was found against."""

    judged: Judged
    against: str


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
    scales = _Scales(
        Direction(settings.direction),
        Bar(settings.fail_on_change),
        approvals,
        today,
        _documents(olds, new, approvals),
    )
    found: list[_Found] = []
    pairs: tuple[Pair, ...] = ()
    for old in olds:
        judged, pairs = _pairs(old.loaded, new, settings, today)
        found.extend(_Found(each, old.name) for each in judged)
    weighed = map(scales.weigh, _groups(found, scales.direction, _owners(new)))
    changes = tuple(sorted(weighed, key=lambda each: _order(each.diagnostic)))
    faults = (
        *(fault for old in olds for fault in _unreadable(old.loaded)),
        *_unreadable(new),
        *approvals.findings,
        *_stale(approvals, changes, {pair.name for pair in pairs}, today),
        *_not_bumped(pairs, new),
    )
    told = (each.diagnostic for each in changes if each.approval is None)
    wrong = (locate(each, scales.documents) for each in faults)
    checked = Checked(
        diagnostics=tuple(sorted((*told, *wrong), key=_order)),
        systems=tuple(pair.name for pair in pairs),
        allowed=sum(each.approval is not None for each in changes),
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


def _groups(
    found: Iterable[_Found], direction: Direction, owners: Mapping[str, str]
) -> list[list[_Found]]:
    """Return the same change in several systems or versions together, worst first.

    One that was made in the files of a host, or of a step of a flow, is the same in all
    that is built on it, under whatever name it goes there. Of those that are equally
    bad, the one of the system in whose files it was made stands for all.
    """
    groups: dict[tuple[object, ...], list[_Found]] = {}
    for each in found:
        change = each.judged.change
        if each.judged.worst is not Verdict.NONE:
            key = (change.kind.name, *_written(change), change.before, change.after)
            groups.setdefault(key, []).append(each)

    def rank(each: _Found) -> tuple[object, ...]:
        change = each.judged.change
        is_foreign = owners.get(change.new.source, change.system) != change.system
        bad = -direction.of(each.judged), -each.judged.worst
        return *bad, is_foreign, len(change.name), change.system, change.name

    return [sorted(group, key=rank) for group in groups.values()]


def _written(change: Change) -> tuple[object, ...]:
    """Return where a change was written: what it is about there, and the places.

    What is nowhere on one of the sides stands near something else in every system.
    """
    name = re.split(r"[/.]", change.name)[-1]
    if name in change.new.pointer.keys:
        return name, change.new
    if name in change.old.pointer.keys:
        return name, change.old.pointer
    return change.system, change.name, change.new


def _owners(new: Loaded) -> Mapping[str, str]:
    """Return for each file of the new side the system that it belongs to."""
    return {
        name: each.system.name
        for each in (*new.systems, *new.hosts)
        for name in each.written.files
    }


@dataclass(frozen=True, slots=True)
class _Scales:
    """What changes are weighed by.

    Attributes:
        direction: Whose fate decides.
        bar: The least verdict at which the run fails.
        approvals: The changes that were agreed to.
        today: The day by which approvals run out.
        documents: All files of both sides, by name.
    """

    direction: Direction
    bar: Bar
    approvals: Approvals
    today: date
    documents: Mapping[str, Document | Source]

    def weigh(self, group: Sequence[_Found]) -> Seen:
        """Return a change that was found once or several times, the worst first."""
        judged = group[0].judged
        verdict = self.direction.of(judged)
        mark = fingerprint(judged.change)
        approval = next(
            (
                each
                for each in self.approvals.entries
                if each.fingerprint == mark and each.holds(self.today)
            ),
            None,
        )
        systems = tuple(sorted({each.judged.change.system for each in group}))
        against = tuple(dict.fromkeys(each.against for each in group if each.against))
        finding = as_finding(judged, verdict, systems)
        if against:
            said = f"against {', '.join(f'`{each}`' for each in against)}"
            finding = replace(finding, because=(*finding.because, said))
        return Seen(
            judged=judged,
            verdict=verdict,
            diagnostic=locate(finding, self.documents),
            systems=systems,
            against=against,
            known_as=frozenset(fingerprint(each.judged.change) for each in group),
            approval=approval,
            fails=approval is None and verdict >= self.bar.verdict,
        )


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
