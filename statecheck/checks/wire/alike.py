"""Which states may be told by one answer, without holding each against each."""

from collections import Counter
from collections.abc import Iterator, Mapping
from heapq import merge
from itertools import takewhile

from statecheck.spec import Literal, Presence

Alternatives = tuple[Literal | Presence, ...]
Told = Mapping[str, Alternatives]
"""What tells a state: alternatives by pointer."""


class Alike:
    """States in an order, by the texts that tell them.

    Where most states are told by texts at one pointer, a state told by another text
    there need not be looked at.
    """

    def __init__(self, told: Mapping[str, Told]) -> None:
        """Look states up by what tells them, in their order."""
        self._told = told
        self._number = {name: number for number, name in enumerate(told)}
        counts = Counter(
            pointer
            for each in told.values()
            for pointer in each
            if _texts(each, pointer)
        )
        usual = [pointer for pointer, count in counts.items() if count * 2 >= len(told)]
        self._others = {
            pointer: [name for name, each in told.items() if not _texts(each, pointer)]
            for pointer in usual
        }
        self._by_text: dict[tuple[str, str], list[str]] = {}
        for name, each in told.items():
            for pointer in each.keys() & self._others.keys():
                for text in _texts(each, pointer):
                    self._by_text.setdefault((pointer, text), []).append(name)

    def before(self, name: str) -> Iterator[str]:
        """Yield the states before one that may be told by the same answer."""
        told = self._told[name]
        lists = [
            [self._others[pointer], *(self._by_text[pointer, text] for text in texts)]
            for pointer in sorted(told.keys() & self._others.keys())
            if (texts := _texts(told, pointer))
        ]
        in_order = iter(self._told)
        if lists:
            few = min(lists, key=lambda each: sum(map(len, each)))
            in_order = merge(*few, key=self._number.__getitem__)
        yield from takewhile(lambda other: other != name, in_order)


def _texts(told: Told, pointer: str) -> frozenset[str]:
    """Return the texts, one of which stands at a pointer; empty if others may."""
    alternatives = told.get(pointer, ())
    texts = [each.text for each in alternatives if isinstance(each, Literal)]
    return frozenset(texts if len(texts) == len(alternatives) else ())
