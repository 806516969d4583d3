"""All that is wrong with what was loaded, measured and in order."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain

from statecheck.baseline import Baseline, Counts, counted, sifted, updated
from statecheck.checks import (
    CHECKS,
    Judgement,
    as_set,
    judge,
    lost_in,
    named_once,
    unread_in,
    with_lost,
    with_repeated,
    written_once,
)
from statecheck.finding import Checked, Diagnostic, Finding, Severity, Verdict
from statecheck.immutable import frozen
from statecheck.linking import Effective, extended
from statecheck.loader import TOO_MANY_FINDINGS, Loaded
from statecheck.settings import Settings
from statecheck.spec import Flow, System
from statecheck.syntax import collector_off, locate, located

__all__ = ["Checked", "check", "renewed"]

_NOTHING = Baseline()


def check(
    loaded: Loaded,
    settings: Settings,
    today: date | None = None,
    watch: Callable[[str], None] = lambda _: None,
    baseline: Baseline = _NOTHING,
) -> Checked:
    """Return all that is wrong with what was loaded, each cause once.

    Args:
        loaded: What was loaded.
        settings: What the user set.
        today: The day by which an `allow` runs out; None to let none of them run out.
        watch: Is told the name of each system before it is judged.
        baseline: The findings that are put up with.
    """
    found = _found(loaded, settings, today, watch)
    whole = _whole(loaded, found.judged, settings)
    sieve = sifted(found.diagnostics, baseline, whole)
    documents = {**loaded.documents, **baseline.documents}
    of_baseline = (
        locate(as_set(finding, settings.rules), documents)
        for finding in (*baseline.findings, *sieve.stale)
        if settings.rules.get(finding.rule.name) != "off"
    )
    everything = sorted((*sieve.diagnostics, *of_baseline), key=_order)
    wrong = [each for each in everything if each.finding.verdict is Verdict.REFUTED]
    most = settings.limits.findings
    worst_first = sorted(wrong, key=lambda each: -each.finding.rule.severity.rank)
    shown = [*worst_first[:most], *map(_cut_off, worst_first[most : most + 1])]
    return Checked(
        diagnostics=tuple(sorted(shown, key=_order)),
        verdicts=tuple(
            each for each in everything if each.finding.verdict is not Verdict.REFUTED
        ),
        systems=tuple(effective.system.name for effective in found.judged),
        files=len(loaded.documents),
        readable=loaded.readable and not baseline.findings,
        unchecked=tuple(sorted(loaded.unchecked)),
        allowed=sum(judgement.allowed for judgement in found.judgements),
        held_back=found.held_back
        + sum(judgement.held_back for judgement in found.judgements),
        baselined=sieve.baselined,
        left_out=max(len(wrong) - most, 0),
        threshold=Severity(settings.fail_on),
        worst=worst_first[0].finding.rule.severity if worst_first else None,
    )


def renewed(
    loaded: Loaded,
    settings: Settings,
    today: date | None = None,
    baseline: Baseline = _NOTHING,
) -> Counts:
    """Return what a baseline has to say for nothing that was loaded to be found.

    What it says of systems that were not judged as a whole stays as it is.

    Args:
        loaded: What was loaded.
        settings: What the user set.
        today: As for `check`.
        baseline: What it says so far.
    """
    found = _found(loaded, settings, today, lambda _: None)
    now = counted(found.diagnostics)
    return updated(baseline.counts, now, _whole(loaded, found.judged, settings))


@frozen
class _Found:
    """What all stages have found.

    Attributes:
        judged: The systems that were judged.
        judgements: What was said of each of them.
        diagnostics: All of it, measured, in any order.
        held_back: How much of what does not fit between systems is not among it, since
            it may be what cannot be read.
    """

    judged: tuple[Effective, ...]
    judgements: tuple[Judgement, ...]
    diagnostics: tuple[Diagnostic, ...]
    held_back: int


# The graph and what follows from it live to the end, and are very many small things:
# looking for cycles among them took a fifth of the time.
@collector_off()
def _found(
    loaded: Loaded,
    settings: Settings,
    today: date | None,
    watch: Callable[[str], None],
) -> _Found:
    judged = tuple(
        effective
        for effective in loaded.systems
        if effective.system.name not in loaded.unchecked
    )
    judgements = []
    unread = unread_in(loaded.findings, loaded.documents, loaded.unread)
    lost = lost_in(loaded.findings)
    linked, fitting = [], []
    for effective in judged:
        watch(effective.system.name)
        own = with_lost(unread, lost, _files(effective, loaded)) if lost else unread
        hidden = with_repeated(own, effective.findings, loaded.documents)
        judgements.append(judge(effective, CHECKS, settings, today, hidden))
        between = list(_set(effective.findings, settings))
        linked += between
        fitting += [each for each in between if not own.explains_link(each)]
    said = chain.from_iterable(judgement.findings for judgement in judgements)
    findings = [
        *_set(loaded.findings, settings),
        *(each for each in fitting if not _sources(each) <= loaded.along),
        *(each for each in said if each.at.source not in loaded.along),
    ]
    told = tuple(written_once(findings, loaded.documents))
    bases = {
        each.written.name: tuple(extended(each.written))
        for each in (*loaded.systems, *loaded.hosts)
    }
    measured = tuple(located(named_once(told, bases), loaded.documents))
    held_back = len(linked) - len(fitting)
    return _Found(judged, tuple(judgements), measured, held_back)


def _sources(finding: Finding) -> set[str]:
    """Return the files that a finding speaks of: it takes two to clash."""
    return {finding.at.source, *(each.at.source for each in finding.related)}


def _files(effective: Effective, loaded: Loaded) -> Iterator[str]:
    """Yield the files of a system and of all that it builds on."""
    whole: dict[str, list[System | Flow]] = {}
    for each in (*loaded.systems, *loaded.hosts):
        whole.setdefault(each.written.name, []).append(each.written)
    met = {effective.written.name: None}
    waiting = [effective.written]
    for spec in waiting:  # it grows while it is gone through
        yield from spec.files
        for name in extended(spec):
            if name not in met:
                met[name] = None
                waiting += whole.get(name, ())


def _set(findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    """Yield the findings that are looked for, as bad as the settings have them."""
    for finding in findings:
        if settings.rules.get(finding.rule.name) != "off":
            yield as_set(finding, settings.rules)


def _whole(
    loaded: Loaded, judged: Iterable[Effective], settings: Settings
) -> tuple[str, ...]:
    """Return the names of the systems of which every file and variant was asked for."""
    return tuple(
        effective.system.name
        for effective in judged
        if loaded.along.isdisjoint(effective.written.files)
        and effective.system.options.keys().isdisjoint(settings.variant)
    )


def _cut_off(diagnostic: Diagnostic) -> Diagnostic:
    """Return, in the place of the first finding too many, that there are more."""
    finding = Finding(
        rule=TOO_MANY_FINDINGS,
        at=diagnostic.finding.at,
        message="this finding and those that come later or are less bad are not shown",
    )
    return Diagnostic(finding, diagnostic.source, diagnostic.span)


def _order(diagnostic: Diagnostic) -> tuple[object, ...]:
    finding = diagnostic.finding
    return (
        diagnostic.source.name,
        diagnostic.span.start,
        finding.rule.name,
        finding.system,
        finding.message,
    )
