"""All pictures on one page, as a forge shows it."""

from collections.abc import Iterator, Sequence
from textwrap import fill

from statecheck.diagrams.drawing import Drawing, Kind

HEADING = "# Diagrams"

USUAL = ("svg", "dot", "mmd")
"""Endings of the files that are beside the page, where it does not say otherwise."""

_NAMES = {
    "svg": "SVG",
    "png": "PNG",
    "pdf": "PDF",
    "dot": "DOT",
    "mmd": "Mermaid",
    "puml": "PlantUML",
}
"""By ending, what a file is called."""

_SHOWN = ("svg", "png")
"""Endings of files that a page can show."""

_WIDTH = 85


def contact_sheet(
    drawings: Sequence[Sequence[Drawing]], endings: Sequence[str] = USUAL
) -> str:
    """Return the page as Markdown.

    Args:
        drawings: The pictures of each system, the one to begin with first.
        endings: What the files of a picture end in; no other file is named.
    """
    return "\n".join(_lines(drawings, endings))


def _lines(
    drawings: Sequence[Sequence[Drawing]], endings: Sequence[str]
) -> Iterator[str]:
    shown = next((each for each in _SHOWN if each in endings), "")
    yield HEADING
    yield ""
    yield _introduction(endings)
    yield ""
    for each in drawings:
        first, *pages = each
        yield f"## {_plain(first.title)}"
        yield ""
        links = _links(first, endings, shown)
        yield _plain(first.subtitle) + (f" ({links})" if links else "")
        yield ""
        if shown:
            file = _file(first, shown)
            yield f"[![{_plain(_described(first))}]({file})]({file})"
            yield ""
        if pages:
            yield "| part | states | files |"
            yield "| --- | --- | --- |"
            yield from (_page(page, endings, shown) for page in pages)
            yield ""


def _introduction(endings: Sequence[str]) -> str:
    """Return what the page is, and in which forms the pictures are there."""
    forms = [
        "as DOT for Graphviz" if each == "dot" else f"as {_NAMES[each]}"
        for each in endings
    ]
    *others, last = forms
    comma = "," if len(others) > 1 else ""
    listed = f"{', '.join(others)}{comma} and {last}" if others else last
    return fill(
        "Drawn from the specs by `statecheck draw`; nobody edits these files. "
        f"Each picture is there {listed}. The legend below each picture explains the "
        "marks that occur in it.",
        _WIDTH,
    )


def _page(drawing: Drawing, endings: Sequence[str], shown: str) -> str:
    part = _plain(drawing.subtitle.partition("  ·  ")[0])
    states = sum(box.kind is Kind.STATE for box in drawing.boxes)
    name = f"[{part}]({_file(drawing, shown)})" if shown else part
    return f"| {name} | {states} | {_links(drawing, endings, shown)} |"


def _links(drawing: Drawing, endings: Sequence[str], shown: str) -> str:
    """Return links to the files of a picture other than the one that is shown."""
    return ", ".join(
        f"[{_NAMES[each]}]({_file(drawing, each)})" for each in endings if each != shown
    )


def _file(drawing: Drawing, ending: str) -> str:
    return f"{drawing.name}.{ending}"


def _described(drawing: Drawing) -> str:
    return f"{drawing.title}, {drawing.subtitle}"


def _plain(text: str) -> str:
    """Return text with what Markdown and HTML could read as numbers of characters."""
    return "".join(
        char if char.isalnum() or char in " ,.:;-/()=·" else f"&#{ord(char)};"
        for char in text
    )
