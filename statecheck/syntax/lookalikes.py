"""Keys that look the same and are not."""

import unicodedata

from statecheck.syntax.notebook import Notebook
from statecheck.syntax.quoting import quoted
from statecheck.syntax.rules import LOOK_ALIKE_KEY
from statecheck.syntax.tree import Entry, Mapping, Node, Scalar


def note_lookalikes(root: Node, notebook: Notebook) -> None:
    """Note keys of one mapping that differ only in how accents are composed.

    Costs nothing for a text that is in Unicode's composed form, as nearly all are.
    """
    if unicodedata.is_normalized("NFC", notebook.text):
        return
    waiting = [root]
    for node in waiting:  # which grows
        if isinstance(node, Scalar) or node.alias:
            continue
        if isinstance(node, Mapping):
            _compare(node.entries, notebook)
            waiting.extend(entry.value for entry in node.entries.values())
        else:
            waiting.extend(node.items)


def _compare(entries: dict[str, Entry], notebook: Notebook) -> None:
    """Note the keys of one mapping that look like an earlier one."""
    seen: dict[str, Scalar] = {}
    for name, entry in entries.items():
        first = seen.setdefault(unicodedata.normalize("NFC", name), entry.key)
        if first is not entry.key:
            notebook.note(
                LOOK_ALIKE_KEY,
                entry.key.start,
                entry.key.end,
                f"the key {quoted(name)} looks like another of this mapping, and is "
                "written with other characters",
                ((first.start, first.end, "the other one"),),
            )
