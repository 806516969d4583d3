"""Pictures: decided first, in no notation, and then written in one."""

from statecheck.diagrams.contact_sheet import contact_sheet
from statecheck.diagrams.differences import draw_versions
from statecheck.diagrams.drawing import Arrow, Box, Drawing, Fork, Group, Kind
from statecheck.diagrams.legibility import Legibility, measure
from statecheck.diagrams.notations import ENDINGS, NOTATIONS, staged
from statecheck.diagrams.palette import Theme
from statecheck.diagrams.pictures import draw, neighbourhoods
from statecheck.diagrams.two_versions import Names, Remark
from statecheck.diagrams.view import ColourBy, Detail, View, ViewError

__all__ = [
    "ENDINGS",
    "NOTATIONS",
    "Arrow",
    "Box",
    "ColourBy",
    "Detail",
    "Drawing",
    "Fork",
    "Group",
    "Kind",
    "Legibility",
    "Names",
    "Remark",
    "Theme",
    "View",
    "ViewError",
    "contact_sheet",
    "draw",
    "draw_versions",
    "measure",
    "neighbourhoods",
    "staged",
]
