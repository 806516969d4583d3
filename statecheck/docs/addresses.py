"""Names for files and anchors: plain letters, safe in a path and in an address."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256

from statecheck.docs.ref import Kind, Ref

_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(?<!\.)", re.ASCII)
_STRANGE = re.compile(r"[^A-Za-z0-9_]+", re.ASCII)
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|clock|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE
)
_LONGEST = 80
_MARK = 8
"""Characters of a digest that tells names apart."""


def slugs(names: Iterable[str]) -> dict[str, str]:
    """Return a name for a file for each name; no two differ by case only.

    A plain name is its own; of an error code the parts are joined. Any other name is
    spelled in plain letters with a digest behind it.
    """
    own = dict.fromkeys(names)
    found = {name: _slug(name) for name in own}
    times = Counter(slug.casefold() for slug in found.values())
    return {
        name: slug if times[slug.casefold()] == 1 else _marked(name)
        for name, slug in found.items()
    }


def _slug(name: str) -> str:
    joined = name.replace("/", ".")
    ordinary = _PLAIN.fullmatch(joined) and len(joined) <= _LONGEST
    if ordinary and not _DEVICE.fullmatch(joined):
        return joined
    return _marked(name)


def _marked(name: str) -> str:
    mark = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]
    slug = _STRANGE.sub("-", name)[:_LONGEST].strip("-")
    return f"{slug}-{mark}" if slug else mark


class Addresses:
    """Where everything that can be linked to stands."""

    def __init__(self, places: Iterable[Ref]) -> None:
        """Give a slug to each of some places."""
        groups: dict[tuple[Kind, str], list[str]] = {}
        for place in sorted(places, key=_order):
            groups.setdefault((place.kind, place.system), []).append(place.name)
        self._slugs: Mapping[tuple[Kind, str], Mapping[str, str]] = {
            group: slugs(filter(None, names)) for group, names in groups.items()
        }
        systems = {system for _, system in groups if system}
        self._systems = slugs(sorted(systems))
        self._known = frozenset(
            (kind, system, name)
            for (kind, system), names in groups.items()
            for name in names
        )

    def __contains__(self, ref: Ref) -> bool:
        return (ref.kind, ref.system, ref.name) in self._known

    def system(self, name: str) -> str:
        """Return the folder of a system."""
        return self._systems[name]

    def slug(self, ref: Ref) -> str:
        """Return the name of a thing within its kind and its system."""
        return self._slugs[ref.kind, ref.system][ref.name]

    def anchor(self, ref: Ref) -> str:
        """Return the name of a thing's place on a page."""
        return f"{ref.kind}-{self.slug(ref)}"


def _order(ref: Ref) -> tuple[str, str, str]:
    return ref.kind.value, ref.system, ref.name


def relative(path: str, start: str) -> str:
    """Return the way from one file to another, both by their paths in the folder."""
    there, here = path.split("/"), start.split("/")[:-1]
    while here and len(there) > 1 and there[0] == here[0]:
        there, here = there[1:], here[1:]
    return "/".join([".."] * len(here) + there)
