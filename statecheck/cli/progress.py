"""What is being done, for those who wait longer than a second."""

import threading
from types import TracebackType
from typing import Self, TextIO

from statecheck.reports import visible

_PATIENCE = 1.0
"""Seconds before anything is said."""
_PACE = 0.1
"""Seconds between two pictures."""
_PICTURES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
_WIDEST = 60
_ERASE = "\r\x1b[2K"


class Progress:
    """A line on a terminal that comes after a second and goes when the work is done."""

    def __init__(self, stream: TextIO) -> None:
        """Write to `stream`, which is a terminal."""
        self._stream = stream
        self._doing = ""
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._turn, daemon=True)

    def say(self, doing: str) -> None:
        """Say what is done from now on."""
        self._doing = doing

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._done.set()
        self._thread.join()

    def _turn(self) -> None:
        if self._done.wait(_PATIENCE):
            return
        turn = 0
        while not self._done.wait(_PACE):
            picture = _PICTURES[turn % len(_PICTURES)]
            doing = visible(self._doing)[:_WIDEST]
            self._stream.write(f"{_ERASE}{picture} {doing}")
            self._stream.flush()
            turn += 1
        self._stream.write(_ERASE)
        self._stream.flush()
