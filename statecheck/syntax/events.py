"""The events of PyYAML's parsers: the only place at which YAML's grammar comes in."""

from collections.abc import Callable, Iterator
from typing import Protocol, cast

import yaml
from yaml.reader import ReaderError
from yaml.scanner import ScannerError


class Mark(Protocol):
    """A place in the text."""

    @property
    def index(self) -> int:
        """Offset in code points, counted from 0."""


class YamlEvent(Protocol):
    """An event; of the attributes below marks and tags each kind has some.

    Attributes:
        start_mark: Where it begins, anchor and tag included.
        end_mark: Where it ends.
        anchor: The name after `&` or `*`; None if there is none.
        tag: The tag in full; None if there is none.
        value: The text of a scalar.
        style: How a scalar is written; empty or None for a plain one.
    """

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None


def portable_events(text: str) -> Iterator[YamlEvent]:
    """Yield the events of the parser in pure Python.

    Raises:
        yaml.YAMLError: The text is no YAML.
    """
    loader = yaml.SafeLoader(text)
    try:
        for event in iter(cast("_Next", loader.get_event), None):
            if isinstance(event, yaml.ScalarEvent):
                event.value.encode()  # refuses halves of surrogate pairs
            yield event
    except (ValueError, OverflowError) as error:  # of that, or of an escape in PyYAML
        raise ScannerError(
            problem="found invalid Unicode character escape code",
            problem_mark=loader.get_mark(),
        ) from error


def native_events(text: str) -> Iterator[YamlEvent]:
    """Return the events of libyaml's parser, ten times as fast.

    Raises:
        yaml.YAMLError: The text is no YAML; here, or while iterating.
    """
    try:
        loader = yaml.CSafeLoader(text)
    except UnicodeEncodeError as error:
        raise ReaderError(
            name="",
            position=error.start,
            character=ord(text[error.start]),
            encoding=error.encoding,
            reason=error.reason,
        ) from error
    return iter(cast("_Next", loader.get_event), None)


_Next = Callable[[], YamlEvent | None]

read_events = native_events if yaml.__with_libyaml__ else portable_events
"""The faster of the two that this installation has."""
