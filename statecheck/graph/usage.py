"""Who uses which action, model and error code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from statecheck.linking import Effective, ErrorTree, Kind, Reference, references


@dataclass(frozen=True)
class Usage:
    """Every reference of what a system's own files say.

    Attributes:
        effective: The system.
    """

    effective: Effective

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference in the effective system, in the order of its sections."""
        return tuple(references(self.effective.system))

    @cached_property
    def written(self) -> tuple[Reference, ...]:
        """Every reference in the system's own files, before anything came along."""
        return tuple(references(self.effective.written))

    @cached_property
    def written_by_kind(self) -> Mapping[Kind, tuple[Reference, ...]]:
        """The same by what it names."""
        found: dict[Kind, list[Reference]] = {kind: [] for kind in Kind}
        for reference in self.written:
            found[reference.kind].append(reference)
        return {kind: tuple(each) for kind, each in found.items()}

    @cached_property
    def by_name(self) -> Mapping[Kind, Mapping[str, tuple[Reference, ...]]]:
        """By kind and by name as it is bound, where it is used."""
        found: dict[Kind, dict[str, list[Reference]]] = {kind: {} for kind in Kind}
        for reference in self.references:
            found[reference.kind].setdefault(reference.name, []).append(reference)
        return {
            kind: {name: tuple(each) for name, each in names.items()}
            for kind, names in found.items()
        }

    @cached_property
    def raised(self) -> frozenset[str]:
        """The paths of all error codes that something refers to.

        A code without `/none` means it with any of its details, so they count too. What
        is promised of a code does not raise it.
        """
        tree = ErrorTree(self.effective.system.errors)
        names = {
            reference.name
            for reference in self.references
            if reference.kind is Kind.ERROR and not _is_promise(reference)
        }
        bare: set[str] = set()
        whole: set[str] = set()
        for name in names:
            resolved = tree.resolve(name)
            (bare if resolved.bare else whole).update(resolved.paths)
        return frozenset(
            path
            for path in tree.codes
            if path in bare or not whole.isdisjoint(_lineage(path))
        )


def _is_promise(reference: Reference) -> bool:
    """Return whether a reference stands in a property, which brings nothing about."""
    return reference.at.pointer.keys[:1] == ("properties",)


def _lineage(path: str) -> Iterator[str]:
    """Yield the path of an error code, and those of the codes above it."""
    while path:
        yield path
        path = path.rpartition("/")[0]
