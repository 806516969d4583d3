"""Paths and names on the command line that lead to nothing, or to the wrong thing."""

import pytest

pytestmark = pytest.mark.usefixtures("door")


@pytest.mark.parametrize("path", [".", "/"])
def test_a_report_is_not_written_over_a_folder(run, path):
    code, _, log = run("check", "door.yaml", "--output", f"json={path}")
    assert (code, log) == (2, f"statecheck: cannot write `{path}`: it is a folder\n")


def test_a_report_that_cannot_be_written_is_called_as_the_user_calls_it(run):
    code, _, log = run("check", "door.yaml", "--output", "json=none/x.json")
    assert code == 2
    words = "cannot write `none/x.json`: there is no folder `none`"
    assert log == f"statecheck: {words}\n"


def test_of_two_paths_that_are_not_there_no_commit_is_blamed(run):
    code, output, log = run("diff", "a", "b")
    assert code == 3
    assert "there is no file or folder `a`" in output
    assert "commit" not in log


def test_what_is_read_where_no_path_is_named_is_said(run):
    code, output, _ = run("check")
    assert code == 3
    assert "where none is named" in output


def test_a_settings_file_that_is_not_there_is_said_to_be_missing(run):
    code, _, log = run("check", "door.yaml", "--config", "nope.yaml")
    assert code == 2
    assert "error[path-not-found] there is no file `nope.yaml`" in log


def test_an_unknown_format_is_said_with_the_other_wrong_settings(door, run):
    (door / "statecheck.yaml").write_text("format: txt\ncolour: never\n", "utf-8")
    code, _, log = run("check", "door.yaml")
    assert code == 2
    assert "statecheck.yaml:1:9: error[wrong-setting]" in log
    assert "did you mean `text`?" in log
    assert "statecheck.yaml:2:1: error[unknown-setting]" in log


def test_a_baseline_that_is_not_there_is_said_to_be_missing(run):
    code, output, _ = run("check", "door.yaml", "--baseline", "nope.json")
    assert code == 3
    assert "path-not-found" in output
    assert "nope.json" in output


def test_a_baseline_that_is_about_to_be_written_may_be_missing(run):
    words = ("check", "door.yaml", "--baseline", "new.json", "--update-baseline")
    assert run(*words)[0] == 0


def test_the_system_that_was_probably_meant_is_named(run):
    code, _, log = run("check", "door.yaml", "--system", "dor")
    assert code == 2
    assert "did you mean `door`?" in log
