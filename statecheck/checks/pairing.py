"""A name of nothing and the one thing that nothing uses, as one cause."""

from collections.abc import Sequence
from dataclasses import replace

from statecheck.checks.unread import Place, Unread
from statecheck.finding import Finding, Fix, Related, Verdict

_UNUSED = {
    "undefined-target": frozenset({"island", "unreachable-exit", "unreachable-state"}),
    "undefined-action": frozenset({"unused-action"}),
    "undefined-model": frozenset({"unused-model"}),
    "undefined-error": frozenset({"unraised-error"}),
    "undefined-option": frozenset({"unused-option"}),
}
"""By a rule that speaks of names of nothing, the rules that say what they may mean."""


_WORDS = {
    "undefined-target": frozenset(
        {"actions", "initial", "moves", "outcomes", "target"}
    ),
    "undefined-action": frozenset({"actions", "offered", "start"}),
    "undefined-model": frozenset({"model", "request", "response", "type"}),
    "undefined-error": frozenset({"error", "errors"}),
    "undefined-option": frozenset({"if"}),
}
"""By such a rule, the words under which the names stand that it speaks of."""

_ELEMENT = 2
"""Steps of the path to an element that is declared: its section and its name."""


def paired(findings: Sequence[Finding], unread: Unread) -> tuple[Finding, ...]:
    """Return findings, a name of nothing and the one thing it can mean as one.

    A name that is like no other is taken for what nothing uses, if of both there is
    one only: whoever renames something and forgets a use leaves just these two behind.
    The same goes for what stands in the place of such a name and cannot be read.

    Args:
        findings: What is found in a system.
        unread: What cannot be taken as it is written.
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
        spoilt = _spoilt(rule, unread)
        if len(unused) != 1 or len(lost) + len(spoilt) != 1:
            continue
        if lost:
            joined[id(lost[0])] = _one(lost[0], unused[0])
        dropped.add(id(unused[0]))
    return tuple(
        joined.get(id(each), each) for each in findings if id(each) not in dropped
    )


def _spoilt(rule: str, unread: Unread) -> list[Place]:
    """Return where something cannot be read that may be such a name."""
    found = []
    for source, keys in unread.spoilt:
        words = [key for key in keys[_ELEMENT - 1 :] if isinstance(key, str)]
        if len(keys) <= _ELEMENT or not _WORDS[rule].isdisjoint(words):
            found.append((source, keys))
    return found


def _one(lost: Finding, unused: Finding) -> Finding:
    near = str(unused.at.pointer.keys[-1])
    there = Related(unused.at, unused.message)
    return replace(
        lost,
        related=(there, *lost.related),
        fix=Fix(f"did you mean `{near}`?"),
    )
