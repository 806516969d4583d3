"""Where a thing is said: texts, places by path, and places by line and column."""

from statecheck.source.location import Location, Part, Pointer
from statecheck.source.text import Position, Source, Span

__all__ = ["Location", "Part", "Pointer", "Position", "Source", "Span"]
