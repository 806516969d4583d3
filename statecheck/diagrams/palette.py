"""Colours: a few calm ones that people see apart, also on grey paper.

Ends have the hues of Okabe and Ito's palette, which colour-blind people tell apart, a
sign of their own besides, and tones of different lightness for print.
"""

from collections.abc import Mapping
from enum import StrEnum

from statecheck.spec import End


class Theme(StrEnum):
    """For what a picture is coloured."""

    LIGHT = "light"
    DARK = "dark"
    PRINT = "print"
    """For paper, without grounds and in black."""
    AUTO = "auto"
    """Light or dark, as the reader's machine is set."""


Palette = Mapping[str, str]
"""By token, a colour as `#rrggbb`."""

_LIGHT = {
    "canvas": "#ffffff",
    "ink": "#1b2733",
    "quiet": "#566474",
    "line": "#8291a1",
    "pale": "#b6c1cc",
    "rule": "#d5dce3",
    "state": "#ffffff",
    "edge": "#5d6d7e",
    "group": "#f2f5f8",
    "grouped": "#5f6f80",
    "pill": "#e3eaf2",
    "pilled": "#27405c",
    "move": "#ffffff",
    "path": "#00735a",
    "success": "#00735a",
    "success-ground": "#dcf2ea",
    "failure": "#b84300",
    "failure-ground": "#fdeadf",
    "canceled": "#7a5c00",
    "canceled-ground": "#f8f0d6",
    "handover": "#0063a6",
    "handover-ground": "#e1eff9",
    "ended": "#4d5966",
    "ended-ground": "#e9edf1",
    "new": "#6a2fb5",
    "gone": "#7d8894",
}
_DARK = {
    "canvas": "#14191f",
    "ink": "#e8edf2",
    "quiet": "#a3b1bf",
    "line": "#76879a",
    "pale": "#46535f",
    "rule": "#38434e",
    "state": "#1f272f",
    "edge": "#8a9bad",
    "group": "#1a2027",
    "grouped": "#9fafbf",
    "pill": "#2c3947",
    "pilled": "#cfdeee",
    "move": "#14191f",
    "path": "#4cc9a0",
    "success": "#4cc9a0",
    "success-ground": "#12352b",
    "failure": "#ff9a63",
    "failure-ground": "#3f2214",
    "canceled": "#e2bf57",
    "canceled-ground": "#372e12",
    "handover": "#6ab8f0",
    "handover-ground": "#12304a",
    "ended": "#b3c0cd",
    "ended-ground": "#2a333c",
    "new": "#c79bff",
    "gone": "#7f8c99",
}
_PRINT = {
    "canvas": "#ffffff",
    "ink": "#000000",
    "quiet": "#3d3d3d",
    "line": "#6e6e6e",
    "pale": "#b0b0b0",
    "rule": "#c8c8c8",
    "state": "#ffffff",
    "edge": "#333333",
    "group": "#f4f4f4",
    "grouped": "#4a4a4a",
    "pill": "#e6e6e6",
    "pilled": "#1f1f1f",
    "move": "#ffffff",
    "path": "#000000",
    "success": "#000000",
    "success-ground": "#d9d9d9",
    "failure": "#000000",
    "failure-ground": "#ffffff",
    "canceled": "#3d3d3d",
    "canceled-ground": "#ffffff",
    "handover": "#1f1f1f",
    "handover-ground": "#efefef",
    "ended": "#3d3d3d",
    "ended-ground": "#efefef",
    "new": "#000000",
    "gone": "#6e6e6e",
}
_HUES_LIGHT = (
    "#e1eff9",
    "#fdeadf",
    "#dcf2ea",
    "#f8f0d6",
    "#f6e6f0",
    "#e6f5fb",
    "#eeeaf8",
    "#e9edf1",
)
_HUES_DARK = (
    "#12304a",
    "#3f2214",
    "#12352b",
    "#372e12",
    "#3b1f30",
    "#12343f",
    "#2b2547",
    "#2a333c",
)
_HUES_PRINT = (
    "#ffffff",
    "#ececec",
    "#dadada",
    "#c8c8c8",
    "#f6f6f6",
    "#e2e2e2",
    "#d0d0d0",
    "#bebebe",
)


def _with_hues(tokens: dict[str, str], hues: tuple[str, ...]) -> Palette:
    return {**tokens, **{f"hue-{index}": hue for index, hue in enumerate(hues)}}


PALETTES: Mapping[Theme, Palette] = {
    Theme.LIGHT: _with_hues(_LIGHT, _HUES_LIGHT),
    Theme.DARK: _with_hues(_DARK, _HUES_DARK),
    Theme.PRINT: _with_hues(_PRINT, _HUES_PRINT),
    Theme.AUTO: _with_hues(_LIGHT, _HUES_LIGHT),
}
"""The colours of each theme; those of `auto` are light until the reader's machine says
otherwise."""


def end_tokens(end: End | None) -> tuple[str, str, str]:
    """Return the tokens of ground, border and text of what ends so."""
    if end is None:
        return "state", "edge", "ink"
    return f"{end}-ground", f"{end}", f"{end}"
