"""Files in, and the stages in their order; what is wrong with them on the way."""

from statecheck.loader.assembly import assemble
from statecheck.loader.loaded import File, Loaded
from statecheck.loader.loading import load
from statecheck.loader.rules import RULES

__all__ = ["RULES", "File", "Loaded", "assemble", "load"]
