"""Where nothing leads on, and what nothing leads to, as one cause."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from statecheck.checks.check import Subject
from statecheck.finding import Finding, Related, Verdict
from statecheck.graph import StateGraph

_CUT_OFF = frozenset({"island", "unreachable-state"})
"""Rules that say that nothing leads somewhere."""

_STUCK = (
    frozenset({"dead-end", "trap"}),
    frozenset({"no-way-to-success"}),
)
"""Rules that say that nothing leads on, those that say the most first."""

_UNOFFERED = frozenset({"unused-action"})
"""The rule that says that nothing offers an action."""

_PROMISED = frozenset({"broken-property", "missing-escape"})
"""Rules that say that nothing leads where it should, or offers what it should."""


def ways_joined(findings: Sequence[Finding], subject: Subject) -> tuple[Finding, ...]:
    """Return findings, with each way that is missing said once.

    Where a flow is stuck in one part, and nothing leads to one other from which it
    could go on, it is the way between them that is missing. Where nothing leads to what
    is promised to be possible, or offers what is promised to be on offer, that is said
    of the promise. What is worse stays, and the other place is related to it. States
    that lead nowhere but to where a flow is stuck are not said to miss success besides.
    """
    return _not_stuck_later(_one_way(findings, subject), subject.graph)


def _one_way(findings: Sequence[Finding], subject: Subject) -> tuple[Finding, ...]:
    """Return findings, those about both ends of a way that is missing as one."""
    cut = [each for each in findings if _is(each, _CUT_OFF)]
    missing = [*cut, *(each for each in findings if _is(each, _UNOFFERED))]
    if not missing:
        return tuple(findings)
    partners: dict[int, list[Finding]] = {}
    dropped: set[int] = set()
    for finding in findings:
        for part in missing if finding.rule.name in _PROMISED else ():
            if _is_promised(finding, part, subject):
                partners.setdefault(id(finding), []).append(part)
                dropped.add(id(part))
    for rules in _STUCK:
        # In whatever setting it is stuck there: nothing leads to the part in any.
        stuck = [each for each in findings if _is_in_some(each, rules)]
        if not stuck:
            continue
        if len(stuck) == len(cut) == 1 and _leads_on(stuck[0], cut[0], subject.graph):
            promised = [e for e in findings if cut[0] in partners.get(id(e), ())]
            one_way = [*promised, cut[0], stuck[0]]
            # Of what is equally bad, where the flow is stuck is nearest to the cause.
            *others, worst = sorted(one_way, key=lambda each: each.rule.severity.rank)
            partners[id(worst)] = others
            dropped.discard(id(worst))
            dropped.update(map(id, others))
        break
    return tuple(
        _with(each, partners.get(id(each), ()))
        for each in findings
        if id(each) not in dropped
    )


def _not_stuck_later(
    findings: Sequence[Finding], graph: StateGraph
) -> tuple[Finding, ...]:
    """Return findings without those of what only leads to where a flow is stuck."""
    later, kept = [], []
    stuck = [each for each in findings if _is_in_some(each, _STUCK[0])]
    for finding in findings:
        if (
            stuck
            and finding.rule.name in _STUCK[1]
            and _leads_to(finding, stuck, graph)
        ):
            later.append(finding)
        else:
            kept.append(finding)
    return tuple(
        _with(each, (e for e in later if _leads_to(e, [each], graph)))
        if each in stuck
        else each
        for each in kept
    )


def _leads_to(finding: Finding, stuck: Iterable[Finding], graph: StateGraph) -> bool:
    """Return whether states lead to where a flow is stuck, and to no other state."""
    own = set(_states(finding))
    targets = {edge.target for name in own for edge in graph.leaving.get(name, ())}
    on = targets - own - graph.ends
    return bool(on) and on <= {name for each in stuck for name in _states(each)}


def _is(finding: Finding, rules: frozenset[str]) -> bool:
    """Return whether a rule is broken in every variant."""
    return _is_in_some(finding, rules) and not finding.variant


def _is_in_some(finding: Finding, rules: frozenset[str]) -> bool:
    return finding.rule.name in rules and finding.verdict is Verdict.REFUTED


def _states(finding: Finding) -> list[str]:
    """Return the states that a finding speaks of."""
    places = (finding.at, *(each.at for each in finding.related))
    return [str(at.pointer.keys[1]) for at in places if len(at.pointer.keys) > 1]


def _is_promised(finding: Finding, part: Finding, subject: Subject) -> bool:
    """Return whether a promise is broken just because nothing leads to a part."""
    if finding.verdict is not Verdict.REFUTED:
        return False
    name = str(finding.at.pointer.keys[-1])
    written = subject.effective.system.properties.get(name)
    if written is None:
        return False
    wanted = dict(written.everywhere).get("possible", written.possible)
    if part.rule.name in _UNOFFERED:
        wanted = written.offered
    return bool(wanted) and set(wanted) <= set(_states(part))


def _leads_on(stuck: Finding, part: Finding, graph: StateGraph) -> bool:
    """Return whether a flow that is stuck could go on well from a part."""
    good = graph.successes if stuck.rule.name == "no-way-to-success" else graph.ends
    met = set(_states(part))
    waiting = [*met]
    while waiting:
        for edge in graph.leaving.get(waiting.pop(), ()):
            if edge.target and edge.target not in met:
                met.add(edge.target)
                waiting.append(edge.target)
    return not met.isdisjoint(good)


def _with(finding: Finding, others: Iterable[Finding]) -> Finding:
    more = tuple(Related(each.at, each.message) for each in others)
    return replace(finding, related=(*finding.related, *more)) if more else finding
