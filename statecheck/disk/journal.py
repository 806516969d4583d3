"""A journal of questions to the disk: what was asked, and what was answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Answer = str | int | bool | list[object] | None
"""What the disk answered, as JSON has it; of a file that was read, a digest."""

Asked = list[object]
"""A question by its name, a path, and what else it depends on."""


class Journal:
    """Questions to the disk with their answers, each once, in the order asked."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._answers: dict[tuple[object, ...], Answer] = {}

    def note(self, question: str, asked: tuple[object, ...], answer: Answer) -> None:
        """Note what was answered first; a file that changes meanwhile is none of ours.

        What is asked again is noted as it was answered first, so that a later run finds
        a difference and looks anew.
        """
        self._answers.setdefault((question, *asked), answer)

    def pages(self) -> list[list[object]]:
        """Return each question with its answer, as plain data."""
        return [[*asked, answer] for asked, answer in self._answers.items()]


_OPEN: ContextVar[Journal | None] = ContextVar("journal", default=None)
"""The journal in which questions are noted. It is the one thing that is not handed
down: whoever asks the disk need not know whether anybody takes notes."""


@contextmanager
def noting() -> Iterator[Journal]:
    """Note every question that is asked within the block."""
    journal = Journal()
    token = _OPEN.set(journal)
    try:
        yield journal
    finally:
        _OPEN.reset(token)


def note(question: str, asked: tuple[object, ...], answer: Answer) -> None:
    """Note a question and its answer where anybody takes notes."""
    journal = _OPEN.get()
    if journal is not None:
        journal.note(question, asked, answer)
