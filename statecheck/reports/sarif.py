"""SARIF 2.1.0, the standard that code scanning of forges and editors read."""

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import PurePosixPath

from statecheck.catalogue import change_page, page
from statecheck.finding import Checked, Diagnostic, Rule, Severity, Witness
from statecheck.reports.escaping import json_text
from statecheck.reports.fingerprint import fingerprints
from statecheck.reports.record import Record, message_record
from statecheck.reports.tool import TOOL, tool_version
from statecheck.reports.totals import open_questions
from statecheck.reports.words import deeds, remarks
from statecheck.source import Source, Span

MOST_RESULTS = 5_000
"""GitHub shows so many results of a run, the worst of up to 25,000."""
MOST_LOCATIONS = 100
"""GitHub shows so many locations of a result."""

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_FINGERPRINT = "statecheck/v1"


def write(checked: Checked) -> str:
    """Return the findings as one run.

    Undetermined verdicts are no results, since nothing is wrong yet; they are told as
    a notification.
    """
    worst_first = sorted(
        checked.diagnostics, key=lambda each: -each.finding.rule.severity.rank
    )
    shown = worst_first[:MOST_RESULTS]
    rules = {each.finding.rule.name: each.finding.rule for each in shown}
    names = sorted(rules)
    indexes = {name: index for index, name in enumerate(names)}
    marks = fingerprints(shown)
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": TOOL,
                        "version": tool_version(),
                        "rules": [_rule(rules[name]) for name in names],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {
                    _ROOT: {"description": {"text": "The root of the repository."}}
                },
                "invocations": [_invocation(checked, len(worst_first) - len(shown))],
                "results": [
                    _result(each, indexes, mark)
                    for each, mark in zip(shown, marks, strict=True)
                ],
            }
        ],
    }
    return json_text(log, indent=2) + "\n"


def _rule(rule: Rule) -> Record:
    markdown = _page(rule)
    return {
        "id": rule.name,
        "shortDescription": {"text": f"{rule.summary}."},
        "fullDescription": {"text": f"{rule.summary}. {rule.why}".strip()},
        "help": {
            "text": rule.mend or f"{rule.summary}.",
            "markdown": markdown,
        },
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {
            "precision": "very-high" if rule.exact else "medium",
            "problem.severity": _PROBLEM[rule.severity],
        },
    }


def _page(rule: Rule) -> str:
    """Return the page of a rule or of a kind of change, or the best there is."""
    with suppress(LookupError):
        return page(rule)
    with suppress(LookupError):
        return change_page(rule.name)
    return f"{rule.summary}.\n\n{rule.why}\n\n{rule.mend}\n"


_PROBLEM = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "recommendation",
}
"""What GitHub calls the severities of results that are not about security."""


def _result(
    diagnostic: Diagnostic, indexes: Mapping[str, int], fingerprint: str
) -> Record:
    finding = diagnostic.finding
    record: Record = {
        "ruleId": finding.rule.name,
        "ruleIndex": indexes[finding.rule.name],
        "level": finding.rule.severity.value,
        "message": {"text": _message(diagnostic)},
        "locations": [
            {
                "physicalLocation": _physical(diagnostic.source, diagnostic.span),
                "logicalLocations": [
                    {
                        "fullyQualifiedName": "".join(finding.key[1:]),
                        "kind": "element",
                    }
                ],
            }
        ],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if finding.related:
        places = zip(finding.related, diagnostic.related, strict=True)
        record["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(source, span),
                "message": {"text": related.message},
            }
            for number, (related, (source, span)) in enumerate(places, 1)
        ][:MOST_LOCATIONS]
    if finding.witness and finding.witness.steps:
        record["codeFlows"] = [_code_flow(diagnostic, finding.witness)]
    if finding.witness and finding.witness.message:
        record["properties"] = {"message": message_record(finding.witness.message)}
    return record


def _message(diagnostic: Diagnostic) -> str:
    """Return all that is said of a finding; what is in brackets links nowhere."""
    lines = [diagnostic.finding.message]
    for word, said in remarks(diagnostic):
        if word in {"with", "fix"}:
            lines.append(f"{word} {said[0]}" if word == "with" else said[0])
    lines.extend(diagnostic.finding.because)
    return re.sub(r"([\\\[\]])", r"\\\1", "; ".join(lines))


def _code_flow(diagnostic: Diagnostic, witness: Witness) -> Record:
    """Return a run: each step where it is said what follows, the last at the fault."""
    places = dict(enumerate(diagnostic.steps, 1))
    locations = []
    for deed in deeds(witness)[:MOST_LOCATIONS]:
        source, span = places.get(deed.number) or (diagnostic.source, diagnostic.span)
        said = f"{deed.state or 'the start'}: {deed.what}" if deed.what else deed.state
        location = {
            "physicalLocation": _physical(source, span),
            "message": {"text": said if deed.number else deed.what},
        }
        locations.append({"location": location})
    return {
        "message": {"text": "a run that shows it"},
        "threadFlows": [{"locations": locations}],
    }


def _physical(source: Source, span: Span) -> Record:
    return {
        "artifactLocation": _artifact(source.name),
        "region": {
            "startLine": span.start.line,
            "startColumn": span.start.column,
            "endLine": span.end.line,
            "endColumn": span.end.column,
        },
    }


_UNSAFE = re.compile(rb"[^\w./~-]", re.ASCII)
"""Bytes that RFC 3986 wants escaped in a path."""


_HALVES = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Halves of characters that stand for no byte of a file's name."""


def _percent(byte: re.Match[bytes]) -> bytes:
    return b"%%%02X" % ord(byte[0])


def _artifact(name: str) -> Record:
    """Return a file by its URI, relative to the root of the repository if it is below.

    A file beyond the folder that statecheck runs in keeps an address of its own.
    """
    data = _HALVES.sub("\ufffd", name).encode("utf-8", "surrogateescape")
    path = _UNSAFE.sub(_percent, data).decode()
    if PurePosixPath(name).is_absolute():
        return {"uri": f"file://{path}"}
    return {"uri": path, "uriBaseId": _ROOT}


def _invocation(checked: Checked, left_out: int) -> Record:
    said = [open_questions(checked)]
    if left_out:
        said.append(f"{left_out} results are left out, the least bad ones")
    notifications = [
        {"level": "note", "message": {"text": text}} for text in said if text
    ]
    return {
        "executionSuccessful": checked.readable,
        "toolExecutionNotifications": notifications,
    }
