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


def section_id(number: int) -> str:
    """Return the name of a page's section, by its place among them, in an address."""
    return f"section-{number + 1}"


class Places:
    """Paths of pages within the folder of the site."""

    def __init__(self, places: Iterable[Ref]) -> None:
        """Give each of some places a path."""
        self.addresses = Addresses(places)
        # Pages of one folder have the same links beside them.
        self._known: dict[tuple[Ref, str], tuple[str, str]] = {}

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
        if ref is None:
            return ""
        known = self._known.get((ref, folder := start.rpartition("/")[0]))
        if known is None:
            known = self._seen_from(ref, folder) if self._is_there(ref) else ("", "")
            self._known[ref, folder] = known
        address, path = known
        if path == start and "#" in address:
            return address[address.index("#") :]
        return address

    def _seen_from(self, ref: Ref, folder: str) -> tuple[str, str]:
        """Return the address of a place as seen from a folder, and its file."""
        path, hash_, anchor = self.path(ref).partition("#")
        return relative(path, f"{folder}/." if folder else ".") + hash_ + anchor, path

    def _is_there(self, ref: Ref) -> bool:
        if ref.kind is Kind.WALK and ref.name:
            return Ref(Kind.STATE, ref.system, ref.name) in self.addresses
        return ref in self.addresses
