"""Which format a report has, and whether there is such a format."""

from collections.abc import Mapping

from statecheck.cli.parser import meant
from statecheck.cli.result import UsageError

AUTO = "auto"
"""The format that fits where the run takes place."""

_SERVERS = (
    ("GITHUB_ACTIONS", "true", "github"),
    ("TF_BUILD", "true", "azure"),
)
"""Build servers by what they set, with the format that each of them shows."""


def chosen_format(name: str, variables: Mapping[str, str]) -> str:
    """Return the format, with the one that fits the build server for `auto`."""
    if name != AUTO:
        return name
    for variable, value, chosen in _SERVERS:
        if variables.get(variable, "").lower() == value:
            return chosen
    return "text"


def refuse_unknown_format(name: str, formats: Mapping[str, object]) -> None:
    """Refuse a format that there is none of.

    Raises:
        UsageError: It is none.
    """
    if name not in formats:
        there = ", ".join(f"`{each}`" for each in formats)
        hint = meant(name, formats)
        message = f"there is no format `{name}`{hint} (there are {there})"
        raise UsageError(message)
