"""What a text says, as a tree that remembers where each thing stands.

Places are offsets into the text, in Unicode code points counted from 0; `end` is the
first one after the node. They are turned into lines and columns only for what is shown.
A node that stands for an alias has the content of the anchor and its own place.
Nobody changes a tree once it is parsed.
"""

from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class Scalar:
    """A text, a number, a boolean or nothing.

    Attributes:
        text: How it is spelled, without quotes and with escapes resolved.
        value: What it means in YAML 1.2's core schema; a quoted one is always a text.
        start: Where it begins, quotes included.
        end: Where it ends.
        alias: Whether it is written as an alias.
    """

    text: str
    value: bool | int | float | str | None
    start: int
    end: int
    alias: bool = False


@dataclass(slots=True, eq=False)
class Sequence:
    """A list.

    Attributes:
        items: Its members, in order.
        start: Where it begins.
        end: Where it ends; in block style that is where the next thing begins.
        alias: Whether it is written as an alias.
    """

    items: "list[Node]"
    start: int
    end: int
    alias: bool = False


@dataclass(slots=True, eq=False)
class Entry:
    """A key of a mapping, and what stands behind it."""

    key: Scalar
    value: "Node"


@dataclass(slots=True, eq=False)
class Mapping:
    """Values by name.

    Attributes:
        entries: The entries by the spelling of their keys, in order.
        start: Where it begins.
        end: Where it ends; in block style that is where the next thing begins.
        alias: Whether it is written as an alias.
    """

    entries: dict[str, Entry]
    start: int
    end: int
    alias: bool = False


Node = Scalar | Sequence | Mapping
"""Anything a tree is made of."""
