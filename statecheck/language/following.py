"""Where the paths of a validator lead in a document."""

import re

from jsonschema_rs import ValidationError

from statecheck.syntax import Mapping, Node, Scalar, Sequence

_DIGITS = re.compile(r"\+?[0-9]+")


def followed(root: Node, error: ValidationError) -> tuple[tuple[str | int, ...], Node]:
    """Return the way to what an error is about, and what is written there.

    The path that jsonschema-rs gives takes keys of digits for indexes and leaves empty
    keys out; here they are keys again. Where an empty key could have been left out in
    several places, the first that fits is taken.
    """
    keys: list[str | int] = []
    node = root
    for step in error.instance_path:
        while (
            isinstance(node, Mapping)
            and _key(node, step) is None
            and "" in node.entries
        ):
            keys.append("")
            node = node.entries[""].value
        key = _key(node, step)
        if isinstance(node, Mapping) and isinstance(key, str):
            node = node.entries[key].value
        elif isinstance(node, Sequence) and isinstance(key, int):
            node = node.items[key]
        else:
            break
        keys.append(key)
    while isinstance(node, Mapping) and "" in node.entries and not _is(node, error):
        keys.append("")
        node = node.entries[""].value
    return tuple(keys), node


def _key(node: Node, step: str | int) -> str | int | None:
    """Return the key of a node that a step of a path means; None if it has none."""
    if isinstance(node, Sequence):
        return step if isinstance(step, int) and step < len(node.items) else None
    if isinstance(node, Scalar):
        return None
    if str(step) in node.entries:
        return str(step)
    if isinstance(step, str):
        return None
    digits = (key for key in node.entries if _DIGITS.fullmatch(key))
    return next((key for key in digits if int(key) == step), None)


def _is(node: Mapping, error: ValidationError) -> bool:
    """Return whether a map can be what an error is about."""
    return isinstance(error.instance, dict) and [*error.instance] == [*node.entries]
