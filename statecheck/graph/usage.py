"""Who uses which action, model and error code."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from statecheck.linking import Effective, ErrorTree, Kind, Reference, references
from statecheck.spec import Table


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
        raising = replace(self.effective.system, properties=Table())
        paths: set[str] = set()
        for reference in references(raising):
            if reference.kind is not Kind.ERROR:
                continue
            resolved = tree.resolve(reference.name)
            for path in resolved.paths:
                paths.add(path)
                if not resolved.bare:
                    paths.update(p for p in tree.codes if p.startswith(f"{path}/"))
        return frozenset(paths)
