"""What a command imports: nothing heavy that it does not use."""

import subprocess
import sys

import pytest

from statecheck.cli import COMMANDS

HEAVY = {
    "dd": 70,
    "dulwich": 150,
    "graphviz": 60,
    "jinja2": 60,
    "jsonschema": 100,
    "jsonschema_rs": 15,
    "markdown_it": 50,
    "networkx": 150,
    "pygraphviz": 20,
    "rapidfuzz": 20,
    "referencing": 40,
    "rich": 50,
    "shtab": 5,
    "tomllib": 2,
    "yaml": 7,
}
"""Libraries, with the milliseconds that it takes to import each."""

STANDARD = {
    "asyncio",
    "dataclasses",
    "email",
    "hashlib",
    "html",
    "http",
    "json",
    "multiprocessing",
    "ssl",
    "subprocess",
    "tempfile",
    "threading",
    "tomllib",
    "unittest",
    "xml",
    "zipfile",
}
"""Parts of the standard library that take long as well."""

READING = {"dataclasses", "email", "hashlib", "json", "jsonschema_rs", "yaml"}
"""What reading a spec takes, and holding it against the language."""

ALLOWED = {
    "--version": set(),
    "--help": set(),
    "check": READING,
    "diff": READING,
    "draw": {
        "graphviz",
        "html",
        "pygraphviz",
        "subprocess",
        "tempfile",
        "threading",
        *READING,
    },
}
"""What each imports of these and can use; `jsonschema_rs` imports `email`, `graphviz`
`subprocess`."""

WORDS = {
    "--version": ["--version"],
    "--help": ["--help"],
    "check": ["check", "door.yaml"],
    "diff": ["diff", "door.yaml", "door.yaml"],
    "draw": ["draw", "door.yaml", "-o", "pictures", "--format", "svg"],
}


def imported(words, folder):
    """Return the names of all modules that a command has imported in the end."""
    code = (
        "import sys; from statecheck.cli import main; code = main(sys.argv[1:]);"
        "print(code, *sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(  # noqa: S603  # ourselves
        [sys.executable, "-c", code, *words],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    code, *modules = done.stderr.splitlines()[-1].split()
    assert code == "0", done.stderr
    return set(modules)


@pytest.mark.parametrize("command", ALLOWED)
def test_a_command_imports_nothing_heavy_that_it_does_not_use(command, door):
    top = {name.partition(".")[0] for name in imported(WORDS[command], door)}
    assert top & {*HEAVY, *STANDARD} <= ALLOWED[command]


@pytest.mark.parametrize("command", ["--version", "--help"])
def test_who_asks_for_words_waits_for_no_room_but_the_command_line(command, door):
    rooms = {
        name.split(".")[1]
        for name in imported(WORDS[command], door)
        if name.startswith("statecheck.")
    }
    assert rooms == {"cli"}


def test_an_answer_that_is_remembered_imports_nothing_that_makes_one(
    door, monkeypatch, tmp_path_factory
):
    monkeypatch.delenv("STATECHECK_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("home")))
    assert "statecheck.checks" in imported(WORDS["check"], door)
    again = imported(WORDS["check"], door)
    rooms = {name.split(".")[1] for name in again if name.startswith("statecheck.")}
    assert rooms == {"cache", "cli", "disk"}
    assert not again & {"argparse", "dataclasses"}


def test_commands_are_imported_one_by_one(door):
    modules = imported(WORDS["check"], door)
    others = {f"statecheck.cli.{name}" for name in COMMANDS if name != "check"}
    assert not modules & others
