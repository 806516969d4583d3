"""Each command as a whole process."""

import pytest

from tests.benchmarks.artifacts import Artifacts
from tests.benchmarks.contestants import bare_python, ours
from tests.benchmarks.measuring import run

SIZES = (60, 1_000)
COMMANDS = {
    "check": ("check",),
    "diff": ("diff", "spec", "../later/spec"),
    "draw": ("draw", "-o", "../drawn", "--format", "svg"),
    "schema": ("schema", "-o", "../schemas"),
    "docs": ("docs", "-o", "../docs"),
    "export": ("export", "spec", "--to", "openapi", "-o", "../exported.json"),
    "build": ("build", "--force", "--into", "schemas=built"),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """Return a folder for what is generated."""
    return tmp_path_factory.mktemp("specs")


def timed(benchmark, command):
    """Time a process, which has to do its work."""
    taken = benchmark.pedantic(run, (command, 600.0), rounds=3, warmup_rounds=1)
    assert taken.code in command.good
    benchmark.extra_info |= {"cpu": taken.cpu, "peak KiB": taken.peak}


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_start(benchmark, word):
    timed(benchmark, ours(word, word))


def test_bare_python(benchmark):
    timed(benchmark, bare_python())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", COMMANDS)
def test_command(benchmark, root, name, size):
    on = Artifacts(root, size)
    assert on.later.is_dir()
    benchmark.group = f"{size} states"
    timed(benchmark, ours(name, *COMMANDS[name], folder=on.project))


@pytest.mark.parametrize("size", SIZES)
def test_check_of_what_has_not_changed(benchmark, root, size):
    on = Artifacts(root, size)
    benchmark.group = f"{size} states"
    timed(benchmark, ours("again", "check", folder=on.project, cold=False))
