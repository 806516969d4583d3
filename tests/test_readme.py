"""What the README claims is true."""

import re
import tomllib
from pathlib import Path

import pytest

from statecheck.cli import COMMANDS, main
from statecheck.reports import FORMATS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
FENCES = FENCE.findall(README)


def fences(kind):
    return [text for name, text in FENCES if name == kind]


@pytest.fixture
def beside(tmp_path, monkeypatch):
    """Write the first example into a folder of its own, and stand in it."""
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "TF_BUILD", "CI"):
        monkeypatch.delenv(name, raising=False)
    example = fences("yaml")[0]
    name = re.match(r"# (\S+)\n", example)[1]
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / name).write_text(example, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("beside")
def test_the_first_example_says_what_it_is_shown_to_say(capsys):
    command, _, expected = fences("console")[0].partition("\n")
    program, *words = command.removeprefix("$ ").split()
    assert program == "statecheck"
    assert main(words) == 1
    printed = capsys.readouterr()
    assert printed.out + printed.err == expected


def test_the_table_names_every_command():
    named = re.findall(r"^\| `statecheck (\w+)", README, re.MULTILINE)
    assert named == list(COMMANDS)


def test_every_format_is_named():
    paragraph = README.partition("`--format` is one of")[2].partition("\n\n")[0]
    assert set(FORMATS) <= set(re.findall(r"`(\w+)`", paragraph))


def test_every_folder_of_specs_is_named():
    folders = {path.name for path in (ROOT / "spec").iterdir() if path.is_dir()}
    assert set(re.findall(r"^\| \[`spec/([\w-]+)`\]", README, re.MULTILINE)) == folders


def test_the_main_job_is_done_by_the_first_command(tmp_path, monkeypatch):
    *_, program, command = fences("sh")[0].split()
    assert (program, command) == (".venv/bin/statecheck", "build")
    monkeypatch.chdir(ROOT)
    named = PROJECT["tool"]["statecheck"]["build"]
    elsewhere = [f"--into={name}={tmp_path / name}" for name in named]
    assert main([command, *elsewhere]) == 0
    assert (tmp_path / "docs" / "index.html").is_file()
    for path in (ROOT / named["diagrams"]).rglob("*.*"):
        if path.name != ".statecheck.json":
            made = tmp_path / "diagrams" / path.relative_to(ROOT / named["diagrams"])
            assert made.read_bytes() == path.read_bytes(), path


def test_the_main_job_leaves_nothing_to_commit():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    named = PROJECT["tool"]["statecheck"]["build"]
    assert {each.partition("/")[0] for each in named.values()} == {"build", "diagrams"}
    assert {"build/", ".statecheck.json"} <= set(ignored)


def test_every_link_leads_to_something():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("https://") or (ROOT / target).exists(), target
