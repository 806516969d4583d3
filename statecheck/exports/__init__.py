"""The same contract in other forms."""

from importlib import import_module

from statecheck.exports.canonical import canonical
from statecheck.exports.export import EXPORTS, Export, Exported, Loss
from statecheck.graph import StateGraph

__all__ = ["EXPORTS", "Export", "Exported", "Loss", "canonical", "exported"]


def exported(graph: StateGraph, language: str) -> Exported:
    """Return a system in another language, and what is lost on the way.

    Raises:
        KeyError: There is no such language.
    """
    # `show` and others come by here, and need none of them.
    module = import_module(f"statecheck.exports.{EXPORTS[language].module}")
    made: Exported = module.export(graph)
    return made
