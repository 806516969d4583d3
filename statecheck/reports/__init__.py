"""How what was found is shown: a module for each format."""

from collections.abc import Callable, Mapping
from importlib import import_module

from statecheck.checking import Checked

FORMATS: Mapping[str, str] = {
    "concise": "statecheck.reports.concise",
}
"""Formats by name, with the module whose `write` makes them."""


def write(checked: Checked, name: str) -> str:
    """Return what was found in one of `FORMATS`.

    Raises:
        KeyError: There is no such format.
    """
    writer: Callable[[Checked], str] = import_module(FORMATS[name]).write
    return writer(checked)
