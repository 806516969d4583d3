"""Graphs of systems that stand in a text."""

from statecheck.graph import StateGraph
from statecheck.linking import link
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import build_specs
from statecheck.syntax import parse


def graph_of(text):
    """Return the graph of the one system in a text; its head may be left out."""
    whole = text.startswith(("statecheck:", "{"))
    head = "" if whole else "statecheck: 1\nsystem: door\n"
    document, findings = parse(Source("door.yaml", head + text), Limits())
    assert document is not None, findings
    (effective,) = link(build_specs([document]), Limits())
    return StateGraph(effective)
