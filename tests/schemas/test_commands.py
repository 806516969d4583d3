"""`schema`, `example` and `export` on the command line."""

import json
from types import SimpleNamespace

import pytest

from statecheck.cli import ExitCode, main

SPEC = """\
statecheck: 1
system: door
options: {alarm: {}}
initial: SHUT
states:
  SHUT: {actions: {open: [OPEN, {error: LOCKED}]}, model: {fields: {code: {type: string, if: alarm, required: true}}}}
  OPEN: {final: success}
  COM1: {if: alarm, final: failure}
actions: {open: {request: {fields: {key: {type: string, required: true}}}, errors: [LOCKED]}}
errors: {LOCKED: {http: 423}}
wire: {state: {status: /status}, error: {code: /code}}
"""  # noqa: E501  # a spec in few lines


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "door.yaml").write_text(SPEC, encoding="utf-8")
    (tmp_path / "gate.yaml").write_text(
        SPEC.replace("system: door", "system: gate"), encoding="utf-8"
    )

    def ran(*words):
        code = main([*words])
        said = capsys.readouterr()
        return SimpleNamespace(code=code, out=said.out, log=said.err)

    return ran


def written(folder):
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_every_message_of_every_system_has_a_file(run, tmp_path):
    found = run("schema", "door.yaml", "-o", "out")
    assert found.code == ExitCode.CLEAN
    assert "wrote 8 files to out" in found.log
    com = next(each for each in written(tmp_path / "out/door/states") if "COM1" in each)
    assert written(tmp_path / "out") == {
        "door/answer.schema.json",
        "door/error.schema.json",
        "door/errors/SHUT/open.schema.json",
        "door/errors/open.schema.json",
        "door/requests/open.schema.json",
        f"door/states/{com}",
        "door/states/OPEN.schema.json",
        "door/states/SHUT.schema.json",
    }


def test_a_name_that_means_a_device_is_spelled_otherwise(run, tmp_path):
    run("schema", "door.yaml", "-o", "out")
    assert "COM1.schema.json" not in written(tmp_path / "out/door/states")


def test_identifiers_begin_with_what_was_given(run, tmp_path):
    run("schema", "door.yaml", "-o", "out", "--ids", "https://example.org/s/")
    text = (tmp_path / "out/door/states/OPEN.schema.json").read_text(encoding="utf-8")
    identifier = "https://example.org/s/door/states/OPEN.schema.json"
    assert json.loads(text)["$id"] == identifier


def test_a_bundle_is_one_file_for_a_system(run, tmp_path):
    run("schema", "door.yaml", "gate.yaml", "--bundle", "-o", "out")
    assert written(tmp_path / "out") == {"door.schema.json", "gate.schema.json"}


def test_a_bundle_goes_to_standard_output(run):
    found = run("schema", "door.yaml", "--bundle", "-o", "-", "--draft", "07")
    whole = json.loads(found.out)
    assert whole["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "state-SHUT" in whole["definitions"]


def test_more_than_one_file_does_not_go_to_standard_output(run):
    found = run("schema", "door.yaml", "gate.yaml", "--bundle", "-o", "-")
    assert found.code == ExitCode.USAGE
    assert "`--system` of `door`, `gate`" in found.log


@pytest.mark.parametrize(("value", "there"), [("true", True), ("false", False)])
def test_a_variant_decides_what_there_is(run, value, there):
    words = ("--bundle", "-o", "-", "--variant", f"alarm={value}")
    schemas = json.loads(run("schema", "door.yaml", *words).out)["$defs"]
    assert ("state-COM1" in schemas) is there
    assert ("code" in schemas["state-SHUT"].get("properties", {})) is there
    assert ("code" in schemas["state-SHUT"].get("required", ())) is there


def test_without_a_variant_there_is_what_any_has(run):
    found = run("schema", "door.yaml", "--bundle", "-o", "-").out
    state = json.loads(found)["$defs"]["state-SHUT"]
    assert "code" in state["properties"]
    assert "code" not in state["required"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("schema", "--draft", "04"), "`04` is none of `2020-12`, `07`"),
        (("schema", "door.yaml", "--system", "dor"), "did you mean `door`"),
        (("schema", "door.yaml", "--variant", "alarm=x"), "`alarm` cannot be `x`"),
        (("example", "OPN", "door.yaml"), "did you mean `OPEN`"),
        (("example", "OPEN", "door.yaml", "gate.yaml"), "say which"),
        (("export", "door.yaml", "--to", "openap"), "did you mean `openapi`"),
        (("export", "door.yaml", "gate.yaml"), "`--system NAME` of `door`, `gate`"),
        (("export", "door.yaml", "gate.yaml", "-o", "x.json"), "only one system fits"),
    ],
)
def test_a_wrong_word_is_answered_with_what_was_meant(run, words, message):
    found = run(*words)
    assert found.code == ExitCode.USAGE
    assert message in found.log
    assert not found.out


@pytest.mark.parametrize("command", [("schema",), ("example", "OPEN")])
def test_what_is_no_spec_makes_nothing(run, tmp_path, command):
    (tmp_path / "bad.yaml").write_text("statecheck: 1\nsystem: [", encoding="utf-8")
    found = run(*command, "bad.yaml")
    assert found.code == ExitCode.UNREADABLE
    assert "bad.yaml:2" in found.log
    assert not found.out


def test_an_example_is_the_same_for_a_seed(run):
    one = run("example", "open", "door.yaml", "--seed", "3")
    assert one.code == ExitCode.CLEAN
    assert json.loads(one.out).keys() == {"key"}
    assert run("example", "open", "door.yaml", "--seed", "3").out == one.out
    assert run("example", "open", "door.yaml", "--seed", "4").out != one.out


@pytest.mark.parametrize(
    ("name", "member", "value"),
    [("SHUT", "status", "SHUT"), ("LOCKED", "code", "LOCKED")],
)
def test_an_example_is_of_what_was_named(run, name, member, value):
    found = json.loads(run("example", name, "door.yaml").out)
    assert found[member] == value


def test_a_name_of_several_things_can_be_told_apart(run, tmp_path):
    text = SPEC.replace("LOCKED", "open")
    (tmp_path / "both.yaml").write_text(text, encoding="utf-8")
    assert run("example", "open", "both.yaml").code == ExitCode.USAGE
    found = run("example", "open", "both.yaml", "--of", "error")
    assert json.loads(found.out)["code"] == "open"


def test_an_export_of_several_systems_is_a_folder(run, tmp_path):
    assert run("export", "door.yaml", "gate.yaml", "-o", "out").code == ExitCode.CLEAN
    assert written(tmp_path / "out") == {"door.openapi.yaml", "gate.openapi.yaml"}


def test_an_export_says_what_it_cannot_say(run, tmp_path):
    words = ("--to", "openapi", "-o", "out.json", "--losses", "lost.json")
    found = run("export", "door.yaml", *words)
    assert found.code == ExitCode.CLEAN
    assert "not said: which states an action leads to" in found.log
    whole = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert whole["openapi"] == "3.1.0"
    lost = json.loads((tmp_path / "lost.json").read_text(encoding="utf-8"))["door"]
    assert any(
        each["what"].startswith("what depends on options")
        and each["where"] == ["alarm"]
        for each in lost
    )
