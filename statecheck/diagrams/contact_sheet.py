"""All pictures on one page, as a forge shows it."""

from collections.abc import Iterator, Sequence

from statecheck.diagrams.drawing import Drawing, Kind

HEADING = "# Diagrams"

_INTRODUCTION = """\
Drawn from the specs by `statecheck draw`; nobody edits these files. Each picture is
there as SVG, as DOT for Graphviz, and as Mermaid. The legend below each picture
explains the marks that occur in it.
"""


def contact_sheet(drawings: Sequence[Sequence[Drawing]]) -> str:
    """Return the page as Markdown.

    Args:
        drawings: The pictures of each system, the one to begin with first.
    """
    return "\n".join(_lines(drawings))


def _lines(drawings: Sequence[Sequence[Drawing]]) -> Iterator[str]:
    yield HEADING
    yield ""
    yield _INTRODUCTION
    for each in drawings:
        first, *pages = each
        yield f"## {_plain(first.title)}"
        yield ""
        yield f"{_plain(first.subtitle)} ({_links(first)})"
        yield ""
        file = _file(first, "svg")
        yield f"[![{_plain(_described(first))}]({file})]({file})"
        yield ""
        if pages:
            yield "| part | states | files |"
            yield "| --- | --- | --- |"
            yield from map(_page, pages)
            yield ""


def _page(drawing: Drawing) -> str:
    part = drawing.subtitle.partition("  ·  ")[0]
    states = sum(box.kind is Kind.STATE for box in drawing.boxes)
    return (
        f"| [{_plain(part)}]({_file(drawing, 'svg')}) | {states} | {_links(drawing)} |"
    )


def _links(drawing: Drawing) -> str:
    return f"[DOT]({_file(drawing, 'dot')}), [Mermaid]({_file(drawing, 'mmd')})"


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
