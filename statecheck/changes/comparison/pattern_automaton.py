"""Regular expressions of the portable kind as automata over ranges of characters.

They are those that `statecheck.language` takes: no look-around, no back-references, and
anchors only at the ends of the outermost alternatives. So each is an automaton, and
what holds of its language can be decided.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

Ranges = tuple[tuple[int, int], ...]
"""First and last characters of ranges, sorted and apart."""

_LAST = 0x10FFFF
_ANY: Ranges = ((0, _LAST),)
_DOT: Ranges = ((0, 9), (11, 12), (14, _LAST))
"""What a dot takes: everything but the ends of lines."""

_CONTROLS = {"n": "\n", "r": "\r", "t": "\t"}
_MOST_STATES = 1_000
"""States of an automaton; a pattern that needs more is not compared."""


class TooLargeError(Exception):
    """A pattern repeats so much that its automaton would be too large."""


@dataclass(slots=True)
class Automaton:
    """A non-deterministic automaton.

    Attributes:
        arcs: By state, the ranges of characters that lead to another state.
        free: By state, the states that it leads to without a character.
        start: Where it begins.
        end: Where it accepts.
    """

    arcs: list[list[tuple[Ranges, int]]] = field(default_factory=list)
    free: list[list[int]] = field(default_factory=list)
    start: int = 0
    end: int = 0

    def state(self) -> int:
        """Return a new state.

        Raises:
            TooLargeError: There are too many.
        """
        if len(self.arcs) >= _MOST_STATES:
            raise TooLargeError
        self.arcs.append([])
        self.free.append([])
        return len(self.arcs) - 1

    def closed(self, states: Sequence[int]) -> frozenset[int]:
        """Return states with all that they lead to without a character."""
        seen = set(states)
        waiting = list(states)
        for each in waiting:
            fresh = [other for other in self.free[each] if other not in seen]
            seen.update(fresh)
            waiting.extend(fresh)
        return frozenset(seen)

    def after(self, states: frozenset[int], character: int) -> frozenset[int]:
        """Return the states that a character leads to."""
        return self.closed(
            [
                target
                for each in states
                for ranges, target in self.arcs[each]
                if any(low <= character <= high for low, high in ranges)
            ]
        )


def automaton(pattern: str) -> Automaton:
    """Return the automaton of a pattern that matches somewhere in a text.

    Raises:
        TooLargeError: It would be too large.
    """
    return _Builder(pattern).built()


class _Builder:
    """Reads a pattern from left to right and builds its automaton.

    What is repeated is read once for each time.
    """

    def __init__(self, pattern: str) -> None:
        self.text = pattern
        self.at = 0
        self.made = Automaton()

    def built(self) -> Automaton:
        made = self.made
        made.start, made.end = made.state(), made.state()
        while True:
            begin = made.start
            if self._ahead("^"):
                self.at += 1
            else:
                begin = self._anything(begin)
            end = self._sequence(begin)
            if self._ahead("$"):
                self.at += 1
            else:
                end = self._anything(end)
            made.free[end].append(made.end)
            if not self._ahead("|"):
                return made
            self.at += 1

    def _ahead(self, character: str) -> bool:
        return self.text.startswith(character, self.at)

    def _anything(self, begin: int) -> int:
        """Read any text, of any length."""
        state = self.made.state()
        self.made.free[begin].append(state)
        self.made.arcs[state].append((_ANY, state))
        return state

    def _sequence(self, begin: int) -> int:
        """Read pieces up to `|`, `)`, a closing anchor or the end."""
        while self.at < len(self.text) and self.text[self.at] not in "|)$":
            begin = self._repeated(begin)
        return begin

    def _repeated(self, begin: int) -> int:
        """Read a piece with what says how often it comes."""
        start = self.at
        first = self._piece(begin)
        behind = self.at
        least, most = self._times()
        after = self.at
        if (least, most) == (1, 1):
            return first
        # the piece has been built once for nothing, which leads nowhere
        ends = [begin]
        here = begin
        for index in range(max(least, most or 0, 0)):
            self.at = start
            fresh = self.made.state()
            self.made.free[here].append(fresh)
            here = self._piece(fresh)
            if index + 1 > least - 1:
                ends.append(here)
        if most is None:
            self.at = start
            loop = self.made.state()
            self.made.free[here].append(loop)
            self.made.free[self._piece(loop)].append(loop)
            ends = [loop]
        elif least > 0:
            ends = ends[1:]
        self.at = max(after, behind)
        out = self.made.state()
        for each in ends:
            self.made.free[each].append(out)
        return out

    def _times(self) -> tuple[int, int | None]:
        """Read how often a piece comes; None for as often as one likes."""
        here = self.text[self.at : self.at + 1]
        simple: dict[str, tuple[int, int | None]] = {
            "*": (0, None),
            "+": (1, None),
            "?": (0, 1),
        }
        if here in simple:
            self.at += 1
            return simple[here]
        if here != "{":
            return 1, 1
        close = self.text.index("}", self.at)
        least, comma, most = self.text[self.at + 1 : close].partition(",")
        self.at = close + 1
        if not comma:
            return int(least), int(least)
        return int(least), int(most) if most else None

    def _piece(self, begin: int) -> int:
        """Read one character, a set of them, or a group."""
        here = self.text[self.at]
        if here == "(":
            self.at += 1
            out = self.made.state()
            while True:
                fresh = self.made.state()
                self.made.free[begin].append(fresh)
                self.made.free[self._sequence(fresh)].append(out)
                if not self._ahead("|"):
                    break
                self.at += 1
            self.at += 1
            return out
        end = self.made.state()
        self.made.arcs[begin].append((self._characters(), end))
        return end

    def _characters(self) -> Ranges:
        here = self.text[self.at]
        if here == ".":
            self.at += 1
            return _DOT
        if here != "[":
            code = self._character()
            return ((code, code),)
        self.at += 1
        negated = self._ahead("^")
        self.at += negated
        members: list[tuple[int, int]] = []
        while not self._ahead("]"):
            low = high = self._character()
            if self._ahead("-") and not self.text.startswith("-]", self.at):
                self.at += 1
                high = self._character()
            members.append((low, high))
        self.at += 1
        ranges = _joined(members)
        return _others(ranges) if negated else ranges

    def _character(self) -> int:
        here = self.text[self.at]
        self.at += 1
        if here != "\\":
            return ord(here)
        escaped = self.text[self.at]
        self.at += 1
        return ord(_CONTROLS.get(escaped, escaped))


def _joined(ranges: list[tuple[int, int]]) -> Ranges:
    """Return ranges sorted, those together that touch."""
    joined: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if joined and low <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(joined[-1][1], high)
        else:
            joined.append((low, high))
    return tuple(joined)


def _others(ranges: Ranges) -> Ranges:
    """Return all characters that are not in some ranges."""
    found: list[tuple[int, int]] = []
    begin = 0
    for low, high in ranges:
        if begin < low:
            found.append((begin, low - 1))
        begin = high + 1
    if begin <= _LAST:
        found.append((begin, _LAST))
    return tuple(found)
