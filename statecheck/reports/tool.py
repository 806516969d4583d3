"""Who speaks in a report."""

from importlib import import_module

TOOL = "statecheck"


def tool_version() -> str:
    """Return the version of the package that is installed."""
    # Loaded only where it is needed: it takes longer than the parsing of a small spec.
    version: str = import_module("importlib.metadata").version(TOOL)
    return version
