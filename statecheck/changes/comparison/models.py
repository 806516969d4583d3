"""What is other about bodies: every pair of models that stand in the same place.

That one model contains another is a greatest fixpoint over such pairs: a pair is taken
to hold until a difference within it is found, and each pair is looked at once, however
often it is met and by whatever circle. So the work grows with the pairs, nothing calls
itself, and a circle hides no difference.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from statecheck.changes.change import Change, ChangeKind, Side
from statecheck.changes.comparison.fields import (
    FieldDifference,
    Hidden,
    fields_compared,
)
from statecheck.changes.comparison.likeness import alike
from statecheck.changes.comparison.roots import Root, roots
from statecheck.changes.comparison.shapes import ModelPair
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.kinds import models as kinds
from statecheck.changes.kinds import states as words
from statecheck.source import Location
from statecheck.spec import Absence, Field, Model, ModelUse, Openness, System, Table

_NOTHING = Model(fields=Table())
"""A body without members, or none at all."""

_Key = tuple[str, str]


@dataclass(slots=True)
class _Node:
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


def compare_models(versions: Versions) -> Iterator[Change]:
    """Yield what is other about everything that goes over the wire as a body."""
    nodes = _Search(versions).nodes()
    for node in nodes:
        yield from _local(versions, node)
        for each in node.found:
            sides = tuple(side for side in each.sides if side in node.sides)
            if sides:
                yield _change(versions, node, each, sides)
    yield from _unused(versions, nodes)


class _Search:
    """Finds the pairs of models, and what sets they are part of."""

    def __init__(self, versions: Versions) -> None:
        self.versions = versions
        self.found: dict[_Key, _Node] = {}
        self.waiting: list[tuple[_Key, frozenset[Side]]] = []

    def nodes(self) -> list[_Node]:
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
                models[0].at if models[0] and models[0] is not _NOTHING else at[0],
                models[1].at if models[1] and models[1] is not _NOTHING else at[1],
            )
            node = _Node(name, *models, places)
            self.found[key] = node
        if use not in node.uses:
            node.uses.append(use)
        if not sides <= node.sides:
            fresh = sides - node.sides
            node.sides |= fresh
            self.waiting.append((key, frozenset(fresh)))

    def _look(self, node: _Node, sides: frozenset[Side]) -> None:
        """Look at a pair, once, and hand on the sets that it is part of."""
        if not node.looked:
            node.looked = True
            self._compare(node)
        for path, pair in node.inner:
            whole = f"{path}{pair.within}"
            self._meet(pair.old, pair.new, whole, path, node.at, sides)
        if node.old is None or node.new is None:
            return
        for value, old, new in _variants(self.versions, node.old, node.new):
            path = f"{node.name}/variants/{value}"
            self._meet(old, new, path, path, node.at, sides)

    def _compare(self, node: _Node) -> None:
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
        return _NOTHING
    if use is None or isinstance(use, Absence):
        return None
    return use if isinstance(use, Model) else system.models.get(use)


def _variants(
    versions: Versions, old: Model, new: Model
) -> Iterator[tuple[str, ModelUse, ModelUse]]:
    """Yield the variants that are to be compared, by value.

    A value that only one version has, is said of the discriminator.
    """
    del versions
    if old.discriminator != new.discriminator:
        return
    for value in sorted({*old.variants} & {*new.variants}):
        yield value, old.variants[value], new.variants[value]


def _local(versions: Versions, node: _Node) -> Iterator[Change]:
    """Yield what is other about a pair but for its fields."""
    old, new = node.old, node.new
    if old is None or new is None:
        if (old is None) != (new is None):
            yield _said(
                node, kinds.FACT_LEARNED if old is None else kinds.FACT_FORGOTTEN
            )
        return
    if (old.enum is None) != (new.enum is None):
        yield _said(node, kinds.TYPE_CHANGED, "enum" if old.enum else "object")
        return
    if old.enum is not None and new.enum is not None:
        return  # said of the fields that have its values
    if (old.fields is None) != (new.fields is None):
        learned = old.fields is None
        kind = kinds.FACT_LEARNED if learned else kinds.FACT_FORGOTTEN
        yield _said(node, kind, word="fields")
    if old.incomplete != new.incomplete:
        kind = kinds.FACT_LEARNED if old.incomplete else kinds.FACT_FORGOTTEN
        yield _said(node, kind, word="incomplete")
    yield from _openness(node, old.open, new.open)
    if old.discriminator != new.discriminator:
        kind = kinds.DISCRIMINATOR_CHANGED
        yield _said(node, kind, old.discriminator, new.discriminator, "discriminator")
    else:
        yield from _values(versions, node, old, new)
    if not alike((old.description, *old.examples), (new.description, *new.examples)):
        yield _said(node, words.DOCS_CHANGED, word="description")


def _openness(node: _Node, old: Openness, new: Openness) -> Iterator[Change]:
    if bool(old) == bool(new) and (old is None) == (new is None):
        return
    if old is None:
        yield _said(node, kinds.FACT_LEARNED, "", _open(new), "open")
    elif new is None:
        yield _said(node, kinds.FACT_FORGOTTEN, _open(old), "", "open")
    else:
        kind = kinds.MODEL_OPENED if new else kinds.MODEL_CLOSED
        yield _said(node, kind, _open(old), _open(new), "open")


def _open(openness: Openness) -> str:
    return "open" if openness else "closed"


def _values(
    versions: Versions, node: _Node, old: Model, new: Model
) -> Iterator[Change]:
    """Yield the variants that only one version has, for values that both have."""
    listed = _listed(versions.old.system, old), _listed(versions.new.system, new)
    for value in sorted({*old.variants} ^ {*new.variants}):
        if any(each is not None and value not in each for each in listed):
            continue  # said of the discriminator
        come = value in new.variants
        kind = kinds.VARIANT_ADDED if come else kinds.VARIANT_REMOVED
        before, after = ("", value) if come else (value, "")
        yield _said(node, kind, before, after, "variants")


def _listed(system: System, model: Model) -> frozenset[str] | None:
    """Return the values of a discriminator; None where they are not listed."""
    teller = (model.fields or Table[Field]()).get(model.discriminator)
    if teller is None:
        return None
    if teller.enum is not None:
        return frozenset(teller.enum)
    named = system.models.get(str(teller.type))
    return None if named is None or named.enum is None else frozenset(named.enum)


def _said(
    node: _Node, kind: ChangeKind, before: str = "", after: str = "", word: str = ""
) -> Change:
    sides = tuple(side for side, _ in kind.effects if side in node.sides)
    old, new = node.old, node.new
    return Change(
        kind=kind,
        name=node.name,
        old=node.at[0] / word if word and old is not None else node.at[0],
        new=node.at[1] / word if word and new is not None else node.at[1],
        before=before,
        after=after,
        sides=sides,
        uses=tuple(sorted(node.uses)),
        open_before=None if old is None or old.open is None else bool(old.open),
        open_after=None if new is None or new.open is None else bool(new.open),
        disputed=any(
            each is not None and each.fact.disputes(word) for each in (old, new)
        ),
    )


_OF_VALUES = frozenset({kinds.ENUM_VALUE_ADDED, kinds.ENUM_VALUE_REMOVED})


def _change(
    versions: Versions, node: _Node, each: FieldDifference, sides: tuple[Side, ...]
) -> Change:
    difference = each.difference
    owners = node.old, node.new
    word = difference.word
    at = [
        node.at[index] / "fields"
        if element is None
        else (element.at / word if word else element.at.key)
        for index, element in enumerate((each.old, each.new))
    ]
    openness = [None if owner is None else owner.open for owner in owners]
    if difference.kind in _OF_VALUES:
        openness = [
            _open_values(versions.old.system, each.old),
            _open_values(versions.new.system, each.new),
        ]
    facts = [element.fact for element in (each.old, each.new) if element is not None]
    sunsets = [
        element.fact.deprecated.sunset
        if element is not None and element.fact.deprecated
        else ""
        for element in (each.old, each.new)
    ]
    sided = tuple(side for side in sides if difference.kind.effects)
    return Change(
        kind=difference.kind,
        name=f"{node.name}/fields/{each.name}{difference.within}",
        old=at[0],
        new=at[1],
        before=difference.before,
        after=difference.after,
        sides=sided,
        uses=tuple(sorted(node.uses)),
        open_before=None if openness[0] is None else bool(openness[0]),
        open_after=None if openness[1] is None else bool(openness[1]),
        disputed=any(fact.disputes(word or "type") for fact in facts),
        sunset=sunsets[0],
        sunset_after=sunsets[1],
        note=difference.note,
    )


def _open_values(system: System, element: object) -> Openness:
    """Return whether further values of a field may come."""
    enum = getattr(element, "enum", None)
    if enum is not None:
        declared: Openness = getattr(element, "open", None)
        return declared
    name = str(getattr(element, "type", "")).replace("[]", "")
    named = system.models.get(name.removeprefix("map<").rstrip(">"))
    return None if named is None else named.open


def _unused(versions: Versions, nodes: list[_Node]) -> Iterator[Change]:
    """Yield the models that no body is made of, where they are other.

    An enumeration is told of the fields that have its values.
    """
    met = {node.name for node in nodes} | {use for node in nodes for use in node.uses}
    old, new = versions.old.system.models, versions.new.system.models
    for name in sorted({*old} & {*new}):
        if f"models/{name}" in met or alike(old[name], new[name]):
            continue
        if old[name].enum is None or new[name].enum is None:
            at = old[name].at.key, new[name].at.key
            yield Change(words.UNUSED_CHANGED, f"models/{name}", *at)
