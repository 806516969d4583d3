"""Who can bring a flow where, against every choice of somebody else.

One least fixpoint answers two questions: what a user can bring about, where the server
chooses among the outcomes of what is pressed; and what always comes about, where the
server chooses everything.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from statecheck.graph.variants import VariantSet
from statecheck.immutable import frozen

Way = tuple[VariantSet, str]
"""Variants, and the node that is led to in them; an empty name is never won."""


@frozen
class Choice:
    """Something that can be chosen, and what may come of it.

    Attributes:
        counted: Where something that leads on can be counted on.
        risks: What somebody else may choose then; all of it has to be won.
        hopes: What can be counted on as well, once it is won.
    """

    counted: VariantSet
    risks: Sequence[Way]
    hopes: Sequence[Way] = ()


Offered = Sequence[Sequence[Choice]]
"""What can be chosen in a node, for each of the things that it may show."""


def winning(
    offered: Mapping[str, Offered],
    won: Mapping[str, VariantSet],
    asked: Mapping[str, VariantSet],
    nothing: VariantSet,
) -> dict[str, VariantSet]:
    """Return, by node, the variants in which it is won.

    A node is won if, whatever it shows, something can be chosen of which all that may
    come is won. With one variant it takes time linear in all risks and hopes: a choice
    is looked at again only when what it fails on has been won.

    Args:
        offered: By node, what can be chosen there.
        won: What is won to begin with.
        asked: By node, the variants that it is asked for.
        nothing: No variants.
    """
    game = _Game(asked, nothing)
    game.won.update(won)
    for node, shown in offered.items():
        game.add(node, shown)
    game.play()
    return game.won


@dataclass(slots=True)
class _Played:
    """A choice in its place.

    Attributes:
        checked: So many of the risks are won in all variants that are asked for.
    """

    node: str
    shown: int
    counted: VariantSet
    risks: Sequence[Way]
    checked: int = 0


@dataclass(slots=True)
class _Game:
    asked: Mapping[str, VariantSet]
    nothing: VariantSet
    won: dict[str, VariantSet] = field(default_factory=dict)
    shown: dict[str, list[VariantSet]] = field(default_factory=dict)
    choices: list[_Played] = field(default_factory=list)
    failing: dict[str, set[int]] = field(default_factory=dict)
    hoping: dict[str, list[tuple[int, VariantSet]]] = field(default_factory=dict)
    waiting: deque[int] = field(default_factory=deque)

    def add(self, node: str, offered: Offered) -> None:
        """Add what can be chosen in a node."""
        self.shown[node] = [self.nothing] * len(offered)
        for shown, choices in enumerate(offered):
            for choice in choices:
                number = len(self.choices)
                counted = choice.counted
                for variants, target in choice.hopes:
                    counted = counted | (variants & self._won(target))
                    self.hoping.setdefault(target, []).append((number, variants))
                self.choices.append(_Played(node, shown, counted, choice.risks))
                self.waiting.append(number)

    def play(self) -> None:
        """Win whatever can be won."""
        while self.waiting:
            choice = self.choices[number := self.waiting.popleft()]
            good = self._good(number, choice)
            if good:
                shown = self.shown[choice.node]
                shown[choice.shown] = shown[choice.shown] | good
                self._grow(choice.node)

    def _won(self, node: str) -> VariantSet:
        return self.won.get(node, self.nothing)

    def _good(self, number: int, choice: _Played) -> VariantSet:
        """Return where a choice newly is good, and note what it fails on elsewhere."""
        asked = self.asked[choice.node] & ~self._won(choice.node)
        risks = choice.risks
        while choice.checked < len(risks):
            variants, target = risks[choice.checked]
            if asked & variants & ~self._won(target):
                break
            choice.checked += 1
        good = asked & choice.counted & ~self.shown[choice.node][choice.shown]
        for position in range(choice.checked, len(risks)):
            if not good:
                break
            variants, target = risks[position]
            bad = good & variants & ~self._won(target)
            if bad:
                self.failing.setdefault(target, set()).add(number)
                good = good & ~bad
        return good

    def _grow(self, node: str) -> None:
        every = self.asked[node]
        for some in self.shown[node]:
            every = every & some
        new = every & ~self._won(node)
        if not new:
            return
        self.won[node] = self._won(node) | new
        self.waiting.extend(sorted(self.failing.pop(node, ())))
        for number, variants in self.hoping.get(node, ()):
            choice = self.choices[number]
            choice.counted = choice.counted | (variants & new)
            self.waiting.append(number)
