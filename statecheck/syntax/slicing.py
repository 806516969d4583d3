"""The elements of a file, each parsed by itself."""

from collections.abc import Mapping as Map

from statecheck.settings import Limits
from statecheck.source import Pointer, Source
from statecheck.syntax.parser import parse
from statecheck.syntax.tree import Entry, Mapping, Scalar

_STEPS = 2
"""Keys of a pointer that lead to an element: a section and a name."""

_Stretch = tuple[int, int]


class Slices:
    """Where each element of a file stands, so that it can be parsed without the others.

    That takes a hundredth of the memory of the tree. Once it would take half as long as
    parsing the file, it is no longer done.
    """

    def __init__(self, root: Mapping, limits: Limits) -> None:
        """Remember where the elements stand.

        Args:
            root: The tree of a file that nothing was wrong with.
            limits: What was taken.
        """
        self._limits = limits
        self._sections: Map[str, dict[str, _Stretch]] = {
            section: {
                name: (inner.key.start, inner.value.end)
                for name, inner in entry.value.entries.items()
            }
            for section, entry in root.entries.items()
            if isinstance(entry.value, Mapping) and not entry.value.alias
        }
        self._known: dict[_Stretch, Mapping | None] = {}
        self._left = root.end // 2

    def around(self, source: Source, pointer: Pointer) -> Mapping | None:
        """Return a tree with the element that a pointer leads to, or into.

        Its places are those in the whole text. None if the element does not stand by
        itself: it uses an alias, or it is on a line with others.
        """
        section, name = (*map(str, pointer.keys[:_STEPS]), "", "")[:_STEPS]
        stretch = self._sections.get(section, {}).get(name)
        if stretch is None:
            return None
        if stretch not in self._known:
            self._left -= stretch[1] - stretch[0]
            self._known[stretch] = (
                self._parsed(source, stretch, section, name)
                if self._left >= 0
                else None
            )
        return self._known[stretch]

    def _parsed(
        self, source: Source, stretch: _Stretch, section: str, name: str
    ) -> Mapping | None:
        start, end = stretch
        line = source.text.rfind("\n", 0, start) + 1
        if source.text[line:start].strip(" "):
            return None
        # Behind as much of nothing as stands before it, each thing is where it was.
        text = "\n" * line + source.text[line:end]
        document, faults = parse(Source(source.name, text), self._limits)
        if document is None or faults or [*document.root.entries] != [name]:
            return None
        entry = document.root.entries[name]
        if (entry.key.start, entry.value.end) != stretch:
            return None
        around = Scalar(section, section, start, start)
        return Mapping({section: Entry(around, document.root)}, start, end)
