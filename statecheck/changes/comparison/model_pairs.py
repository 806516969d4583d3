"""Every pair of models that stand in the same place, each looked at once.

That one model contains another is a greatest fixpoint over such pairs: a pair is taken
to hold until a difference within it is found, and each pair is looked at once, however
often it is met and by whatever circle. So the work grows with the pairs, nothing calls
itself, and a circle hides no difference.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from statecheck.changes.change import Side
from statecheck.changes.comparison.fields import (
    FieldDifference,
    Hidden,
    fields_compared,
)
from statecheck.changes.comparison.roots import Root, roots
from statecheck.changes.comparison.shapes import ModelPair
from statecheck.changes.comparison.versions import Versions
from statecheck.source import Location
from statecheck.spec import Absence, Model, ModelUse, System, Table

NOTHING = Model(fields=Table())
"""Stands for no body at all."""

_Key = tuple[str, str]


@dataclass(slots=True)
class ModelNode:
    """A pair of models.

    Attributes:
        name: Its logical path.
        old: The model as it was; None if nobody says what it was.
        new: The model as it is; None if nobody says what it is.
        at: Where each is said.
        sides: The sets that it is part of.
        uses: Where it is used, directly.
        found: What is other, once it has been looked at.
        inner: The pairs that its fields lead to, with the field.
    """

    name: str
    old: Model | None
    new: Model | None
    at: tuple[Location, Location]
    sides: set[Side] = field(default_factory=set)
    uses: list[str] = field(default_factory=list)
    found: list[FieldDifference] = field(default_factory=list)
    inner: list[tuple[str, ModelPair]] = field(default_factory=list)
    looked: bool = False


class Search:
    """Finds the pairs of models, and what sets they are part of."""

    def __init__(self, versions: Versions) -> None:
        """Search two versions."""
        self.versions = versions
        self.found: dict[_Key, ModelNode] = {}
        self.waiting: list[tuple[_Key, frozenset[Side]]] = []

    def nodes(self) -> list[ModelNode]:
        """Return all pairs, as they are met."""
        for root in roots(self.versions):
            self._root(root)
        for key, sides in self.waiting:  # it grows while it is gone through
            self._look(self.found[key], sides)
        return list(self.found.values())

    def _root(self, root: Root) -> None:
        old, new = root.uses
        self._meet(old, new, root.name, root.name, root.at, frozenset({root.side}))

    def _meet(  # noqa: PLR0917  # both sides of a use, and where it is
        self,
        old: ModelUse,
        new: ModelUse,
        path: str,
        use: str,
        at: tuple[Location, Location],
        sides: frozenset[Side],
    ) -> None:
        key = _key(old, path), _key(new, path)
        node = self.found.get(key)
        if node is None:
            models = (
                _model(self.versions.old.system, old),
                _model(self.versions.new.system, new),
            )
            name = f"models/{old}" if _named(old) and old == new else path
            places = (
                models[0].at if models[0] and models[0] is not NOTHING else at[0],
                models[1].at if models[1] and models[1] is not NOTHING else at[1],
            )
            node = ModelNode(name, *models, places)
            self.found[key] = node
        if use not in node.uses:
            node.uses.append(use)
        if not sides <= node.sides:
            fresh = sides - node.sides
            node.sides |= fresh
            self.waiting.append((key, frozenset(fresh)))

    def _look(self, node: ModelNode, sides: frozenset[Side]) -> None:
        """Look at a pair, once, and hand on the sets that it is part of."""
        if not node.looked:
            node.looked = True
            self._compare(node)
        for path, pair in node.inner:
            whole = f"{path}{pair.within}"
            self._meet(pair.old, pair.new, whole, path, node.at, sides)
        if node.old is None or node.new is None:
            return
        for value, old, new in _variants(node.old, node.new):
            path = f"{node.name}/variants/{value}"
            self._meet(old, new, path, path, node.at, sides)

    def _compare(self, node: ModelNode) -> None:
        old, new = node.old, node.new
        if old is None or new is None or old.enum or new.enum:
            return
        if old.fields is None or new.fields is None:
            return
        hidden = Hidden(old.incomplete, new.incomplete)
        for each in fields_compared(self.versions, old.fields, new.fields, hidden):
            if isinstance(each, FieldDifference):
                node.found.append(each)
            else:
                wire, pair = each
                node.inner.append((f"{node.name}/fields/{wire}", pair))


def _named(use: ModelUse) -> bool:
    return isinstance(use, str) and not isinstance(use, Absence)


def _key(use: ModelUse, path: str) -> str:
    """Return what a use is known by: a name, or for a model in place its path."""
    if use is None or isinstance(use, Absence):
        return f"({use})"
    return path if isinstance(use, Model) else f"models/{use}"


def _model(system: System, use: ModelUse) -> Model | None:
    """Return what is meant; None if nobody says so."""
    if use is Absence.NONE:
        return NOTHING
    if use is None or isinstance(use, Absence):
        return None
    return use if isinstance(use, Model) else system.models.get(use)


def _variants(old: Model, new: Model) -> Iterator[tuple[str, ModelUse, ModelUse]]:
    """Yield the variants that are to be compared, by value.

    A value that only one version has, is said of the discriminator.
    """
    if old.discriminator != new.discriminator:
        return
    for value in sorted({*old.variants} & {*new.variants}):
        yield value, old.variants[value], new.variants[value]
