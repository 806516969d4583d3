"""Which edges of an offer fit what is sent, and what was shown."""

from collections.abc import Mapping, Sequence

from statecheck.graph.edge import Edge
from statecheck.spec import Literal, Otherwise, Outcome, Presence

Group = tuple[Edge, ...]
"""The edges of which the server chooses one once something has been chosen."""

Valuation = Mapping[str, str | None]
"""By field, the text of its value; None where it is absent."""


class Fitting:
    """The edges of an offer, by the values for which their `when` holds.

    `otherwise` holds if no other `when` of the same offer does.

    Sets of edges are numbers with a bit for each, so that a thousand values are not
    held against a thousand conditions one by one.
    """

    def __init__(self, offered: Sequence[Edge]) -> None:
        """Look the conditions up by field and value."""
        self._offered = offered
        self._always = self._otherwise = self._asking = 0
        self._fields: dict[str, _Asked] = {}
        for number, edge in enumerate(offered):
            when = edge.outcome.when if isinstance(edge.outcome, Outcome) else None
            if when is None:
                self._always |= 1 << number
            elif when is Otherwise.OTHERWISE:
                self._otherwise |= 1 << number
            else:
                self._asking |= 1 << number
                for field, alternatives in when.items():
                    asked = self._fields.setdefault(field, _Asked())
                    asked.add(1 << number, alternatives)

    def mask(self, values: Valuation) -> int:
        """Return the edges that values sent and shown fit, a bit for each."""
        held = self._asking
        for field, asked in self._fields.items():
            held &= ~asked.asking | asked.accepting(values.get(field))
        return held | self._always | (0 if held else self._otherwise)

    def edges(self, mask: int) -> Group:
        """Return the edges of a set, in their order."""
        return tuple(
            edge for number, edge in enumerate(self._offered) if mask >> number & 1
        )


class _Asked:
    """What conditions ask of one field, a bit for each condition.

    Attributes:
        asking: Those that ask anything of it.
    """

    def __init__(self) -> None:
        self.asking = self._present = self._absent = 0
        self._equal: dict[str, int] = {}

    def add(self, bit: int, alternatives: tuple[Literal | Presence, ...]) -> None:
        """Enter what the condition of a bit asks."""
        self.asking |= bit
        for alternative in alternatives:
            if alternative is Presence.PRESENT:
                self._present |= bit
            elif alternative is Presence.ABSENT:
                self._absent |= bit
            else:
                text = alternative.text
                self._equal[text] = self._equal.get(text, 0) | bit

    def accepting(self, value: str | None) -> int:
        """Return the conditions that a value fulfils; None is none."""
        if value is None:
            return self._absent
        return self._present | self._equal.get(value, 0)
