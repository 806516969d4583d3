"""`import statecheck`: the commands as functions, with values in and values out."""

import ast
import doctest
import inspect
import json
import re
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

import statecheck
from statecheck import interface
from statecheck.cli import COMMANDS, main

ROOT = Path(__file__).parents[2]

DOOR = """\
statecheck: 1
system: door
title: A door
version: 1.0.0
initial: SHUT
options: {alarm: {}, lock: {enum: [one, two]}}
states:
  SHUT:
    description: Nobody gets in.
    actions: {open: [OPEN, {error: LOCKED}], ring: {if: alarm, target: RINGING}}
    moves: [{target: OPEN, guard: somebody inside opens}]
  RINGING: {if: alarm, final: failure}
  OPEN: {final: success, model: {fields: {width: {type: integer, required: true}}}}
actions:
  open: {request: {fields: {key: {type: string, required: true}}}, errors: [LOCKED]}
  ring: {request: none, errors: none}
errors: {LOCKED: {http: 423}}
wire:
  state: {status: /status, links: none}
  error: {code: /code, when: {/status: absent}}
  action: {http: "POST /door", choose: [{header: {X-Action: "{action}"}}]}
"""

DEAD_END = DOOR.replace(
    "OPEN: {final: success, ", "OPEN: {actions: none, moves: none, "
)


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "door.yaml").write_text(DOOR, encoding="utf-8")
    return tmp_path / "door.yaml"


@pytest.fixture
def door(path):
    return statecheck.load(path)["door"]


def test_every_name_is_there_and_explained():
    assert statecheck.__all__ == sorted(statecheck.__all__)
    assert {*interface.__all__} >= {*statecheck.__all__}
    assert {*statecheck.__all__} <= {*dir(statecheck)}
    for name in statecheck.__all__:
        assert inspect.getdoc(getattr(statecheck, name)), name


def test_a_name_that_is_not_public_is_not_there():
    with pytest.raises(AttributeError, match="no attribute 'drow'"):
        _ = statecheck.drow


def test_type_checkers_see_the_same_names_from_the_same_places():
    package = ROOT / "statecheck"
    stub = ast.parse((package / "__init__.pyi").read_text(encoding="utf-8"))
    door = ast.parse((package / "interface/__init__.py").read_text(encoding="utf-8"))
    said = [
        [ast.unparse(each) for each in tree.body if isinstance(each, ast.ImportFrom)]
        for tree in (stub, door)
    ]
    assert {*said[0]} <= {*said[1]}
    (listed,) = (each for each in stub.body if isinstance(each, ast.Assign))
    assert ast.literal_eval(listed.value) == statecheck.__all__
    assert (package / "py.typed").exists()


def test_functions_are_called_as_the_commands():
    functions = {
        n for n in statecheck.__all__ if inspect.isfunction(vars(interface)[n])
    }
    others = {"load", "report", "validator", "reference"}
    assert functions - others <= set(COMMANDS)
    assert {"check", "diff", "draw", "schema", "example", "export", "show"} <= functions


def test_parameters_and_values_have_types():
    for name in statecheck.__all__:
        function = getattr(statecheck, name)
        if inspect.isfunction(function):
            signature = inspect.signature(function)
            assert signature.return_annotation is not inspect.Signature.empty
            for each in signature.parameters.values():
                assert each.annotation is not inspect.Parameter.empty, (name, each)


def test_what_is_called_in_readme_type_checks(tmp_path):
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    code = [line[4:] for line in lines if line.startswith((">>> ", "... "))]
    assert code
    (tmp_path / "tour.py").write_text("\n".join(code) + "\n", encoding="utf-8")
    words = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "tour.py"]
    words += [f"--cache-dir={tmp_path}", "--follow-imports=silent"]
    done = subprocess.run(  # noqa: S603  # words of this module
        words, cwd=tmp_path, capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stdout


def test_the_readme_shows_what_happens(monkeypatch):
    monkeypatch.chdir(ROOT)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = "".join(re.findall(r"^```pycon\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    examples = doctest.DocTestParser().get_doctest(shown, {}, "README.md", None, 0)
    said = []
    runner = doctest.DocTestRunner(verbose=False)
    assert runner.run(examples, out=said.append).attempted > 5
    assert "".join(said) == ""


def test_importing_it_imports_nothing_else():
    code = "import sys, statecheck; print(*(n for n in sys.modules if '.' in n))"
    code += "; print(*(n for n in ('networkx', 'yaml', 'dd') if n in sys.modules))"
    done = subprocess.run(  # noqa: S603  # words of this module
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    assert "statecheck." not in done.stdout
    assert done.stdout.splitlines()[1] == ""


def test_systems_are_found_by_name(path):
    systems = statecheck.load(path)
    assert list(systems) == ["door"]
    assert len(systems) == 1
    assert repr(systems) == "<systems door>"
    assert systems["door"].name == "door"
    assert repr(systems["door"]) == "<system door>"
    assert not systems["door"].is_flow
    with pytest.raises(KeyError):
        systems["gate"]


@pytest.mark.parametrize("paths", ["door.yaml", ["door.yaml"], ".", Path(), [Path()]])
@pytest.mark.usefixtures("path")
def test_paths_come_as_text_or_paths_alone_or_in_lists(paths):
    assert list(statecheck.load(paths)) == ["door"]


def test_without_a_path_there_is_what_the_settings_name(path):
    (path.parent / "statecheck.yaml").write_text("paths: [door.yaml]", encoding="utf-8")
    assert list(statecheck.load()) == ["door"]
    assert statecheck.check().systems == ("door",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("statecheck: 1\nsystem: [", "bad.yaml:"),
        ("statecheck: 1\nsystem: a\nstats: {}\n", "did you mean `states`"),
        ("just: text\n", "bad.yaml"),
        (None, "there is no file or folder `bad.yaml`"),
    ],
)
def test_what_is_no_spec_cannot_be_loaded_but_checked(path, text, words):
    if text is not None:
        (path.parent / "bad.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(statecheck.UnreadableError) as caught:
        statecheck.load("bad.yaml")
    assert words in str(caught.value)
    assert not caught.value.found.readable
    assert all(d.finding.message for d in caught.value.found.diagnostics)
    found = statecheck.check("bad.yaml")
    assert not found.readable
    assert found.failed


def test_a_wrong_setting_is_said(path):
    with pytest.raises(statecheck.UnreadableError, match="did you mean `fail-on`"):
        statecheck.load(path, settings={"fail-onn": "warning"})


def test_settings_are_laid_over_the_file(path):
    (path.parent / "statecheck.yaml").write_text("fail-on: note", encoding="utf-8")
    assert statecheck.check(path).threshold is statecheck.Severity.NOTE
    found = statecheck.check(path, settings={"fail-on": "warning"})
    assert found.threshold is statecheck.Severity.WARNING


def test_what_is_wrong_is_a_value_with_a_place(path):
    path.write_text(DEAD_END, encoding="utf-8")
    found = statecheck.check("door.yaml")
    assert found.failed
    (end,) = (d for d in found.diagnostics if d.finding.rule.name == "dead-end")
    assert end.finding.rule.severity is statecheck.Severity.ERROR
    assert (end.source.name, end.span.start.line) == ("door.yaml", 13)
    assert statecheck.check(statecheck.load(path)) == found


def test_a_baseline_is_kept_to(path):
    path.write_text(DEAD_END, encoding="utf-8")
    assert statecheck.check(path).failed
    main(["check", "door.yaml", "--baseline", "known.json", "--update-baseline"])
    found = statecheck.check("door.yaml", settings={"baseline": "known.json"})
    assert not found.failed
    assert found.baselined


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize("name", ["text", "concise", "json", "sarif", "html"])
def test_a_report_is_what_the_command_prints(name, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    main(["check", "door.yaml", "--format", name])
    printed = capsys.readouterr().out
    assert statecheck.report(statecheck.check("door.yaml"), name) == printed


def test_a_format_that_is_not_there_is_said(path):
    with pytest.raises(LookupError, match="no format 'xml'"):
        statecheck.report(statecheck.check(path), "xml")


def test_two_versions_are_compared(path):
    old = statecheck.load(path)
    new = path.with_name("new.yaml")
    new.write_text(DOOR.replace("type: integer", "type: string"), "utf-8")
    by_path = statecheck.diff("door.yaml", "new.yaml")
    (change,) = (c for c in by_path.changes if c.fails)
    assert change.judged.change.name == "states/OPEN/model/fields/width"
    assert change.verdict.name == "BREAK"
    assert by_path.failed
    path.unlink()
    by_value = statecheck.diff(old, statecheck.load(new))
    assert [c.judged.change.name for c in by_value.changes] == [
        c.judged.change.name for c in by_path.changes
    ]
    assert "width" in statecheck.report(by_path, "concise")
    assert statecheck.diff(old, old).changes == ()


def test_a_version_that_cannot_be_read_is_said(path):
    found = statecheck.diff("nowhere.yaml", path)
    assert not found.readable
    assert found.broken == ("the old side",)


def test_the_graph_is_that_of_networkx(door):
    graph = door.graph
    assert isinstance(graph, nx.MultiDiGraph)
    assert door.graph is graph
    assert graph.graph == {"system": "door", "unknown": 0}
    assert graph.nodes["SHUT"] == {
        "kind": "state",
        "end": "",
        "description": "Nobody gets in.",
        "group": "",
        "reached": True,
        "optional": False,
    }
    assert nx.shortest_path(graph, "[*]", "OPEN") == ["[*]", "SHUT", "OPEN"]
    edges = [data for _, _, data in graph.edges(data=True)]
    documented = inspect.getdoc(type(door).graph.func)
    for named in (*graph.graph, *graph.nodes["SHUT"], *edges[0]):
        assert f"`{named}`" in documented


def test_what_follows_is_there_for_all_variants_at_once(door):
    assert door.facts.reached["RINGING"]
    assert door.spec.states["OPEN"].final == "success"


def test_options_can_be_fixed(door):
    assert door.variant(alarm=True).graph.nodes["RINGING"]["reached"]
    assert not door.variant(alarm=False).facts.reached.get("RINGING")
    for wrong in ({"alarm": "loud"}, {"lock": True}, {"bell": True}):
        with pytest.raises(LookupError, match="has no option"):
            door.variant(**wrong)


def test_messages_are_held_against_the_system(door):
    held = statecheck.validator(door)
    assert held.message({"status": "OPEN", "width": 3}).valid
    (problem,) = held.message({"status": "OPEN", "width": "3"}).problems
    assert (problem.pointer, problem.message) == ("/width", "is no integer")
    assert held.message({"status": "OPEN", "width": 3}).subject.state == "OPEN"
    assert held.request({"key": "x"}, "open").valid
    assert not held.request({}, "open").valid
    assert held.error({"code": "LOCKED"}, "open", "SHUT").valid
    assert not held.error({"code": "LOCKED"}, "ring").valid
    assert held.parameters("open", header={"x-action": "open"}).valid
    assert not held.parameters("open", header={"x-action": "ring"}).valid


def test_an_example_is_valid_and_the_same_for_a_seed(door):
    made = statecheck.example(door, "OPEN", seed=3)
    assert made == statecheck.example(door, "OPEN", seed=3)
    assert statecheck.validator(door).message(made).valid
    assert statecheck.example(door, "open").keys() == {"key"}
    assert statecheck.example(door, "LOCKED")["code"] == "LOCKED"


@pytest.mark.parametrize("name", ["", "OPEN", "open", "LOCKED"])
@pytest.mark.parametrize("draft", ["2020-12", "07"])
def test_a_schema_stands_alone(door, name, draft):
    schema = statecheck.schema(door, name, draft=draft)
    assert draft in schema["$schema"].replace("draft-07", "07")
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize(
    ("name", "of"), [("NOWHERE", ""), ("OPEN", "action"), ("OPEN", "door")]
)
def test_a_name_of_nothing_is_said(door, name, of):
    for function in (statecheck.schema, statecheck.example):
        with pytest.raises(LookupError, match="of the name"):
            function(door, name, of=of)


@pytest.mark.parametrize("name", ["svg", "dot", "mermaid", "plantuml", "png", "pdf"])
def test_it_is_drawn(door, name):
    assert statecheck.draw(door, name)


def test_a_picture_is_what_the_command_writes(door, capsysbinary):
    main(["draw", "door.yaml", "-o", "-", "--format", "mermaid"])
    assert statecheck.draw(door, "mermaid") == capsysbinary.readouterr().out


@pytest.mark.parametrize("words", [{"format": "gif"}, {"focus": "NO"}, {"group": "NO"}])
def test_what_cannot_be_drawn_is_said(door, words):
    with pytest.raises(LookupError):
        statecheck.draw(door, **words)


def test_it_is_exported_with_what_is_lost(door):
    made = statecheck.export(door)
    assert made.document["openapi"] == "3.1.0"
    assert any("options" in loss.what for loss in made.losses)
    with pytest.raises(LookupError, match="only to openapi"):
        statecheck.export(door, "raml")


def test_what_is_shown_is_a_spec_again(door, path):
    path.with_name("shown.json").write_text(json.dumps(statecheck.show(door)), "utf-8")
    assert statecheck.diff("door.yaml", "shown.json").changes == ()


@pytest.mark.parametrize(
    ("name", "file"), [("html", "index.html"), ("markdown", "index.md")]
)
def test_the_reference_is_what_the_command_writes(path, name, file):
    made = statecheck.reference(statecheck.load("door.yaml"), name, title="Doors")
    main(["docs", "door.yaml", "-o", "out", "--format", name, "--title", "Doors"])
    folder = path.parent / "out"
    written = {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file()
    }
    assert made == written
    assert file in made


def test_the_reference_marks_what_has_changed(path):
    old = statecheck.load("door.yaml")
    path.write_text(DOOR.replace("type: integer", "type: string"), encoding="utf-8")
    new = statecheck.load("door.yaml")
    plain = statecheck.reference(new, "markdown", pictures=False)
    marked = statecheck.reference(new, "markdown", pictures=False, base=old)
    assert plain != marked
    with pytest.raises(LookupError, match="no format 'pdf'"):
        statecheck.reference(new, "pdf")


def test_changes_that_were_agreed_to_do_not_fail(path):
    new = path.with_name("new.yaml")
    new.write_text(DOOR.replace("type: integer", "type: string"), encoding="utf-8")
    words = ["--approvals", "agreed.yaml", "--accept", "--reason", "nobody measures"]
    main(["diff", "door.yaml", "new.yaml", *words])
    assert statecheck.diff("door.yaml", "new.yaml").failed
    settings = {"approvals": "agreed.yaml"}
    assert not statecheck.diff("door.yaml", "new.yaml", settings=settings).failed


def test_a_flow_has_no_messages_of_its_own():
    flow = statecheck.load(ROOT / "spec")["form-alone"]
    assert flow.is_flow
    for function in (statecheck.schema, statecheck.validator, statecheck.export):
        with pytest.raises(ValueError, match="<flow form-alone> has no messages"):
            function(flow)
