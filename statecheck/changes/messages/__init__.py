"""Messages that one version takes and the other refuses, each tried on both."""

from statecheck.changes.messages.message import Kind, Message
from statecheck.changes.messages.proof import Proof, proof_of
from statecheck.changes.messages.scene import Scene
from statecheck.changes.messages.search import Search

__all__ = ["Kind", "Message", "Proof", "Scene", "Search", "proof_of"]
