"""Answers given again: the same bytes, and never one that is not true any more."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statecheck.cli import main
from statecheck.reports import FORMATS

NAMES = ("CLOSED", "OPEN", "LOCKED")


@pytest.fixture
def home(tmp_path_factory):
    """The user's own folder, outside of all projects."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def kept(door, home, monkeypatch):
    """A project whose answers are kept; returns what tells whether it was run anew."""
    monkeypatch.delenv("STATECHECK_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    # Whoever works on it while the tests run has not changed what they look at.
    monkeypatch.setattr("statecheck.cache.tool_state", lambda: ["this"])
    (door / ".git").mkdir()
    return door


@pytest.fixture
def counted(monkeypatch):
    """How often a command was carried out."""
    from statecheck.cli import running  # noqa: PLC0415  # what is counted

    runs = []
    before = running.answer

    def answer(words, around):
        runs.append(words)
        return before(words, around)

    monkeypatch.setattr(running, "answer", answer)
    return runs


WORDS = ("check", "door.yaml")


def test_an_unchanged_project_is_answered_without_a_run(kept, run, counted):
    first = run(*WORDS)
    assert run(*WORDS) == first
    assert len(counted) == 1
    assert (kept / ".statecheck_cache").is_dir()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.usefixtures("kept")
def test_each_format_is_the_same_bytes_with_and_without_the_cache(name, run, counted):
    words = ("check", ".", "--format", name, "--output", f"{name}=report.out")
    fresh = run(*words, "--no-cache")
    written = Path("report.out").read_bytes()
    Path("report.out").unlink()
    kept = run(*words)
    assert kept == fresh
    Path("report.out").unlink()
    assert run(*words) == fresh
    assert Path("report.out").read_bytes() == written
    assert len(counted) == 2


CHANGES = {
    "a changed file": lambda at: _replace(at / "door.yaml", "CLOSED", "SHUT"),
    "an added file": lambda at: (at / "more.yaml").write_text(
        "statecheck: 1\nsystem: door\nstates: {LOST: {}}\n"
    ),
    "a removed file": lambda at: (at / "door.yaml").unlink(),
    "new settings": lambda at: (at / "statecheck.yaml").write_text(
        "rules: {unreachable-state: off}\n"
    ),
    "settings in the project file": lambda at: (at / "pyproject.toml").write_text(
        "[tool.statecheck]\nfail-on = 'warning'\n"
    ),
    "the end of the repository": lambda at: (at / ".git").rmdir(),
}


def _replace(path, old, new):
    path.write_text(path.read_text().replace(old, new))


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_answered_anew(change, kept, run, counted):
    run("check", ".")
    CHANGES[change](kept)
    anew = run("check", ".")
    assert len(counted) == 2
    assert anew == run("check", ".", "--no-cache")


def test_a_changed_baseline_is_answered_anew(kept, run, counted):
    words = ("check", "door.yaml", "--baseline", "old.json")
    run(*words, "--update-baseline")
    clean = run(*words)
    assert run(*words) == clean
    data = json.loads((kept / "old.json").read_text())
    data["findings"] = {}
    (kept / "old.json").write_text(json.dumps(data))
    assert run(*words) != clean
    assert len(counted) == 3


def test_changed_settings_are_answered_anew(kept, run, counted):
    (kept / "statecheck.yaml").write_text("fail-on: warning\n")
    assert run(*WORDS)[0] == 1
    (kept / "statecheck.yaml").write_text("fail-on: error\n")
    assert run(*WORDS)[0] == 0
    assert len(counted) == 2


def test_what_is_undone_is_remembered_no_longer_than_its_last_answer(kept, run):
    first = run("check", ".")
    text = (kept / "door.yaml").read_text()
    _replace(kept / "door.yaml", "LOCKED: ", "BARRED: ")
    second = run("check", ".")
    (kept / "door.yaml").write_text(text)
    assert run("check", ".") == first != second


def test_another_day_is_another_answer(kept, run, counted, monkeypatch):
    from statecheck.cli import remembering  # noqa: PLC0415  # whose clock it is

    run(*WORDS)
    monkeypatch.setattr(remembering.time, "gmtime", lambda: (2099, 1, 1, *[0] * 6))
    run(*WORDS)
    assert len(counted) == 2
    assert kept.is_dir()


@pytest.mark.usefixtures("kept")
def test_a_changed_tool_answers_anew(run, counted, monkeypatch):
    run(*WORDS)
    monkeypatch.setattr("statecheck.cache.tool_state", lambda: ["another"])
    run(*WORDS)
    assert len(counted) == 2


@pytest.mark.parametrize("variable", ["NO_COLOR", "TERM", "TF_BUILD"])
@pytest.mark.usefixtures("kept")
def test_another_environment_is_another_answer(variable, run, counted, monkeypatch):
    run(*WORDS)
    monkeypatch.setenv(variable, "something")
    run(*WORDS)
    assert len(counted) == 2


@pytest.mark.usefixtures("kept")
def test_the_settings_turn_the_cache_off(run, counted):
    Path("statecheck.yaml").write_text("cache: false\n")
    run(*WORDS)
    run(*WORDS)
    assert len(counted) == 2
    assert not Path(".statecheck_cache").exists()


def test_a_forged_entry_is_not_believed(kept, run):
    honest = run(*WORDS)
    (entry,) = (kept / ".statecheck_cache").glob("[0-9a-f]*")
    kept_bytes = entry.read_bytes()
    entry.write_bytes(kept_bytes.replace(b'"code":0', b'"code":1'))
    assert run(*WORDS) == honest


def test_another_users_entry_is_not_believed(kept, run, monkeypatch, counted):
    run(*WORDS)
    monkeypatch.setenv("XDG_CACHE_HOME", str(kept / "another"))
    run(*WORDS)
    assert len(counted) == 2


def test_where_nothing_can_be_written_nothing_is_said(kept, run, monkeypatch):
    fresh = run(*WORDS, "--no-cache")

    def refused(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("statecheck.store._staged", refused)
    assert run(*WORDS) == fresh
    monkeypatch.undo()
    assert kept.is_dir()


def test_a_link_in_the_place_of_the_cache_leads_nowhere(kept, run):
    (kept / "elsewhere").mkdir()
    (kept / ".statecheck_cache").symlink_to(kept / "elsewhere")
    assert run(*WORDS) == run(*WORDS, "--no-cache")
    assert list((kept / "elsewhere").iterdir()) == []


@pytest.mark.usefixtures("kept")
def test_what_goes_to_the_build_server_is_not_kept(run, counted, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    for _ in range(2):
        run(*WORDS, "--github-summary")
    assert len(counted) == 2


def test_processes_do_not_disturb_each_other(kept, home):
    words = [sys.executable, "-m", "statecheck", *WORDS, "--format", "concise"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(home)}
    running = [
        subprocess.Popen(  # noqa: S603  # ourselves
            words, cwd=kept, env=environment, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    outputs = {each.communicate()[0] for each in running}
    assert len(outputs) == 1
    assert [each.returncode for each in running] == [0] * 4
    left = [each.name for each in (kept / ".statecheck_cache").iterdir()]
    assert not any(name.endswith(".part") for name in left)


SMALL = st.dictionaries(
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(NAMES), max_size=2, unique=True),
    min_size=1,
)


def _text(states):
    told = {
        name: {"actions": {f"to{to}": to for to in targets}}
        for name, targets in states.items()
    }
    return json.dumps(
        {"statecheck": 1, "system": "door", "initial": NAMES[0], "states": told}
    )


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    versions=st.lists(SMALL, min_size=2, max_size=4),
    name=st.sampled_from([*FORMATS]),
)
def test_whatever_is_written_the_cache_says_what_a_fresh_run_says(
    versions, name, kept, capsys
):
    for states in versions:
        (kept / "door.yaml").write_text(_text(states))
        answers = []
        capsys.readouterr()
        for more in ((), (), ("--no-cache",)):
            code = main(["check", "door.yaml", "--format", name, *more])
            answers.append((code, *capsys.readouterr()))
        assert answers[0] == answers[1] == answers[2]
