"""One HTML page that needs nothing else and runs nothing."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from importlib.resources import files

from statecheck.finding import Checked, Diagnostic, Verdict
from statecheck.reports.escaping import visible, xml_text
from statecheck.reports.excerpt import Excerpt, Line, excerpts
from statecheck.reports.totals import (
    open_questions,
    questions,
    summary,
)
from statecheck.reports.words import place, remarks, spot


def write(checked: Checked) -> str:
    """Return the page; whatever stands in a spec is text in it and nothing else."""
    return framed(_content(checked))


def framed(content: Iterable[str]) -> str:
    """Return a page with some content, which is HTML already."""
    sheet = files(__package__).joinpath("html_page.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'"
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        "<title>statecheck</title>",
        f"<style>{sheet}</style>",
        "</head>",
        "<body>",
        "<main>",
        *content,
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _content(checked: Checked) -> Iterator[str]:
    worst = checked.worst
    yield "<header>"
    yield "<h1>statecheck</h1>"
    yield f'<p class="{worst or "good"}">{xml_text(summary(checked))}</p>'
    yield "</header>"
    for diagnostic in checked.diagnostics:
        rule = diagnostic.finding.rule
        yield from article(
            diagnostic, f"{rule.severity}", f"{rule.severity} {rule.name}"
        )
    yield from _undetermined(checked)
    yield from _questions(checked)


def article(
    diagnostic: Diagnostic, look: str, label: str, more: Sequence[str] = ()
) -> Iterator[str]:
    """Yield a finding with the lines in question.

    Args:
        diagnostic: The finding.
        look: The class of how bad it is.
        label: What stands behind its message.
        more: HTML that stands below the lines.
    """
    finding = diagnostic.finding
    yield f'<article class="{look}">'
    yield f'<p class="place">{xml_text(place(diagnostic))}</p>'
    yield f"<h2>{named(finding.message)} <small>{xml_text(label)}</small></h2>"
    for index, excerpt in enumerate(excerpts(diagnostic)):
        if index:
            where = xml_text(spot(excerpt.name, excerpt.start))
            yield f'<p class="place">{where}</p>'
        yield _excerpt(excerpt)
    yield from more
    said = list(remarks(diagnostic))
    if said:
        yield "<dl>"
        for word, lines in said:
            broken = "<br>".join(map(named, lines))
            yield f"<dt>{word}</dt><dd>{broken}</dd>"
        yield "</dl>"
    yield "</article>"


def _excerpt(excerpt: Excerpt) -> str:
    rows = "\n".join(map(_line, excerpt.lines))
    return f'<pre tabindex="0">{rows}</pre>'


def _line(line: Line) -> str:
    """Return a line with its marks; where marks overlap, the first one is seen."""
    pieces: list[str] = []
    done = 0
    labels: list[str] = []
    for mark in sorted(line.marks, key=lambda mark: mark.start):
        kind = "fault" if mark.primary else "related"
        start, end = max(mark.start - 1, done), mark.end - 1
        if start < end:
            pieces.append(_code(line.text[done:start]))
            inside = _code(line.text[start:end])
            pieces.append(f'<mark class="{kind}">{inside}</mark>')
            done = end
        if mark.label:
            labels.append(f'<span class="label {kind}">{named(mark.label)}</span>')
    pieces.append(_code(line.text[done:]))
    said = f" {' '.join(labels)}" if labels else ""
    return f'<span class="number">{line.number}</span> {"".join(pieces)}{said}'


def _code(text: str) -> str:
    """Return code as it stands, tabs included."""
    return "\t".join(map(xml_text, text.split("\t")))


def _undetermined(checked: Checked) -> Iterator[str]:
    open_ = [
        each
        for each in checked.verdicts
        if each.finding.verdict is Verdict.UNDETERMINED
    ]
    if open_:
        yield "<section>"
        yield "<h2>Undetermined</h2>"
        yield "<ul>"
        for each in open_:
            where = f"<code>{xml_text(place(each))}</code>"
            name = f"<small>{xml_text(each.finding.rule.name)}</small>"
            yield f"<li>{named(each.finding.message)} {name}<br>{where}</li>"
        yield "</ul>"
        yield "</section>"


def _questions(checked: Checked) -> Iterator[str]:
    title = open_questions(checked)
    if title:
        yield "<section>"
        yield f"<h2>{title[0].upper()}{title[1:]}</h2>"
        yield "<ol>"
        for each in questions(checked):
            where = xml_text(spot(each.source.name, each.span.start))
            yield f"<li>{named(each.text)}<br><code>{where}</code></li>"
        yield "</ol>"
        yield "</section>"


def named(text: str) -> str:
    """Return a message with the names in backticks as code."""
    pieces = visible(text).split("`")
    if len(pieces) % 2 == 0:
        return xml_text(text)
    return "".join(
        f"<code>{xml_text(piece)}</code>" if index % 2 else xml_text(piece)
        for index, piece in enumerate(pieces)
    )
