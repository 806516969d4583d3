"""What is said of parts of a text that are YAML and are not taken."""

from statecheck.syntax.aliases import Aliases
from statecheck.syntax.core_schema import Refused
from statecheck.syntax.events import YamlEvent
from statecheck.syntax.notebook import Notebook
from statecheck.syntax.quoting import quoted
from statecheck.syntax.rules import (
    ALIAS_BOMB,
    CYCLIC_ALIAS,
    NOT_A_JSON_NUMBER,
    NUMBER_TOO_LONG,
    SCALAR_TOO_LONG,
    SEVERAL_DOCUMENTS,
    TAG_REFUSED,
    TOO_DEEP,
    TOO_MANY_NODES,
    UNDEFINED_ALIAS,
)
from statecheck.syntax.tree import Scalar


def note_number(notebook: Notebook, node: Scalar, why: Refused, longest: int) -> None:
    """Note a number that is not taken, where at most `longest` characters are."""
    if why is Refused.TOO_LONG:
        rule = NUMBER_TOO_LONG
        message = (
            f"a number of {len(node.text):,} characters, where {longest:,} are taken"
        )
    else:
        rule = NOT_A_JSON_NUMBER
        message = f"{quoted(node.text)} is no number that JSON has"
    notebook.note(rule, node.start, node.end, message)


def note_length(notebook: Notebook, node: Scalar, longest: int) -> None:
    """Note a scalar of more than `longest` characters."""
    message = f"a text of {len(node.text):,} characters, where {longest:,} are taken"
    notebook.note(SCALAR_TOO_LONG, node.start, node.end, message)


def note_tag(notebook: Notebook, event: YamlEvent) -> None:
    """Note the tag of a node."""
    start, end = _place(event)
    written = notebook.text[start:end].split(maxsplit=1)[0]
    notebook.note(
        TAG_REFUSED,
        start,
        start + len(written),
        f"the tag {quoted(written)} is not taken, as no tag is",
    )


def note_alias(notebook: Notebook, event: YamlEvent, *, cyclic: bool) -> None:
    """Note an alias that stands within what it stands for, or for nothing."""
    name = event.anchor or ""
    if cyclic:
        rule = CYCLIC_ALIAS
        message = f"the alias {quoted('*' + name)} stands within what it stands for"
    else:
        rule = UNDEFINED_ALIAS
        message = f"no anchor {quoted('&' + name)} stands above this alias"
    notebook.note(rule, *_place(event), message)


def note_bomb(notebook: Notebook, aliases: Aliases, nodes: int) -> None:
    """Note aliases that make a file of that many nodes far larger than it looks."""
    message = (
        f"with its aliases written out this file has at least "
        f"{nodes + aliases.added:,} nodes instead of {nodes:,}; this alias stands for "
        "the most of them"
    )
    notebook.note(ALIAS_BOMB, *aliases.worst_at, message)


def note_depth(notebook: Notebook, event: YamlEvent, deepest: int) -> None:
    """Note what goes deeper than `deepest` mappings and lists within each other."""
    message = f"more than {deepest:,} mappings and lists stand within each other here"
    notebook.note(TOO_DEEP, *_place(event), message)


def note_nodes(notebook: Notebook, event: YamlEvent, most: int) -> None:
    """Note the first of more than `most` nodes."""
    message = f"more than {most:,} keys, values and lists stand in this file up to here"
    notebook.note(TOO_MANY_NODES, *_place(event), message)


def note_document(notebook: Notebook, event: YamlEvent) -> None:
    """Note a document that is not the first of its file."""
    notebook.note(SEVERAL_DOCUMENTS, *_place(event), "a second document begins here")


def _place(event: YamlEvent) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index
