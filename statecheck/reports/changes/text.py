"""For people: each change that may hurt, with the lines of both sides and the run."""

from collections.abc import Iterator, Sequence

from statecheck.comparing import Compared, Seen
from statecheck.finding import Severity
from statecheck.reports.changes.concise import line
from statecheck.reports.changes.totals import shown, summary
from statecheck.reports.style import INKS, Ink, Style
from statecheck.reports.text import finding_lines
from statecheck.reports.words import counted

_MOST = 20
"""So many changes that hurt nobody are listed."""

_SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}


def write(compared: Compared, style: Style) -> str:
    """Return what may hurt in full, the rest in a line each, and all of it in one."""
    full, short = shown(compared)
    blocks: list[Iterator[str]] = []
    explained: set[str] = set()
    told = {id(each.diagnostic): each for each in compared.changes}
    in_full = {id(each.diagnostic) for each in full}
    for diagnostic in compared.checked.diagnostics:
        seen = told.get(id(diagnostic))
        if seen is not None and id(diagnostic) not in in_full:
            continue
        rule = diagnostic.finding.rule
        blocks.append(
            finding_lines(
                diagnostic,
                compared.checked,
                style,
                known=rule.name in explained,
                level=seen.verdict.name if seen is not None else "",
            )
        )
        explained.add(rule.name)
    blocks.append(_listed(short))
    blocks.append(_end(compared, style))
    written = ("\n".join(block) for block in blocks)
    return "\n\n".join(block for block in written if block) + "\n"


def _listed(changes: Sequence[Seen]) -> Iterator[str]:
    """Yield changes in a line each, as far as anybody reads them."""
    ordered = sorted(changes, key=lambda each: -each.judged.worst)
    for each in ordered[:_MOST]:
        yield line(each)
    if len(ordered) > _MOST:
        rest = counted(len(ordered) - _MOST, "more change")
        yield f"and {rest}, all of them with `--format concise`"


def _end(compared: Compared, style: Style) -> Iterator[str]:
    """Yield the comparison in one line; what was agreed to does not colour it."""
    worst = compared.checked.worst
    ink = Ink.GOOD if worst is None else INKS[worst]
    mark = "✓" if worst is None else _SIGNS[worst]
    found, dot, rest = summary(compared, style.seconds).partition(" · ")
    yield style.paint(f"{mark} {found}", ink) + dot + rest
