"""`statecheck diff`: what changed between two versions, and whom it breaks."""

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from statecheck.changes import Verdict
from statecheck.cli.configuration import settings_of
from statecheck.cli.formats import (
    chosen_format,
    refuse_unknown_format,
    told_to_github,
)
from statecheck.cli.options import add_settings
from statecheck.cli.result import ExitCode, Result, UsageError
from statecheck.cli.sides import Sides, only, sides
from statecheck.cli.surroundings import Surroundings
from statecheck.comparing import (
    Approval,
    Approvals,
    Compared,
    accepted,
    compare,
    day,
    read_approvals,
    write_approvals,
)
from statecheck.reports import (
    CHANGE_FORMATS,
    Style,
    change_summary,
    visible,
    write_changes,
)
from statecheck.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    add_settings(parser, "diff")
    parser.add_argument(
        "--against",
        metavar="REF",
        help="compare with where this branch, tag or commit and HEAD parted",
    )
    parser.add_argument(
        "--exact",
        action="store_true",
        help="compare with the very commit of --against instead",
    )
    parser.add_argument(
        "--against-all-tags",
        action="store_true",
        help="compare with every tag of the repository",
    )
    parser.add_argument(
        "--system",
        action="append",
        default=[],
        metavar="NAME",
        help="compare this system or flow only (may be given several times)",
    )
    parser.add_argument(
        "--accept",
        action="store_true",
        help="agree to the changes that fail the run, in the file of --approvals",
    )
    parser.add_argument(
        "--github-summary",
        action="store_true",
        help="add the report to the summary of the job, and its counts to the outputs",
    )
    parser.add_argument("--reason", metavar="TEXT", help="why they are agreed to")
    parser.add_argument(
        "--until", metavar="DAY", help="the last day on which that holds"
    )
    parser.add_argument("--by", metavar="NAME", help="who agrees")
    parser.add_argument("--ticket", metavar="TEXT", help="where it was agreed")


def run(options: argparse.Namespace, around: Surroundings) -> Result:
    """Return the report in each of the formats asked for, and the exit code."""
    settings = settings_of(options, around)
    name = chosen_format(settings.format, around.variables)
    for each in (name, *settings.output):
        refuse_unknown_format(each, CHANGE_FORMATS)
    today = datetime.now(tz=UTC).date()
    agreed = _agreed(options, settings, today)
    around.watch("reading")
    chosen = only(sides(options, settings), options.system)
    around.watch("comparing")
    approvals = _approvals(settings)
    compared = compare(chosen.olds, chosen.new, settings, today, approvals)
    files: list[tuple[Path, str]] = []
    count = 0
    if agreed is not None and settings.approvals is not None and compared.readable:
        failing = [e.judged.change for e in compared.told if e.fails]
        count = len(failing)
        entries = accepted(approvals.entries, failing, agreed)
        files.append((settings.approvals, write_approvals(entries)))
        approvals = Approvals(entries, approvals.documents)
        compared = compare(chosen.olds, chosen.new, settings, today, approvals)
    files += (
        (path, write_changes(compared, each)) for each, path in settings.output.items()
    )
    style = Style(
        around.colour(settings.color),
        around.width,
        around.seconds() if around.screen else None,
    )
    log = [
        *_log(compared, name, settings, around),
        *_notes(chosen),
        *_hints(compared, chosen),
    ]
    if agreed is not None:
        log.append(f"agreed to {count} more: {visible(str(settings.approvals))}\n")
    return Result(
        code=_code(compared, settings),
        output=write_changes(compared, name, style),
        log="".join(log),
        files=tuple(files),
        additions=_additions(compared, around) if options.github_summary else (),
    )


def _additions(
    compared: Compared, around: Surroundings
) -> tuple[tuple[Path, str], ...]:
    """Return what GitHub is told: the report as Markdown, and bare numbers."""
    counts = Counter(each.verdict for each in compared.told)
    numbers: dict[str, object] = {
        f"{verdict.name.lower()}s": counts[verdict]
        for verdict in (Verdict.BREAK, Verdict.UNDECIDED, Verdict.RISK)
    }
    numbers["bump"] = compared.bump.word
    markdown = write_changes(compared, "markdown")
    return told_to_github(markdown, numbers, around.variables)


def _approvals(settings: Settings) -> Approvals:
    """Return the changes that were agreed to; none where there is no file yet."""
    path = settings.approvals
    if path is None or not path.exists():
        return Approvals()
    return read_approvals(path, settings.limits)


def _agreed(
    options: argparse.Namespace, settings: Settings, today: date
) -> Approval | None:
    """Return what new approvals say; None where nothing is agreed to.

    Raises:
        UsageError: What belongs to it is missing or wrong.
    """
    reason = (options.reason or "").strip()
    if not options.accept:
        for word in ("reason", "until", "by", "ticket"):
            if getattr(options, word) is not None:
                message = f"`--{word}` belongs to `--accept`"
                raise UsageError(message)
        return None
    if settings.approvals is None:
        message = "`--accept` needs `--approvals FILE`"
        raise UsageError(message)
    if not reason:
        message = "`--accept` needs `--reason TEXT`"
        raise UsageError(message)
    until = None if options.until is None else day(options.until)
    if options.until is not None and until is None:
        message = f"`--until {options.until}` is no day, as `2030-12-31` is one"
        raise UsageError(message)
    if until is not None and until < today:
        message = f"`--until {options.until}` has passed"
        raise UsageError(message)
    return Approval(
        ("", "", "", "", ""), reason, until, options.by or "", options.ticket or ""
    )


def _code(compared: Compared, settings: Settings) -> ExitCode:
    if not compared.readable:
        return ExitCode.UNREADABLE
    if compared.failed and not settings.exit_zero:
        return ExitCode.FINDINGS
    return ExitCode.CLEAN


def _log(
    compared: Compared, name: str, settings: Settings, around: Surroundings
) -> Iterator[str]:
    """Yield what is said besides a report for machines."""
    if CHANGE_FORMATS[name].annotates:
        colour = around.colour(settings.color, log=True)
        yield write_changes(compared, "text", Style(colour, around.width))
    elif name != "text":
        yield f"{change_summary(compared)}\n"


def _notes(chosen: Sides) -> Iterator[str]:
    for note in chosen.notes:
        yield f"{visible(note)}\n"


def _hints(compared: Compared, chosen: Sides) -> Iterator[str]:
    """Yield what to do where what was compared with cannot be read."""
    broken = compared.broken
    if chosen.found and "the old side" in broken and "the new side" not in broken:
        yield (
            "what is broken lies in the old side, not in your change: "
            "name an older or a newer commit to compare with\n"
        )
