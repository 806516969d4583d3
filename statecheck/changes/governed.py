"""What the words of openness are about: all that does not say for itself what it is."""

from collections.abc import Callable, Iterator, Mapping

from statecheck.changes.behaviour.places import Place
from statecheck.changes.messages.owners import Owners
from statecheck.graph import BodyKind, bodies
from statecheck.language import Primitive
from statecheck.spec import Absence, Field, Model, ModelUse, System

OWNERS: Mapping[BodyKind, Callable[[str], Place]] = {
    BodyKind.STATE: lambda name: Place(frozenset({name})),
    BodyKind.REQUEST: lambda name: Place(action=name, taken=True),
    BodyKind.RESPONSE: lambda name: Place(action=name, taken=True),
    BodyKind.ERROR: lambda name: Place(error=name),
}
"""By what a body is for, where it is met."""

_KINDS: Mapping[str, frozenset[BodyKind]] = {
    "answers": frozenset(BodyKind) - {BodyKind.REQUEST},
    "requests": frozenset({BodyKind.REQUEST}),
    "enums": frozenset(BodyKind) - {BodyKind.REQUEST},
}
"""By word, the bodies that it is about; what is not here is about every answer."""


def governed(owners: Owners, word: str) -> Iterator[Place]:
    """Yield where a message may come that a word of openness is about, each once.

    Args:
        owners: The messages of a system.
        word: As under `openness`.
    """
    if word not in _KINDS:
        yield Place()
        return
    said = set()
    for kind, owner in _bodies(
        owners, _has_values if word == "enums" else _has_members
    ):
        place = OWNERS[kind](owner) if owner else Place()
        if kind in _KINDS[word] and place not in said:
            said.add(place)
            yield place


def shut(owners: Owners, word: str) -> frozenset[Place]:
    """Return where no message has more than is declared, whatever a word says.

    Args:
        owners: The messages of a system.
        word: As under `openness`.
    """
    if word not in {"answers", "requests"}:
        return frozenset()
    return frozenset(
        OWNERS[body.kind](body.owner)
        for body in bodies(owners.system)
        if body.owner and _is_shut(owners.system, body.use)
    )


def _is_shut(system: System, use: ModelUse) -> bool:
    if use is Absence.NONE:
        return True
    model = system.models.get(use) if isinstance(use, str) else use
    if not isinstance(model, Model) or model.fields is None:
        return False
    flat = all(isinstance(each.type, Primitive) for each in model.fields.values())
    return model.open is False and not (model.incomplete or model.variants) and flat


def _bodies(
    owners: Owners, speaks: Callable[[System, Model], bool]
) -> Iterator[tuple[BodyKind, str]]:
    """Yield bodies that are made of a model which a word speaks of."""
    system = owners.system
    for name, model in system.models.items():
        if speaks(system, model):
            yield from owners.of(name)
    for body in bodies(system):
        if isinstance(body.use, Model) and speaks(system, body.use):
            yield body.kind, body.owner


def _has_members(system: System, model: Model) -> bool:
    """Return whether it is left to the system whether a body has further members."""
    del system
    return model.fields is not None and model.open is None and not model.incomplete


def _has_values(system: System, model: Model) -> bool:
    """Return whether a model has listed values, and nobody says if there are others."""
    fields = model.fields.values() if model.fields else ()
    return any(_is_listed(system, field) for field in fields)


def _is_listed(system: System, field: Field) -> bool:
    named = system.models.get(str(field.type))
    if named is not None and named.enum is not None:
        return named.open is None and field.open is None
    return field.enum is not None and field.open is None
