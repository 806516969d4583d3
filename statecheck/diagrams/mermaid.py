"""A drawing as Mermaid flowchart, for pages that draw Mermaid themselves."""

import json
import re
from collections.abc import Iterator, Sequence

from statecheck.diagrams.drawing import (
    Arrow,
    Box,
    Drawing,
    Fork,
    Ink,
    Kind,
    News,
    Turn,
)
from statecheck.diagrams.palette import PALETTES, Palette, Theme, end_tokens
from statecheck.diagrams.plain_lines import box_lines, condition_lines, fork_lines

_SHAPES = {
    Kind.START: ("((", "))"),
    Kind.STATE: ("[", "]"),
    Kind.EXIT: ("([", "])"),
    Kind.UNKNOWN: ("((", "))"),
    Kind.PART: ("[[", "]]"),
    Kind.ELSEWHERE: ("[", "]"),
}
_UNSAFE = re.compile(r"[^\w ,:/()=+?!\u21bb\u2192\u2026-]")
_TAG = re.compile(r"[<>&]")
_LIST = re.compile(r"^[\d]+[.)]|^[-+*#>=]|[_*]$|^_")


def write(drawing: Drawing, theme: Theme = Theme.LIGHT) -> str:
    """Return the drawing as Mermaid."""
    return "\n".join((*_lines(drawing, PALETTES[theme]), ""))


def _lines(drawing: Drawing, palette: Palette) -> Iterator[str]:
    title = (
        f"{drawing.title}, {drawing.subtitle}" if drawing.subtitle else drawing.title
    )
    yield "---"
    yield f"title: {json.dumps(_titled(title))}"
    yield "---"
    yield f"flowchart {'LR' if drawing.across else 'TB'}"
    for group in drawing.groups:
        yield f"  subgraph {group.id}[{_quoted((group.text,))}]"
        yield from (f"    {each}" for each in _nodes(drawing, group.id))
        yield "  end"
    yield from (f"  {each}" for each in _nodes(drawing, ""))
    for arrow in drawing.arrows:
        yield f"  {_arrow(arrow, drawing)}"
    yield from _classes(drawing, palette)
    yield from _links(drawing, palette)


def _nodes(drawing: Drawing, group: str) -> Iterator[str]:
    groups = {box.id: box.group for box in drawing.boxes}
    groups |= {fork.id: fork.group for fork in drawing.forks}
    for arrow in drawing.arrows:  # what is not known stands where it is asked for
        if arrow.head.startswith("u_") and arrow.tail in groups:
            groups[arrow.head] = groups[arrow.tail]
    yield from (_box(box) for box in drawing.boxes if groups[box.id] == group)
    yield from (_fork(fork) for fork in drawing.forks if groups[fork.id] == group)


def _box(box: Box) -> str:
    before, behind = _SHAPES[box.kind]
    return f"{box.id}{before}{_quoted(box_lines(box))}{behind}:::{_class(box)}"


def _fork(fork: Fork) -> str:
    before, behind = ("{{", "}}") if fork.turn is Turn.MOVE else ("(", ")")
    return f"{fork.id}{before}{_quoted(fork_lines(fork))}{behind}:::{fork.turn}"


def _arrow(arrow: Arrow, drawing: Drawing) -> str:
    headless = any(fork.id == arrow.head for fork in drawing.forks)
    if arrow.unknown or (arrow.conditional and arrow.ink is not Ink.STRONG):
        line = "-.-" if headless else "-.->"
    elif arrow.ink is Ink.STRONG:
        line = "===" if headless else "==>"
    else:
        line = "---" if headless else "-->"
    words = condition_lines(arrow)
    label = f"|{_quoted(words)}|" if words else ""
    return f"{arrow.tail} {line}{label} {arrow.head}"


def _class(box: Box) -> str:
    if box.kind in {Kind.START, Kind.UNKNOWN, Kind.ELSEWHERE, Kind.PART}:
        return f"{box.kind}"
    return f"{box.end}Box" if box.end is not None else "state"


def _classes(drawing: Drawing, palette: Palette) -> Iterator[str]:
    used = dict.fromkeys(_class(box) for box in drawing.boxes)
    ends = {f"{box.end}Box": box.end for box in drawing.boxes if box.end is not None}
    for name in used:
        ground, border, ink = end_tokens(ends.get(name))
        more = "stroke-width:2px" if name in ends else "stroke-width:1.2px"
        if name == "start":
            ground, border, ink = "ink", "ink", "ink"
        if name in {"unknown", "elsewhere"}:
            more += ",stroke-dasharray:2 3"
        yield (
            f"  classDef {name} fill:{palette[ground]},stroke:{palette[border]},"
            f"color:{palette[ink]},{more}"
        )
    conditional = [box.id for box in drawing.boxes if box.conditional]
    if conditional:
        yield "  classDef conditional stroke-dasharray:5 3"
        yield f"  class {','.join(conditional)} conditional"
    yield from _news(drawing, palette)
    for group in drawing.groups:
        token = f"hue-{group.colour}" if group.colour >= 0 else "group"
        yield (
            f"  style {group.id} fill:{palette[token]},stroke:{palette[token]},"
            f"color:{palette['grouped']}"
        )
    turns = dict.fromkeys(fork.turn for fork in drawing.forks)
    for turn in turns:
        moves = turn is Turn.MOVE
        ground, border = ("move", "line") if moves else ("pill", "pill")
        yield (
            f"  classDef {turn} fill:{palette[ground]},stroke:{palette[border]},"
            f"color:{palette['pilled']}"
        )


_WIDTHS = {News.NEW: ("new", "3px"), News.OTHER: ("new", "1.5px")}


def _news(drawing: Drawing, palette: Palette) -> Iterator[str]:
    """Yield how boxes and forks look that are not as they were."""
    for news in (News.NEW, News.OTHER, News.GONE):
        ids = [box.id for box in drawing.boxes if box.news is news]
        ids += [fork.id for fork in drawing.forks if fork.news is news]
        if ids:
            token, width = _WIDTHS.get(news, ("gone", "1px"))
            looks = f"stroke:{palette[token]},stroke-width:{width}"
            if news is News.GONE:
                looks += f",color:{palette['gone']}"
            yield f"  classDef {news} {looks}"
            yield f"  class {','.join(ids)} {news}"


def _links(drawing: Drawing, palette: Palette) -> Iterator[str]:
    """Yield how arrows look that are not like all others, by their number."""
    strong = [i for i, arrow in enumerate(drawing.arrows) if arrow.ink is Ink.STRONG]
    deduced = [
        i
        for i, arrow in enumerate(drawing.arrows)
        if arrow.deduced and arrow.ink is not Ink.STRONG
    ]
    for news, (token, width) in {**_WIDTHS, News.GONE: ("gone", "1px")}.items():
        those = [i for i, arrow in enumerate(drawing.arrows) if arrow.news is news]
        if those:
            looks = f"stroke:{palette[token]},stroke-width:{width}"
            yield f"  linkStyle {_numbers(those)} {looks}"
    if strong:
        looks = f"stroke:{palette['path']},stroke-width:2.5px"
        yield f"  linkStyle {_numbers(strong)} {looks}"
    if deduced:
        yield f"  linkStyle {_numbers(deduced)} stroke:{palette['line']}"


def _numbers(indices: Sequence[int]) -> str:
    return ",".join(map(str, indices))


def _quoted(lines: Sequence[str]) -> str:
    return '"' + "<br/>".join(map(_escaped, lines)) + '"'


def _escaped(text: str) -> str:
    """Return text with all that Mermaid, Markdown or HTML could read as its number."""
    marked = {at for match in _LIST.finditer(text) for at in range(*match.span())}
    return (
        "".join(
            _code(char) if at in marked or _UNSAFE.match(char) else char
            for at, char in enumerate(text)
        )
        or " "
    )


def _titled(text: str) -> str:
    """Return text for a title, in which nothing can be written as a number."""
    return _TAG.sub(lambda match: f"U+{ord(match[0]):04X}", text)


def _code(char: str) -> str:
    return f"#{ord(char)};"
