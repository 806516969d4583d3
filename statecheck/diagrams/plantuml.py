"""A drawing as PlantUML state diagram."""

import re
from collections.abc import Iterator, Sequence

from statecheck.diagrams.drawing import Arrow, Box, Drawing, Fork, Ink, Kind, News
from statecheck.diagrams.palette import PALETTES, Palette, Theme, end_tokens
from statecheck.diagrams.plain_lines import box_lines, condition_lines, fork_lines

_UNSAFE = re.compile(r"[^A-Za-z0-9 _.,:()=?]")
_CREOLE = re.compile(r"__+|\.\.+|==+|::+|https?:|^[=:.]|[ ]+$")


def write(drawing: Drawing, theme: Theme = Theme.LIGHT) -> str:
    """Return the drawing as PlantUML."""
    return "\n".join((*_lines(drawing, PALETTES[theme]), ""))


def _lines(drawing: Drawing, palette: Palette) -> Iterator[str]:
    yield "@startuml"
    yield f"title {_escaped(drawing.title)}"
    yield f"caption {_escaped(drawing.subtitle)}"
    yield "hide empty description"
    if drawing.across:
        yield "left to right direction"
    yield from _style(drawing, palette)
    for group in drawing.groups:
        yield f"state {_quoted((group.text,))} as {group.id} {{"
        yield from (f"  {each}" for each in _nodes(drawing, group.id))
        yield "}"
    yield from _nodes(drawing, "")
    for arrow in drawing.arrows:
        yield _arrow(arrow, palette)
    yield "@enduml"


def _nodes(drawing: Drawing, group: str) -> Iterator[str]:
    groups = {box.id: box.group for box in drawing.boxes}
    groups |= {fork.id: fork.group for fork in drawing.forks}
    for arrow in drawing.arrows:  # what is not known stands where it is asked for
        if arrow.head.startswith("u_") and arrow.tail in groups:
            groups[arrow.head] = groups[arrow.tail]
    for box in drawing.boxes:
        if groups[box.id] == group and box.kind is not Kind.START:
            yield _box(box)
    for fork in drawing.forks:
        if groups[fork.id] == group:
            yield _fork(fork)


def _box(box: Box) -> str:
    return f"state {_quoted(box_lines(box))} as {box.id} <<{_class(box)}>>"


def _fork(fork: Fork) -> str:
    return f"state {_quoted(fork_lines(fork))} as {fork.id} <<{fork.turn}>>"


def _arrow(arrow: Arrow, palette: Palette) -> str:
    looks = [palette["path" if arrow.ink is Ink.STRONG else "edge"]]
    if arrow.deduced and arrow.ink is not Ink.STRONG:
        looks = [palette["line"]]
    if arrow.news is not News.SAME:
        looks = [palette["gone" if arrow.news is News.GONE else "new"]]
    if arrow.unknown:
        looks.append("dotted")
    elif arrow.conditional:
        looks.append("dashed")
    if arrow.ink is Ink.STRONG:
        looks.append("bold")
    line = f"-[{','.join(looks)}]->"
    words = condition_lines(arrow)
    label = " : " + "\\n".join(map(_escaped, words)) if words else ""
    tail = "[*]" if arrow.tail == "start" else arrow.tail
    return f"{tail} {line} {arrow.head}{label}"


def _class(box: Box) -> str:
    if box.kind in {Kind.UNKNOWN, Kind.ELSEWHERE, Kind.PART}:
        return f"{box.kind}"
    return f"{box.end}" if box.end is not None else "plain"


def _style(drawing: Drawing, palette: Palette) -> Iterator[str]:
    yield "skinparam shadowing false"
    yield "skinparam state {"
    yield "  FontName Helvetica"
    yield f"  BackgroundColor {palette['group']}"
    yield f"  BorderColor {palette['pale']}"
    yield f"  FontColor {palette['grouped']}"
    yield f"  StartColor {palette['ink']}"
    ends = {f"{box.end}": box.end for box in drawing.boxes if box.end is not None}
    names = dict.fromkeys(
        _class(box) for box in drawing.boxes if box.kind is not Kind.START
    )
    for name in names:
        ground, border, ink = end_tokens(ends.get(name))
        yield f"  BackgroundColor<<{name}>> {palette[ground]}"
        yield f"  BorderColor<<{name}>> {palette[border]}"
        yield f"  FontColor<<{name}>> {palette[ink]}"
    for turn in dict.fromkeys(f"{fork.turn}" for fork in drawing.forks):
        ground = "pill" if turn == "action" else "move"
        yield f"  BackgroundColor<<{turn}>> {palette[ground]}"
        yield f"  BorderColor<<{turn}>> {palette['line']}"
        yield f"  FontColor<<{turn}>> {palette['pilled']}"
    yield "}"
    yield "hide stereotype"


def _quoted(lines: Sequence[str]) -> str:
    return '"' + "\\n".join(map(_escaped, lines)) + '"'


def _escaped(text: str) -> str:
    """Return text with all that PlantUML could read as the number of its character."""
    safe = _CREOLE.sub(lambda match: "".join(map(_code, match[0])), text)
    parts = re.split(r"(<U\+[0-9A-F]{4,6}>)", safe) if safe != text else [safe]
    return "".join(
        part if index % 2 else _UNSAFE.sub(lambda match: _code(match[0]), part)
        for index, part in enumerate(parts)
    )


def _code(char: str) -> str:
    return f"<U+{ord(char):04X}>"
