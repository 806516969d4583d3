"""The effective system in the language's own words, as plain data."""

from statecheck.exports.canonical.system import canonical

__all__ = ["canonical"]
