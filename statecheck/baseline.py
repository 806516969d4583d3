"""The findings that are put up with, so that an old spec can be checked from today on.

They are counted by system, logical path and rule: never by line, wording or index of a
list. So a baseline holds when files are moved, split and reformatted.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from statecheck.finding import Diagnostic, Finding, Verdict
from statecheck.immutable import frozen
from statecheck.loader import RULES, STALE_BASELINE, WRONG_BASELINE, read_document
from statecheck.settings import Limits
from statecheck.source import Location, Source
from statecheck.syntax import Document

FORMAT = 1
"""The version of the form of the file."""

Places = Mapping[str, Mapping[str, int]]
"""How many findings there are by logical path and rule."""

Counts = Mapping[str, Places]
"""How many findings there are by system, logical path and rule."""

_OF_FILES = frozenset(rule.name for rule in RULES)
"""Rules of files and settings; a run without them is no run of the same specs."""


@frozen
class Baseline:
    """What a baseline says.

    Attributes:
        counts: The findings that are put up with.
        name: The file, as it is shown; empty if it is not there yet.
        documents: That file by name.
        findings: What is wrong with it; then it says nothing.
    """

    counts: Counts = field(default_factory=dict)
    name: str = ""
    documents: Mapping[str, Document | Source] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@frozen
class Sifted:
    """What is left of the findings of a run.

    Attributes:
        diagnostics: Those that the baseline does not put up with; where there are more
            at a place than it says, all of them.
        baselined: How many it puts up with.
        stale: What it puts up with and is not found any more.
    """

    diagnostics: tuple[Diagnostic, ...]
    baselined: int
    stale: tuple[Finding, ...]


def read_baseline(path: Path, limits: Limits) -> Baseline:
    """Return what stands in a baseline."""
    read = read_document(path, limits)
    if read.document is None:
        return Baseline({}, read.name, read.documents, read.findings)
    findings = (*read.findings, *_faults(read.document.plain(), Location(read.name)))
    counts = {} if findings else _counts(read.document.plain())
    return Baseline(counts, read.name, read.documents, findings)


def counted(diagnostics: Iterable[Diagnostic]) -> Counts:
    """Return how many of the findings can be put up with, and where they are.

    Those are faults of systems, errors among them, since an old spec has some. What
    keeps a file from being read cannot be put up with.
    """
    counts: dict[str, dict[str, dict[str, int]]] = {}
    for diagnostic in diagnostics:
        finding = diagnostic.finding
        if _can_be_put_up_with(finding):
            place = counts.setdefault(finding.system, {}).setdefault(_path(finding), {})
            place[finding.rule.name] = place.get(finding.rule.name, 0) + 1
    return counts


def sifted(
    diagnostics: Iterable[Diagnostic], baseline: Baseline, judged: Iterable[str]
) -> Sifted:
    """Return the findings that a baseline does not put up with.

    Args:
        diagnostics: What was found.
        baseline: What is put up with.
        judged: Systems that were judged as a whole; of others nothing can be stale.
    """
    diagnostics = tuple(diagnostics)
    now = counted(diagnostics)
    kept = tuple(
        each
        for each in diagnostics
        if not _can_be_put_up_with(each.finding)
        or _count(now, each.finding) > _count(baseline.counts, each.finding)
    )
    stale = _stale(baseline, now, frozenset(judged))
    return Sifted(kept, len(diagnostics) - len(kept), tuple(stale))


def updated(before: Counts, now: Counts, judged: Iterable[str]) -> Counts:
    """Return the counts to be written: new ones for what was judged as a whole.

    Of other systems only a part was seen, so what is known of the rest stays.
    """
    judged = frozenset(judged)
    kept = {system: each for system, each in before.items() if system not in judged}
    return joined(kept, now)


def of_rules(counts: Counts, wanted: Callable[[str], bool]) -> Counts:
    """Return the counts of some rules only."""
    return {
        system: {
            path: {rule: count for rule, count in rules.items() if wanted(rule)}
            for path, rules in places.items()
            if any(map(wanted, rules))
        }
        for system, places in counts.items()
    }


def joined(one: Counts, other: Counts) -> Counts:
    """Return the higher of two counts for each system, place and rule."""
    nothing: Places = {}
    return {
        system: most
        for system in {**one, **other}
        if (most := _most(one.get(system, nothing), other.get(system, nothing)))
    }


def _most(before: Places, now: Places) -> Places:
    """Return the higher of two counts for each place and rule."""
    made: dict[str, dict[str, int]] = {}
    for places in (before, now):
        for path, rules in places.items():
            known = made.setdefault(path, {})
            for rule, count in rules.items():
                known[rule] = max(known.get(rule, 0), count)
    return made


def write_baseline(counts: Counts) -> str:
    """Return the text of a baseline; the same for the same counts."""
    data = {"statecheck-baseline": FORMAT, "findings": counts}
    return json.dumps(data, indent=2, sort_keys=True) + "\n"


def _can_be_put_up_with(finding: Finding) -> bool:
    return (
        finding.verdict is Verdict.REFUTED
        and bool(finding.system)
        and finding.rule.name not in _OF_FILES
    )


def _path(finding: Finding) -> str:
    """Return the place of a finding by names alone, as a JSON pointer."""
    pointer = finding.at.pointer
    names = tuple(key for key in pointer.keys if isinstance(key, str))
    return str(type(pointer)(names))


def _count(counts: Counts, finding: Finding) -> int:
    places = counts.get(finding.system, {})
    return places.get(_path(finding), {}).get(finding.rule.name, 0)


def _stale(
    baseline: Baseline, now: Counts, judged: frozenset[str]
) -> Iterator[Finding]:
    for system, places in baseline.counts.items():
        for path, rules in places.items() if system in judged else ():
            for rule, count in rules.items():
                found = now.get(system, {}).get(path, {}).get(rule, 0)
                if found < count:
                    at = Location(baseline.name) / "findings" / system / path / rule
                    where = f"`{path}` of `{system}`" if path else f"`{system}`"
                    message = (
                        f"`{rule}` is put up with {_times(count)} at {where}, "
                        f"but found {_times(found)}"
                    )
                    yield Finding(STALE_BASELINE, at.key, message)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def _faults(data: Mapping[str, object], at: Location) -> Iterator[Finding]:
    """Yield what is wrong with the form of a baseline; the first thing only."""
    version = data.get("statecheck-baseline")
    if version != FORMAT or isinstance(version, bool):
        message = f"the file does not say `statecheck-baseline: {FORMAT}`"
        yield Finding(WRONG_BASELINE, at / "statecheck-baseline", message)
        return
    unknown = [key for key in data if key not in {"statecheck-baseline", "findings"}]
    for key in unknown:
        yield Finding(
            WRONG_BASELINE, (at / key).key, f"`{key}` is no key of a baseline"
        )
    yield from _wrong_within(data.get("findings"), at / "findings", 3)


def _wrong_within(value: object, at: Location, levels: int) -> Iterator[Finding]:
    """Yield what is no map of maps of maps of counts."""
    if levels == 0:
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            yield Finding(WRONG_BASELINE, at, "a count from 1 on is expected here")
    elif not isinstance(value, dict):
        yield Finding(WRONG_BASELINE, at, "a map is expected here")
    else:
        for key, inner in value.items():
            yield from _wrong_within(inner, at / key, levels - 1)


def _counts(data: Mapping[str, object]) -> Counts:
    """Return the counts of a baseline whose form is right."""
    findings = data["findings"]
    return findings if isinstance(findings, dict) else {}
