"""One pass over the events of a text: the tree is built and everything is counted.

Nothing here calls itself, so no text is too deep for it, and nothing is built of what
comes after a limit. Every scalar of every file comes through `Composer.compose`, hence
its loop does little by itself, and leaves what is rare to others.
"""

from collections.abc import Callable, Iterator
from sys import intern

from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from statecheck.settings import Limits
from statecheck.syntax.aliases import Aliases
from statecheck.syntax.core_schema import NUMERIC, WORDS, Refused, resolve
from statecheck.syntax.events import YamlEvent
from statecheck.syntax.keys import MERGE, Keys
from statecheck.syntax.notebook import Notebook
from statecheck.syntax.refusals import (
    note_alias,
    note_bomb,
    note_depth,
    note_document,
    note_length,
    note_nodes,
    note_number,
    note_tag,
)
from statecheck.syntax.tree import Entry, Mapping, Node, Scalar, Sequence

_Inside = tuple[dict[str, Entry] | None, Scalar | None, list[Node]]
"""What is being read: the entries of a mapping, None in a list; the key whose value
comes next, None if a key does; the items of a list."""


class EndOfPassError(Exception):
    """What was noted last leaves nothing to read on for."""


class Composer:
    """Builds the tree of one text and notes what is wrong with it."""

    def __init__(self, limits: Limits, notebook: Notebook) -> None:
        """Begin with nothing.

        Args:
            limits: How much is taken.
            notebook: Where findings are noted.
        """
        self._limits = limits
        self._notebook = notebook
        self._aliases = Aliases()
        self._keys = Keys(notebook)
        self._nodes = 0
        self._roots: list[Node] = []
        self._inside: _Inside = (None, None, self._roots)
        self._around: list[tuple[Mapping | Sequence, _Inside]] = []

    def compose(self, events: Iterator[YamlEvent]) -> Node | None:
        """Return the root; None if there is none.

        Raises:
            EndOfPassError: A limit was met, or a second document.
            yaml.YAMLError: The text is no YAML; what `events` raises.
        """
        handlers: dict[type, Callable[[YamlEvent], Node | None]] = {
            MappingStartEvent: self._begin_mapping,
            SequenceStartEvent: self._begin_sequence,
            MappingEndEvent: self._end,
            SequenceEndEvent: self._end,
            AliasEvent: self._alias,
            DocumentStartEvent: self._begin_document,
            DocumentEndEvent: _pass_over,
            StreamStartEvent: _pass_over,
            StreamEndEvent: _pass_over,
        }
        most, longest = self._limits.nodes, self._limits.scalar
        entries, key, items = self._inside
        for event in events:
            if isinstance(event, ScalarEvent):
                text = event.value if key is not None else intern(event.value)
                start, end = event.start_mark.index, event.end_mark.index
                node = Scalar(text, text, start, end)
                if not event.style and (text in WORDS or text[0] in NUMERIC):
                    self._give_meaning(node, is_key=entries is not None and key is None)
                self._nodes += 1
                if (
                    self._nodes > most
                    or len(text) > longest
                    or event.anchor is not None
                    or event.tag is not None
                ):
                    self._look_twice(event, node)
            else:
                self._inside = entries, key, items
                complete = handlers[type(event)](event)
                entries, key, items = self._inside
                if complete is None:
                    continue
                node = complete
            if entries is None:
                items.append(node)
            elif key is not None:
                if key.start >= 0:
                    entries[key.text] = Entry(key, node)
                else:
                    self._keys.keep(key, node, entries)
                key = None
            elif (
                isinstance(node, Scalar)
                and node.value is node.text
                and node.text not in entries
                and node.text != MERGE
            ):
                key = node
            else:
                key = self._keys.take(node, entries)
        self._measure_aliases()
        return self._roots[0] if self._roots else None

    def _give_meaning(self, node: Scalar, *, is_key: bool) -> None:
        """Set the value of a plain scalar; a key may look like any number."""
        value = resolve(node.text, self._limits.number)
        if not isinstance(value, Refused):
            node.value = value
        elif not is_key:
            note_number(self._notebook, node, value, self._limits.number)

    def _look_twice(self, event: YamlEvent, node: Scalar) -> None:
        """Deal with a scalar that is too long, tagged, anchored, or one too many."""
        if len(node.text) > self._limits.scalar:
            note_length(self._notebook, node, self._limits.scalar)
        if event.tag is not None:
            note_tag(self._notebook, event)
        if event.anchor is not None:
            self._aliases.anchor(event.anchor, node)
        self._stop_beyond(event, 0)

    def _begin_mapping(self, event: YamlEvent) -> None:
        node = Mapping({}, event.start_mark.index, event.end_mark.index)
        self._around.append((node, self._inside))
        self._inside = (node.entries, None, self._roots)
        self._begin(event)

    def _begin_sequence(self, event: YamlEvent) -> None:
        node = Sequence([], event.start_mark.index, event.end_mark.index)
        self._around.append((node, self._inside))
        self._inside = (None, None, node.items)
        self._begin(event)

    def _begin(self, event: YamlEvent) -> None:
        """Deal with a mapping or list that is tagged, anchored, or one too many."""
        self._nodes += 1
        if event.tag is not None:
            note_tag(self._notebook, event)
        if event.anchor is not None:
            self._aliases.begin(event.anchor, len(self._around), self._nodes)
        self._stop_beyond(event, len(self._around))

    def _end(self, event: YamlEvent) -> Mapping | Sequence:
        """Return the mapping or list that is complete, and go on around it."""
        node, self._inside = self._around.pop()
        node.end = event.end_mark.index
        if self._aliases.open:
            self._aliases.end(node, len(self._around) + 1, self._nodes)
        return node

    def _alias(self, event: YamlEvent) -> Node:
        """Return what an alias stands for; an empty scalar if for nothing."""
        start, end = event.start_mark.index, event.end_mark.index
        name = event.anchor or ""
        self._nodes += 1
        anchored = self._aliases.use(name, start, end)
        self._stop_beyond(
            event, len(self._around) + (anchored.height if anchored else 0)
        )
        if anchored is not None:
            return anchored.stand_in(start, end)
        note_alias(self._notebook, event, cyclic=self._aliases.is_open(name))
        return Scalar("", None, start, end, alias=True)

    def _begin_document(self, event: YamlEvent) -> None:
        """Go on with the first document; a second is noted and not read."""
        if self._nodes:
            note_document(self._notebook, event)
            raise EndOfPassError

    def _stop_beyond(self, event: YamlEvent, depth: int) -> None:
        """Note it and stop if there are too many nodes, or `depth` is too much."""
        if self._aliases.open:
            self._aliases.reach(depth)
        if depth > self._limits.depth:
            note_depth(self._notebook, event, self._limits.depth)
            raise EndOfPassError
        if self._nodes > self._limits.nodes:
            note_nodes(self._notebook, event, self._limits.nodes)
            raise EndOfPassError

    def _measure_aliases(self) -> None:
        """Note it if the file were far larger with its aliases written out."""
        if self._aliases.explode(self._nodes):
            note_bomb(self._notebook, self._aliases, self._nodes)


def _pass_over(_event: YamlEvent) -> None:
    """Take no note of an event."""
