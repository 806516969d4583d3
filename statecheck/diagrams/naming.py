"""Names for elements of a picture and for files: safe in every notation, and lasting.

An id is made of the names in the spec alone, so that an element keeps it from version
to version and two pictures differ only where the specs do.
"""

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

_PLAIN = re.compile(r"[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*", re.ASCII)
_ODD = re.compile(r"[^A-Za-z0-9]+")
_SLUG = re.compile(r"[^a-z0-9_]+")
_LONGEST = 80
"""Characters that an id or a file's name has of names; a longer one has a digest."""

_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
"""Names that Windows gives to devices, whatever the ending."""


def identifier(kind: str, *names: str) -> str:
    """Return an id: ASCII letters, digits and `_` only, beginning with `kind`.

    Different names have different ids: what cannot be spelled in an id is replaced
    and told apart by a digest, behind three `_` that no other id has.
    """
    if not names:
        return kind
    parts = [part for name in names for part in name.split("/")]
    spelled = "__".join(parts)
    if len(spelled) <= _LONGEST and all(map(_PLAIN.fullmatch, parts)):
        return f"{kind}_{spelled}"
    slug = _ODD.sub("_", spelled)[:_LONGEST].strip("_")
    return f"{kind}_{slug}___{_digest(names)}"


def file_name(name: str) -> str:
    """Return a name for a file, without its ending; different names differ in it.

    Upper and lower case count as different, though some file systems do not tell them
    apart: a name that is no plain one has a few digits of a digest behind it.
    """
    slug = _slug(name)
    if slug == name and not _DEVICES.fullmatch(slug):
        return slug
    return f"{slug}-{_digest((name,))}".lstrip("-")


def file_names(names: Iterable[str]) -> dict[str, str]:
    """Return names for files that stand beside each other, as plain as they can be."""
    slugs = {name: _slug(name) for name in names}
    times = Counter(slugs.values())
    return {
        name: slug
        if slug and times[slug] == 1
        else f"{slug}-{_digest((name,))}".lstrip("-")
        for name, slug in slugs.items()
    }


def _slug(name: str) -> str:
    return _SLUG.sub("-", name.lower())[:_LONGEST].strip("-")


def _digest(names: tuple[str, ...]) -> str:
    whole = "\0".join(names).encode("utf-8", "surrogatepass")
    return sha256(whole).hexdigest()[:8]
