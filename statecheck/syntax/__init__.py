"""Text to a tree that remembers where things stand; YAML comes in and goes out here."""

from statecheck.syntax.characters import visible
from statecheck.syntax.collector import collector_off
from statecheck.syntax.decoder import decode
from statecheck.syntax.document import Document
from statecheck.syntax.folded import Folded
from statecheck.syntax.locator import locate, located
from statecheck.syntax.parser import parse
from statecheck.syntax.rules import RULES
from statecheck.syntax.slicing import Slices
from statecheck.syntax.tree import Entry, Mapping, Node, Scalar, Sequence
from statecheck.syntax.writer import write_yaml

__all__ = [
    "RULES",
    "Document",
    "Entry",
    "Folded",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Slices",
    "collector_off",
    "decode",
    "locate",
    "located",
    "parse",
    "visible",
    "write_yaml",
]
