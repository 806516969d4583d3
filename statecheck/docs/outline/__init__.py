"""What the reference says and in what order, in no notation."""

from statecheck.docs.outline.contents import outline, subjects
from statecheck.docs.outline.subject import Subject

__all__ = ["Subject", "outline", "subjects"]
