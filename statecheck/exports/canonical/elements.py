"""Elements in the language's words, by the fields that say something."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from dataclasses import Field as Part

from statecheck.exports.canonical.facts import fact_words
from statecheck.exports.canonical.ordering import alone, ordered, sorted_data
from statecheck.language import FieldType, Formula
from statecheck.linking import spelled
from statecheck.spec import (
    UNSAID,
    Action,
    After,
    ErrorCode,
    Exit,
    Fact,
    Field,
    InformationSource,
    Listed,
    Literal,
    Model,
    Move,
    Outcome,
    Presence,
    Required,
    System,
    Table,
)

_UNWRITTEN = frozenset(
    {
        "at",
        "defaults",
        "extends_from",
        "extensions",
        "fact",
        "files",
        "name",
        "overrides",
        "places",
        "repetitions",
        "takes",
        "words",
    }
)
"""Fields that say where, or what has been settled, or what is written elsewhere."""

_AS_IT_IS = frozenset({"const", "default", "examples"})
"""Fields that hold data of the API."""

_USUAL: Mapping[str, object] = {
    "nullable": False,
    "sensitive": False,
    "uniqueItems": False,
    "in": "body",
}
"""What holds of a field if neither it nor a parent says anything."""

_LISTS = frozenset(
    {
        "between",
        "choose",
        "codes",
        "cookies",
        "errors",
        "except_",
        "ignore",
        "in_",
        "outcomes",
    }
)
"""Fields that are lists even if they have one member."""

_IN_ORDER = frozenset({"between", "choose", "errors", "extends"})
"""Lists whose order says something, or that are in order as they are."""


def words_of(element: object, handed: Fact) -> dict[str, object]:
    """Return what is written of an element that inherits `handed` where it stands."""
    fact = getattr(element, "fact", handed)
    words = {} if fact is handed else fact_words(fact, handed)
    # What a system says of itself is handed down to none of its elements.
    inside = UNSAID if isinstance(element, System) else fact
    said = _said(element, inside)
    if isinstance(element, Model) and element.extends:
        _insist(element, said)
    return {**said, **words, **_extensions(element)}


def body_of(element: object, handed: Fact) -> object:
    """Return an element in its short form if that says all of it."""
    words = words_of(element, handed)
    if isinstance(element, Exit) and words.keys() == {"final"}:
        return words["final"]
    if isinstance(element, Field) and words.keys() == {"type"}:
        return words["type"]
    if isinstance(element, Outcome) and words.keys() == {"target"}:
        return words["target"]
    if isinstance(element, Move) and words.keys() == {"target"}:
        # Alone among moves, `unknown` would say that there may be more of them.
        return words if words["target"] == "unknown" else words["target"]
    if isinstance(element, Action | ErrorCode | Model) and element.name and not words:
        return "unknown"
    return words


def _said(element: object, fact: Fact) -> dict[str, object]:
    if not is_dataclass(element):
        return {}
    said: dict[str, object] = {}
    for part in fields(element):
        value = getattr(element, part.name)
        if part.name not in _UNWRITTEN and not _is_default(part, value):
            word = spelled(part.name)
            said[word] = _value(part.name, value, fact.handed_down(word))
    return said


def _insist(model: Model, said: dict[str, object]) -> None:
    """Write what goes without saying where it would otherwise be the parent's."""
    bodies = said.get("fields")
    if not isinstance(bodies, dict):
        return
    for name, field in (model.fields or Table[Field]()).items():
        usual = {**_USUAL, "wire": name}
        again = {word: usual[word] for word in sorted(field.words & usual.keys())}
        body = bodies[name]
        if again:
            bodies[name] = {
                **(body if isinstance(body, dict) else {"type": body}),
                **again,
            }


def _is_default(part: "Part[object]", value: object) -> bool:
    if part.default is not MISSING:
        return type(value) is type(part.default) and value == part.default
    return part.default_factory is not MISSING and value == part.default_factory()


def _extensions(element: object) -> dict[str, object]:
    if not isinstance(element, InformationSource):
        return {}
    return {word: ordered(value) for word, value in sorted(element.extensions.items())}


def _value(name: str, value: object, handed: Fact) -> object:
    """Return what stands under a word."""
    if name in _AS_IT_IS:
        return ordered(value)
    if isinstance(value, Table):
        return _table(name, value, handed)
    if not isinstance(value, tuple):
        return written(value, handed)
    items = [written(each, handed) for each in value]
    items = items if name in _IN_ORDER else sorted_data(items)
    return items if name in _LISTS else alone(items)


def _table(name: str, table: Table[object], handed: Fact) -> object:
    if name == "enum":
        return _enum(table, handed)
    if name == "fields" and not table:
        return "none"
    if name == "headers":
        return {key: _header(table[key], handed) for key in sorted(table)}
    return {key: written(table[key], handed) for key in sorted(table)}


def written(value: object, handed: Fact) -> object:
    """Return anything that can stand in an element, as plain data."""
    if isinstance(value, bool | int | float):
        return ordered(value)
    if isinstance(value, str | Formula | FieldType):
        return str(value)
    if isinstance(value, Listed):
        return _listed(value, handed)
    if isinstance(value, tuple):
        return alone(sorted_data([written(each, handed) for each in value]))
    if isinstance(value, Table):
        return _table("", value, handed)
    return _small(value, handed)


def _small(value: object, handed: Fact) -> object:
    if isinstance(value, Literal):
        return _literal(value)
    if isinstance(value, After):
        return {"field": value.field} if value.field else value.duration or "unknown"
    if isinstance(value, Required):
        return words_of(value, handed) or True
    return body_of(value, handed)


def _listed(listed: Listed[object], handed: Fact) -> object:
    """Return a list that ends with `unknown` if there may be more."""
    members = listed.members
    items = [written(each, handed) for each in _each(members)]
    if not items:
        return "none" if listed.complete else "unknown"
    return [*sorted_data(items), *([] if listed.complete else ["unknown"])]


def _each(members: object) -> Iterator[object]:
    if isinstance(members, tuple):
        yield from members


def _literal(literal: Literal) -> object:
    """Return the value of a condition, at length where it is a word of conditions."""
    if literal.text in set(Presence):
        return {"const": literal.text}
    if isinstance(literal.value, bool):
        return literal.value if literal.text in {"true", "false"} else literal.text
    return literal.value if str(literal.value) == literal.text else literal.text


def _enum(values: Table[object], handed: Fact) -> object:
    """Return the values as a list, or with what is said of them."""
    words = {name: words_of(values[name], handed) for name in sorted(values)}
    if not any(words.values()):
        return list(words)
    return {
        name: said["description"] if said.keys() == {"description"} else said
        for name, said in words.items()
    }


def _header(header: object, handed: Fact) -> object:
    """Return a header of every request: a word, or a field at length."""
    return header if isinstance(header, str) else words_of(header, handed)
