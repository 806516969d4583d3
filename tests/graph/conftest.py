"""Graphs of small systems, from YAML or from a notation for arrows."""

import json
import re

import pytest

from statecheck.graph import StateGraph
from statecheck.linking import link
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import Confidence, build_specs
from statecheck.syntax import parse

ARROW = re.compile(
    r"(?P<source>\w+)"
    r"(?:-(?P<action>\w+)(?P<guard>\?)?(?:\[(?P<if>[^\]]+)\])?->"
    r"|~(?P<after>\w+)?~>)"
    r"(?P<target>\w+)"
)


def graph_from(*texts, system="door", bar=Confidence.ASSUMED):
    """Return the graph of a system or flow that stands in texts of YAML."""
    documents = []
    for index, text in enumerate(texts):
        head = "" if text.startswith(("statecheck:", "{")) else HEAD.format(system)
        document, findings = parse(Source(f"{index}.yaml", head + text), Limits())
        assert document is not None, findings
        documents.append(document)
    linked = link(build_specs(documents), Limits())
    effective = next(each for each in linked if each.system.name == system)
    return StateGraph(effective, bar)


HEAD = "statecheck: 1\nsystem: {}\n"


def machine_from(arrows, *, exits=None, initial=None, options=(), **keys):
    """Return the graph of a machine.

    `A-go->B` is an action, `A-go?->B` one with a guard, `A-go[o]->B` one with a
    formula; `A~~>B` is a move, and `A~PT5M~>B` one with a time. The first state is the
    initial one. What is led to and leads nowhere is an exit, and good, unless `exits`
    says how the flow ends there; what `exits` does not name then is a state.
    """
    found = [ARROW.fullmatch(arrow) for arrow in arrows.split()]
    states = {match["source"]: {"actions": {}, "moves": []} for match in found}
    for match in found:
        if match["target"] not in states and match["target"] not in (exits or {}):
            if exits is None:
                continue
            states[match["target"]] = {"actions": {}, "moves": []}
    if exits is None:
        exits = {m["target"]: "success" for m in found if m["target"] not in states}
    for match in found:
        state = states[match["source"]]
        if match["action"] is None:
            after = {"after": match["after"]} if match["after"] else {}
            state["moves"].append({"target": match["target"], **after})
            continue
        outcome = {"target": match["target"]}
        if match["guard"]:
            outcome["guard"] = "so the server says"
        if match["if"]:
            outcome["if"] = match["if"].replace("_", " ")
        state["actions"].setdefault(match["action"], []).append(outcome)
    names = {match["action"]: {"errors": "none"} for match in found if match["action"]}
    spec = {
        "statecheck": 1,
        "system": "door",
        "initial": initial or found[0]["source"],
        "exits": exits,
        "options": {option: {} for option in options},
        "states": states,
        "actions": names,
        **keys,
    }
    return graph_from(json.dumps(spec))


@pytest.fixture(scope="session")
def graph():
    return graph_from


@pytest.fixture(scope="session")
def machine():
    return machine_from


@pytest.fixture(scope="session")
def edge():
    """Return the one edge of a graph that leads from one node to another."""

    def found(graph, source, target, action=None):
        edges = [
            edge
            for edge in graph.leaving[source]
            if edge.target == target and action in {None, edge.action}
        ]
        assert len(edges) == 1, edges
        return edges[0]

    return found
