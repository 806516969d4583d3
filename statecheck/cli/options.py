"""The options that every key of the settings has on the command line."""

import argparse
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from statecheck.cli.result import UsageError
from statecheck.settings import KEYS, SCHEMA, Form, Key


@cache
def settings_schema() -> dict[str, Any]:
    """Return the JSON Schema of the settings, the same object each time."""
    schema: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return schema


def add_settings(parser: argparse.ArgumentParser, command: str) -> None:
    """Declare the options of the keys that concern a command."""
    for key in KEYS:
        if command in key.commands:
            _add(parser, key)
    parser.add_argument(
        "--config",
        metavar="FILE",
        help="the settings file (default: the nearest statecheck.yaml, or "
        "pyproject.toml with a table for statecheck)",
    )


def _add(parser: argparse.ArgumentParser, key: Key) -> None:
    words = settings_schema()["properties"][key.name]
    about = _help(words)
    if not key.option:
        parser.add_argument(
            key.field, nargs="*", default=None, metavar=key.placeholder, help=about
        )
        return
    names = (key.option,)
    if key.form is Form.FLAG:
        parser.add_argument(
            *names,
            dest=key.field,
            action=argparse.BooleanOptionalAction,
            default=None,
            help=about,
        )
        return
    parser.add_argument(
        *names,
        dest=key.field,
        action="store" if key.form is Form.WORD else "append",
        choices=words.get("enum"),
        default=None,
        metavar=key.placeholder,
        help=about,
    )


def _help(words: Mapping[str, Any]) -> str:
    """Return the first sentence of what the schema says, as argparse has it."""
    sentence = str(words["description"]).partition(". ")[0].removesuffix(".")
    default = words.get("default")
    shown = "" if default is None or default is False else f" (default: {default})"
    text = sentence[0].lower() + sentence[1:] + shown
    return text.replace("`", "").replace("%", "%%")


def given(options: argparse.Namespace) -> dict[str, object]:
    """Return what the command line sets, in the form of a settings file.

    Raises:
        UsageError: A pair is none.
    """
    return dict(_given(options))


def _given(options: argparse.Namespace) -> Iterator[tuple[str, object]]:
    for key in KEYS:
        value = getattr(options, key.field, None)
        if value is None or value == []:
            continue
        if key.form is Form.PAIRS:
            yield key.name, dict(_pair(key, each) for each in value)
        else:
            yield key.name, value


def _pair(key: Key, text: str) -> tuple[str, object]:
    """Return the two sides of `NAME=VALUE`; the right one as its schema wants it."""
    name, equals, value = text.partition("=")
    if not equals or not name or not value:
        message = f"`{key.option} {text}` is no `{key.placeholder}`"
        raise UsageError(message)
    words = settings_schema()["properties"][key.name]
    kinds = words.get("properties", {}).get(name, words.get("additionalProperties"))
    return name, _typed(value, kinds)


def _typed(value: str, words: object) -> object:
    """Return a value as a number or a boolean where that is what is asked for."""
    kinds = words.get("type", ()) if isinstance(words, dict) else ()
    if "boolean" in kinds and value in {"true", "false"}:
        return value == "true"
    if "integer" in kinds and value.isascii() and value.removeprefix("-").isdigit():
        return int(value) if len(value) < len("9" * 20) else value
    return value
