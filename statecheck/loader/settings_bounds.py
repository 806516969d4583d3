"""Where the paths of a settings file may lead: nowhere out of the repository.

Whoever runs a check on what somebody else has written has not read the settings yet.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from statecheck import disk
from statecheck.finding import Finding, Fix
from statecheck.loader.place import Bounds
from statecheck.loader.rules import OUTSIDE_ROOT
from statecheck.source import Location

_READ = frozenset({"paths", "systems", "root", "base"})
_WRITTEN = frozenset({"output", "build", "baseline", "approvals"})

_GIT = ".git"
"""The folder that is git's own; what is written there may be run."""


def strayed(
    data: Mapping[str, Any], at: Location, folder: str, root: str
) -> Iterator[Finding]:
    """Yield the paths of a settings file that lead out of the repository.

    Where there is none, nothing is written outside of the folder, and what is read is
    left to `root`.

    Args:
        data: What stands in the file; nothing else is wrong with it.
        at: Where it stands.
        folder: From where the paths are seen.
        root: The root of the repository; empty where there is none.
    """
    real = disk.real_path(root or folder)
    kept = _READ | _WRITTEN if root else _WRITTEN
    within = Bounds((real,), strict=True)
    told = {key: value for key, value in data.items() if key in kept}
    for where, written in _paths(told, at):
        path = disk.real_path(str(Path(folder, written)))
        inner = Path(os.path.relpath(path, real)).parts
        if within.hold(path) and _GIT not in inner:
            continue
        what = "in the folder of git itself" if _GIT in inner else "outside of it"
        yield Finding(
            OUTSIDE_ROOT,
            where,
            f"the settings of a project speak of files in it, and this lies {what}",
            fix=Fix("name it on the command line if it is meant"),
        )


def _paths(data: Mapping[str, Any], at: Location) -> Iterator[tuple[Location, str]]:
    for key, value in data.items():
        if isinstance(value, list):
            yield from ((at / key / index, each) for index, each in enumerate(value))
        elif isinstance(value, dict):
            yield from ((at / key / name, each) for name, each in value.items())
        else:
            yield at / key, value
