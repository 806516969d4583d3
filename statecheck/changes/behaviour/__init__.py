"""What becomes of a client on a server of another version, followed step by step."""

from statecheck.changes.behaviour.behaviour import Behaviour, Consequence, Key, key_of
from statecheck.changes.behaviour.refinement import Refinement
from statecheck.changes.behaviour.sharing import Sides

__all__ = ["Behaviour", "Consequence", "Key", "Refinement", "Sides", "key_of"]
