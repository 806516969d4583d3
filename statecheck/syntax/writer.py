"""From plain data to YAML that every reader understands in the same way."""

import io
import math
import sys
from collections.abc import Iterator

from yaml.emitter import Emitter, ScalarAnalysis
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)
from yaml.resolver import Resolver

from statecheck.syntax.characters import is_hidden
from statecheck.syntax.core_schema import resolve

_OLD = Resolver.yaml_implicit_resolvers
"""What YAML 1.1 takes plain scalars for, by their first character."""

_SHORT_BOOLEANS = frozenset("yYnN")
"""Booleans in YAML 1.1 that PyYAML does not know as such."""


class _Emitter(Emitter):
    """Block style, lists indented, nothing folded, double quotes where any are needed.

    Python's emitter is taken rather than libyaml's, since their layout differs in
    details and the text has to be the same everywhere.
    """

    def __init__(self, stream: io.StringIO) -> None:
        super().__init__(stream, width=sys.maxsize, allow_unicode=True)

    def expect_block_sequence(self) -> None:
        self.increase_indent(flow=False, indentless=False)
        self.state = self.expect_first_block_sequence_item

    def analyze_scalar(self, scalar: str) -> ScalarAnalysis:
        self.allow_unicode = not is_hidden(scalar)
        return super().analyze_scalar(scalar)

    def choose_scalar_style(self) -> str:
        style = super().choose_scalar_style()
        return '"' if style == "'" else style


def write_yaml(data: object) -> str:
    """Return `data` as YAML in block style, with keys in their order.

    Every text is a text again for readers of YAML 1.1 and 1.2, and the same data
    always makes the same bytes. Characters that cannot be seen are escaped.

    Args:
        data: Dicts with text as keys, lists, texts, numbers, booleans and None, nested
            in any depth but not within themselves.

    Raises:
        ValueError: A number is infinite or none.
    """
    stream = io.StringIO()
    emitter = _Emitter(stream)
    for event in (
        StreamStartEvent(),
        DocumentStartEvent(explicit=False),
        *_events(data),
        DocumentEndEvent(explicit=False),
        StreamEndEvent(),
    ):
        emitter.emit(event)
    return stream.getvalue()


def _events(data: object) -> Iterator[Event]:
    """Yield what `data` is made of, in the order in which it is written."""
    waiting = [data]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Event):
            yield item
        elif isinstance(item, dict):
            yield MappingStartEvent(None, None, implicit=True, flow_style=False)
            waiting.append(MappingEndEvent())
            for key, value in reversed(item.items()):
                waiting += (value, key)
        elif isinstance(item, list | tuple):
            yield SequenceStartEvent(None, None, implicit=True, flow_style=False)
            waiting.append(SequenceEndEvent())
            waiting.extend(reversed(item))
        elif isinstance(item, str):
            yield _text(item)
        else:
            yield ScalarEvent(None, None, (True, False), _spelling(item))


def _text(text: str) -> ScalarEvent:
    """Return a text: in quotes if it would be taken for anything else, or in lines."""
    has_lines = "\n" in text.strip("\n") and not text[0].isspace()
    style = "|" if has_lines else None
    return ScalarEvent(None, None, (_is_plain(text), True), text, style=style)


def _is_plain(text: str) -> bool:
    """Return whether readers of YAML 1.1 and 1.2 take a plain scalar for its text."""
    return (
        text not in _SHORT_BOOLEANS
        and resolve(text, sys.maxsize) == text
        and not any(pattern.match(text) for _, pattern in _OLD.get(text[:1], ()))
    )


def _spelling(value: object) -> str:
    """Return a number, a boolean or None as both versions of YAML spell it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        if not math.isfinite(value):
            message = f"{value} is no number that JSON has"
            raise ValueError(message)
        text = repr(value)
        return text if "." in text else text.replace("e", ".0e")
    return str(value)
