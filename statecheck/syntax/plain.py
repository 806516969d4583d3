"""From a tree to data without places."""

from typing import Any

from statecheck.syntax.collector import collector_off
from statecheck.syntax.tree import Mapping, Node, Scalar, Sequence


@collector_off()
def plain_data(root: Mapping) -> dict[str, object]:
    """Return what a tree says as dict, list, and the values of its scalars.

    Keys are text. What is written once and used by aliases is one object, so the data
    is never larger than the file. Works however deep the tree is.
    """
    data: dict[str, object] = {}
    made: dict[int, Any] = {id(root.entries): data}
    waiting: list[Mapping | Sequence] = [root]

    def value_of(node: Node) -> object:
        """Return the value of a scalar, or a container that is yet to be filled."""
        if isinstance(node, Scalar):
            return node.value
        content = node.entries if isinstance(node, Mapping) else node.items
        if id(content) not in made:
            made[id(content)] = {} if isinstance(node, Mapping) else []
            waiting.append(node)
        return made[id(content)]

    for node in waiting:  # which grows
        if isinstance(node, Mapping):
            values = {
                name: value_of(entry.value) for name, entry in node.entries.items()
            }
            made[id(node.entries)].update(values)
        else:
            made[id(node.items)].extend(map(value_of, node.items))
    return data
