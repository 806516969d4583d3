"""`statecheck draw --diff`: one picture of what has changed in each system."""

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime

from statecheck.changes import Verdict, Versions, diff
from statecheck.cli.picture_files import Pictures, handed_over
from statecheck.cli.result import ExitCode, Result, UsageError
from statecheck.cli.sides import only, sides
from statecheck.cli.surroundings import Surroundings
from statecheck.comparing import START_OF_FLOWS, places
from statecheck.diagrams import (
    ColourBy,
    Detail,
    Drawing,
    Names,
    Remark,
    draw_versions,
)
from statecheck.finding import Severity
from statecheck.graph import START, StateGraph
from statecheck.linking import Effective
from statecheck.loader import Loaded
from statecheck.reports import visible
from statecheck.settings import Settings

_OTHER_PICTURES = {
    "focus": "",
    "path": "",
    "group": "",
    "chosen": [],
    "links": "",
    "whole": False,
    "detail": Detail.ACTIONS.value,
    "colour_by": ColourBy.FINAL.value,
}
"""Words that are about the picture of one version, and what they say by default.

A picture of two versions is coloured by what became of each part, and always shows
actions; what has not changed is folded.
"""

_ACROSS = {"auto": None, "down": False, "across": True}


def draw_differences(
    options: argparse.Namespace, settings: Settings, around: Surroundings
) -> Result:
    """Return a picture of what has changed, for each system that has.

    Raises:
        UsageError: The words of the command do not go together.
    """
    _refuse(options)
    options.against_all_tags = False
    chosen = only(sides(options, settings), options.system)
    old, new = chosen.olds[0].loaded, chosen.new
    wrong = "".join((*_wrong(old, "old"), *_wrong(new, "new"), *_told(chosen.notes)))
    if not (old.readable and new.readable):
        return Result(ExitCode.UNREADABLE, log=wrong)
    before = {each.system.name: each for each in old.systems}
    now = {each.system.name: each for each in new.systems}
    for name in sorted(before.keys() ^ now.keys()):
        there = "old" if name in before else "new"
        wrong += f"{visible(name)}: only the {there} side has it, so it is not drawn\n"
    pictures = []
    for name in sorted(before.keys() & now.keys()):
        around.watch(f"drawing {name}")
        drawing = _drawn(before[name], now[name], settings, _ACROSS[options.towards])
        if drawing is None:
            wrong += f"{visible(name)}: nothing has changed\n"
        else:
            pictures.append(Pictures(name, (drawing,)))
    if not pictures:
        return Result(ExitCode.CLEAN, log=wrong)
    return handed_over(pictures, options, around, ExitCode.CLEAN, wrong)


def _refuse(options: argparse.Namespace) -> None:
    """Refuse words that ask for something else.

    Raises:
        UsageError: There is one.
    """
    for word, usual in _OTHER_PICTURES.items():
        if getattr(options, word) != usual:
            option = {"chosen": "variant", "colour_by": "colour-by"}.get(word, word)
            message = f"`--{option}` is for the picture of one version"
            raise UsageError(message)
    if options.diff and options.against is not None:
        message = "`--diff OLD NEW` and `--against REF` exclude each other"
        raise UsageError(message)


def _drawn(
    old: Effective,
    new: Effective,
    settings: Settings,
    across: bool | None,  # noqa: FBT001  # None is the usual value
) -> Drawing | None:
    """Return the picture of two versions; None where all of it is the same."""
    today = datetime.now(tz=UTC).date()
    judged = diff(old, new, settings.profile, today)
    if not any(each.worst for each in judged):
        return None
    versions = Versions(old, new)
    remarks = [
        Remark(
            START if told.state == START_OF_FLOWS else told.state,
            told.action,
            told.text,
            told.says,
        )
        for told in places(judged)
    ]
    hurt = any(each.backward >= Verdict.RISK for each in judged)
    return draw_versions(
        StateGraph(old),
        StateGraph(new),
        Names(versions.states.old_name, versions.actions.old_name),
        remarks,
        notes=(_VERDICTS,) if hurt else (),
        across=across,
    )


_VERDICTS = (
    "BREAK, UNDECIDED and RISK say what becomes of an old client of the new server."
)


def _wrong(loaded: Loaded, side: str) -> Iterator[str]:
    """Yield what keeps a side from being read."""
    if loaded.readable:
        return
    for finding in loaded.findings:
        if finding.rule.severity is Severity.ERROR:
            at = finding.at.source
            yield f"the {side} side, {visible(at)}: {visible(finding.message)}\n"


def _told(notes: tuple[str, ...]) -> Iterator[str]:
    for note in notes:
        yield f"{visible(note)}\n"
