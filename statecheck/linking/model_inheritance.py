"""Models with what they inherit from other models."""

from collections.abc import Iterator, Mapping
from dataclasses import fields as parts
from dataclasses import replace
from operator import attrgetter

from statecheck.language import FieldType, ListOf, MapOf
from statecheck.linking.allowance import Allowance
from statecheck.linking.kinds import words_of
from statecheck.linking.naming import named
from statecheck.linking.rewriting import changed
from statecheck.linking.spelling import spelled
from statecheck.spec import Field, Model, Table, is_textual
from statecheck.syntax import write_yaml

_OF_ITS_OWN = frozenset({"name", "at", "fact", "words", "places"})

_USUAL: Mapping[str, object] = {
    "nullable": False,
    "sensitive": False,
    "unique_items": False,
    "in_": "body",
    "wire": "",
}
"""Parts of a field that mean something where nobody says anything of them."""

_ALL_USUAL = tuple(_USUAL.values())

_parts_of = attrgetter(*_USUAL)

_NONE = frozenset[str]()

_INSISTING = frozenset(map(spelled, _USUAL))
"""The words of the language for these parts."""


def widened(model: Model, models: Table[Model], allowance: Allowance) -> Model:
    """Return the model with the fields that it inherits, those of its parents first.

    Raises:
        LimitError: They, and the models they come from, are more than is allowed.
    """
    line = []
    for each in _line(model, models):
        if each is not model:
            allowance.take(1 + len(each.fields or ()) + len(each.variants))
        line.append(each)
    known = any(each.fields is not None for each in line)
    variants = {value: use for each in line for value, use in each.variants.items()}
    nearest = (model, *reversed(line[:-1]))
    return replace(
        model,
        fields=Table(_insisting(line)) if known else None,
        discriminator=next(
            (each.discriminator for each in nearest if each.discriminator), ""
        ),
        variants=Table(variants.items()),
        open=next((each.open for each in nearest if each.open is not None), None),
        # what a model has that nobody declares, nobody knows
        incomplete=any(
            each.incomplete or not all(name in models for name in each.extends)
            for each in line
        ),
    )


def _insisting(line: list[Model]) -> Iterator[tuple[str, Field]]:
    """Yield the fields of a line of models, with the words they insist on.

    That is where a parent says something, and the field what holds if nobody does: left
    out, it would be the parent's. The nearest model's fields stand over the others'.
    Words that nobody can insist on say nothing there, so that most fields stay the very
    ones that are written.
    """
    fields: dict[str, Field] = {}
    said: dict[str, frozenset[str]] = {}
    for each in line:
        for name, own in (each.fields or Table[Field]()).items():
            known = fields.get(name)
            fields[name] = own if known is None else _narrowed(known, own)
            if each is not line[-1]:
                here = _saying(own)
                said[name] = said.get(name, here) | here
    for name, field in fields.items():
        told = said.get(name, _NONE)
        words = told and frozenset(
            spelled(part) for part in told if _is_usual(field, part)
        )
        same = words == field.words & _INSISTING
        yield name, field if same else replace(field, words=words)


def _saying(field: Field) -> frozenset[str]:
    """Return the parts of a field that say something which is not usual."""
    if _parts_of(field) == _ALL_USUAL:  # nearly all fields, in a tenth of the time
        return _NONE
    return frozenset(part for part in _USUAL if not _is_usual(field, part))


def _is_usual(field: Field, part: str) -> bool:
    value = getattr(field, part)
    return value == _USUAL[part] or (part == "wire" and value == field.name)


def _narrowed(parent: Field, own: Field) -> Field:
    """Return a field with what it leaves out taken from the parent's."""
    if parent is own:
        return own
    inherited = [
        part.name
        for part in parts(parent)
        if part.name not in _OF_ITS_OWN and spelled(part.name) not in own.words
    ]
    places = dict(own.places)
    for word, kind in words_of(Field):
        if kind is not None and word in inherited:
            found = named(parent, parent.at, word)
            places[spelled(word)] = tuple(at for _, at in found)
    changes: dict[str, object] = {word: getattr(parent, word) for word in inherited}
    changes["places"] = Table(places.items())
    # Only now is it known whether these are texts.
    whole = parent.type if "type" in inherited else own.type
    for word in ("default", "const"):
        changes[word] = _as_type(changes.get(word, getattr(own, word)), whole)
    examples = parent.examples if "examples" in inherited else own.examples
    changes["examples"] = tuple(_as_type(each, whole) for each in examples)
    return changed(own, changes)


def _as_type(value: object, kind: FieldType) -> object:
    """Return a value as a field of a type holds it: a text as it is spelled."""
    if isinstance(value, list) and isinstance(kind, ListOf):
        return [_as_type(each, kind.member) for each in value]
    if isinstance(value, dict) and isinstance(kind, MapOf):
        return {name: _as_type(each, kind.member) for name, each in value.items()}
    if isinstance(value, bool | int | float) and is_textual(kind):
        return write_yaml(value).split("\n")[0]
    return value


def _line(model: Model, models: Table[Model]) -> Iterator[Model]:
    """Yield the models that `model` builds on, parents first, each once; then it.

    A model that builds on itself is passed over; a check reports it.
    """
    seen: set[int] = set()
    waiting: list[tuple[Model, bool]] = [(model, False)]
    while waiting:
        each, done = waiting.pop()
        if done:
            yield each
            continue
        if id(each) in seen:
            continue
        seen.add(id(each))
        waiting.append((each, True))
        waiting.extend(
            (models[name], False)
            for name in reversed(each.extends)
            if name in models and id(models[name]) not in seen
        )
