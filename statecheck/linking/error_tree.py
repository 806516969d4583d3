"""Error codes by the ways they may be referred to."""

from collections.abc import Iterator

from statecheck.immutable import frozen
from statecheck.spec import ErrorCode, Table

WITHOUT_DETAIL = "none"
"""The last part of a reference that means a code without any of its details."""


@frozen
class Resolved:
    """What a reference to an error code means.

    Attributes:
        paths: The codes that it may mean, as `CODE/DETAIL`; one if it is clear.
        bare: Whether it means the code without any of its details.
    """

    paths: tuple[str, ...]
    bare: bool = False


class ErrorTree:
    """The codes of a system by path and by last part."""

    def __init__(self, errors: Table[ErrorCode]) -> None:
        """Index `errors` and all their details."""
        self.codes = dict(walk(errors))
        self._by_last: dict[str, list[str]] = {}
        for path in self.codes:
            self._by_last.setdefault(path.rpartition("/")[2], []).append(path)

    def resolve(self, name: str) -> Resolved:
        """Return what `name` means: a whole path, or a last part that is clear.

        A top-level code wins over a detail of the same word. No path if nothing
        is called so; several if more than one detail is.
        """
        if name in self.codes:
            return Resolved((name,))
        head, _, last = name.rpartition("/")
        if last == WITHOUT_DETAIL and head:
            inner = self.resolve(head)
            return Resolved(inner.paths, bare=True)
        if not head:
            return Resolved(tuple(self._by_last.get(last, ())))
        fitting = [
            path for path in self._by_last.get(last, ()) if path.endswith("/" + name)
        ]
        return Resolved(tuple(fitting))

    def lineage(self, path: str) -> Iterator[ErrorCode]:
        """Yield the code at `path` and those above it, the nearest first."""
        while path:
            yield self.codes[path]
            path = path.rpartition("/")[0]


def walk(errors: Table[ErrorCode], above: str = "") -> Iterator[tuple[str, ErrorCode]]:
    """Yield every code with its path, parents before their details."""
    waiting = [(above, list(errors.values()))]
    while waiting:
        prefix, codes = waiting.pop()
        for code in codes:
            path = f"{prefix}{code.name}"
            yield path, code
            if code.details:
                waiting.append((f"{path}/", list(code.details.values())))
