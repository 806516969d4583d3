"""From bytes to effective systems: every stage, once, in its order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from typing import TypeVar

from statecheck.finding import Finding, Fix, Severity
from statecheck.language import check_and_repair, nearest, unread_names
from statecheck.linking import link
from statecheck.loader.loaded import File, Loaded, Origin
from statecheck.loader.misnamed import misnamed, renamed
from statecheck.loader.outline import (
    belongs_to,
    built_on,
    folder_of,
    is_headless,
    may_be_spec,
    names_in,
    seems_meant,
    version_of,
)
from statecheck.loader.rules import NEARLY_A_SPEC, NOT_A_SPEC
from statecheck.loader.unjudged import UNREADABLE, Broken, beyond, said, unjudged
from statecheck.settings import Limits
from statecheck.source import Location, Pointer, Source
from statecheck.spec import build_specs, is_spec
from statecheck.syntax import (
    Document,
    Entry,
    Folded,
    Scalar,
    Slices,
    collector_off,
    decode,
    parse,
)

T = TypeVar("T")

_LARGE = 4 * 1024 * 1024
"""Characters of all specs from which on their trees are not kept."""

_HIDING = frozenset({"unknown-version", "unchecked-file"})
"""Rules of structure whose breach leaves a file as good as unread."""

_TOO_MANY = "has more faults than are shown"


def assemble(files: Iterable[File], limits: Limits) -> Loaded:
    """Return what the files say, and what is wrong with them.

    Total: nothing in a file makes it fail. A file that is not meant for this tool is
    passed over.
    """
    assembly = Assembly(limits)
    for file in files:
        assembly.take(file)
    return assembly.loaded()


class Assembly:
    """Files that are read one by one, and become systems together."""

    def __init__(self, limits: Limits) -> None:
        """Begin with nothing.

        Args:
            limits: How much is taken.
        """
        self._limits = limits
        # One more than is shown, so that it shows if there are more.
        self._noticing = replace(limits, findings=limits.findings + 1)
        self._documents: dict[str, Document | Source] = {}
        self._specs: dict[str, Document] = {}
        self._unmended: set[str] = set()
        self._origins: dict[str, Origin] = {}
        self._findings: dict[str, tuple[Finding, ...]] = {}
        self._broken: list[Broken] = []
        self._versions: dict[str, set[str]] = {}
        self._unread: set[str] = set()

    def take(self, file: File) -> None:
        """Take a file in, unless one of that name is there or it is no spec."""
        if file.name in self._origins:
            return
        is_meant = file.origin is Origin.NAMED or may_be_spec(file.data)
        if not is_meant and not self._is_misspelt(file):
            return
        self._origins[file.name] = file.origin
        document, findings = self._parsed(file)
        if document is None and is_meant:
            self.give_up(file.name, findings, names_in(file.data)[:1])
        elif document is None:
            self._documents.pop(file.name, None)
        elif is_spec(document):
            self._take_spec(file, document, findings)
        else:
            self._pass_over(file, document)

    def _pass_over(self, file: File, document: Document) -> None:
        said = _no_spec(document)
        self._documents.pop(file.name)
        if file.origin is Origin.NAMED or said.rule is NEARLY_A_SPEC:
            self._documents[file.name] = document
            self._findings[file.name] = (said,)

    def _parsed(self, file: File) -> tuple[Document | None, tuple[Finding, ...]]:
        source, findings = decode(file.name, file.data)
        if source is None:
            return None, findings
        self._documents[file.name] = source
        document, faults = parse(source, self._noticing)
        return document, findings + faults

    def _take_spec(
        self, file: File, parsed: Document, findings: tuple[Finding, ...]
    ) -> None:
        document, faults = self._mended(parsed)
        findings += faults
        too_many = len(faults) > self._limits.findings
        if too_many or any(finding.rule.name in _HIDING for finding in findings):
            how = _TOO_MANY if too_many else UNREADABLE
            self.give_up(file.name, findings, (belongs_to(document),), how=how)
            return
        self._specs[file.name] = document
        if "system" in document.root.entries:
            there = self._versions.setdefault(belongs_to(document), set())
            there.add(version_of(document))
        if file.origin is not Origin.ALONG:
            self._findings[file.name] = findings

    def _is_misspelt(self, file: File) -> bool:
        return file.origin is Origin.FOUND and seems_meant(file.data)

    def _mended(self, parsed: Document) -> tuple[Document, tuple[Finding, ...]]:
        """Return a file as it was meant, and what is wrong with its words."""
        document, faults = check_and_repair(parsed, self._limits)
        self._unread |= unread_names(document, faults)
        name = document.source.name
        self._documents[name] = document
        if document is parsed:
            self._unmended.add(name)
        return document, faults

    def give_up(
        self,
        name: str,
        findings: tuple[Finding, ...],
        systems: tuple[str, ...] = (),
        *,
        takes_all: bool = False,
        how: str = UNREADABLE,
    ) -> None:
        """Take note of a file that cannot be read, or of a folder.

        Args:
            name: As in `Source`.
            findings: Why; at least one error.
            systems: What it belongs to, if that can be told.
            takes_all: Whether files of any system could be missing with it.
            how: What is the matter with it, in words.
        """
        errors = [each for each in findings if each.rule.severity is Severity.ERROR]
        self._findings[name] = self._findings.get(name, ()) + findings
        known = tuple(filter(None, systems))
        self._broken.append(Broken(name, known, errors[0], takes_all, how))

    def note(self, finding: Finding) -> None:
        """Take note of what is wrong with a path and takes no file away."""
        self._findings.setdefault(finding.at.source, ())
        self._findings[finding.at.source] += (finding,)

    @property
    def documents(self) -> dict[str, Document]:
        """The files that are specs, by name."""
        return self._specs

    @property
    def broken(self) -> int:
        """How many files and folders could not be read."""
        return len(self._broken)

    def has(self, reference: str) -> bool:
        """Return whether the system `name` or `name@version` is there."""
        name, _, version = reference.partition("@")
        there = self._versions.get(name)
        return there is not None and (not version or version in there)

    def wanted(self) -> Iterator[tuple[str, str]]:
        """Yield what is built on and is not there, with the file that says so."""
        for file, document in sorted(self._specs.items()):
            for reference in built_on(document):
                if not self.has(reference):
                    yield reference, file

    def loaded(self) -> Loaded:
        """Return everything that was taken, with what is wrong with it."""
        self._rename()
        self._adopt()
        with collector_off():
            specs = build_specs(_in_order(self._specs))
            self._fold()
            effective = link(specs, self._limits)
        asked = {
            name for name, origin in self._origins.items() if origin is not Origin.ALONG
        }
        for each in beyond(effective):
            self.note(each.why)
            self._broken.append(each)
        silenced = unjudged(specs, self._broken)
        systems = tuple(e for e in effective if not asked.isdisjoint(e.written.files))
        # what refuses one is said already
        own = [each.written for each in systems if each.refused is None]
        notes = said(own, silenced)
        return Loaded(
            documents=dict(sorted(self._documents.items())),
            findings=(*chain.from_iterable(_in_order(self._findings)), *notes),
            systems=systems,
            hosts=tuple(e for e in effective if asked.isdisjoint(e.written.files)),
            unchecked=frozenset(silenced),
            along=frozenset(self._origins.keys() - asked),
            unread=frozenset(self._unread),
        )

    def _fold(self) -> None:
        """Let go of the trees of specs that are large; nothing is built of them again.

        With 10,000 states that is 240 of 600 MB, and what comes next takes their place.
        """
        texts = (document.source.text for document in self._specs.values())
        if sum(map(len, texts)) < _LARGE:
            return
        for name in self._unmended & self._specs.keys():
            document = self._specs.pop(name)
            sound = self._findings.get(name) == ()
            slices = Slices(document.root, self._noticing) if sound else None
            self._documents[name] = Folded(document.source, self._noticing, slices)

    def _rename(self) -> None:
        """Take files whose system is misspelt for what they were meant to be."""
        for name, meant in misnamed(self._specs):
            document, finding = renamed(self._specs[name], meant)
            self._specs[name] = self._documents[name] = document
            self._unmended.discard(name)
            if self._origins[name] is not Origin.ALONG:
                self.note(finding)

    def _adopt(self) -> None:
        """Give a file that names no system the only one that is in its folder."""
        owners: dict[object, set[tuple[str, str]]] = {}
        orphans = []
        for name, document in self._specs.items():
            kind = "system" if "system" in document.root.entries else "flow"
            if kind in document.root.entries:
                owner = (kind, belongs_to(document))
                owners.setdefault(folder_of(name), set()).add(owner)
            else:
                orphans.append(name)
        for name in orphans:
            there = owners.get(folder_of(name), set())
            if len(there) == 1:
                self._specs[name] = _belonging(self._specs[name], *next(iter(there)))


def _in_order(files: Mapping[str, T]) -> list[T]:
    return [files[name] for name in sorted(files)]


def _belonging(document: Document, kind: str, name: str) -> Document:
    """Return a document that says what it belongs to, at its very beginning."""
    start = document.root.start
    key, value = (Scalar(text, text, start, start) for text in (kind, name))
    entries = {**document.root.entries, kind: Entry(key, value)}
    return replace(document, root=replace(document.root, entries=entries))


def _no_spec(document: Document) -> Finding:
    """Return that a file is passed over, and the key that was probably meant."""
    keys = islice(document.root.entries, _FIRST)
    near = next((key for key in keys if nearest(key, _KEY)), "")
    at = Location(document.source.name, Pointer((near,)) if near else Pointer())
    instead = f", but `{near}`" if near else ""
    message = f"the file does not say `statecheck: 1`{instead}"
    if not near:
        is_meant = is_headless(document.source.text.encode("utf-8", "replace"))
        return Finding(NEARLY_A_SPEC if is_meant else NOT_A_SPEC, at, message)
    mend = Fix("did you mean `statecheck`?", "statecheck")
    return Finding(NEARLY_A_SPEC, at.key, message, fix=mend)


_KEY = ("statecheck",)

_FIRST = 20
"""Keys among which a misspelt `statecheck` is looked for; it is among the first."""
