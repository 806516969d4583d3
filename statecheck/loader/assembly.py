"""From bytes to effective systems: every stage, once, in its order."""

from collections.abc import Iterable, Sequence

from statecheck.finding import Finding
from statecheck.language import check_structure
from statecheck.linking import link
from statecheck.loader.loaded import File, Loaded
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import build_specs, is_spec
from statecheck.syntax import Document, decode, parse


def assemble(files: Iterable[File], limits: Limits) -> Loaded:
    """Return what the files say, and what is wrong with them.

    Total: nothing in a file makes it fail. A file that is not meant for this tool is
    passed over.
    """
    documents: dict[str, Document | Source] = {}
    findings: list[Finding] = []
    for file in sorted(files, key=lambda file: file.name):
        findings.extend(_read(file, limits, documents))
    specs = build_specs(_parsed(documents))
    return Loaded(documents, tuple(findings), link(specs, limits))


def _read(
    file: File, limits: Limits, documents: dict[str, Document | Source]
) -> Sequence[Finding]:
    """Return what is wrong with a file; enter it among the documents."""
    source, findings = decode(file.name, file.data)
    if source is None:
        return findings
    documents[file.name] = source
    document, faults = parse(source, limits)
    if document is None:
        return (*findings, *faults)
    if not is_spec(document):
        return ()
    documents[file.name] = document
    return (*findings, *faults, *check_structure(document, limits))


def _parsed(documents: dict[str, Document | Source]) -> list[Document]:
    return [each for each in documents.values() if isinstance(each, Document)]
