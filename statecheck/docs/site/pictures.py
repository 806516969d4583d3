"""Pictures within pages: without a style of their own, and with links to the pages.

Styles are taken out, since a strict policy forbids them within a page; what pictures
are painted with comes to stand in one file, in light and in dark.
"""

import re
from collections.abc import Mapping
from typing import Protocol
from xml.etree import ElementTree as ET

from statecheck.docs.attachments import Picture

_SVG = "http://www.w3.org/2000/svg"
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_DARK = re.compile(r"@media \(prefers-color-scheme:dark\)\{(.*?\})\s*\}", re.DOTALL)
_TITLE_HEIGHT = 56.0
"""How much of a picture is its title, which the page says as well."""


class Link(Protocol):
    """Says where something in a picture leads."""

    def __call__(self, name: str, *, to_picture: bool) -> str:
        """Return the address of a state, an exit or a picture; empty for none."""


ET.register_namespace("", _SVG)


def prepared(
    picture: Picture,
    link: Link,
    paint: "Paint",
    current: str = "",
) -> str:
    """Return a picture to be put into a page.

    Args:
        picture: The picture.
        link: Says where its parts lead.
        paint: Takes in what the picture is painted with.
        current: The state that stands out; empty for none.
    """
    root = ET.fromstring(picture.svg)  # noqa: S314  # it is written by us
    for style in root.findall(f"{{{_SVG}}}style"):
        paint.take(style.text or "")
        root.remove(style)
    for title in root.findall(f"{{{_SVG}}}g[@id='title']"):
        root.remove(title)
        _cut(root)
    root.attrib.pop("aria-labelledby", None)
    root.set("class", "picture")
    root.set("role", "group")
    root.set("aria-label", picture.title)
    for group in root.findall(f"{{{_SVG}}}g"):
        _link(group, picture, link)
        if current and picture.boxes.get(group.get("id", "")) == current:
            group.set("class", f"{group.get('class', '')} current".strip())
    for element in root.iter():
        if "id" in element.attrib:
            element.set("id", f"p-{element.get('id')}")
    return ET.tostring(root, encoding="unicode")


def _cut(root: ET.Element) -> None:
    """Leave the place of the title out."""
    _, _, width, height = map(float, root.get("viewBox", "0 0 0 0").split())
    rest = height - _TITLE_HEIGHT
    root.set("viewBox", f"0 {_TITLE_HEIGHT:g} {width:g} {rest:g}")
    root.set("width", f"{width:g}")
    root.set("height", f"{rest:g}")


def _link(group: ET.Element, picture: Picture, link: Link) -> None:
    """Make a box lead to the page of what it stands for."""
    name = group.get("id", "")
    address = ""
    if name in picture.pages:
        address = link(picture.pages[name], to_picture=True)
    elif name in picture.boxes:
        address = link(picture.boxes[name], to_picture=False)
    for old in group.findall(f"{{{_SVG}}}a"):
        index = list(group).index(old)
        group.remove(old)
        for offset, child in enumerate(list(old)):
            group.insert(index + offset, child)
    if not address:
        return
    anchor = ET.Element(f"{{{_SVG}}}a", {"href": address})
    shapes = [c for c in group if c.tag not in {f"{{{_SVG}}}title", f"{{{_SVG}}}desc"}]
    for shape in shapes:
        group.remove(shape)
        anchor.append(shape)
    group.append(anchor)


class Paint:
    """What all pictures are painted with; each rule once."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._light: dict[tuple[str, str], None] = {}
        self._dark: dict[tuple[str, str], None] = {}

    def take(self, style: str) -> None:
        """Take in the rules of a picture."""
        for match in _DARK.finditer(style):
            self._dark |= dict.fromkeys(_RULE.findall(match[1]))
        self._light |= dict.fromkeys(_RULE.findall(_DARK.sub("", style)))

    def css(self) -> str:
        """Return the rules, for light and for dark."""
        light = _rules(self._light, ".picture")
        chosen = _rules(self._dark, ':root[data-theme="dark"] .picture')
        asked = _rules(self._dark, ':root:not([data-theme="light"]) .picture')
        return (
            f"{light}@media screen and (prefers-color-scheme: dark) {{\n{asked}}}\n"
            f"@media screen {{\n{chosen}}}\n"
        )


def _rules(rules: Mapping[tuple[str, str], None], within: str) -> str:
    lines = []
    for selectors, body in sorted((s.strip(), b) for s, b in rules):
        scoped = ", ".join(f"{within} {each.strip()}" for each in selectors.split(","))
        lines.append(f"{scoped} {{ {body} }}\n")
    return "".join(lines)
