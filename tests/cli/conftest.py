"""Small specs in a folder of their own, and the command run in it."""

import pytest

from statecheck.cli import main

DOOR = """\
statecheck: 1
system: door
initial: CLOSED
options:
  alarm: {description: Whether it rings.}
states:
  CLOSED:
    actions: {push: OPEN}
  OPEN: {final: success}
  LOCKED: {actions: {push: [OPEN, {if: alarm, target: stay}]}}
actions:
  push: {description: Pushes the door.}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder, entered, with none of the variables that change reports."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "NO_COLOR",
        "FORCE_COLOR",
        "CLICOLOR_FORCE",
        "COLUMNS",
        "GITHUB_ACTIONS",
        "GITLAB_CI",
        "TF_BUILD",
        "GITHUB_STEP_SUMMARY",
        "GITHUB_OUTPUT",
    ):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def door(folder):
    """A spec with a warning: a state that nothing leads to."""
    (folder / "door.yaml").write_text(DOOR, encoding="utf-8")
    return folder


@pytest.fixture
def run(capsys):
    """Carry out a command; return its exit code and both streams."""

    def running(*words):
        code = main(words)
        streams = capsys.readouterr()
        return code, streams.out, streams.err

    return running
