"""Fields and their types, as tables and in cells."""

import json
from collections.abc import Iterator

from statecheck.docs.blocks import (
    Break,
    Cell,
    Grid,
    Name,
    Row,
    Told,
    Words,
)
from statecheck.docs.controls import spelled_json
from statecheck.docs.outline.facts import disputed, doubt, spelled
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.words import if_words, listed, parted, when_words
from statecheck.language import FieldType, ListOf, MapOf, ModelReference
from statecheck.spec import EnumValue, Field, Required, Table

_BOUNDS = (
    ("minimum", "at least {}"),
    ("maximum", "at most {}"),
    ("exclusive_minimum", "more than {}"),
    ("exclusive_maximum", "less than {}"),
    ("multiple_of", "a multiple of {}"),
    ("min_length", "at least {} characters"),
    ("max_length", "at most {} characters"),
    ("min_items", "at least {} members"),
    ("max_items", "at most {} members"),
)
_FEW = 8
"""So many values of a model are named where it is used."""
_FROM = {
    "user": "the user",
    "client": "the client",
    "session": "the session",
    "out-of-band": "another way",
    "state": "the field of that name in the state shown",
}


def fields(there: Table[Field], subject: Subject, about: str) -> Grid:
    """Return fields as a table."""
    rows = tuple(_row(field, subject) for field in there.values())
    return Grid(about, ("Field", "Type", "Required", "Description"), rows)


def _row(field: Field, subject: Subject) -> Row:
    name: Cell = (Name(field.name),)
    if field.wire:
        name += (Words(" on the wire "), Name(field.wire))
    cells = (
        name,
        kind(field.type, subject),
        _required(field),
        tuple(parted(_described(field, subject), Break())),
    )
    return Row(cells)


def kind(of: FieldType, subject: Subject) -> Cell:
    """Return a type, with a link to its model."""
    if isinstance(of, ModelReference):
        return (subject.model(of.name),)
    if isinstance(of, ListOf):
        return (Words("list of "), *kind(of.member, subject))
    if isinstance(of, MapOf):
        return (Words("map of "), *kind(of.member, subject))
    return (Name(str(of)),)


def _required(field: Field) -> Cell:
    required = field.required
    if required is None:
        return (Words("not stated"),)
    if isinstance(required, Required):
        return listed(
            filter(None, [if_words(required.if_), *when_words(required.when)])
        ) or (Words("yes"),)
    return (Words("yes" if required else "no"),)


def _described(field: Field, subject: Subject) -> Iterator[Cell]:
    if field.description:
        yield (Told(field.description),)
    if field.enum is not None:
        described = any(value.description for value in field.enum.values())
        if described:
            yield (Words("One of:"),)
            yield from (_value(each) for each in field.enum.values())
        else:
            names = listed([(Name(value),) for value in field.enum])
            yield (Words("One of "), *names)
    yield from _named_values(field.type, subject)
    if field.codes:
        yield (
            Words("One of "),
            *listed([subject.error(code) for code in field.codes]),
        )
    yield from _limits(field)
    if field.from_:
        yield (Words("Comes from "), *listed([_origin(each) for each in field.from_]))
    if field.if_ is not None:
        yield (Words("There only "), *if_words(field.if_))
    if field.examples:
        shown = [(Name(json_text(each)),) for each in field.examples[:3]]
        yield (Words("For example "), *listed(shown))
    for dispute in field.fact.disputed:
        yield (Words("Disputed: "), *disputed(dispute, subject))
    if field.fact.deprecated or field.fact.confidence:
        yield doubt(field.fact, subject)


def _named_values(of: FieldType, subject: Subject) -> Iterator[Cell]:
    """Yield the values of a model that is no more than a few of them."""
    if isinstance(of, ListOf | MapOf):
        yield from _named_values(of.member, subject)
    elif isinstance(of, ModelReference):
        model = subject.system.models.get(of.name)
        values = model.enum if model is not None else None
        if values and len(values) <= _FEW:
            yield (Words("One of "), *listed([(Name(value),) for value in values]))


def _value(value: EnumValue) -> Cell:
    described: Cell = (Words(": "), Told(value.description))
    return (Name(value.name), *(described if value.description else ()))


def _limits(field: Field) -> Iterator[Cell]:
    if field.const is not None:
        yield (Words("Always "), Name(spelled(field.const)))
    if field.default is not None:
        yield (Words("Default "), Name(json_text(field.default)))
    said = [
        form.format(_number(value))
        for word, form in _BOUNDS
        if (value := getattr(field, word)) is not None
    ]
    said += ["each once"] if field.unique_items else []
    said += ["may be null"] if field.nullable else []
    said += ["secret"] if field.sensitive else []
    said += [f"in the {field.in_}"] if field.in_ != "body" else []
    parts: list[Cell] = [(Words(text),) for text in said]
    if field.format:
        parts.append((Words("format "), Name(field.format)))
    if field.pattern:
        parts.append((Words("pattern "), Name(field.pattern)))
    if parts:
        yield _capital(listed(parts))


def _capital(cell: Cell) -> Cell:
    first, *others = cell
    if isinstance(first, Words):
        return (Words(first.text[:1].upper() + first.text[1:]), *others)
    return cell


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else str(value)


def _origin(text: str) -> Cell:
    state, hash_, pointer = text.partition("#")
    if hash_:
        return Name(pointer.lstrip("/")), Words(" of "), Name(state)
    return (Words(_FROM.get(text, text)),)


def json_text(value: object, indent: int | None = None) -> str:
    """Return a value as JSON."""
    text = json.dumps(value, indent=indent, ensure_ascii=False, default=str)
    return spelled_json(text)
