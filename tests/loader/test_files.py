"""Which files are read, and how those that are not are spoken of."""

import errno
import io
import os
import socket
from pathlib import Path

import pytest

from statecheck.disk import reading as reading_module
from statecheck.loader import load
from statecheck.settings import Settings

SPEC = {"statecheck": 1, "system": "door"}


def found(*paths, **settings):
    """Return file and rule of each finding, and the names of what was loaded."""
    loaded = load(paths, Settings(**settings))
    return (
        [(each.at.source, each.rule.name) for each in loaded.findings],
        [each.system.name for each in loaded.systems],
    )


def test_a_folder_is_read_with_all_folders_in_it(tree):
    tree(
        {
            "spec/a.yaml": {**SPEC, "system": "a"},
            "spec/more/b.yml": {**SPEC, "system": "b"},
            "spec/more/and/more/c.json": {**SPEC, "system": "c"},
            "spec/d.txt": {**SPEC, "system": "d"},
        }
    )
    assert found("spec") == ([], ["a", "b", "c"])


def test_folders_with_a_dot_and_settings_are_passed_over(tree):
    tree(
        {
            "spec/a.yaml": SPEC,
            "spec/.git/b.yaml": {**SPEC, "system": "b"},
            "spec/statecheck.yaml": {**SPEC, "system": "c"},
        }
    )
    assert found("spec") == ([], ["door"])


def test_a_folder_that_begins_with_a_dot_can_be_named(tree):
    tree({".spec/a.yaml": SPEC})
    assert found(".spec") == ([], ["door"])


def test_a_file_in_a_folder_without_statecheck_is_passed_over_whatever_it_is(tree):
    tree(
        {
            "spec/a.yaml": SPEC,
            "spec/broken.yaml": "a: [",
            "spec/bytes.json": b"\xff\xfe\0\0",
            "spec/jobs.yaml": "statecheck:\n  script: !reference [x]\n",
        }
    )
    assert found("spec") == ([], ["door"])


def test_a_broken_file_in_a_folder_that_says_statecheck_is_not_passed_over(tree):
    tree(
        {
            "spec/a.yaml": SPEC,
            "spec/b.yaml": "statecheck: 1\nsystem: [",
            "spec/c.yaml": "statecheck: 1\n".encode("utf-16"),
        }
    )
    findings, _ = found("spec")
    assert ("spec/b.yaml", "yaml-syntax") in findings
    assert ("spec/c.yaml", "not-utf8") in findings


def test_a_path_to_nothing_says_what_there_is_instead(tree):
    tree({"specs/door.yaml": SPEC})
    (finding,) = load(["spcs"], Settings()).findings
    assert finding.message == "there is no file or folder `spcs`"
    assert finding.fix.message == "did you mean `specs`?"
    (finding,) = load(["specs/dor.yaml"], Settings()).findings
    assert finding.fix.message == "did you mean `specs/door.yaml`?"


def test_a_path_into_nothing_says_which_folder_was_meant(tree):
    tree({"specs/door.yaml": SPEC})
    (finding,) = load(["spec/door.yaml"], Settings()).findings
    assert finding.fix.message == "did you mean `specs`?"


def test_a_path_to_nothing_does_not_keep_others_from_being_read(tree):
    tree({"spec/door.yaml": SPEC})
    assert found("spec", "spec/x.yaml") == (
        [("spec/x.yaml", "path-not-found")],
        ["door"],
    )


@pytest.mark.parametrize("paths", [[], ["spec"]])
def test_an_empty_folder_is_no_success(tree, paths):
    tree({})
    Path("spec").mkdir()
    (finding,) = load(paths, Settings()).findings
    assert finding.rule.name == "no-spec"
    assert "no file ends in `.yaml`" in finding.message


def test_a_folder_without_specs_is_said_even_beside_one_with_specs(tree):
    tree({"spec/a.yaml": SPEC, "docs/b.yaml": {}, "docs/c.json": []})
    assert found("spec", "docs") == ([("docs", "no-spec")], ["door"])


def test_a_file_that_is_named_and_no_spec_is_a_note_beside_a_spec(tree):
    tree({"a.yaml": SPEC, "b.yaml": {"system": "door"}})
    assert found("a.yaml", "b.yaml") == ([("b.yaml", "not-a-spec")], ["door"])
    assert load(["a.yaml", "b.yaml"], Settings()).readable


def test_a_file_that_is_named_and_no_spec_is_an_error_alone(tree):
    tree({"b.yaml": {"system": "door"}})
    assert found("b.yaml") == ([("b.yaml", "no-spec")], [])


def test_a_misspelt_statecheck_is_pointed_at(tree):
    tree({"b.yaml": "title: x\nstatechek: 1\n"})
    loaded = load(["b.yaml"], Settings())
    (finding,) = loaded.findings
    assert finding.fix.message == "did you mean `statecheck`?"
    assert loaded.documents["b.yaml"].span(finding.at).start.line == 2


@pytest.mark.parametrize(
    "text",
    [
        "statechek: 1\nsystem: door\n",
        "# A door.\nStatecheck: 1\nsystem: door\n",
        '{"statecheckk": 1, "system": "door"}',
        '{\n  "statecheckk": 1,\n  "system": "door"\n}\n',
        "system: door\nstates: {OPEN: {final: success}}\n",
        "flow: door\nsteps: {a: {system: door}}\n",
    ],
)
def test_a_misspelt_or_missing_statecheck_in_a_folder_is_a_warning(tree, text):
    tree({"spec/a.yaml": SPEC, "spec/d.yaml": text})
    assert found("spec") == ([("spec/d.yaml", "nearly-a-spec")], ["door"])
    tree({"spec/a.yaml": "title: x"})
    assert ("spec", "no-spec") in found("spec")[0]


@pytest.mark.parametrize(
    "text",
    [
        "version: 1\nsystem: door\n",
        "stateChart: 1\nsystem: door\n",
        "statechek: 1\nname: door\n",
        "jobs:\n  statechek: 1\nsystem: door\n",
        "statechek: 1\nsystem: [door\n",
        '{"jobs": {\n  "statechek": 1,\n  "system": "door"\n}}\n',
    ],
)
def test_what_only_looks_a_little_like_a_spec_is_passed_over(tree, text):
    tree({"spec/a.yaml": SPEC, "spec/d.yaml": text})
    assert found("spec") == ([], ["door"])


def test_what_was_set_is_read_where_nothing_is_named(tree):
    tree({"apis/a.yaml": SPEC})
    assert found(paths=(Path("apis"),)) == ([], ["door"])


def test_a_file_is_read_once_however_often_it_is_named(tree):
    tree({"spec/a.yaml": SPEC, "spec/b.yaml": "link to a.yaml"})
    assert found("spec", "spec/a.yaml", "./spec/../spec/b.yaml") == ([], ["door"])


def test_names_are_shown_from_the_current_folder(tree, monkeypatch):
    here = tree({"spec/a.yaml": SPEC, "b.yaml": {**SPEC, "system": "b"}})
    assert sorted(load([here / "spec"], Settings()).documents) == ["spec/a.yaml"]
    monkeypatch.chdir(here / "spec")
    assert sorted(load(["../b.yaml"], Settings()).documents) == ["../b.yaml"]
    assert sorted(load([here / "b.yaml"], Settings()).documents) == [
        (here / "b.yaml").as_posix()
    ]


def test_standard_input_is_a_spec_like_any_other(tree, monkeypatch):
    tree({})
    data = io.TextIOWrapper(io.BytesIO(b'{"statecheck": 1, "system": "door"}'))
    monkeypatch.setattr("sys.stdin", data)
    assert found("-") == ([], ["door"])


@pytest.mark.parametrize("stream", [None, io.StringIO("text")])
def test_standard_input_that_is_not_there_is_said(tree, monkeypatch, stream):
    tree({})
    monkeypatch.setattr("sys.stdin", stream)
    assert found("-") == ([("<stdin>", "unreadable-file")], [])


def test_a_pipe_is_not_waited_for(tree):
    tree({"spec/a.yaml": "pipe"})
    assert found("spec") == ([("spec/a.yaml", "not-a-regular-file")], [])
    assert found("spec/a.yaml") == ([("spec/a.yaml", "not-a-regular-file")], [])


def test_a_socket_is_no_file(tree):
    tree({})
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("a.yaml")
        assert found(".") == ([("a.yaml", "not-a-regular-file")], [])


def test_a_device_is_not_opened(monkeypatch):
    opened = []
    monkeypatch.setattr(os, "open", lambda *words: opened.append(words))
    assert found("/dev/zero")[0] == [("/dev/zero", "not-a-regular-file")]
    assert opened == []


def test_a_link_out_of_the_folder_is_not_followed(tree):
    tree(
        {
            "secret/b.yaml": {**SPEC, "system": "b"},
            "spec/a.yaml": SPEC,
            "spec/b.yaml": "link to ../secret/b.yaml",
            "spec/more": "link to ../secret",
        }
    )
    loaded = load(["spec"], Settings())
    assert {each.rule.name for each in loaded.findings} == {
        "outside-root",
        "not-judged",
    }
    assert "secret/b.yaml" not in loaded.documents
    assert list(loaded.documents) == ["spec/a.yaml"]


def test_a_link_within_the_repository_is_followed(tree):
    tree(
        {
            ".git/HEAD": "",
            "shared/b.yaml": {**SPEC, "system": "b"},
            "spec/a.yaml": SPEC,
            "spec/more": "link to ../shared",
        }
    )
    assert found("spec") == ([], ["b", "door"])


def test_the_root_can_be_widened(tree):
    here = tree(
        {
            "shared/b.yaml": {**SPEC, "system": "b"},
            "spec/b.yaml": "link to ../shared/b.yaml",
        }
    )
    assert found("spec", root=here) == ([], ["b"])


def test_the_root_can_be_narrowed(tree):
    here = tree({"spec/a.yaml": SPEC, "b.yaml": {**SPEC, "system": "b"}})
    assert found("b.yaml", root=here / "spec") == ([("b.yaml", "outside-root")], [])


def test_the_folder_of_the_settings_is_a_root(tree):
    here = tree(
        {
            "shared/b.yaml": {**SPEC, "system": "b"},
            "spec/b.yaml": "link to ../shared/b.yaml",
        }
    )
    assert found("spec", folder=here) == ([], ["b"])


def test_folders_that_link_to_each_other_are_entered_once(tree):
    tree(
        {
            "spec/a.yaml": SPEC,
            "spec/more/again": "link to ../../spec",
            "spec/more/b.yaml": {**SPEC, "system": "b"},
        }
    )
    assert found("spec") == ([], ["b", "door"])


def test_a_link_to_itself_is_unreadable(tree):
    tree({"spec/a.yaml": "link to a.yaml"})
    assert found("spec") == ([("spec/a.yaml", "unreadable-file")], [])


@pytest.mark.parametrize(
    "error",
    [
        PermissionError(errno.EACCES, "Permission denied"),
        OSError(errno.EIO, "Input/output error"),
        OSError(errno.EMFILE, "Too many open files"),
        ValueError("embedded null byte"),
    ],
)
def test_what_the_system_refuses_is_said_in_its_words(tree, monkeypatch, error):
    tree({"a.yaml": SPEC})

    def refusing(*_):
        raise error

    monkeypatch.setattr(reading_module.os, "open", refusing)
    (finding,) = load(["a.yaml"], Settings()).findings
    assert finding.rule.name == "unreadable-file"
    words = getattr(error, "strerror", None) or str(error)
    assert finding.message == f"this cannot be read: {words.lower()}"


def test_a_folder_that_cannot_be_listed_is_said(tree, monkeypatch):
    tree({"spec/a.yaml": SPEC})

    def refusing(_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "scandir", refusing)
    assert found("spec") == ([("spec", "unreadable-file")], [])


def test_a_name_that_is_no_text_is_shown_with_escapes(tree):
    here = tree({})
    Path(os.fsdecode(os.fsencode(here) + b"/d\xffor.yaml")).write_text(
        '{"statecheck": 1, "system": "door", "x": 1}', encoding="utf-8"
    )
    loaded = load(["."], Settings())
    assert list(loaded.documents) == [r"d\xffor.yaml"]
    assert [each.at.source for each in loaded.findings] == [r"d\xffor.yaml"]


def test_a_name_that_is_too_long_for_the_system_is_said(tree):
    tree({})
    name = "x" * 5000
    assert found(name)[0] == [(name, "path-not-found")]


def test_a_path_with_a_null_in_it_is_said(tree):
    tree({})
    assert [rule for _, rule in found("a\0b")[0]] == ["path-not-found"]


BEGUN = {**SPEC, "initial": "OPEN"}
OPEN = {"states": {"OPEN": {"final": "success"}}}


@pytest.mark.parametrize(
    "more",
    [
        {"system": "door"},
        {"system": "lift"},
        {"system": "doer", "initial": "OPEN"},
        {"system": "doer", "actions": {"go": {}}},
    ],
    ids=["spelt the same", "not near", "begins itself", "a whole by itself"],
)
def test_what_is_no_misspelt_part_is_none(tree, more):
    tree({"spec/main.yaml": BEGUN, "spec/part.yaml": {**SPEC, **OPEN, **more}})
    assert not [rule for _, rule in found("spec")[0] if rule == "misspelt-system"]


@pytest.mark.parametrize("part", ["main", "part"])
def test_a_part_whose_system_is_misspelt_belongs_to_the_one_that_is_meant(tree, part):
    files = {"main": BEGUN, "part": {**SPEC, **OPEN}, "more": SPEC}
    files[part] = {**files[part], "system": "doer"}
    tree({f"spec/{name}.yaml": said for name, said in files.items()})
    said = ([(f"spec/{part}.yaml", "misspelt-system")], ["door"])
    assert found("spec") == said
    (door,) = load(["spec"], Settings()).systems
    assert "OPEN" in door.system.states
