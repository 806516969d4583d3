"""Checks the contract of an API that answers with states.

The commands are functions here, with values in and values out:

    systems = statecheck.load("spec")           # a mapping, by name
    found = statecheck.check(systems)           # what is wrong, and whether that fails
    print(statecheck.report(found))             # ... as text, or in another format
    changed = statecheck.diff("main:spec", "spec")

    system = systems["sign-on"]
    system.graph                                # a networkx.MultiDiGraph
    statecheck.draw(system, "png")
    statecheck.validator(system).message({"status": "LOCKED"}).problems
    statecheck.schema(system), statecheck.example(system, "LOCKED")
    statecheck.export(system, "openapi"), statecheck.show(system)
    statecheck.reference(systems)               # the files of `statecheck docs`

What is wrong with what was read is a value. Only `load` raises for it, an
`UnreadableError` with all that is wrong, for nothing can be done with what is no spec.
A name that is no system, state, option or format is a `LookupError`.
"""

from importlib import import_module

__all__ = [
    "Checked",
    "Compared",
    "Diagnostic",
    "Exported",
    "Finding",
    "Held",
    "Loss",
    "Problem",
    "Seen",
    "Severity",
    "System",
    "Systems",
    "UnreadableError",
    "Validator",
    "check",
    "diff",
    "draw",
    "example",
    "export",
    "load",
    "reference",
    "report",
    "schema",
    "show",
    "validator",
]


def __getattr__(name: str) -> object:
    """Return a public name, imported when it is first asked for.

    Importing all of them takes half a second, and the command line, which comes
    by here as well, would have to wait for that before it can print its help.
    """
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module("statecheck.interface"), name)


def __dir__() -> list[str]:
    """Return the public names, whether they have been imported or not."""
    return sorted({*globals(), *__all__})
