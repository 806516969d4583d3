"""The house: every room has its floor, and every library its door.

The same is said to import-linter in `pyproject.toml`; `lint-imports` holds what is
imported indirectly as well.
"""

import ast
import sys
import tomllib
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "statecheck"

FLOORS = (
    {"__main__"},
    {"cli"},
    {"interface"},
    {"reports", "store"},
    {"checking", "catalogue"},
    {"baseline", "comparing"},
    {"loader"},
    {"checks", "changes", "diagrams", "docs", "exports"},
    {"schemas"},
    {"graph"},
    {"linking"},
    {"spec"},
    {"language"},
    {"syntax"},
    {"finding", "settings", "cache"},
    {"source", "disk"},
    {"immutable"},
)
"""From the top down; a room imports from rooms on floors below its own only."""

DOORS = {
    "argparse": {"cli"},
    "dd": {"graph"},
    "dulwich": {"loader"},
    "graphviz": {"diagrams"},
    "jinja2": {"docs", "reports"},
    "jsonschema": {"language", "schemas"},
    "jsonschema_rs": {"language", "schemas"},
    "markdown_it": {"docs"},
    "networkx": {"graph"},
    "pygraphviz": {"diagrams"},
    "rapidfuzz": {"language"},
    "rich": {"cli"},
    "shtab": {"cli"},
    "tomllib": {"loader"},
    "yaml": {"syntax"},
}
"""By which rooms a library comes in."""

NEVER = {"socket", "urllib", "http", "ssl", "subprocess", "pickle", "requests"}
"""Nothing opens a socket, starts a program or reads objects that are code."""

VAGUE = {
    "utils",
    "util",
    "helpers",
    "common",
    "base",
    "manager",
    "core",
    "misc",
    "types",
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def module_name(path):
    """Return the dotted name of a module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(name):
    """Return the room that a dotted name is in; empty for the package itself."""
    parts = name.split(".")
    return parts[1] if parts[0] == "statecheck" and len(parts) > 1 else ""


def imported(tree):
    """Yield every dotted name that a module imports, by whatever statement."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", node
            if node.module == "statecheck":
                yield from ((f"statecheck.{alias.name}", node) for alias in node.names)
        elif (
            isinstance(node, ast.Call)
            and named(node.func) == "import_module"
            and isinstance(node.args[0], ast.Constant)
        ):
            yield node.args[0].value, node


def named(function):
    """Return the last part of the name of what is called."""
    return getattr(function, "attr", getattr(function, "id", ""))


TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}


ROOMS = {
    path.stem
    for path in PACKAGE.iterdir()
    if path.suffix == ".py" or (path.is_dir() and (path / "__init__.py").exists())
} - {"__init__"}

LIBRARIES = {
    name.partition(".")[0]
    for tree in TREES.values()
    for name, node in imported(tree)
    if not isinstance(node, ast.Call)
}
"""What is imported by a statement; import-linter sees nothing else."""


def floor(name):
    """Return the floor of a room, counted from the bottom."""
    return next(index for index, rooms in enumerate(reversed(FLOORS)) if name in rooms)


def parametrized(paths):
    return pytest.mark.parametrize("path", paths, ids=module_name)


def test_every_room_has_a_floor():
    assert set().union(*FLOORS) >= ROOMS


@parametrized([path for path in MODULES if path != PACKAGE / "__init__.py"])
def test_a_room_knows_only_rooms_below_it(path):
    own = room(module_name(path))
    above = {
        name
        for name, _ in imported(TREES[path])
        if room(name) not in {"", own} and floor(room(name)) >= floor(own)
    }
    assert above == set()


@parametrized(MODULES)
def test_a_library_comes_in_by_its_door(path):
    own = room(module_name(path))
    strays = {
        name
        for name, _ in imported(TREES[path])
        if own not in DOORS.get(name.partition(".")[0], {own})
    }
    assert strays == set()


@parametrized(MODULES)
def test_nothing_reaches_for_the_network_or_starts_a_program(path):
    names = {name.partition(".")[0] for name, _ in imported(TREES[path])}
    assert names & NEVER == set()


@parametrized(MODULES)
def test_a_room_is_entered_by_its_door_and_never_by_its_own(path):
    own = room(module_name(path))
    wrong = set()
    for name, node in imported(TREES[path]):
        if not room(name) or not isinstance(node, ast.ImportFrom):
            continue
        if own and room(name) != own and name.count(".") > 1:
            wrong.add(name)
        if name == f"statecheck.{own}" and path != PACKAGE / own / "__init__.py":
            wrong.add(name)
    assert wrong == set()


@parametrized(MODULES)
def test_imports_are_absolute_and_stand_at_the_top(path):
    tree = TREES[path]
    top = {id(node) for node in tree.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
        if isinstance(node, ast.Import | ast.ImportFrom):
            assert id(node) in top, f"line {node.lineno}"
        assert getattr(node, "id", "") != "TYPE_CHECKING"


def test_no_modules_import_each_other_in_a_circle():
    graph = nx.DiGraph()
    known = {module_name(path) for path in MODULES}
    for path, tree in TREES.items():
        for name, node in imported(tree):
            if name in known and isinstance(node, ast.ImportFrom):
                graph.add_edge(module_name(path), name)
                inner = {f"{name}.{alias.name}" for alias in node.names} & known
                graph.add_edges_from((module_name(path), each) for each in inner)
    circles = [
        part
        for part in nx.strongly_connected_components(graph)
        if len(part) > 1 and not any(name.count(".") <= 1 for name in part)
    ]
    assert circles == []


def test_no_module_is_called_by_a_word_that_says_nothing():
    assert {path.stem for path in MODULES} & VAGUE == set()


@parametrized([path for path in MODULES if room(module_name(path)) != "cli"])
def test_only_the_command_line_prints_and_exits(path):
    calls = {
        named(node.func) for node in ast.walk(TREES[path]) if isinstance(node, ast.Call)
    }
    allowed = {"exit"} if path.stem == "__main__" else set()
    assert calls & {"print", "exit", "_exit"} <= allowed


READERS = {"cache", "disk", "loader", "store", "cli"}


@parametrized([path for path in MODULES if room(module_name(path)) not in READERS])
def test_only_the_doors_touch_files(path):
    calls = {
        (named(node.func), ast.unparse(node.func).partition(".")[0])
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.Call)
    }
    names = {name for name, _ in calls}
    assert (
        names & {"open", "write_text", "write_bytes", "read_bytes", "unlink"} == set()
    )


def test_the_contracts_for_import_linter_say_the_same():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    layers = next(each for each in contracts if each["type"] == "layers")["layers"]
    floors = [{name.strip(" ()") for name in layer.split("|")} for layer in layers]
    assert floors == [set(rooms) for rooms in FLOORS if rooms != {"__main__"}]
    doors = {}
    for contract in contracts:
        if contract["type"] == "protected":
            for module in contract["protected_modules"]:
                rooms = {room(name) for name in contract["allowed_importers"]}
                doors[module] = rooms
    assert doors == {
        library: rooms & ROOMS
        for library, rooms in DOORS.items()
        if library in LIBRARIES - set(sys.stdlib_module_names)
    }


ASKING = {
    *(f"os.path.{name}" for name in ("realpath", "lexists", "exists", "isdir")),
    *(f"os.path.{name}" for name in ("isfile", "islink", "getsize", "getmtime")),
    *(f"os.{name}" for name in ("scandir", "listdir", "walk", "stat", "lstat", "open")),
    "open",
}
"""Calls that ask the disk."""

BY_GIT = {"repository", "revisions", "versions"}
"""Modules of the loader that read commits, whose answers are not remembered."""


@parametrized(
    [
        path
        for path in MODULES
        if room(module_name(path)) in {"loader", "checks", "checking", "baseline"}
        and path.stem not in BY_GIT
    ]
)
def test_the_disk_is_asked_where_it_is_noted(path):
    asked = {
        ast.unparse(node.func)
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.Call)
    }
    methods = {"exists", "is_dir", "is_file", "iterdir", "read_bytes", "read_text"}
    found = asked & ASKING | {
        call
        for call in asked
        if call.rpartition(".")[2] in methods
        and not call.startswith(("disk.", "SCHEMA."))
    }
    assert not found
