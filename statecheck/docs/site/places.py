"""Where each page of the site stands, and how one page leads to another."""

from collections.abc import Iterable

from statecheck.docs.addresses import Addresses, relative
from statecheck.docs.ref import Kind, Ref

_FOLDERS = {
    Kind.STATE: "states",
    Kind.ACTION: "actions",
    Kind.MODEL: "objects",
    Kind.ERROR: "errors",
}
_FILES = {
    Kind.QUESTIONS: "questions.html",
    Kind.WALK: "walk.html",
    Kind.DIAGRAM: "diagram.html",
}


class Places:
    """Paths of pages within the folder of the site."""

    def __init__(self, places: Iterable[Ref]) -> None:
        """Give each of some places a path."""
        self.addresses = Addresses(places)

    def path(self, ref: Ref) -> str:
        """Return the file of a page, with the place on it."""
        if not ref.system:
            return "changes.html" if ref.kind is Kind.CHANGES else "index.html"
        folder = self.addresses.system(ref.system)
        if ref.kind in _FOLDERS:
            return f"{folder}/{_FOLDERS[ref.kind]}/{self.addresses.slug(ref)}.html"
        if ref.kind is Kind.DIAGRAM and ref.name:
            return f"{folder}/diagrams/{self.addresses.slug(ref)}.html"
        if ref.kind is Kind.WALK and ref.name:
            state = Ref(Kind.STATE, ref.system, ref.name)
            return f"{folder}/walk.html#at={self.addresses.slug(state)}"
        if ref.kind in _FILES:
            return f"{folder}/{_FILES[ref.kind]}"
        anchor = f"#{self.addresses.anchor(ref)}" if ref.name else ""
        return f"{folder}/index.html{anchor}"

    def link(self, ref: Ref | str | None, start: str) -> str:
        """Return the address of a place as seen from a file; empty if there is none.

        A walk-through can begin in any state.
        """
        if isinstance(ref, str):
            return ref
        if ref is None or not self._is_there(ref):
            return ""
        path, hash_, anchor = self.path(ref).partition("#")
        if path == start and hash_:
            return f"#{anchor}"
        return relative(path, start) + hash_ + anchor

    def _is_there(self, ref: Ref) -> bool:
        if ref.kind is Kind.WALK and ref.name:
            return Ref(Kind.STATE, ref.system, ref.name) in self.addresses
        return ref in self.addresses
