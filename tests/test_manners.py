"""The tools that hold our manners have nothing to say, and the maps are true."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "statecheck"
TOOLS = Path(sys.executable).parent

COMMANDS = {
    "ruff-check": ["ruff", "check", "--no-cache", "."],
    "ruff-format": ["ruff", "format", "--no-cache", "--check", "."],
    "mypy": ["mypy"],
    "lint-imports": ["lint-imports", "--no-cache"],
}


@pytest.mark.parametrize("tool", COMMANDS)
def test_a_tool_has_nothing_to_say(tool):
    name, *words = COMMANDS[tool]
    done = subprocess.run(  # noqa: S603  # our own tools, from this environment
        [TOOLS / name, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def rooms():
    """Return the rooms of the package, as folders and modules."""
    return {
        path.stem
        for path in PACKAGE.iterdir()
        if (path.suffix == ".py" and not path.stem.startswith("__"))
        or (path / "__init__.py").exists()
    }


def test_the_map_names_every_room_once():
    text = (PACKAGE / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert sorted(named) == sorted(rooms())


def test_ci_runs_the_test_command_of_the_readme():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    command = script.strip().splitlines()[-1]
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")


def test_no_file_stands_at_the_root_that_need_not():
    tracked = subprocess.run(
        ["git", "ls-files"],  # noqa: S607  # whichever git there is
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if tracked.returncode:
        pytest.skip("not a checkout of git, so nobody says which files are ours")
    fixed = {"pyproject.toml", "README.md", "spec", "statecheck", "tests", "diagrams"}
    top = {name.partition("/")[0] for name in tracked.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= fixed
