"""The words of the language that the names of Python's fields stand for."""

from functools import cache


@cache
def spelled(name: str) -> str:
    """Return the word of the language that a field's name stands for."""
    first, *rest = name.rstrip("_").split("_")
    return first + "".join(part.title() for part in rest)
