"""What is wrong with what somebody has set, told by the schema of the settings."""

import json
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

from statecheck import language, syntax
from statecheck.finding import Finding, Fix, Rule, Severity
from statecheck.language import nearest
from statecheck.loader.rules import RULES, UNKNOWN_SETTING, WRONG_SETTING
from statecheck.settings import SCHEMA
from statecheck.source import Location

Schema = Mapping[str, Any]

_KINDS = {
    "string": ("a text", (str,)),
    "boolean": ("`true` or `false`", (bool,)),
    "integer": ("a whole number", (int,)),
    "array": ("a list", (list,)),
    "object": ("a map", (dict,)),
}
"""Types of JSON Schema, in words and in Python."""

_FIXED = frozenset(
    rule.name
    for rule in (*RULES, *syntax.RULES, *language.RULES)
    if rule.severity is Severity.ERROR
)
"""Rules whose breach keeps a file from being read, whatever is set."""

_LONGEST = 60
"""Characters of a text that a message shows."""


@cache
def settings_schema() -> Schema:
    """Return the JSON Schema of the settings, the same object each time."""
    schema: Schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return schema


def settings_faults(
    data: Mapping[str, object],
    at: Location,
    rules: Mapping[str, Rule],
    formats: Collection[str] = (),
) -> Iterator[Finding]:
    """Yield what is wrong with settings.

    Args:
        data: The settings, as keys and values.
        at: Where they stand.
        rules: Every rule there is, by name.
        formats: Every format of reports there is; empty if that is judged elsewhere.
    """
    yield from _faults(data, settings_schema(), at, "the settings")
    chosen = data.get("format")
    if formats and chosen and isinstance(chosen, str):
        yield from _not_listed(chosen, list(formats), at / "format", "`format`")
    levels = data.get("rules")
    if isinstance(levels, dict):
        for name, level in levels.items():
            yield from _level_faults(name, level, at / "rules" / name, rules)


def _level_faults(
    name: str, level: object, at: Location, rules: Mapping[str, Rule]
) -> Iterator[Finding]:
    """Yield what is wrong with the level of a rule."""
    rule = rules.get(name)
    if rule is None:
        near = nearest(name, rules)
        yield Finding(
            UNKNOWN_SETTING, at.key, f"there is no rule {_shown(name)}", fix=_fix(near)
        )
    elif name in _FIXED and level != Severity.ERROR:
        message = f"`{name}` is always an error: what breaks it cannot be read"
        yield Finding(WRONG_SETTING, at, message)
    elif level == Severity.ERROR and not rule.exact:
        message = f"`{name}` is a heuristic, which may be wrong and is never an error"
        yield Finding(WRONG_SETTING, at, message)


def _faults(
    value: object, schema: Schema, at: Location, what: str
) -> Iterator[Finding]:
    """Yield where a value does not keep to a schema."""
    schema = _resolved(schema)
    if "enum" in schema:
        yield from _not_listed(value, schema["enum"], at, what)
    elif not _is_of(value, schema["type"]):
        yield _wrong(value, at, what, _expected(schema["type"]))
    elif isinstance(value, dict):
        yield from _of_keys(value, schema, at, what)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _faults(item, schema["items"], at / index, what)
    elif value == "" and schema.get("minLength"):
        yield Finding(WRONG_SETTING, at, f"an empty text stands under {what}")
    elif isinstance(value, int) and not isinstance(value, bool):
        yield from _of_number(value, schema, at, what)


def _of_keys(
    value: Mapping[str, object], schema: Schema, at: Location, what: str
) -> Iterator[Finding]:
    words = schema.get("properties", {})
    others = schema.get("additionalProperties")
    for key, inner in value.items():
        of_key = words.get(key, others)
        if of_key is False:
            near = nearest(key, words)
            message = f"{_shown(key)} is no key of {what}"
            yield Finding(UNKNOWN_SETTING, (at / key).key, message, fix=_fix(near))
        else:
            yield from _faults(inner, of_key, at / key, f"`{key}`")


def _not_listed(
    value: object, words: list[str], at: Location, what: str
) -> Iterator[Finding]:
    if value not in words or not isinstance(value, str):
        near = nearest(value, words) if isinstance(value, str) else ""
        yield _wrong(value, at, what, _either(f"`{word}`" for word in words), near)


def _of_number(
    value: int, schema: Schema, at: Location, what: str
) -> Iterator[Finding]:
    least, most = schema.get("minimum", value), schema.get("maximum", value)
    if value < least:
        yield _wrong(value, at, what, f"a number from {least:,} on")
    elif value > most:
        yield _wrong(value, at, what, f"a number up to {most:,}")


def _wrong(
    value: object, at: Location, what: str, expected: str, near: str = ""
) -> Finding:
    kind = next((name for name, types in _KINDS.values() if type(value) in types), "")
    there = "nothing" if value is None else kind if kind in {"a list", "a map"} else ""
    message = (
        f"{there or _shown(_spelled(value))} stands under {what}, "
        f"where {expected} is expected"
    )
    return Finding(WRONG_SETTING, at, message, fix=_fix(near))


def _resolved(schema: Schema) -> Schema:
    """Return a schema with what it refers to."""
    reference = schema.get("$ref")
    if reference is None:
        return schema
    found: Schema = settings_schema()["$defs"][reference.removeprefix("#/$defs/")]
    return found


def _is_of(value: object, kinds: str | list[str]) -> bool:
    names = [kinds] if isinstance(kinds, str) else kinds
    return any(type(value) in _KINDS[name][1] for name in names)


def _expected(kinds: str | list[str]) -> str:
    return _either(
        _KINDS[name][0] for name in ([kinds] if isinstance(kinds, str) else kinds)
    )


def _either(words: Iterator[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _spelled(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _shown(text: str) -> str:
    """Return a text as a message shows it: cut, and with escapes for what hides."""
    text = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    visible = "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode()
        for each in text
    )
    return f"`{visible}`"


def _fix(near: str) -> Fix | None:
    return Fix(f"did you mean `{near}`?", near) if near else None
