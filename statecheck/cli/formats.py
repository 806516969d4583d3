"""Which format a report has, and what build servers are told."""

from collections.abc import Mapping
from pathlib import Path

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


def told_to_github(
    markdown: str, numbers: Mapping[str, object], variables: Mapping[str, str]
) -> tuple[tuple[Path, str], ...]:
    """Return what is added to the summary of a job, and to the outputs of its step.

    Nothing that a spec says goes into the outputs.

    Args:
        markdown: The report.
        numbers: The outputs, by name.
        variables: The environment, which says where both belong.

    Raises:
        UsageError: There is no such place.
    """
    place = variables.get("GITHUB_STEP_SUMMARY")
    if not place:
        message = "`--github-summary` needs what GitHub sets, `GITHUB_STEP_SUMMARY`"
        raise UsageError(message)
    added = [(Path(place), markdown)]
    outputs = variables.get("GITHUB_OUTPUT")
    if outputs:
        lines = "".join(f"{name}={value}\n" for name, value in numbers.items())
        added.append((Path(outputs), lines))
    return tuple(added)
