"""Systems to be drawn: those of the repository, small ones, and hostile ones."""

from pathlib import Path

import pytest
from small_systems import graph_of

from statecheck.graph import StateGraph
from statecheck.loader import load
from statecheck.settings import Settings

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def graph():
    return graph_of


@pytest.fixture(scope="session")
def specs():
    """Return the graphs of all systems and flows of the repository, by name."""
    loaded = load([ROOT / "spec"], Settings())
    return {each.system.name: StateGraph(each) for each in loaded.systems}


@pytest.fixture(scope="session")
def hostile():
    """Return a system whose every text means something to some notation."""
    return graph_of((HERE / "hostile.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def crowd():
    """Return a system with many states, in groups or not."""

    def made(count, grouped):
        lines = ["initial: S0", "exits: {DONE: success, GONE: failure}"]
        lines += ["actions: {go: {errors: none}, cancel: {errors: none}}", "states:"]
        for i in range(count):
            group = f"group: G{i // 20}, " if grouped else ""
            on = "DONE" if i == count - 1 else f"S{i + 1}"
            actions = f"{{go: [{on}, S{i * 7 % count}], cancel: GONE}}"
            lines.append(f"  S{i}: {{{group}actions: {actions}}}")
        return graph_of("\n".join(lines))

    return made
