"""A run in numbers, and the questions that it leaves open."""

from collections import Counter

from statecheck.finding import Checked, Severity, Verdict
from statecheck.immutable import frozen
from statecheck.reports.words import counted
from statecheck.source import Source, Span


@frozen
class Question:
    """A question whose answer helps to decide verdicts.

    Attributes:
        text: The question.
        source: The file in which the answer belongs.
        span: Where in it.
        verdicts: The verdicts that it would help to decide, counted from 0.
    """

    text: str
    source: Source
    span: Span
    verdicts: tuple[int, ...]


def questions(checked: Checked) -> tuple[Question, ...]:
    """Return what is not known, each question once, in the order of the verdicts."""
    alike: dict[tuple[int, int], list[int]] = {}  # many verdicts ask the very same
    for index, verdict in enumerate(checked.verdicts):
        same = id(verdict.finding.missing), id(verdict.missing)
        alike.setdefault(same, []).append(index)
    asked: dict[tuple[str, str, Span], tuple[Source, list[list[int]]]] = {}
    for indexes in alike.values():
        verdict = checked.verdicts[indexes[0]]
        places = zip(verdict.finding.missing, verdict.missing, strict=True)
        for missing, (source, span) in places:
            key = (missing.question, source.name, span)
            asked.setdefault(key, (source, []))[1].append(indexes)
    known: dict[tuple[int, ...], tuple[int, ...]] = {}
    return tuple(
        Question(text, source, span, _in_order(deciding, known))
        for (text, _, span), (source, deciding) in asked.items()
    )


def _in_order(
    deciding: list[list[int]], known: dict[tuple[int, ...], tuple[int, ...]]
) -> tuple[int, ...]:
    """Return all of some numbers, each once; what was returned before is no copy."""
    found = tuple(sorted({index for indexes in deciding for index in indexes}))
    return known.setdefault(found, found)


def severities(checked: Checked) -> Counter[Severity]:
    """Return how many findings there are of each severity."""
    return Counter(each.finding.rule.severity for each in checked.diagnostics)


def verdicts(checked: Checked) -> Counter[Verdict]:
    """Return how many verdicts are proved, and how many undetermined."""
    return Counter(each.finding.verdict for each in checked.verdicts)


def summary(checked: Checked, seconds: float | None = None) -> str:
    """Return a run in one line."""
    parts = (_found(checked), _read(checked), _aside(checked))
    time = "" if seconds is None else f"{seconds:.1f} s"
    return " · ".join(part for part in (*parts, time) if part)


def _found(checked: Checked) -> str:
    found = severities(checked)
    known = verdicts(checked)
    parts = [
        counted(found[severity], severity) for severity in Severity if found[severity]
    ] or ["nothing wrong"]
    parts += [
        f"{known[verdict]:,} {verdict}"
        for verdict in (Verdict.PROVED, Verdict.UNDETERMINED)
        if known[verdict]
    ]
    return ", ".join(parts)


def _read(checked: Checked) -> str:
    if not checked.files:
        return ""
    systems = counted(len(checked.systems), "system")
    return f"{systems} in {counted(checked.files, 'file')}"


def _aside(checked: Checked) -> str:
    """Return what was found and is not shown as a finding."""
    return ", ".join(
        f"{count:,} {what}"
        for count, what in (
            (checked.allowed, "allowed"),
            (checked.held_back, "held back"),
            (checked.baselined, "baselined"),
            (checked.left_out, "left out"),
        )
        if count
    )


def open_questions(checked: Checked) -> str:
    """Return what answers would be worth, in one sentence; empty without questions."""
    asked = len(questions(checked))
    known = verdicts(checked)[Verdict.UNDETERMINED]
    if not asked or not known:
        return ""
    answers = "this question" if asked == 1 else f"these {asked:,} questions"
    proofs = "1 verdict becomes a proof"
    if known > 1:
        proofs = f"{known:,} verdicts become proofs"
    return f"answer {answers} and {proofs}"
