"""What is wrong with the keys of mappings."""

from statecheck.syntax.notebook import Notebook
from statecheck.syntax.quoting import quoted
from statecheck.syntax.rules import COMPLEX_KEY, DUPLICATE_KEY, MERGE_KEY
from statecheck.syntax.tree import Entry, Mapping, Node, Scalar, Sequence

MERGE = "<<"
"""The merge key of YAML 1.1, if it stands without quotes."""

_NOWHERE = -1

DROPPED = Scalar("", None, _NOWHERE, _NOWHERE)
"""Stands for a key that is refused: its value is read and forgotten."""

_Entries = dict[str, Entry]
_Meanings = dict[tuple[type, str], Scalar]


class Keys:
    """Looks twice at keys that may not be taken as they are."""

    def __init__(self, notebook: Notebook) -> None:
        """Begin with no key.

        Args:
            notebook: Where findings are noted.
        """
        self._notebook = notebook
        self._complex_at = -1
        self._own: dict[int, Mapping] = {}  # held, so that no other gets its identity
        self._meanings: dict[int, tuple[_Entries, _Meanings]] = {}

    def take(self, node: Node, entries: _Entries) -> Scalar:
        """Return the key that `node` is; what is refused, or there already, is noted.

        What is refused is `DROPPED`. What is there already is a key that begins nowhere
        and is spelled like the first.

        Args:
            node: What stands where a key should.
            entries: What stands above it in the same mapping.
        """
        if not isinstance(node, Scalar):
            self._note_complex(node)
            return DROPPED
        if node.text == MERGE and node.end - node.start == len(MERGE):
            self._notebook.note(
                MERGE_KEY,
                node.start,
                node.end,
                "`<<` merges nothing: use `extends`, an alias for the whole value, or "
                "write the keys",
            )
            return DROPPED
        message = f"the key {quoted(node.text)} stands in this mapping a second time"
        first = entries[node.text].key if node.text in entries else None
        if first is None and node.value is not node.text:
            first = self._same_meaning(node, entries)
            message = (
                f"{quoted(node.text)} means the same as {quoted(first.text)}, so it "
                "stands here a second time"
            )
        if first is None or first is node:
            return node
        explained = ((first.start, first.end, "first written here"),)
        self._notebook.note(DUPLICATE_KEY, node.start, node.end, message, explained)
        return Scalar(first.text, None, _NOWHERE, _NOWHERE)

    def keep(self, key: Scalar, node: Node, entries: _Entries) -> None:
        """Add to the value of a key that is there again what only `node` has.

        So what is declared there is known, and not found missing besides. Mappings are
        put together, however deep; of anything else the first is kept. What an alias
        stands for is declared elsewhere, and not gone through as often as it is used.
        """
        waiting = [] if key is DROPPED else [(entries, key.text, node)]
        while waiting:
            around, name, second = waiting.pop()
            first = around[name].value
            if not isinstance(first, Mapping) or not isinstance(second, Mapping):
                continue
            if second.alias:
                continue
            if id(first) not in self._own:
                # An alias may share what the first has, and must not get any more.
                own = Mapping(dict(first.entries), first.start, first.end, first.alias)
                self._own[id(own)] = first = own
                around[name] = Entry(around[name].key, own)
            for inner, entry in second.entries.items():
                if first.entries.setdefault(inner, entry) is not entry:
                    waiting.append((first.entries, inner, entry.value))

    def _same_meaning(self, key: Scalar, entries: _Entries) -> Scalar:
        """Return the first key of the mapping that means what `key` means."""
        # The entries are held so that no other mapping gets their identity.
        _, meanings = self._meanings.setdefault(id(entries), (entries, {}))
        return meanings.setdefault((type(key.value), _exactly(key.value)), key)

    def _note_complex(self, node: Mapping | Sequence) -> None:
        if self._complex_at > node.start:
            return  # it stands within this one
        self._complex_at = node.start
        kind = "a list" if isinstance(node, Sequence) else "a mapping"
        message = f"{kind} stands where a key has to be a text"
        if self._notebook.text.startswith("{{", node.start - 1):
            message = "`{{` begins a mapping as a key: put the text in quotes"
        self._notebook.note(COMPLEX_KEY, node.start, node.end, message)


def _exactly(value: object) -> str:
    """Return a text that is the same for equal values of one type alone.

    Numbers are not looked up themselves: whoever writes a file can choose many that
    have one hash, and each would be compared with all before it.
    """
    if isinstance(value, int):
        return hex(value)
    if isinstance(value, float):
        return (value + 0.0).hex()  # so that zero has one sign
    return str(value)
