"""`statecheck check`, from words to an exit code."""

import json
import os
import subprocess
import sys

import pytest

from statecheck.reports import FORMATS

pytestmark = pytest.mark.usefixtures("door")

UNREACHABLE = "door.yaml:10:3: warning[unreachable-state] nothing leads to `LOCKED`"


def test_a_warning_is_told_and_fails_nothing(run):
    code, output, log = run("check", "door.yaml")
    assert code == 0
    assert UNREACHABLE in output
    assert log == ""


def test_a_warning_fails_where_warnings_are_to(run):
    assert run("check", "door.yaml", "--fail-on", "warning")[0] == 1


def test_whoever_only_uploads_gets_no_failure(run):
    assert run("check", "door.yaml", "--fail-on", "warning", "--exit-zero")[0] == 0


@pytest.mark.parametrize("name", FORMATS)
def test_the_exit_code_does_not_depend_on_the_format(name, run):
    words = ("check", "door.yaml", "--fail-on", "warning", "--format", name)
    assert run(*words)[0] == 1


def test_what_is_no_yaml_cannot_be_read(folder, run):
    (folder / "door.yaml").write_text("statecheck: 1\nsystem: [", encoding="utf-8")
    code, output, _ = run("check", "door.yaml", "--exit-zero")
    assert code == 3
    assert "error[yaml-syntax]" in output


def test_a_path_that_is_not_there_cannot_be_read(run):
    code, output, _ = run("check", "nowhere.yaml")
    assert code == 3
    assert "nowhere.yaml" in output


def test_settings_that_are_wrong_are_refused_with_their_place(door, run):
    (door / "statecheck.yaml").write_text("fail-onn: warning\n", encoding="utf-8")
    code, output, log = run("check", "door.yaml")
    assert (code, output) == (2, "")
    assert "statecheck.yaml:1:1: error[unknown-setting]" in log
    assert "did you mean `fail-on`?" in log


def test_the_command_line_is_laid_over_the_settings_file(door, run):
    (door / "statecheck.yaml").write_text("fail-on: warning\n", encoding="utf-8")
    assert run("check", "door.yaml")[0] == 1
    assert run("check", "door.yaml", "--fail-on", "error")[0] == 0


def test_a_format_that_there_is_none_of_names_the_nearest(run):
    code, _, log = run("check", "door.yaml", "--format", "sarfi")
    assert code == 2
    assert "did you mean `sarif`?" in log


def test_several_reports_are_written_in_one_run(door, run):
    words = ("--output", "sarif=a.sarif", "--output", "junit=b.xml")
    code, output, _ = run("check", "door.yaml", "--format", "concise", *words)
    assert (code, output) == (0, UNREACHABLE + "\n")
    assert json.loads((door / "a.sarif").read_text())["version"] == "2.1.0"
    assert "<testsuites" in (door / "b.xml").read_text()


def test_a_report_that_cannot_be_written_is_a_mistake_of_the_command_line(run):
    code, _, log = run("check", "door.yaml", "--output", "json=no/such/folder.json")
    assert code == 2
    assert "cannot write" in log


def test_a_report_for_machines_stands_alone_on_standard_output(run):
    _, output, log = run("check", "door.yaml", "--format", "json")
    assert json.loads(output)["summary"]["warnings"] == 1
    assert log == "1 warning · 1 system in 1 file\n"


@pytest.mark.parametrize(
    ("variable", "value", "start"),
    [
        ("GITHUB_ACTIONS", "true", "::warning title=unreachable-state,"),
        ("TF_BUILD", "True", "##vso[task.logissue type=warning;"),
    ],
)
def test_a_build_server_gets_annotations_and_the_text_in_its_log(
    variable, value, start, run, monkeypatch
):
    monkeypatch.setenv(variable, value)
    _, output, log = run("check", "door.yaml")
    assert output.startswith(start)
    assert UNREACHABLE in log


def test_gitlab_is_told_of_its_own_report(run, monkeypatch):
    monkeypatch.setenv("GITLAB_CI", "true")
    _, output, log = run("check", "door.yaml")
    assert UNREACHABLE in output
    assert "--output gitlab=" in log


def test_the_summary_of_a_job_is_written_only_when_asked_for(door, run, monkeypatch):
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"):
        monkeypatch.setenv(name, str(door / name))
    run("check", "door.yaml")
    assert not (door / "GITHUB_STEP_SUMMARY").exists()
    (door / "GITHUB_OUTPUT").write_text("before=1\n")
    run("check", "door.yaml", "--github-summary")
    assert (door / "GITHUB_STEP_SUMMARY").read_text().startswith("## ⚠️ statecheck")
    counts = "before=1\nerrors=0\nwarnings=1\nnotes=0\n"
    assert (door / "GITHUB_OUTPUT").read_text() == counts


def test_one_rule_alone_can_be_looked_for(run):
    _, output, _ = run("check", "door.yaml", "--only", "trap", "--format", "concise")
    assert output == ""
    code, _, log = run("check", "door.yaml", "--only", "trp")
    assert code == 2
    assert "did you mean `trap`?" in log


def test_one_system_alone_can_be_judged(run):
    assert run("check", "door.yaml", "--system", "door")[0] == 0
    code, _, log = run("check", "door.yaml", "--system", "dor")
    assert code == 2
    assert "did you mean `door`?" in log


def test_one_variant_alone_can_be_looked_at(run):
    assert run("check", "door.yaml", "--variant", "alarm=true")[0] == 0
    code, _, log = run("check", "door.yaml", "--variant", "alam=true")
    assert code == 2
    assert "did you mean `alarm`?" in log
    code, _, log = run("check", "door.yaml", "--variant", "alarm=maybe")
    assert code == 2
    assert "cannot be `maybe`, only `false`, `true`" in log


def test_a_baseline_puts_up_with_what_was_found_when_it_was_written(run):
    words = ("check", "door.yaml", "--fail-on", "warning", "--baseline", "b.json")
    assert run(*words[:-2])[0] == 1
    assert run(*words, "--update-baseline")[0] == 0
    code, output, _ = run(*words)
    assert code == 0
    assert "1 baselined" in output


def test_a_baseline_is_not_stale_for_what_was_not_looked_at(run):
    words = ("check", "door.yaml", "--baseline", "b.json", "--format", "concise")
    run(*words, "--update-baseline")
    assert run(*words, "--only", "trap")[1] == ""
    assert run(*words, "--variant", "alarm=true")[1] == ""


def test_a_baseline_is_not_stale_for_what_only_another_variant_shows(run, folder):
    (folder / "gate.yaml").write_text(
        "statecheck: 1\nsystem: gate\ninitial: SHUT\n"
        "options: {bell: {description: x}}\n"
        "states: {SHUT: {actions: {ring: {if: bell, target: Z}}}}\n"
        "exits: {Z: ended}\nactions: {ring: unknown}\n",
        encoding="utf-8",
    )
    words = ("check", "gate.yaml", "--baseline", "b.json", "--format", "concise")
    run(*words, "--update-baseline")
    assert "hidden-dead-end" in (folder / "b.json").read_text(encoding="utf-8")
    assert run(*words, "--variant", "bell=true")[1] == ""


def test_a_baseline_keeps_what_was_not_looked_at_when_it_is_renewed(run, folder):
    words = ("check", "door.yaml", "--baseline", "b.json", "--update-baseline")
    run(*words)
    before = (folder / "b.json").read_text(encoding="utf-8")
    run(*words, "--only", "trap")
    run(*words, "--variant", "alarm=true")
    assert (folder / "b.json").read_text(encoding="utf-8") == before
    run(*words, "--only", "unreachable-state")
    assert (folder / "b.json").read_text(encoding="utf-8") == before


def test_a_baseline_cannot_be_written_nowhere(run):
    assert run("check", "door.yaml", "--update-baseline")[0] == 2


def test_colours_are_for_those_who_want_them(run, monkeypatch):
    assert "\x1b[" not in run("check", "door.yaml")[1]
    assert "\x1b[" in run("check", "door.yaml", "--color", "always")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("check", "door.yaml")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check", "door.yaml")[1]


def test_the_same_bytes_come_out_whatever_the_hashes_and_the_locale(door):
    outputs = set()
    for seed, locale in (("1", "C"), ("2", "C.UTF-8"), ("3", "POSIX")):
        variables = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale}
        command = [sys.executable, "-m", "statecheck", "check", "door.yaml"]
        done = subprocess.run(  # noqa: S603  # our own command
            command, env=variables, cwd=door, capture_output=True, check=True
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_a_reader_that_goes_away_hears_no_complaint(door):
    command = f"{sys.executable} -m statecheck rules --format json | head -c 1"
    done = subprocess.run(  # noqa: S602  # our own words; a pipe needs a shell
        command, shell=True, cwd=door, capture_output=True, check=True
    )
    assert (done.stdout, done.stderr) == (b"[", b"")
