"""Where settings are found, what they mean, and what is wrong with them."""

import json
import re
from dataclasses import fields
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from statecheck import linking, loader, syntax
from statecheck.finding import Rule, Severity
from statecheck.loader import COMMAND_LINE, read_settings
from statecheck.loader.settings_faults import settings_faults, settings_schema
from statecheck.settings import KEYS, Form, Limits, Settings
from statecheck.source import Location
from statecheck.syntax import locate

RULES = {rule.name: rule for rule in (*loader.RULES, *syntax.RULES, *linking.RULES)} | {
    "trap": Rule("trap", Severity.ERROR, "A trap"),
    "guess": Rule("guess", Severity.NOTE, "A guess", exact=False),
}
SCHEMA = settings_schema()


def read(start=".", options=None, file=None):
    """Return settings, and line and message of what is wrong."""
    found = read_settings(start, RULES, options, file)
    places = [locate(each, found.documents) for each in found.findings]
    return SimpleNamespace(
        settings=found.settings,
        rules=[each.rule.name for each in found.findings],
        messages=[each.message for each in found.findings],
        places=[
            (each.source.name, each.span.start.line, each.span.start.column)
            for each in places
        ],
        fixes=[each.fix and each.fix.replacement for each in found.findings],
    )


# Where they are


def test_without_a_file_everything_is_as_it_comes(tree):
    tree({".git/HEAD": ""})
    assert read().settings == Settings()


def test_the_nearest_file_upwards_counts(tree):
    tree(
        {
            ".git/HEAD": "",
            "statecheck.yaml": "fail-on: note",
            "a/statecheck.yaml": "fail-on: warning",
            "a/b/door.yaml": "",
        }
    )
    assert read("a/b/door.yaml").settings.fail_on == "warning"
    assert read("a/b").settings.fail_on == "warning"
    assert read("-").settings.fail_on == "note"


def test_a_file_of_its_own_comes_before_the_project_file(tree):
    tree(
        {
            "statecheck.yaml": "fail-on: note",
            "pyproject.toml": '[tool.statecheck]\nfail-on = "warning"',
        }
    )
    assert read().settings.fail_on == "note"


def test_a_project_file_counts_where_it_has_the_table(tree):
    tree(
        {
            "a/pyproject.toml": '[tool.other]\nname = "statecheck"',
            "pyproject.toml": '[tool.statecheck]\nfail-on = "warning"',
        }
    )
    assert read("a").settings.fail_on == "warning"


def test_a_broken_project_file_that_is_not_ours_is_none_of_our_business(tree):
    tree({"pyproject.toml": "statecheck = [", ".git/HEAD": ""})
    assert read().rules == []


def test_nothing_is_read_from_outside_of_the_repository(tree):
    tree({"statecheck.yaml": "fail-on: note", "inner/.git/HEAD": "", "inner/a": ""})
    assert read("inner/a").settings.fail_on == "error"


def test_a_settings_file_that_links_out_of_the_repository_is_refused(tree):
    tree(
        {
            "secret": "root:x:0:0",
            "inner/.git/HEAD": "",
            "inner/statecheck.yaml": "link to ../secret",
        }
    )
    assert read("inner").rules == ["outside-root"]


def test_a_file_can_be_named(tree):
    tree({"mine.yaml": "fail-on: note", "statecheck.yaml": "fail-on: warning"})
    assert read(file="mine.yaml").settings.fail_on == "note"
    assert read(file="missing.yaml").rules == ["path-not-found"]


# What they mean


def test_paths_are_seen_from_the_folder_of_the_file(tree, monkeypatch):
    here = tree(
        {
            "a/statecheck.yaml": "paths: [spec]\nbaseline: b.json\nroot: ..\n"
            "output: {sarif: out/x.sarif}",
            "a/spec/door.yaml": "",
        }
    )
    settings = read("a/spec").settings
    assert settings.paths == (Path("a/spec"),)
    assert settings.baseline == Path("a/b.json")
    assert settings.root == Path()
    assert settings.output == {"sarif": Path("a/out/x.sarif")}
    assert settings.folder == here / "a"
    monkeypatch.chdir(here / "a/spec")
    assert read().settings.paths == (Path(),)
    assert read().settings.baseline.resolve() == here / "a/b.json"


def test_options_are_laid_over_what_the_file_says(tree):
    tree(
        {
            "statecheck.yaml": "fail-on: note\nlimits: {depth: 9, nodes: 7}\n"
            "paths: [a]\nrules: {trap: off, guess: warning}"
        }
    )
    options = {
        "fail-on": "warning",
        "limits": {"depth": 8},
        "paths": ["b"],
        "rules": {"trap": "note"},
    }
    settings = read(options=options).settings
    assert settings.fail_on == "warning"
    assert (settings.limits.depth, settings.limits.nodes) == (8, 7)
    assert settings.paths == (Path("b"),)
    assert settings.rules == {"trap": "note", "guess": "warning"}


def test_what_is_wrong_with_an_option_is_said_of_the_command_line(tree):
    tree({})
    found = read(options={"fail-on": "nver"})
    assert found.places == [(COMMAND_LINE, 1, 1)]
    assert found.settings.fail_on == "error"


def test_with_something_wrong_the_file_sets_nothing(tree):
    tree({"statecheck.yaml": "fail-on: note\nx: 1"})
    assert read().settings.fail_on == "error"


EXAMPLES = [
    pytest.param({key: example}, id=f"{key}-{number}")
    for key, words in SCHEMA["properties"].items()
    for number, example in enumerate(words["examples"])
]


@pytest.mark.parametrize("data", EXAMPLES)
def test_every_example_of_the_schema_sets_something(tree, data):
    text = json.dumps(data).replace("missing-description", "guess")
    text = text.replace("unreachable-state", "trap")
    tree({"statecheck.yaml": text})
    found = read()
    assert found.messages == []
    (field,) = (key.replace("-", "_") for key in data)
    assert getattr(found.settings, field) != getattr(Settings(), field)


# What is wrong with them


def test_a_wrong_key_is_pointed_at_in_yaml(tree):
    tree({"statecheck.yaml": "fail-on: note\nlimits:\n  dept: 3\n"})
    found = read()
    assert found.places == [("statecheck.yaml", 3, 3)]
    assert found.messages == ["`dept` is no key of `limits`"]
    assert found.fixes == ["depth"]


def test_a_wrong_key_is_pointed_at_in_toml(tree):
    tree(
        {
            "pyproject.toml": '[project]\nname = """\n[tool.statecheck]\n"""\n'
            "[tool.statecheck]\n  limits = { depth = 3, nods = 4 }\n"
        }
    )
    found = read()
    assert found.places == [("pyproject.toml", 6, 25)]
    assert found.fixes == ["nodes"]


def test_a_rule_that_there_is_not_is_pointed_at(tree):
    tree({"statecheck.yaml": "rules: {trp: off}"})
    found = read()
    assert found.messages == ["there is no rule `trp`"]
    assert found.fixes == ["trap"]


@pytest.mark.parametrize("rule", ["yaml-syntax", "too-deep", "no-spec", "unknown-key"])
def test_what_cannot_be_read_stays_an_error(tree, rule):
    rules = {**RULES, "unknown-key": Rule("unknown-key", Severity.ERROR, "x")}
    tree({"statecheck.yaml": f"rules: {{{rule}: warning}}"})
    (finding,) = read_settings(".", rules).findings
    assert (
        finding.message == f"`{rule}` is always an error: what breaks it cannot be read"
    )


def test_a_heuristic_is_never_an_error(tree):
    tree({"statecheck.yaml": "rules: {guess: error}"})
    assert read().rules == ["wrong-setting"]


def test_every_fault_is_said(tree):
    tree({"statecheck.yaml": "fail-on: x\npaths: [1, '']\nroot:\nexit-zero: 1\n"})
    assert read().messages == [
        "`x` stands under `fail-on`, where `error`, `warning` or `note` is expected",
        "`1` stands under `paths`, where a text is expected",
        "an empty text stands under `paths`",
        "nothing stands under `root`, where a text is expected",
        "`1` stands under `exit-zero`, where `true` or `false` is expected",
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (b"a: [", "yaml-syntax"),
        (b"\xff", "not-utf8"),
        (b"[1]", "not-a-mapping"),
        (b"", "no-document"),
        (b"paths: [a]\npaths: [b]", "duplicate-key"),
        (b"x" * 1_100_000, "file-too-large"),
    ],
)
def test_what_cannot_be_read_is_said(tree, text, rule):
    tree({"statecheck.yaml": text})
    assert read().rules == [rule]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("[tool.statecheck]\nfail-on = x", 2, 11),
        ("[tool.statecheck]\npaths = [", 2, 10),
        ("[tool.statecheck]\n[tool.statecheck]", 2, 17),
        ("[tool.statecheck]\nx = " + "[" * 100_000, 1, 1),
        ("[tool.statecheck]\nx = " + "9" * 5000, 2, 5005),
    ],
)
def test_what_is_no_toml_is_pointed_at(tree, text, line, column):
    tree({"pyproject.toml": text})
    found = read()
    assert found.rules == ["toml-syntax"]
    assert found.places == [("pyproject.toml", line, column)]


def test_a_table_that_is_none_is_said(tree):
    tree({"pyproject.toml": "[tool]\nstatecheck = 1"})
    assert read().messages == ["`tool.statecheck` is no table"]
    assert read(file="pyproject.toml").messages == ["`tool.statecheck` is no table"]


def test_a_project_file_that_is_named_has_to_have_the_table(tree):
    tree({"mine.toml": "a = 1"})
    assert read(file="mine.toml").rules == ["wrong-setting"]


# The words


def test_every_key_is_a_field_and_a_word_of_the_schema():
    names = [key.name for key in KEYS]
    assert names == list(SCHEMA["properties"])
    assert [key.field for key in KEYS] == [
        each.name for each in fields(Settings) if each.name != "folder"
    ]


def test_options_are_unique_and_their_form_is_that_of_the_schema():
    options = [
        (command, key.option) for key in KEYS if key.option for command in key.commands
    ]
    assert len(set(options)) == len(options)
    forms = {"array": Form.WORDS, "object": Form.PAIRS, "boolean": Form.FLAG}
    for key in KEYS:
        kind = SCHEMA["properties"][key.name].get("type")
        assert key.form is forms.get(kind, Form.WORD)
        assert bool(key.placeholder) is (key.form is not Form.FLAG)


def test_defaults_of_the_schema_are_those_that_hold():
    for key in KEYS:
        words = SCHEMA["properties"][key.name]
        if "default" in words:
            assert getattr(Settings(), key.field) == words["default"]
    for name, words in SCHEMA["properties"]["limits"]["properties"].items():
        assert getattr(Limits(), name.replace("-", "_")) == words["default"]


def schemas(schema):
    """Yield every word of the schema with what is said of it."""
    for name, words in schema.get("properties", {}).items():
        yield name, words
        yield from schemas(words)


@pytest.mark.parametrize(("name", "words"), [*schemas(SCHEMA)], ids=str)
def test_every_word_has_a_meaning_and_an_example(name, words):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert words["description"].endswith(".")
    resolved = {**words, "$defs": SCHEMA["$defs"]}
    assert words["examples"]
    for example in words["examples"]:
        jsonschema.validate(example, resolved)


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for example in SCHEMA["examples"]:
        jsonschema.validate(example, SCHEMA)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 10**7)
    | st.sampled_from(
        ["", "spec", "error", "off", "camelCase", "strict", "never", "x"]
    ),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["depth", "files", "states", "trap", "docs", "x"]),
            inner,
            max_size=2,
        )
    ),
    max_leaves=4,
)


@given(
    st.dictionaries(st.sampled_from([*SCHEMA["properties"], "x"]), VALUES, max_size=3)
)
def test_what_is_taken_is_what_the_schema_takes(data):
    faults = list(settings_faults(data, Location("x"), {**RULES}))
    ours = [each for each in faults if "there is no rule" not in each.message]
    valid = jsonschema.Draft202012Validator(SCHEMA).is_valid(data)
    assert (not ours) is valid


# Where its paths may lead

STRAYS = {
    "output: {sarif: ../x.sarif}": 1,
    "output: {sarif: .git/hooks/x}": 1,
    "build: {docs: /docs, diagrams: out}": 1,
    "baseline: ../../b.json": 1,
    "approvals: link/b.json": 1,
    "paths: [a, ../../secret.env]": 1,
    "root: ../..": 1,
    "output: {sarif: out/x.sarif}": 0,
    "baseline: ../b.json": 0,
    "root: ..": 0,
}


@pytest.mark.parametrize(("text", "strays"), STRAYS.items(), ids=STRAYS)
def test_the_paths_of_a_project_lead_nowhere_out_of_its_repository(tree, text, strays):
    nested = text in {"baseline: ../b.json", "root: ..", "root: ../.."}
    folder = "home/a" if nested else "home"
    here = tree({"home/.git/HEAD": "", f"{folder}/statecheck.yaml": text})
    (here / "home/link").symlink_to(here)
    found = read(f"{folder}")
    assert len(found.messages) == strays
    named = read_settings(folder, {}, file=f"{folder}/statecheck.yaml")
    assert named.findings == ()


def test_without_a_repository_nothing_is_written_outside_of_the_folder(tree):
    tree({"a/statecheck.yaml": "output: {sarif: ../x.sarif}\npaths: [../b]"})
    assert read("a").places == [("a/statecheck.yaml", 1, 17)]
