"""From paths to effective systems."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from statecheck import disk
from statecheck.finding import Finding, Fix
from statecheck.language import nearest
from statecheck.loader.assembly import Assembly
from statecheck.loader.completing import Completing
from statecheck.loader.gathering import Gathering
from statecheck.loader.loaded import Loaded, Origin
from statecheck.loader.place import Bounds, Place, bounds, place
from statecheck.loader.rules import (
    NEARLY_A_SPEC,
    NO_SPEC,
    NOT_A_SPEC,
    PATH_NOT_FOUND,
)
from statecheck.settings import Settings
from statecheck.source import Location
from statecheck.syntax import collector_off

_PASSED_OVER = (NOT_A_SPEC, NEARLY_A_SPEC)
"""What is said of a file that is no spec."""

_DEFAULT = ("spec",)
"""What is looked at where neither the command line nor the settings name anything."""


@collector_off()
def load(
    paths: Sequence[str | Path],
    settings: Settings,
    apart: Sequence[str | Path] = (),
) -> Loaded:
    """Return what stands in files and folders, with what it builds on.

    Total: what cannot be read is a finding.

    Args:
        paths: Files, folders with all that is in them, and `-` for standard input;
            empty for what the settings name, or else `spec`.
        settings: What the user set.
        apart: Files and folders of another version of the same; nothing in them comes
            along. Two files of one folder are taken for two whole versions.
    """
    others = [place(path) for path in apart]
    folders = {each.folder.real for each in others if disk.is_file(each.real)}
    assembly = Assembly(settings.limits)
    gathering = Gathering(
        settings.limits, assembly, tuple(each.real for each in others)
    )
    completing = Completing(settings, assembly, gathering)
    asked: dict[str, tuple[Place | None, Bounds]] = {}
    whole: set[str] = set()
    for path in paths or settings.paths or _DEFAULT:
        before = set(assembly.documents)
        folder, within = _take(path, settings, assembly, gathering)
        for name in assembly.documents.keys() - before:
            asked[name] = (folder, within)
            if folder and folder.real in folders and disk.is_file(str(path)):
                whole.add(name)
    completing.complete_systems(asked, whole)
    completing.find_hosts()
    return _without_specs(assembly.loaded())


def _take(
    path: str | Path, settings: Settings, assembly: Assembly, gathering: Gathering
) -> tuple[Place | None, Bounds]:
    """Take what a path leads to; return where more of its systems may be.

    That is nowhere for a folder, which holds all that was meant.
    """
    if str(path) == "-":
        gathering.standard_input()
        here = place(os.curdir)
        return here, bounds(here, settings.root, settings.folder)
    given = place(path)
    within = bounds(given, settings.root, settings.folder)
    if not disk.exists(str(path)):
        assembly.note(_not_found(given))
    elif disk.is_folder(given.real) and within.hold(given.real):
        known = len(assembly.documents) + assembly.broken
        found = gathering.folder(given, within)
        if len(assembly.documents) + assembly.broken == known:
            assembly.note(_empty(given, found))
        return None, within
    else:
        gathering.file(given, within, Origin.NAMED)
    return given.folder, within


def _not_found(given: Place) -> Finding:
    """Return that a path leads to nothing, and what was probably meant."""
    message = f"there is no file or folder `{given.name}`"
    folder, name = os.path.split(os.path.normpath(given.path))
    while folder and not disk.is_folder(folder):
        folder, name = os.path.split(folder)
    try:
        near = nearest(name, [each for each, _ in disk.entries(folder or os.curdir)])
    except OSError:
        near = ""
    here = os.path.basename(os.getcwd())
    if not near and given.path == here:
        hint = f"you are in a folder `{here}`, whose name from here is `.`"
        return Finding(PATH_NOT_FOUND, Location(given.name), message, fix=Fix(hint))
    meant = Place(os.path.join(folder, near), "").name
    return Finding(
        rule=PATH_NOT_FOUND,
        at=Location(given.name),
        message=message,
        fix=Fix(f"did you mean `{meant}`?") if near else None,
    )


def _empty(given: Place, found: int) -> Finding:
    what = "no file ends in `.yaml`, `.yml` or `.json`"
    if found == 1:
        what = "the only file does not say `statecheck: 1`"
    elif found:
        what = f"none of its {found:,} files says `statecheck: 1`"
    message = f"there is no spec in the folder `{given.name}`: {what}"
    return Finding(NO_SPEC, Location(given.name), message)


def _without_specs(loaded: Loaded) -> Loaded:
    """Return what was loaded; where there is no spec at all, that is an error."""
    if loaded.systems or not loaded.readable:
        return loaded
    return replace(
        loaded,
        findings=tuple(
            replace(each, rule=NO_SPEC) if each.rule in _PASSED_OVER else each
            for each in loaded.findings
        ),
    )
