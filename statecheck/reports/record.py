"""A run as plain data: the report that programs read, whose schema is published."""

import json
from collections.abc import Sequence

from statecheck.finding import Checked, Diagnostic, Message, Severity, Step, Verdict
from statecheck.reports.fingerprint import fingerprints
from statecheck.reports.tool import TOOL, tool_version
from statecheck.reports.totals import Question, questions, severities, verdicts
from statecheck.source import Location, Source, Span

FORMAT = 1
"""Raised only when something is taken away or comes to mean something else."""

Record = dict[str, object]
"""Plain data, as JSON has it."""


def report_record(checked: Checked) -> Record:
    """Return all that a run found."""
    return {
        "format": FORMAT,
        "tool": tool_record(),
        "findings": finding_records(checked.diagnostics),
        "verdicts": finding_records(checked.verdicts),
        "questions": [question_record(each) for each in questions(checked)],
        "summary": summary_record(checked),
    }


def tool_record() -> Record:
    """Return who made the report."""
    return {"name": TOOL, "version": tool_version()}


def finding_records(diagnostics: Sequence[Diagnostic]) -> list[Record]:
    """Return findings in the order given, each with a fingerprint of its own."""
    marks = fingerprints(diagnostics)
    return [
        _finding_record(each, mark)
        for each, mark in zip(diagnostics, marks, strict=True)
    ]


def _finding_record(diagnostic: Diagnostic, fingerprint: str) -> Record:
    finding = diagnostic.finding
    return {
        "rule": finding.rule.name,
        "severity": finding.rule.severity.value,
        "exact": finding.rule.exact,
        "verdict": finding.verdict.value,
        "system": finding.system or None,
        "message": finding.message,
        "at": place_record(finding.at, diagnostic.source, diagnostic.span),
        "related": [
            {"message": each.message, "at": place_record(each.at, source, span)}
            for each, (source, span) in zip(
                finding.related, diagnostic.related, strict=True
            )
        ],
        "variant": dict(finding.variant),
        "witness": witness_record(diagnostic),
        "missing": [
            {"question": each.question, "at": place_record(each.at, source, span)}
            for each, (source, span) in zip(
                finding.missing, diagnostic.missing, strict=True
            )
        ],
        "fix": finding.fix
        and {
            "message": finding.fix.message,
            "replacement": finding.fix.replacement or None,
        },
        "fingerprint": fingerprint,
    }


def place_record(at: Location, source: Source, span: Span) -> Record:
    """Return a place by line and column, and by path."""
    return {**_span(source, span), "pointer": str(at.pointer)}


def _span(source: Source, span: Span) -> Record:
    return {
        "file": source.name,
        "line": span.start.line,
        "column": span.start.column,
        "end_line": span.end.line,
        "end_column": span.end.column,
    }


def witness_record(diagnostic: Diagnostic) -> Record | None:
    """Return what proves a finding; None if nothing does."""
    witness = diagnostic.finding.witness
    if witness is None:
        return None
    if witness.answer:
        return {"kind": witness.kind, "answer": witness.answer}
    places = (*diagnostic.steps, *([None] * len(witness.steps)))
    steps = zip(witness.steps, places, strict=False)
    record: Record = {
        "kind": witness.kind,
        "steps": [_step(step, place) for step, place in steps],
    }
    if witness.message is not None:
        record["message"] = message_record(witness.message)
    return record


def message_record(message: Message) -> Record:
    """Return a message that one of two versions takes and the other refuses."""
    return {
        "what": message.what,
        "content": json.loads(message.text),
        "pointer": message.pointer,
        "taken_by": message.taken,
        "refused_by": message.refused,
        "because": message.because,
        "strict": message.strict,
    }


def _step(step: Step, place: tuple[Source, Span] | None) -> Record:
    """Return a step with what is said of it; the state is always there."""
    record: Record = {"state": step.state or None}
    said = {"action": step.action, "sends": step.sends, "because": step.because}
    record |= {word: text for word, text in said.items() if text}
    if step.at and place:
        record["at"] = place_record(step.at, *place)
    return record


def question_record(question: Question) -> Record:
    """Return a question, with the verdicts that it helps to decide, from 0."""
    return {
        "question": question.text,
        "at": _span(question.source, question.span),
        "verdicts": list(question.verdicts),
    }


def summary_record(checked: Checked) -> Record:
    """Return a run in numbers."""
    found, known = severities(checked), verdicts(checked)
    return {
        "errors": found[Severity.ERROR],
        "warnings": found[Severity.WARNING],
        "notes": found[Severity.NOTE],
        "proved": known[Verdict.PROVED],
        "undetermined": known[Verdict.UNDETERMINED],
        "allowed": checked.allowed,
        "held_back": checked.held_back,
        "baselined": checked.baselined,
        "left_out": checked.left_out,
        "files": checked.files,
        "readable": checked.readable,
        "systems": list(checked.systems),
        "unchecked": list(checked.unchecked),
    }
