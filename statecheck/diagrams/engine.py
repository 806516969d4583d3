"""Graphviz as it comes inside the wheel of pygraphviz: DOT in, another format out."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pygraphviz

VERSION = pygraphviz.__version__
"""The version of the wheel; it tells that of Graphviz."""


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

    The font library warns of other programs' settings; errors come as exceptions.
    """
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
