"""The types of fields: what they are, and how they are written."""

import re
from functools import lru_cache

from statecheck.immutable import frozen
from statecheck.language.vocabulary import reserved_words

PRIMITIVES = ("string", "integer", "number", "boolean", "any", "unknown", "error")
"""The types that are no model, list or map."""

_DEPTH = 50
"""Lists and maps within each other."""

_MODEL = re.compile(r"(?:[A-Za-z0-9_.-]+/)?[A-Za-z0-9_-]+", re.ASCII)


@frozen
class Primitive:
    """A type that the language knows.

    Attributes:
        name: One of `PRIMITIVES`.
    """

    name: str

    def __str__(self) -> str:
        """Return its name."""
        return self.name


@frozen
class ModelReference:
    """A model.

    Attributes:
        name: Its name, or `host/Name`.
    """

    name: str

    def __str__(self) -> str:
        """Return its name."""
        return self.name


@frozen
class ListOf:
    """A list, all members of one type."""

    member: "FieldType"

    def __str__(self) -> str:
        """Return the type of the members and `[]`."""
        return f"{self.member}[]"


@frozen
class MapOf:
    """An object whose keys are data, all values of one type."""

    member: "FieldType"

    def __str__(self) -> str:
        """Return `map` and the type of the values."""
        return f"map<{self.member}>"


FieldType = Primitive | ModelReference | ListOf | MapOf


@frozen
class TypeExpressionError:
    """Why a text is no type.

    Attributes:
        message: The fault in one sentence, without a full stop.
    """

    message: str


@lru_cache(maxsize=4096)  # a spec has many fields and few types
def parse_type(text: str) -> FieldType | TypeExpressionError:
    """Return the type that `text` is, or why it is none."""
    around: list[type[ListOf | MapOf]] = []
    inner = text.strip()
    while len(around) <= _DEPTH:
        if inner.endswith("[]"):
            around.append(ListOf)
            inner = inner[:-2].rstrip()
        elif inner.startswith("map<") and inner.endswith(">"):
            around.append(MapOf)
            inner = inner[4:-1].strip()
        else:
            break
    else:
        return TypeExpressionError("it is nested too deeply")
    if inner in PRIMITIVES:
        kind: FieldType = Primitive(inner)
    elif _MODEL.fullmatch(inner) and inner not in reserved_words():
        kind = ModelReference(inner)
    else:
        return TypeExpressionError(_why_no_type(inner))
    for outer in reversed(around):
        kind = outer(kind)
    return kind


def _why_no_type(inner: str) -> str:
    if not inner:
        return "a type is missing"
    if inner == "map":
        return "a map says what it holds, as in `map<string>`"
    if inner in reserved_words():
        return f"`{inner}` is a word of the language and no type"
    return f"`{inner}` is neither a type nor the name of a model"
