"""What an export is: a function from a graph to a document, and what was lost."""

from collections.abc import Mapping
from typing import Any

from statecheck.immutable import frozen


@frozen
class Loss:
    """Something that a spec says and the other language cannot.

    Attributes:
        what: What is not said, in one sentence.
        where: The elements that say it, by name; empty for the system as a whole.
    """

    what: str
    where: tuple[str, ...] = ()


@frozen
class Exported:
    """A contract in another language.

    Attributes:
        document: The document, as plain data that can be written as JSON or YAML.
        losses: What it does not say.
    """

    document: Mapping[str, Any]
    losses: tuple[Loss, ...] = ()


@frozen
class Export:
    """Another language.

    Attributes:
        module: The module whose `export` makes an `Exported` of a graph.
        purpose: Who reads it.
    """

    module: str
    purpose: str


EXPORTS: Mapping[str, Export] = {
    "openapi": Export("openapi", "OpenAPI 3.1, for whoever calls or serves the API"),
}
"""The languages, by name; a language is a module of this room and its line here."""
