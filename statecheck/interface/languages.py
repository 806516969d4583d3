"""Systems in other languages, and in the language's own words."""

from typing import Any

from statecheck.exports import EXPORTS, Exported, canonical, exported
from statecheck.interface.systems import System, of_system


def export(system: System, to: str = "openapi") -> Exported:
    """Return a system in another language, and what that cannot say of it.

    Args:
        system: The system; `system.variant(...)` for what some options leave of it.
        to: The language: `openapi`.

    Raises:
        LookupError: There is no such language.
        ValueError: It is a flow.
    """
    if to not in EXPORTS:
        message = f"there is no export to {to!r}, only to {', '.join(EXPORTS)}"
        raise LookupError(message)
    return exported(of_system(system), to)


def show(system: System) -> dict[str, Any]:
    """Return a system as a spec has it, with everything inherited made explicit.

    It is plain data; a file with it in YAML or JSON says the same as all the files that
    were loaded.
    """
    return dict(canonical(system.effective))
