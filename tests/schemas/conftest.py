"""Systems whose messages are described; one of them uses every word."""

from dataclasses import replace
from pathlib import Path

import pytest
from described_systems import SYSTEMS

from statecheck.graph import StateGraph
from statecheck.linking import fixed, link
from statecheck.loader import load
from statecheck.schemas import contract
from statecheck.settings import Limits, Settings
from statecheck.source import Source
from statecheck.spec import Flow, build_specs
from statecheck.syntax import parse

HERE = Path(__file__).parent
TESTS = HERE.parent


@pytest.fixture(scope="session")
def graphs():
    """Return the graph of every system, by name."""
    found = {}
    for place in (HERE / "shop.yaml", TESTS.parent / "spec", TESTS / "specs"):
        for each in load([place], Settings()).systems:
            if not isinstance(each.written, Flow):
                found[each.system.name] = StateGraph(each)
    assert found.keys() == {*SYSTEMS}
    return found


@pytest.fixture(scope="session")
def contracts(graphs):
    """Return all schemas of every system, by name."""
    return {name: contract(graph) for name, graph in graphs.items()}


@pytest.fixture(scope="session")
def graph_of():
    """Return the graph of a system that is written in one file."""

    def linked(text, **variant):
        source = Source("small.yaml", f"statecheck: 1\nsystem: small\n{text}")
        document, findings = parse(source, Limits())
        assert document is not None, findings
        (effective,) = link(build_specs([document]), Limits())
        if variant:
            system = fixed(effective.system, "", variant)
            effective = replace(effective, system=system)
        return StateGraph(effective)

    return linked


@pytest.fixture(scope="session")
def schema_of(graph_of):
    """Return the schemas of a small system, by name."""

    def described(text, **variant):
        return contract(graph_of(text, **variant)).schemas

    return described
