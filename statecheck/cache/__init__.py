"""Answers of earlier runs, sealed, so that only what this user has kept counts."""

from statecheck.cache.places import SIGNS, folder, secret_place
from statecheck.cache.sealing import read_entry, sealed
from statecheck.cache.secret import new_secret, read_secret
from statecheck.cache.tool import tool_state

__all__ = [
    "SIGNS",
    "folder",
    "new_secret",
    "read_entry",
    "read_secret",
    "sealed",
    "secret_place",
    "tool_state",
]
