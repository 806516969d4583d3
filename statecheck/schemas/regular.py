"""Texts that match a portable regular expression, made at random."""

import re
from dataclasses import dataclass
from random import Random

_OPEN_ENDED = 3
"""So many more repetitions are made where any number will do."""

_CONTROLS = {"n": "\n", "r": "\r", "t": "\t"}
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_PIECE = re.compile(
    r"\[(?P<negated>\^?)(?P<inside>(?:\\.|[^\]\\])*)\]"
    r"|\\(?P<escaped>.)"
    r"|(?P<any>\.)"
    r"|(?P<literal>[^()|])",
    re.DOTALL,
)
_REPEAT = re.compile(r"[*+?]|\{(\d+)(?:(,)(\d*))?\}")
_MEMBER = re.compile(r"(\\.|[^\\])(?:-(\\.|[^\\]))?", re.DOTALL)


def text_like(pattern: str, random: Random) -> str:
    """Return a text that matches a portable regular expression as a whole."""
    return _Writer(pattern, random).alternatives()


@dataclass(slots=True)
class _Writer:
    """Writes a text while it reads an expression; it takes portable ones only.

    Attributes:
        pattern: The expression.
        random: Where choices come from.
        at: How far it has read.
    """

    pattern: str
    random: Random
    at: int = 0

    def alternatives(self) -> str:
        """Return a text for one of the alternatives up to the end of the group."""
        written = [self._sequence()]
        while self._next() == "|":
            self.at += 1
            written.append(self._sequence())
        return self.random.choice(written)

    def _next(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _sequence(self) -> str:
        made = []
        while self._next() not in {"", "|", ")"}:
            if self._next() in {"^", "$"}:
                self.at += 1
                continue
            made.append(self._repeated())
        return "".join(made)

    def _repeated(self) -> str:
        start = self.at
        first = self._piece()
        end = self.at
        repeat = _REPEAT.match(self.pattern, end)
        if repeat is None:
            return first
        made = []
        for _ in range(self._times(repeat)):
            self.at = start
            made.append(self._piece())
        self.at = repeat.end()
        return "".join(made)

    def _times(self, repeat: re.Match[str]) -> int:
        if repeat[0] == "?":
            return self.random.randint(0, 1)
        if repeat[0] in {"*", "+"}:
            least = 0 if repeat[0] == "*" else 1
            return least + self.random.randint(0, _OPEN_ENDED)
        least = int(repeat[1])
        if repeat[2] is None:
            return least
        most = int(repeat[3]) if repeat[3] else least + _OPEN_ENDED
        return self.random.randint(least, min(most, least + 2 * _OPEN_ENDED))

    def _piece(self) -> str:
        if self._next() == "(":
            self.at += 1
            made = self.alternatives()
            self.at += 1
            return made
        piece = _PIECE.match(self.pattern, self.at)
        if piece is None:  # not portable; what is made is held against the pattern
            self.at += 1
            return ""
        self.at = piece.end()
        if piece["inside"] is not None:
            return self._member(piece["inside"], negated=bool(piece["negated"]))
        if piece["any"]:
            return self.random.choice(_PLAIN)
        escaped = piece["escaped"]
        return _CONTROLS.get(escaped, escaped) if escaped else piece["literal"]

    def _member(self, inside: str, *, negated: bool) -> str:
        ranges = [
            (_character(each[1]), _character(each[2] or each[1]))
            for each in _MEMBER.finditer(inside)
        ]
        if negated:
            there = [c for c in _PLAIN if not any(a <= c <= b for a, b in ranges)]
            return self.random.choice(there or ["_"])
        first, last = self.random.choice(ranges)
        return chr(self.random.randint(ord(first), ord(last)))


def _character(member: str) -> str:
    if member.startswith("\\") and len(member) > 1:
        return _CONTROLS.get(member[1], member[1])
    return member
