"""The frame that every command runs in."""

import json
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from statecheck import cli
from statecheck.catalogue import RULES, page
from statecheck.cli import COMMANDS
from statecheck.cli.progress import Progress
from statecheck.cli.surroundings import Surroundings
from statecheck.language import language_schema

FRAME = {
    "__init__",
    "change_kinds",
    "command",
    "commands",
    "configuration",
    "formats",
    "installation",
    "ledger",
    "messages",
    "options",
    "parser",
    "picture_differences",
    "picture_files",
    "progress",
    "remembering",
    "result",
    "running",
    "selection",
    "sides",
    "surroundings",
    "target",
}


def test_every_command_is_a_module_and_every_other_module_is_known():
    folder = Path(cli.__file__).parent
    assert {path.stem for path in folder.glob("*.py")} == {*COMMANDS, *FRAME}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name, run):
    code, output, _ = run(name, "--help")
    assert code == 0
    assert output.startswith(f"usage: statecheck {name}")


def test_help_names_every_command(run):
    code, output, _ = run("--help")
    assert code == 0
    assert all(name in output for name in COMMANDS)


@pytest.mark.parametrize("words", [("--help",), ("--version",)])
def test_help_loads_nothing_that_is_not_needed(words):
    script = (
        "import sys; from statecheck.cli import main; main(sys.argv[1:]);"
        "print(sorted(set(sys.modules) & {'yaml', 'rich', 'networkx', 'jsonschema',"
        " 'statecheck.checks', 'statecheck.graph', 'statecheck.loader'}))"
    )
    done = subprocess.run(  # noqa: S603  # our own script
        [sys.executable, "-c", script, *words],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.endswith("[]\n")


def test_the_version_is_said(run):
    code, output, _ = run("--version")
    assert code == 0
    assert output.startswith("statecheck ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "a command is missing"),
        (("chek",), "there is no command `chek`; did you mean `check`?"),
        (
            ("check", "--fromat", "json"),
            "no option `--fromat`; did you mean `--format`?",
        ),
        (("check", "--fail-on", "eror"), "did you mean `error`?"),
        (("check", "--variant", "x"), "`--variant x` is no `OPTION=VALUE`"),
        (("rules", "more"), "`rules` takes no `more`"),
        (("explain", "trp"), "kind of change `trp`; did you mean `trap`?"),
        (("--debugg",), "did you mean `--debug`?"),
        (("language", "--of", "report", "--format", "markdown"), "`--format json`"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_mistyped_word_names_the_nearest(words, said, run):
    code, output, log = run(*words)
    assert (code, output) == (2, "")
    assert said in log


def test_a_failure_of_our_own_is_one_line_and_a_hint(run, monkeypatch):
    def broken(*_):
        message = "a\x1b[2J\nb"
        raise ValueError(message)

    monkeypatch.setattr("statecheck.cli.rules.run", broken)
    code, output, log = run("rules")
    assert (code, output, log.count("\n")) == (4, "", 1)
    assert "internal error: ValueError: a<U+001B>[2J<U+000A>b" in log
    assert "Traceback" in run("--debug", "rules")[2]
    assert "Traceback" in run("rules", "--debug")[2]


@pytest.mark.parametrize("error", [RecursionError, MemoryError, OverflowError])
def test_no_failure_gets_past_the_last_resort(error, run, monkeypatch):
    def broken(*_):
        raise error

    monkeypatch.setattr("statecheck.cli.rules.run", broken)
    assert run("rules")[0] == 4


def test_whoever_interrupts_sees_no_traceback(run, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("statecheck.cli.rules.run", interrupted)
    assert run("rules") == (130, "", "interrupted\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has it")
def test_output_that_cannot_be_written_is_no_success_and_no_traceback():
    words = [sys.executable, "-m", "statecheck", "rules"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(  # noqa: S603  # our own words
            words, stdout=full, stderr=subprocess.PIPE, check=False
        )
    said = b"statecheck: cannot write the output: No space left on device\n"
    assert (done.returncode, done.stderr) == (2, said)


def test_rules_are_listed_in_three_forms(run):
    for form in ("text", "json", "markdown"):
        output = run("rules", "--format", form)[1]
        assert all(rule.name in output for rule in RULES)


def test_the_page_of_a_rule_is_printed_as_it_is_written(run):
    rule = next(rule for rule in RULES if rule.name == "trap")
    assert run("explain", rule.name) == (0, page(rule), "")


def test_a_page_that_is_printed_has_no_links_to_files_that_are_not_there(run):
    output = run("explain", "no-way-out")[1]
    assert "`endless-wait`." in output
    assert ".md" not in output
    assert "answer: [PASSED, WRONG]" in output


def test_the_words_of_specs_reports_and_settings_are_printed(run):
    assert json.loads(run("language", "--format", "json")[1]) == language_schema()
    for of in ("report", "report-line", "changes", "changes-line", "settings"):
        schema = json.loads(run("language", "--of", of)[1])
        assert schema["$id"] == f"urn:statecheck:{of}:1"
    assert run("language")[1].startswith("# ")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_told_every_command_and_option(shell, run):
    code, output, _ = run("completion", shell)
    assert code == 0
    assert all(name in output for name in COMMANDS)
    assert "fail-on" in output


def test_bash_takes_the_script(run):
    script = run("completion", "bash")[1]
    subprocess.run(["bash", "-n"], input=script, text=True, check=True)  # noqa: S607  # whichever bash


@pytest.mark.usefixtures("door")
def test_the_effective_system_is_shown(run):
    code, output, _ = run("show", "door.yaml")
    assert code == 0
    assert "system: door" in output
    assert run("show", "door.yaml", "--format", "json")[1].startswith("{")
    assert run("show", "door.yaml", "--system", "dor")[0] == 2


class Screen:
    def __init__(self):
        self.written = ""

    def write(self, text):
        self.written += text

    def flush(self):
        pass


def test_progress_comes_after_a_while_and_leaves_nothing_behind(monkeypatch):
    monkeypatch.setattr("statecheck.cli.progress._PATIENCE", 0.01)
    monkeypatch.setattr("statecheck.cli.progress._PACE", 0.01)
    screen = Screen()
    with Progress(screen) as progress:
        progress.say("checking\x1b[2J")
        while "checking" not in screen.written:
            pass
    assert "checking<U+001B>" in screen.written
    assert screen.written.endswith("\r\x1b[2K")


def test_progress_says_nothing_to_those_who_do_not_wait():
    screen = Screen()
    with Progress(screen):
        pass
    assert screen.written == ""


@pytest.mark.parametrize(
    ("variables", "screen", "colour"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, True, False),
        ({"CLICOLOR_FORCE": "1", "TERM": "dumb"}, False, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
    ],
)
def test_the_environment_says_whether_there_are_colours(variables, screen, colour):
    assert Surroundings(variables, screen=screen).colour() is colour


def test_the_version_is_the_one_that_is_installed(run):
    said = f"statecheck {metadata.version('statecheck')}\n"
    assert run("--version") == (0, said, "")
    assert run("--version", "check") == (0, said, "")


def test_the_version_is_asked_for_where_no_folder_tells_it(run, monkeypatch):
    monkeypatch.setattr("statecheck.cli.installation._BEHIND", ".nothing")
    assert run("--version")[1] == f"statecheck {metadata.version('statecheck')}\n"
