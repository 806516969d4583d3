"""An element with some parts replaced, and the very one where nothing changes."""

from dataclasses import replace
from typing import Any, TypeVar

T = TypeVar("T", bound=Any)


def replaced(element: T, **parts: object) -> T:
    """Return a dataclass with some parts replaced; itself if each is what it was.

    So what the effective system has as it is written is one object in both.
    """
    if all(getattr(element, word) is part for word, part in parts.items()):
        return element
    changed: T = replace(element, **parts)
    return changed
