"""Reading one file that is no spec: a baseline, approvals."""

from collections.abc import Mapping
from pathlib import Path

from statecheck import disk
from statecheck.finding import Finding
from statecheck.immutable import frozen
from statecheck.loader.opening import Refused, read_file
from statecheck.loader.place import place
from statecheck.loader.rules import PATH_NOT_FOUND
from statecheck.settings import Limits
from statecheck.source import Location, Source
from statecheck.syntax import Document, decode, parse


@frozen
class Read:
    """What stands in a file.

    Attributes:
        name: The file, as it is shown.
        document: What it says; None if it cannot be read.
        documents: The file by name, parsed or as a text.
        findings: What is wrong with it as a file, as bytes and as YAML.
    """

    name: str
    document: Document | None
    documents: Mapping[str, Document | Source]
    findings: tuple[Finding, ...]


def read_document(path: Path, limits: Limits) -> Read:
    """Return what stands in a file that the user has named, in YAML or JSON."""
    named = place(path)
    name = named.name
    if not disk.exists(str(path)):
        message = f"there is no file `{name}`"
        return Read(name, None, {}, (Finding(PATH_NOT_FOUND, Location(name), message),))
    data = read_file(named.real, limits.file_size)
    if isinstance(data, Refused):
        finding = Finding(data.rule, Location(name), data.message)
        return Read(name, None, {}, (finding,))
    source, findings = decode(name, data)
    if source is None:
        return Read(name, None, {}, findings)
    document, faults = parse(source, limits)
    return Read(name, document, {name: document or source}, findings + faults)
