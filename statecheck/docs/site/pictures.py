"""Pictures within pages: without a style of their own, and with links to the pages.

Styles are taken out, since a strict policy forbids them within a page; what pictures
are painted with comes to stand in one file, in light and in dark.
"""

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import Protocol

from statecheck.docs.attachments import Picture

_STYLE = re.compile(r"<style>(.*?)</style>\n?", re.DOTALL)
_SIZE = re.compile(r' width="([\d.]+)" height="([\d.]+)"')
_IDS = re.compile(r'(<(?:title|desc) id=")')
_GROUP = re.compile(
    r'<g id="(?P<id>[^"]*)" class="(?P<kind>[^"]*)">'
    r"(?P<said>\s*<title>[^<]*</title>(?:\s*<desc>[^<]*</desc>)?)(?P<shapes>.*?)</g>\n?",
    re.DOTALL,
)
_HAS_TITLE = '<g id="title"'
_LINK = re.compile(r'<a href="[^"]*">|</a>')
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_DARK = re.compile(r"@media \(prefers-color-scheme:dark\)\{(.*?\})\s*\}", re.DOTALL)
_TITLE_HEIGHT = 56.0
"""How much of a picture is its title, which the page says as well."""


class Link(Protocol):
    """Says where something in a picture leads."""

    def __call__(self, name: str, *, to_picture: bool) -> str:
        """Return the address of a state, an exit or a picture; empty for none."""


def prepared(
    picture: Picture,
    link: Link,
    paint: "Paint",
    current: str = "",
) -> str:
    """Return a picture to be put into a page.

    Nothing within an element reads as a tag, since all that comes from a spec has its
    angle brackets escaped; so a picture is taken apart without building a tree of it.

    Args:
        picture: The picture.
        link: Says where its parts lead.
        paint: Takes in what the picture is painted with.
        current: The state that stands out; empty for none.
    """
    tag, _, rest = picture.svg.partition(">")
    for style in _STYLE.findall(rest):
        paint.take(style)
    rest = _STYLE.sub("", rest)
    width, height = (float(size) for size in _SIZE.search(tag).groups())  # type: ignore[union-attr]  # every picture has a size
    top = _TITLE_HEIGHT if _HAS_TITLE in rest else 0
    body = _GROUP.sub(
        lambda match: _group(match, picture, link, current), _IDS.sub(r"\1p-", rest)
    )
    label = escape(picture.title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" '
        f'height="{height - top:g}" viewBox="0 {top:g} {width:g} {height - top:g}" '
        f'class="picture" role="group" aria-label="{label}">{body}'
    )


def _group(match: "re.Match[str]", picture: Picture, link: Link, current: str) -> str:
    """Return an element, with a link to the page of what it stands for."""
    name = unescape(match["id"])
    if name == "title":
        return ""
    address = ""
    if name in picture.pages:
        address = link(picture.pages[name], to_picture=True)
    elif name in picture.boxes:
        address = link(picture.boxes[name], to_picture=False)
    shapes = _LINK.sub("", match["shapes"])
    if address:
        shapes = f'<a href="{escape(address)}">{shapes}</a>'
    kind = match["kind"]
    if current and picture.boxes.get(name) == current:
        kind = f"{kind} current"
    return f'<g id="p-{match["id"]}" class="{kind}">{match["said"]}{shapes}</g>'


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
