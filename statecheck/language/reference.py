"""The reference of the language, in Markdown, from its schema alone."""

import re
from collections.abc import Iterator
from pathlib import Path

from statecheck.language.flow_style import flow_style
from statecheck.language.vocabulary import (
    Schema,
    definition,
    is_element,
    language_schema,
)

_KINDS = {
    "string": "text",
    "number": "number",
    "integer": "whole number",
    "boolean": "`true` or `false`",
    "array": "list",
    "object": "map",
}

_SHARED = "Element"


def language_reference() -> str:
    """Return what the language means, and every word of it, in Markdown.

    An introduction comes first; then a section for each definition of the schema, in
    the schema's order, with what it describes, its forms, its words and examples.
    """
    text = Path(__file__).with_name("introduction.md").read_text(encoding="utf-8")
    sections = ("\n".join(_section(name)) for name in language_schema()["$defs"])
    return "\n\n".join((text.rstrip(), "## The words", _CONTENT, *sections)) + "\n"


_CONTENT = """\
A section for each kind of thing. *Form* says what may stand behind a word: of several
forms, any one. A word is optional unless it is marked as required."""


def anchor(name: str) -> str:
    """Return the anchor of a definition's section, as forges make it of a heading."""
    title: str = definition(name)["title"]
    return re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-")


def _section(name: str) -> Iterator[str]:
    body = definition(name)
    yield f"### {body['title']}"
    yield ""
    yield body["description"]
    if "properties" in body:
        yield ""
        yield from _table(body)
    else:
        yield ""
        yield f"Form: {_form(body)}."
        if "not" in body:
            yield f"It is none of {_alternatives(body['not']['enum'])}."
    if is_element(name):
        yield ""
        yield f"It also has the words of {_link(_SHARED)}."
    yield ""
    yield "Examples:"
    yield ""
    for example in body["examples"]:
        yield f"- `{flow_style(example)}`"


def _table(body: Schema) -> Iterator[str]:
    """Yield the table of a thing's words."""
    yield "| word | form | meaning | default | example |"
    yield "| --- | --- | --- | --- | --- |"
    required = body.get("required", ())
    for word, schema in body["properties"].items():
        if word in required:
            default = "required"
        elif "default" in schema:
            default = f"`{flow_style(schema['default'])}`"
        else:
            default = ""
        example = f"`{flow_style(example_of(schema))}`"
        cells = (f"`{word}`", _form(schema), schema["description"], default, example)
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
    for pattern, schema in body.get("patternProperties", {}).items():
        word = pattern.removeprefix("^") + "…"
        yield f"| `{word}` | any value | {schema['description']} | | |"


def example_of(schema: Schema) -> object:
    """Return the first example of a word: its own, or that of what it refers to.

    Raises:
        KeyError: There is none.
    """
    while "examples" not in schema:
        schema = definition(schema["$ref"].removeprefix("#/$defs/"))
    return schema["examples"][0]


def _form(schema: Schema) -> str:
    """Return what a schema takes, with links to the sections."""
    if "$ref" in schema:
        return _link(schema["$ref"].removeprefix("#/$defs/"))
    if "anyOf" in schema and "properties" not in schema:
        return " or ".join(map(_form, schema["anyOf"]))
    if "const" in schema or "enum" in schema:
        return _alternatives(schema.get("enum", [schema.get("const")]))
    if schema.get("type") == "array":
        what = f"list of {_form(schema['items'])}" if "items" in schema else "list"
        return f"{what} (not empty)" if schema.get("minItems") == 1 else what
    return _map(schema) if schema.get("type") == "object" else _scalar(schema)


def _alternatives(values: list[object]) -> str:
    return ", ".join(f"`{flow_style(value)}`" for value in values)


def _scalar(schema: Schema) -> str:
    kinds = schema.get("type", [])
    if kinds == ["string", "number"]:  # a number is taken as it is spelled
        kinds = "string"
    written = [_KINDS[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds)]
    pattern = f" like `{schema['pattern']}`" if "pattern" in schema else ""
    return (" or ".join(written) or "any value") + pattern


def _map(schema: Schema) -> str:
    if "properties" in schema:
        keys = " and ".join(f"`{word}`" for word in schema["properties"])
        return f"map with {keys}"
    names = _form(schema["propertyNames"]) if "propertyNames" in schema else "text"
    values = schema.get("additionalProperties", {})
    return f"map from {names} to {_form(values)}"


def _link(name: str) -> str:
    return f"[{definition(name)['title']}](#{anchor(name)})"
