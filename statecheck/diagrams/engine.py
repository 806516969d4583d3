"""Graphviz as it comes inside the wheel of pygraphviz: DOT in, another format out."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile

import pygraphviz

_STANDARD_ERROR = 2
"""Its file descriptor."""


def rendered(dot: str, form: str, layout: str) -> bytes:
    """Return DOT as Graphviz lays it out and writes it.

    Args:
        dot: The text.
        form: `json0` for positions, `png` or `pdf`.
        layout: `dot` to lay out, `nop` to take positions from the text.
    """
    with _quiet():
        graph = pygraphviz.AGraph(string=dot)
        result: bytes = graph.draw(format=form, prog=layout)
        graph.close()
    return result


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what C code writes to standard error away from the user.

    The font library warns of other programs' settings. Where something goes wrong,
    what was written is a note of the exception.
    """
    sys.stderr.flush()
    kept = os.dup(_STANDARD_ERROR)
    with TemporaryFile() as written:
        os.dup2(written.fileno(), _STANDARD_ERROR)
        try:
            yield
        except Exception as error:
            written.seek(0)
            error.add_note(written.read().decode(errors="replace"))
            raise
        finally:
            os.dup2(kept, _STANDARD_ERROR)
            os.close(kept)
