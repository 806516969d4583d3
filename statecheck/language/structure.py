"""Whether a file keeps to the language, seen without knowing any name."""

from importlib import import_module

from statecheck.finding import Finding
from statecheck.settings import Limits
from statecheck.syntax import Document

_USUAL = Limits()


def check_structure(document: Document, limits: Limits = _USUAL) -> tuple[Finding, ...]:
    """Return what is wrong with the words of a document.

    That is all that can be seen in one file without knowing any name: words that are
    unknown, misplaced or missing, values of the wrong form, names that cannot be. What
    a name refers to is not looked at.

    Args:
        document: The file; it does not have to be a mapping.
        limits: How long names and regular expressions may be, and how many findings
            are shown.

    Returns:
        The findings, each cause once, in the order of their paths; empty if the file
        keeps to the language. Where there are more than are shown, one more.
    """
    # Importing jsonschema-rs takes 20 ms, more than a run needs that finds all it
    # has to say in the cache.
    validation = import_module("statecheck.language.validation")
    findings: tuple[Finding, ...] = validation.validate(document, limits)
    return findings
