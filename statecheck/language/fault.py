"""One thing that a validator found, with what is written there."""

from typing import Any, Self

from jsonschema_rs import ValidationError

from statecheck.immutable import frozen
from statecheck.language.expectation import expected
from statecheck.language.following import followed
from statecheck.language.vocabulary import Schema
from statecheck.source import Location, Pointer
from statecheck.syntax import Document, Mapping, Node, Scalar, Sequence

_LONGEST = 60
"""Characters of a text that a message shows."""

_DEFINITION = 2
"""Steps of the path to a definition: `$defs` and its name."""


@frozen
class Fault:
    """What is wrong, where, and what stands there.

    Attributes:
        error: What the validator says.
        at: The place of what is wrong.
        node: What is written there.
        schema: What the language says of the place.
        definition: The name of the definition that this is; empty if it is none.
    """

    error: ValidationError
    at: Location
    node: Node
    schema: Schema
    definition: str

    @classmethod
    def of(cls, error: ValidationError, document: Document, grammar: Schema) -> Self:
        """Return what an error says of a document that was held against a grammar."""
        path = error.schema_path[:-1]
        schema: Any = grammar
        for key in path:
            schema = schema[key]
        name = ""
        if len(path) == _DEFINITION:
            name = str(path[1])
        elif path[-2:] == ["disputed", "items"]:
            name = "Dispute"
        keys, node = followed(document.root, error)
        return cls(
            error=error,
            at=Location(document.source.name, Pointer(keys)),
            node=node,
            schema=schema,
            definition=name,
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that are written there; empty if it is no map."""
        return tuple(self.node.entries) if isinstance(self.node, Mapping) else ()

    @property
    def words(self) -> tuple[str, ...]:
        """The keys that the language has there; empty if it has none."""
        return tuple(self.schema.get("properties", ()))

    @property
    def text(self) -> str:
        """The spelling of what is written there; empty if it is no scalar."""
        return self.node.text if isinstance(self.node, Scalar) else ""

    @property
    def empty(self) -> bool:
        """Whether nothing is written there."""
        return isinstance(self.node, Scalar) and self.node.value is None

    @property
    def expected(self) -> str:
        """What the language expects there, in plain words."""
        name = self.definition
        return expected({"$ref": f"#/$defs/{name}"} if name else self.schema)

    @property
    def found(self) -> str:
        """What stands there, in plain words."""
        if isinstance(self.node, Mapping):
            return "a map"
        if isinstance(self.node, Sequence):
            return "a list"
        if self.node.value is None:
            return "nothing"
        if isinstance(self.node.value, bool):
            return shown(self.text)
        kind = "text" if isinstance(self.node.value, str) else "number"
        return f"the {kind} {shown(self.text)}" if self.text else "an empty text"

    @property
    def where(self) -> str:
        """Where it stands, in plain words."""
        keys = self.at.pointer.keys
        named = [key for key in keys if isinstance(key, str)]
        if not named:
            return "in the file"
        inside = "in the list under" if isinstance(keys[-1], int) else "under"
        return f"{inside} {shown(named[-1])}"


def shown(text: str) -> str:
    """Return a text as a message shows it, cut if it is long."""
    return f"`{text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}`"
