"""Which files belong together: those of one system or flow, in one version."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from statecheck.spec.builder.body import text_of
from statecheck.syntax import Document, Scalar

KINDS = ("system", "flow")
"""The words after which a file says what it belongs to."""


def is_spec(document: Document) -> bool:
    """Return whether a file is meant for this tool: whether it has `statecheck`."""
    entry = document.root.entries.get("statecheck")
    return entry is not None and isinstance(entry.value, Scalar)


def grouped(
    documents: Sequence[Document],
) -> Iterator[tuple[str, str, list[Document]]]:
    """Yield the kind and name of each system or flow, sorted, with its files.

    Where files of one system declare several versions, each version is by itself, and
    a file without one belongs to the nearest that has one. Files of one folder belong
    together, whatever they declare.
    """
    files: dict[tuple[str, str], list[Document]] = {}
    for document in sorted(documents, key=lambda document: document.source.name):
        for kind in KINDS:
            name = _text(document, kind)
            if name:
                files.setdefault((kind, name), []).append(document)
                break
    for (kind, name), named in sorted(files.items()):
        for group in _by_version(named):
            yield kind, name, group


def _by_version(documents: list[Document]) -> Iterator[list[Document]]:
    heads = [document for document in documents if "version" in document.root.entries]
    versions = {_text(head, "version") for head in heads}
    folders = {_folder(head) for head in heads}
    if len(versions) <= 1 or len(folders) < len(heads):
        yield documents
        return
    groups: dict[str, list[Document]] = {version: [] for version in sorted(versions)}
    for document in documents:
        folder = _folder(document)
        nearest = max(heads, key=lambda head: (head is document, _shared(folder, head)))
        groups[_text(nearest, "version")].append(document)
    yield from groups.values()


def _text(document: Document, key: str) -> str:
    entry = document.root.entries.get(key)
    return text_of(entry.value) if entry else ""


def _folder(document: Document) -> PurePosixPath:
    return PurePosixPath(document.source.name).parent


def _shared(folder: PurePosixPath, head: Document) -> int:
    """Return how many folders two paths share at the front."""
    same = 0
    for left, right in zip(folder.parts, _folder(head).parts, strict=False):
        if left != right:
            break
        same += 1
    return same
