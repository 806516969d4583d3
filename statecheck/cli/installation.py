"""Which version is installed."""

import os
import sys
from contextlib import suppress
from importlib import import_module

_BEFORE, _BEHIND = "statecheck-", ".dist-info"


def installed_version() -> str:
    """Return the version of the package that is installed.

    It is in the name of the folder that an installation leaves. `importlib.metadata`
    finds the same, and imports what reads mails for it, a third of all that the
    command takes; it is asked where there is no such folder.
    """
    for path in sys.path:
        with suppress(OSError), os.scandir(path or ".") as found:
            for each in found:
                if each.name.startswith(_BEFORE) and each.name.endswith(_BEHIND):
                    return each.name.removeprefix(_BEFORE).removesuffix(_BEHIND)
    told: str = import_module("importlib.metadata").version("statecheck")
    return told
