"""From findings to diagnostics: the only place at which paths become lines."""

from collections.abc import Iterable, Iterator, Mapping

from statecheck.finding import Diagnostic, Finding, Missing
from statecheck.source import Location, Position, Source, Span
from statecheck.syntax.document import Document

_BEGINNING = Span(Position(1, 1), Position(1, 1))


Place = tuple[Source, Span]
"""A file, and where in it."""


def located(
    findings: Iterable[Finding], documents: Mapping[str, Document | Source]
) -> Iterator[Diagnostic]:
    """Yield findings as `locate` returns them; what many ask alike is measured once.

    Args:
        findings: What is said.
        documents: As for `locate`.
    """
    # By identity, which is quick; the questions are kept so that it stays theirs.
    known: dict[int, tuple[tuple[Missing, ...], tuple[Place, ...]]] = {}
    for finding in findings:
        asked = finding.missing
        if id(asked) not in known:
            known[id(asked)] = asked, _questions(finding, documents)
        yield _located(finding, documents, known[id(asked)][1])


def locate(finding: Finding, documents: Mapping[str, Document | Source]) -> Diagnostic:
    """Return a finding with all its places measured: those of its run included.

    Never fails: what cannot be measured is at the beginning of its file.

    Args:
        finding: What is said.
        documents: The files by name: parsed, or as text where that failed; a file that
            could not even be decoded need not be there.
    """
    return _located(finding, documents, _questions(finding, documents))


def _questions(
    finding: Finding, documents: Mapping[str, Document | Source]
) -> tuple[Place, ...]:
    return tuple(_measured(missing.at, documents) for missing in finding.missing)


def _located(
    finding: Finding,
    documents: Mapping[str, Document | Source],
    questions: tuple[Place, ...],
) -> Diagnostic:
    source, span = _measured(finding.at, documents)
    return Diagnostic(
        finding,
        source,
        span,
        tuple(_measured(related.at, documents) for related in finding.related),
        questions,
        tuple(
            None if step.at is None else _measured(step.at, documents)
            for step in (finding.witness.steps if finding.witness else ())
        ),
    )


def _measured(location: Location, documents: Mapping[str, Document | Source]) -> Place:
    file = documents.get(location.source) or Source(location.source, "")
    if isinstance(file, Document):
        return file.source, file.span(location)
    return file, location.span or _BEGINNING
