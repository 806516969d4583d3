"""What is other about bodies: every pair of models that stand in the same place."""

from collections.abc import Iterator
from dataclasses import replace

from statecheck.changes.change import Change, ChangeKind, Side
from statecheck.changes.comparison.fields import FieldDifference
from statecheck.changes.comparison.likeness import alike
from statecheck.changes.comparison.model_pairs import NOTHING, ModelNode, Search
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.kinds import fields as fields_
from statecheck.changes.kinds import knowledge, values
from statecheck.changes.kinds import models as kinds
from statecheck.changes.kinds import states as words
from statecheck.spec import Field, Model, Openness, System, Table


def compare_models(versions: Versions) -> Iterator[Change]:
    """Yield what is other about everything that goes over the wire as a body."""
    nodes = Search(versions).nodes()
    for node in nodes:
        yield from _local(versions, node)
        for each in node.found:
            sides = tuple(side for side in each.sides if side in node.sides)
            if sides:
                yield _change(versions, node, each, sides)
    yield from _unused(versions, nodes)


def _local(versions: Versions, node: ModelNode) -> Iterator[Change]:
    """Yield what is other about a pair but for its fields."""
    old, new = node.old, node.new
    if old is None or new is None:
        if (old is None) != (new is None):
            yield from _known(node)
        return
    if (old.enum is None) != (new.enum is None):
        yield _said(node, values.TYPE_CHANGED, "enum" if old.enum else "object")
        return
    if old.enum is not None and new.enum is not None:
        return  # said of the fields that have its values
    if (old.fields is None) != (new.fields is None):
        yield from _known(node, "fields")
    if old.incomplete != new.incomplete:
        kind = knowledge.FACT_LEARNED if old.incomplete else knowledge.FACT_FORGOTTEN
        yield _said(node, kind, word="incomplete")
    yield from _openness(node, _more(old, new), _more(new, old))
    if old.discriminator != new.discriminator:
        kind = kinds.DISCRIMINATOR_CHANGED
        yield _said(node, kind, old.discriminator, new.discriminator, "discriminator")
    else:
        yield from _values(versions, node, old, new)
    if not alike((old.description, *old.examples), (new.description, *new.examples)):
        yield _said(node, words.DOCS_CHANGED, word="description")


def _known(node: ModelNode, word: str = "") -> Iterator[Change]:
    """Yield what it means that one version alone says what a body is made of."""
    learned = node.old is None or (node.new is not None and node.old.fields is None)
    model = node.new if learned else node.old
    fields = (model.fields if model is not None else None) or Table[Field]()
    needed = sorted(field.wire or name for name, field in fields.items() if _due(field))
    kind = knowledge.FACT_LEARNED if learned else knowledge.FACT_FORGOTTEN
    sides = tuple(side for side in (Side.ACCEPTS, Side.EMITS) if side in node.sides)
    if needed and Side.ACCEPTS in sides:
        names = ", ".join(needed)
        if learned:
            yield _said(node, fields_.REQUIREMENT_LEARNED, "", names, word)
        else:
            yield _said(node, fields_.REQUIREMENT_FORGOTTEN, names, "", word)
        sides = (Side.EMITS,) if Side.EMITS in sides else ()
    if sides:
        yield replace(_said(node, kind, word=word), sides=sides)


def _due(field: Field) -> bool:
    """Return whether a field may have to be there."""
    return field.required not in {None, False}


def _more(model: Model, other: Model) -> Openness:
    """Return whether a body may have more than is declared; no body at all has not."""
    if model is NOTHING and other.open is not None:
        return False
    return model.open


def _openness(node: ModelNode, old: Openness, new: Openness) -> Iterator[Change]:
    if bool(old) == bool(new) and (old is None) == (new is None):
        return
    if old is None:
        yield _said(node, knowledge.FACT_LEARNED, "", _open(new), "open")
    elif new is None:
        yield _said(node, knowledge.FACT_FORGOTTEN, _open(old), "", "open")
    else:
        kind = kinds.MODEL_OPENED if new else kinds.MODEL_CLOSED
        yield _said(node, kind, _open(old), _open(new), "open")


def _open(openness: Openness) -> str:
    return "open" if openness else "closed"


def _values(
    versions: Versions, node: ModelNode, old: Model, new: Model
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
    node: ModelNode, kind: ChangeKind, before: str = "", after: str = "", word: str = ""
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


_OF_VALUES = frozenset({values.ENUM_VALUE_ADDED, values.ENUM_VALUE_REMOVED})


def _change(
    versions: Versions, node: ModelNode, each: FieldDifference, sides: tuple[Side, ...]
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
    if getattr(element, "const", None) is not None:
        return False  # nothing else has ever been said to come
    enum = getattr(element, "enum", None)
    if enum is not None:
        declared: Openness = getattr(element, "open", None)
        return declared
    name = str(getattr(element, "type", "")).replace("[]", "")
    named = system.models.get(name.removeprefix("map<").rstrip(">"))
    return None if named is None else named.open


def _unused(versions: Versions, nodes: list[ModelNode]) -> Iterator[Change]:
    """Yield the models that no body is made of, where they are other.

    An enumeration is told of the fields that have its values, and what others extend of
    these.
    """
    met = {node.name for node in nodes} | {use for node in nodes for use in node.uses}
    met |= {
        f"models/{name}"
        for node in nodes
        for system, model in (
            (versions.old.system, node.old),
            (versions.new.system, node.new),
        )
        if model is not None
        for name in _above(system, model)
    }
    old, new = versions.old.system.models, versions.new.system.models
    for name in sorted({*old} & {*new}):
        if f"models/{name}" in met or alike(old[name], new[name]):
            continue
        if old[name].enum is None or new[name].enum is None:
            at = old[name].at.key, new[name].at.key
            yield Change(words.UNUSED_CHANGED, f"models/{name}", *at)


def _above(system: System, model: Model) -> Iterator[str]:
    """Yield the models that a model extends, and those that these do."""
    waiting = list(model.extends)
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen and name in system.models:
            seen.add(name)
            yield name
            waiting.extend(system.models[name].extends)
