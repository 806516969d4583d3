"""`statecheck check`: what is wrong with a spec."""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from statecheck.baseline import (
    Baseline,
    Counts,
    joined,
    of_rules,
    read_baseline,
    write_baseline,
)
from statecheck.checking import check, renewed
from statecheck.cli.configuration import settings_of
from statecheck.cli.formats import (
    AUTO,
    chosen_format,
    refuse_unknown_format,
    told_to_github,
)
from statecheck.cli.options import add_settings
from statecheck.cli.result import ExitCode, Result, UsageError
from statecheck.cli.selection import (
    only_rules,
    only_systems,
    refuse_unknown_variant,
)
from statecheck.cli.surroundings import Surroundings, spent
from statecheck.finding import Checked, Severity
from statecheck.loader import load
from statecheck.reports import FORMATS, Style, severities, summary, write
from statecheck.settings import Settings

_GITLAB_HINT = (
    "GitLab shows a report beside the code: `--output gitlab=gl-code-quality.json`"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    add_settings(parser, "check")
    parser.add_argument(
        "--system",
        action="append",
        default=[],
        metavar="NAME",
        help="judge this system or flow only (may be given several times)",
    )
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="RULE",
        help="look for breaches of this rule only (may be given several times)",
    )
    parser.add_argument(
        "--update-baseline",
        action="store_true",
        help="write the baseline so that it puts up with what is found now",
    )
    parser.add_argument(
        "--github-summary",
        action="store_true",
        help="add the report to the summary of the job, and its counts to the outputs",
    )


def run(options: argparse.Namespace, around: Surroundings) -> Result:
    """Return the report in each of the formats asked for, and the exit code."""
    settings = only_rules(settings_of(options, around), options.only)
    named = around.variables
    name = chosen_format(settings.format, named)
    for each in (name, *settings.output):
        refuse_unknown_format(each, FORMATS)
    around.watch("reading")
    loaded = only_systems(load(options.paths or (), settings), options.system)
    refuse_unknown_variant(loaded, settings.variant)
    today = datetime.now(tz=UTC).date()
    baseline = _baseline(settings, new=options.update_baseline)
    besides: Counts = {}
    if options.only:
        besides = of_rules(baseline.counts, lambda rule: rule not in options.only)
        counts = of_rules(baseline.counts, lambda rule: rule in options.only)
        baseline = replace(baseline, counts=counts)
    files: list[tuple[Path, str]] = []
    if options.update_baseline:
        if settings.baseline is None:
            message = "`--update-baseline` needs `--baseline FILE`"
            raise UsageError(message)
        counts = renewed(loaded, settings, today, baseline)
        baseline = replace(baseline, counts=counts, findings=())
        files.append((settings.baseline, write_baseline(joined(counts, besides))))
    checked = check(
        loaded,
        settings,
        today,
        lambda system: around.watch(f"checking {system}"),
        baseline,
    )
    files += ((path, write(checked, each)) for each, path in settings.output.items())
    colour = around.colour(settings.color)
    seconds = around.seconds() if around.screen and FORMATS[name].styled else None
    output = write(checked, name, Style(colour, around.width, seconds))
    return Result(
        code=_code(checked, settings),
        output=output,
        lasting=settings.cache
        and not (options.update_baseline or options.github_summary),
        spent="" if seconds is None else spent(seconds),
        log="".join(_log(checked, name, settings, around)),
        files=tuple(files),
        additions=_additions(checked, named) if options.github_summary else (),
    )


def _baseline(settings: Settings, *, new: bool) -> Baseline:
    """Return what the baseline says; nothing where there is none yet.

    Args:
        settings: They name it.
        new: Whether it is about to be written, so that it may be missing.
    """
    path = settings.baseline
    if path is None or (new and not path.exists()):
        return Baseline()
    return read_baseline(path, settings.limits)


def _code(checked: Checked, settings: Settings) -> ExitCode:
    if not checked.readable:
        return ExitCode.UNREADABLE
    if checked.failed and not settings.exit_zero:
        return ExitCode.FINDINGS
    return ExitCode.CLEAN


def _log(
    checked: Checked, name: str, settings: Settings, around: Surroundings
) -> Iterator[str]:
    """Yield what is said besides a report for machines.

    A build server shows only some annotations, so its log gets the whole text; other
    reports say on standard error how the run came out.
    """
    if FORMATS[name].annotates:
        colour = around.colour(settings.color, log=True)
        yield write(checked, "text", Style(colour, around.width))
    elif name != "text":
        yield f"{summary(checked)}\n"
    in_gitlab = around.variables.get("GITLAB_CI", "").lower() == "true"
    if in_gitlab and settings.format == AUTO and "gitlab" not in settings.output:
        yield f"{_GITLAB_HINT}\n"


def _additions(
    checked: Checked, variables: Mapping[str, str]
) -> tuple[tuple[Path, str], ...]:
    """Return what GitHub is told: the report as Markdown, and bare numbers."""
    counts = severities(checked)
    numbers = {f"{each}s": counts[each] for each in Severity}
    return told_to_github(write(checked, "markdown"), numbers, variables)
