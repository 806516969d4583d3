"""From findings to diagnostics: the only place at which paths become lines."""

from collections.abc import Mapping

from statecheck.finding import Diagnostic, Finding
from statecheck.source import Location, Position, Source, Span
from statecheck.syntax.document import Document

_BEGINNING = Span(Position(1, 1), Position(1, 1))


def locate(finding: Finding, documents: Mapping[str, Document | Source]) -> Diagnostic:
    """Return a finding with all its places measured: those of its run included.

    Never fails: what cannot be measured is at the beginning of its file.

    Args:
        finding: What is said.
        documents: The files by name: parsed, or as text where that failed; a file that
            could not even be decoded need not be there.
    """
    source, span = _measured(finding.at, documents)
    return Diagnostic(
        finding,
        source,
        span,
        tuple(_measured(related.at, documents) for related in finding.related),
        tuple(_measured(missing.at, documents) for missing in finding.missing),
        tuple(
            None if step.at is None else _measured(step.at, documents)
            for step in (finding.witness.steps if finding.witness else ())
        ),
    )


def _measured(
    location: Location, documents: Mapping[str, Document | Source]
) -> tuple[Source, Span]:
    file = documents.get(location.source) or Source(location.source, "")
    if isinstance(file, Document):
        return file.source, file.span(location)
    return file, location.span or _BEGINNING
