"""For people: each finding with the lines that it speaks of, and what to do."""

from collections.abc import Iterator, Sequence

from statecheck.finding import Checked, Diagnostic, Severity, Verdict, Witness
from statecheck.reports.cells import padded, widest, wrapped
from statecheck.reports.escaping import visible, visible_path
from statecheck.reports.excerpt import MOST_RELATED, Excerpt, excerpts
from statecheck.reports.frame import framed
from statecheck.reports.style import INKS, Ink, Style
from statecheck.reports.totals import (
    Question,
    open_questions,
    questions,
    summary,
)
from statecheck.reports.words import (
    counted,
    deeds,
    message_in_words,
    spot,
    variant_in_words,
)

_WORDS = 5
"""Columns that the words below a finding take at least."""

_LEAST = 12
"""Columns that text is broken at on the narrowest of screens."""

_NARROW = 60
"""Columns below which the first line of a finding is broken as well. On wider screens
it is one line, as programs that look for places want it."""


def write(checked: Checked, style: Style) -> str:
    """Return the findings, what is undetermined, and the run in one line."""
    asked = questions(checked)
    blocks: list[Iterator[str]] = []
    explained: set[str] = set()
    for diagnostic in checked.diagnostics:
        known = diagnostic.finding.rule.name in explained
        blocks.append(finding_lines(diagnostic, checked, style, known=known))
        explained.add(diagnostic.finding.rule.name)
    blocks.append(_undetermined(checked, asked, style))
    blocks.append(_questions(checked, asked, style))
    blocks.append(_end(checked, style))
    written = ("\n".join(block) for block in blocks)
    return "\n\n".join(block for block in written if block) + "\n"


def finding_lines(
    diagnostic: Diagnostic,
    checked: Checked,
    style: Style,
    *,
    known: bool,
    level: str = "",
) -> Iterator[str]:
    """Yield the lines of a finding.

    Args:
        diagnostic: The finding.
        checked: The run.
        style: What the screen can do.
        known: Whether its rule has been explained; it is not explained again.
        level: How bad it is, where there is a better word for it than the severity.
    """
    finding = diagnostic.finding
    ink = INKS[finding.rule.severity]
    label = f"{level or finding.rule.severity}[{finding.rule.name}]"
    yield _head(diagnostic, style.paint(label, ink), finding.message, style)
    shown = excerpts(diagnostic)
    gutter = max((len(str(_last(each))) for each in shown), default=1) + 1
    bar = style.paint(f"{'':>{gutter}} │", Ink.FRAME)
    for index, excerpt in enumerate(shown):
        if index:
            yield bar
            lead = style.paint(f"{'':>{gutter}} ├─", Ink.FRAME)
            yield f"{lead} {spot(visible_path(excerpt.name), excerpt.start)}"
        yield bar
        yield from framed(excerpt, gutter, ink, style)
    remarks = list(_remarks(diagnostic, checked, style, known=known))
    if not remarks:
        return
    yield bar
    room = max(_WORDS, *(len(word) for word, _ in remarks))
    for index, (word, lines) in enumerate(remarks):
        corner = "╰" if index == len(remarks) - 1 else "├"
        lead = style.paint(f"{'':>{gutter}} {corner}", Ink.FRAME)
        yield f"{lead} {style.paint(f'{word:<{room}}', Ink.FAINT)} {lines[0]}"
        rest = bar if corner == "├" else " " * (gutter + 2)
        for line in lines[1:]:
            yield f"{rest} {'':<{room}} {line}".rstrip()


def _last(excerpt: Excerpt) -> int:
    return excerpt.lines[-1].number


def _head(diagnostic: Diagnostic, label: str, message: str, style: Style) -> str:
    start = diagnostic.span.start
    path = style.paint(visible_path(diagnostic.source.name), Ink.STRONG)
    if style.width < _NARROW:
        lines = wrapped(visible(message), max(style.width - 2, _LEAST))
        said = "".join(f"\n  {style.named(line, Ink.STRONG)}" for line in lines)
        return f"{path}:{start.line}:{start.column}: {label}{said}"
    said = style.named(visible(message), Ink.STRONG)
    return f"{path}:{start.line}:{start.column}: {label} {said}"


def _remarks(
    diagnostic: Diagnostic, checked: Checked, style: Style, *, known: bool
) -> Iterator[tuple[str, list[str]]]:
    """Yield what is said below the lines: a word for it, and what is said."""
    finding = diagnostic.finding
    word = "message" if finding.witness and finding.witness.message else ""
    columns = max(style.width - 7 - max(_WORDS, len(word)), _LEAST)

    def said(text: str) -> list[str]:
        return [style.named(line) for line in wrapped(visible(text), columns)]

    if finding.fix and not diagnostic.source.text:
        yield "fix", said(finding.fix.message)
    if len(finding.related) > MOST_RELATED:
        more = counted(len(finding.related) - MOST_RELATED, "more place")
        yield "also", [f"and {more}"]
    if finding.system and len(checked.systems) > 1:
        yield "in", said(f"`{finding.system}`")
    if finding.variant:
        yield "with", said(variant_in_words(finding))
    if finding.witness:
        yield from _shown(finding.witness, style, columns)
    if finding.because:
        yield "why", [line for each in finding.because for line in said(each)]
    elif finding.rule.why and not known:
        yield "why", said(finding.rule.why)
    if finding.rule.mend and not known:
        yield "mend", said(finding.rule.mend)


def _shown(
    witness: Witness, style: Style, columns: int
) -> Iterator[tuple[str, list[str]]]:
    """Yield what shows that it is so: an answer, or a run, and the message after it."""
    if witness.answer or witness.steps:
        yield "answer" if witness.answer else "run", _run(witness, style, columns)
    if witness.message:
        told = message_in_words(witness.message)
        lines = (line for each in told for line in wrapped(visible(each), columns))
        yield "message", [style.named(line) for line in lines]


def _run(witness: Witness, style: Style, columns: int) -> list[str]:
    """Return a run as a table: the number, the state, what to do in it."""
    if witness.answer:
        return wrapped(visible(witness.answer), columns)
    rows = [
        (str(deed.number or ""), visible(deed.state or "the start"), deed.what)
        if deed.number
        else ("", "", deed.what)
        for deed in deeds(witness)
    ]
    numbers = widest(number for number, _, _ in rows)
    states = min(widest(state for _, state, _ in rows), columns // 2)
    lines: list[str] = []
    for number, state, what in rows:
        start = style.paint(f"{number:>{numbers}}", Ink.FAINT)
        shown = style.paint(padded(state, states), Ink.STRONG)
        if widest(each for _, each, _ in rows) > states:  # one below the other
            room = max(columns - numbers - 4, _LEAST)
            blank = " " * (numbers + 4)
            lines.append(f"{start}  {style.paint(state, Ink.STRONG)}".rstrip())
            told = wrapped(visible(what), room) if what else []
            lines.extend(f"{blank}{style.named(line)}" for line in told)
            continue
        room = max(columns - numbers - states - 4, _LEAST)
        first, *more = wrapped(visible(what), room)
        lines.append(f"{start}  {shown}  {style.named(first)}".rstrip())
        blank = " " * (numbers + states + 4)
        lines.extend(f"{blank}{style.named(line)}" for line in more)
    return lines


def _undetermined(
    checked: Checked, asked: Sequence[Question], style: Style
) -> Iterator[str]:
    deciding: list[list[int]] = [[] for _ in checked.verdicts]
    for number, question in enumerate(asked, 1):
        for index in question.verdicts:
            deciding[index].append(number)
    for verdict, numbers in zip(checked.verdicts, deciding, strict=True):
        if verdict.finding.verdict is not Verdict.UNDETERMINED:
            continue
        label = f"undetermined[{verdict.finding.rule.name}]"
        head = _head(
            verdict,
            style.paint(label, Ink.UNDETERMINED),
            verdict.finding.message,
            style,
        )
        noun = "question" if len(numbers) == 1 else "questions"
        see = f" ({noun} {_ranges(numbers)})" if numbers else ""
        yield head + style.paint(see, Ink.FAINT)


def _ranges(numbers: Sequence[int]) -> str:
    """Return rising numbers with runs of them drawn together, as in `1, 3-5`."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    return ", ".join("-".join(map(str, each)) for each in ranges)


def _questions(
    checked: Checked, asked: Sequence[Question], style: Style
) -> Iterator[str]:
    title = open_questions(checked)
    if not title:
        return
    yield style.paint(f"{title[0].upper()}{title[1:]}:", Ink.UNDETERMINED)
    digits = len(str(len(asked)))
    for number, question in enumerate(asked, 1):
        where = spot(visible_path(question.source.name), question.span.start)
        lines = wrapped(visible(question.text), max(style.width - digits - 4, _LEAST))
        lead = style.paint(f"  {number:>{digits}}", Ink.UNDETERMINED)
        yield f"{lead}  {style.named(lines[0])}"
        blank = " " * (digits + 4)
        yield from (f"{blank}{style.named(line)}" for line in lines[1:])
        count = len(question.verdicts)
        decides = f" · helps to decide {count}" if count > 1 else ""
        yield blank + style.paint(f"{where}{decides}", Ink.FAINT)


def _end(checked: Checked, style: Style) -> Iterator[str]:
    worst = checked.worst
    ink = Ink.GOOD if worst is None else INKS[worst]
    sign = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}
    mark = "✓" if worst is None else sign[worst]
    line = summary(checked, style.seconds)
    found, dot, rest = line.partition(" · ")
    if style.width < min(len(line) + 2, _NARROW):
        yield style.paint(f"{mark} {found}", ink)
        yield from (f"  {each}" for each in rest.split(" · "))
        return
    yield style.paint(f"{mark} {found}", ink) + dot + rest
