"""Plain data written as YAML the way people write it: short things in a line."""

import json
import re
from collections.abc import Iterator

_WIDTH = 100
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_./#-]*(?: [A-Za-z0-9_./()=!-]+)*\.?")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def yaml_text(data: dict) -> str:
    """Return a map as YAML; its keys and theirs are in lines of their own."""
    return "\n".join(_lines(data, "", 2)) + "\n"


def _lines(data: dict, indent: str, blocks: int) -> Iterator[str]:
    for key, value in data.items():
        head = f"{indent}{_scalar(key)}:"
        if not value or not isinstance(value, dict | list):
            yield f"{head} {_flow(value)}"
            continue
        line = _flow(value) if not blocks or isinstance(value, list) else ""
        if line and len(head) + len(line) < _WIDTH:
            yield f"{head} {line}"
        elif isinstance(value, dict):
            yield head
            yield from _lines(value, f"{indent}  ", max(blocks - 1, 0))
        else:
            yield head
            yield from (f"{indent}  - {_flow(item)}" for item in value)


def _flow(value: object) -> str:
    match value:
        case dict():
            inner = (f"{_scalar(key)}: {_flow(item)}" for key, item in value.items())
            return "{" + ", ".join(inner) + "}"
        case list():
            return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value)


def _scalar(value: object) -> str:
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS
        return value if plain and " #" not in value else json.dumps(value)
    return json.dumps(value)
