"""A name of nothing and the one thing that nothing uses, as one cause."""

from collections.abc import Sequence
from dataclasses import replace

from statecheck.finding import Finding, Fix, Related, Verdict

_UNUSED = {
    "undefined-target": frozenset({"island", "unreachable-exit", "unreachable-state"}),
    "undefined-action": frozenset({"unused-action"}),
    "undefined-model": frozenset({"unused-model"}),
    "undefined-error": frozenset({"unraised-error"}),
    "undefined-option": frozenset({"unused-option"}),
}
"""By a rule that speaks of names of nothing, the rules that say what they may mean."""


def paired(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings, a name of nothing and the one thing it can mean as one.

    A name that is like no other is taken for what nothing uses, if of both there is
    one only: whoever renames something and forgets a use leaves just these two behind.
    """
    joined: dict[int, Finding] = {}
    dropped: set[int] = set()
    for rule, others in _UNUSED.items():
        lost = [each for each in findings if each.rule.name == rule and not each.fix]
        unused = [
            each
            for each in findings
            if each.rule.name in others and each.verdict is Verdict.REFUTED
        ]
        if len(lost) == len(unused) == 1:
            joined[id(lost[0])] = _one(lost[0], unused[0])
            dropped.add(id(unused[0]))
    return tuple(
        joined.get(id(each), each) for each in findings if id(each) not in dropped
    )


def _one(lost: Finding, unused: Finding) -> Finding:
    near = str(unused.at.pointer.keys[-1])
    there = Related(unused.at, unused.message)
    return replace(
        lost,
        related=(there, *lost.related),
        fix=Fix(f"did you mean `{near}`?"),
    )
