"""Where the cache is: beside the project, as other tools have theirs.

What it holds may come from anybody who can write to the project: with a pull request,
or as a folder that somebody has packed. So every entry is sealed with a secret that
lies outside of all projects, in the user's own folder, and one that is not sealed with
it counts as none.
"""

import os
from collections.abc import Mapping

from statecheck.disk import CACHE_FOLDER

SIGNS: Mapping[str, str] = {
    ".gitignore": "*\n",
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n",
}
"""Files by which others know the folder for a cache: git, and what makes backups."""


def folder(current: str) -> str:
    """Return the folder of the cache, seen from the current folder.

    It is at the root of the git repository, else in the current folder itself. Empty
    if something stands there that is no folder, or a link, which may lead anywhere.
    """
    root = around = os.path.abspath(current)
    while True:
        if os.path.lexists(os.path.join(around, ".git")):
            root = around
            break
        outer = os.path.dirname(around)
        if outer == around:
            break
        around = outer
    path = os.path.join(root, CACHE_FOLDER)
    if os.path.lexists(path) and (os.path.islink(path) or not os.path.isdir(path)):
        return ""
    return path


def secret_place(variables: Mapping[str, str]) -> str:
    """Return where the user's secret is; empty if the user has no folder of their own.

    Args:
        variables: The environment.
    """
    named = variables.get("XDG_CACHE_HOME") or variables.get("LOCALAPPDATA", "")
    if not os.path.isabs(named):
        home = os.path.expanduser("~")
        if not os.path.isabs(home):
            return ""
        named = os.path.join(home, ".cache")
    return os.path.join(named, "statecheck", "secret")
