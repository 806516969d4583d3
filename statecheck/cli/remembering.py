"""What a command answered before, given again as long as nothing has changed.

An answer depends on the words of the command, on the place it runs in, on this program
and on what the disk was asked. All but the last is the name under which it is kept; the
last is a journal kept with it, and asked again. So nothing has to be parsed, or even
imported, that the answer was made with.
"""

import json
import time
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import Any

from statecheck import cache, disk
from statecheck.cli.result import ExitCode, Result
from statecheck.cli.surroundings import Surroundings

_FORMAT = 1
"""The version of the form of entries."""

_OFF = "STATECHECK_NO_CACHE"
"""The variable that turns the cache off, where no option can be given."""


_SILENT = frozenset(
    {_OFF, "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "LOCALAPPDATA", "XDG_CACHE_HOME"}
)
"""Variables that change no answer that is kept."""


class Memory:
    """The place at which the answer to one command is kept."""

    def __init__(self, words: Sequence[str], around: Surroundings) -> None:
        """Look for it; nothing is kept where there is no place for it.

        Args:
            words: They name one of the commands whose answers are kept.
            around: The place that it runs in.
        """
        self._around = around
        self._path = self._secret_path = ""
        self._secret = b""
        if "-" in words or around.variables.get(_OFF):
            return
        with suppress(OSError):  # the current folder may be gone
            current = str(Path.cwd())
            folder = cache.folder(current)
            self._secret_path = cache.secret_place(around.variables)
            if folder and self._secret_path:
                self._secret = cache.read_secret(self._secret_path)
                name = _name(words, around, current)
                self._path = str(Path(folder) / name)

    def recalled(self) -> Result | None:
        """Return what was answered; None if it is not known, or not true any more."""
        if not (self._path and self._secret):
            return None
        entry = cache.read_entry(self._secret, self._path)
        if not isinstance(entry, dict) or not disk.unchanged(entry["journal"]):
            return None
        return _result(entry, self._around)

    def keep(self, result: Result, journal: disk.Journal) -> None:
        """Keep an answer; where that cannot be done, nothing is said of it."""
        if not (self._path and result.lasting):
            return
        # It is imported only where something is written.
        store = import_module("statecheck.store")
        with suppress(OSError):
            if not self._secret:
                self._secret = cache.new_secret()
                store.keep_secret(Path(self._secret_path), self._secret)
            entry = {**_plain(result), "journal": journal.pages()}
            path = Path(self._path)
            store.keep(path, cache.sealed(self._secret, entry), cache.SIGNS)


def _name(words: Sequence[str], around: Surroundings, current: str) -> str:
    """Return the name of the entry: all that an answer depends on but the disk."""
    day = time.strftime("%Y-%m-%d", time.gmtime())  # an `allow` may run out
    told = {k: v for k, v in around.variables.items() if k not in _SILENT}
    place = (around.screen, around.log_screen, around.width, told)
    asked = (_FORMAT, list(words), current, day, place, cache.tool_state())
    text = json.dumps(asked, sort_keys=True).encode()
    return blake2b(text, digest_size=20).hexdigest()


def _plain(result: Result) -> dict[str, object]:
    """Return an answer as plain data; the time that it took is left out."""
    before, spent, after = result.output, "", ""
    if result.spent:
        before, spent, after = result.output.rpartition(result.spent)
    return {
        "code": int(result.code),
        "output": [before, bool(spent), after],
        "log": result.log,
        "files": [[str(path), text] for path, text in result.files],
    }


def _result(entry: Any, around: Surroundings) -> Result:  # noqa: ANN401  # as `_plain` made it
    before, timed, after = entry["output"]
    spent = around.spent() if timed else ""
    return Result(
        code=ExitCode(entry["code"]),
        output=f"{before}{spent}{after}",
        log=entry["log"],
        files=tuple((Path(path), text) for path, text in entry["files"]),
    )
