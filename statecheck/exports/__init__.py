"""The same contract in other forms."""

from statecheck.exports.canonical import canonical

__all__ = ["canonical"]
