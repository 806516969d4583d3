"""`statecheck build`: what has changed is made, whole, and nothing else is touched."""

import json

import pytest

from statecheck.cli import main

SPEC = """\
statecheck: 1
system: door
initial: OPEN
states:
  OPEN: {actions: {close: CLOSED}}
  CLOSED: {actions: {open: OPEN, lock: LOCKED}}
exits: {LOCKED: success}
actions:
  open: {request: none, errors: none}
  close: {request: none, errors: none}
  lock: {request: none, errors: none}
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "spec.yaml").write_text(SPEC, encoding="utf-8")
    settings = "paths: [spec.yaml]\nbuild: {docs: out/docs, diagrams: out/diagrams}\n"
    (tmp_path / "statecheck.yaml").write_text(settings, encoding="utf-8")
    for name in ("GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def stamps(folder):
    return {
        path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()
    }


def test_it_makes_what_the_settings_name(project, capsys):
    assert main(["build"]) == 0
    assert (project / "out/docs/door/states/OPEN.html").is_file()
    assert (project / "out/diagrams/door.svg").is_file()
    assert "docs: " in capsys.readouterr().err


def test_what_has_not_changed_is_not_touched(project, capsys):
    main(["build"])
    before = stamps(project / "out")
    capsys.readouterr()
    assert main(["build"]) == 0
    assert stamps(project / "out") == before
    assert "docs: up to date" in capsys.readouterr().err


def test_only_files_that_differ_are_written(project):
    main(["build"])
    before = stamps(project / "out")
    spec = project / "spec.yaml"
    text = SPEC.replace("lock: {request", "lock: {description: Turns the key., request")
    spec.write_text(text, encoding="utf-8")
    assert main(["build"]) == 0
    after = stamps(project / "out")
    changed = {path.name for path in after if after[path] != before.get(path)}
    assert "lock.html" in changed
    assert "site.css" not in changed


def test_what_is_no_more_is_removed_and_what_others_wrote_stays(project):
    main(["build"])
    foreign = project / "out/docs/mine.txt"
    foreign.write_text("mine", encoding="utf-8")
    text = SPEC.replace("OPEN", "AJAR")
    (project / "spec.yaml").write_text(text, encoding="utf-8")
    assert main(["build"]) == 0
    assert not (project / "out/docs/door/states/OPEN.html").exists()
    assert (project / "out/docs/door/states/AJAR.html").is_file()
    assert foreign.read_text(encoding="utf-8") == "mine"


def test_what_somebody_changed_by_hand_is_made_again(project):
    main(["build"])
    page = project / "out/docs/index.html"
    good = page.read_bytes()
    page.write_bytes(b"spoilt")
    assert main(["build"]) == 0
    assert page.read_bytes() == good


def test_check_says_what_is_stale_and_writes_nothing(project, capsys):
    main(["build"])
    assert main(["build", "--check"]) == 0
    (project / "out/docs/index.html").unlink()
    (project / "out/diagrams/door.svg").write_bytes(b"spoilt")
    before = stamps(project)
    capsys.readouterr()
    assert main(["build", "--check"]) == 1
    said = capsys.readouterr().out
    assert "out/docs/index.html: is missing" in said
    assert "out/diagrams/door.svg: is not what would be built" in said
    assert stamps(project) == before


def test_nothing_is_built_of_a_spec_with_errors(project, capsys):
    text = SPEC.replace("close: CLOSED", "close: NOWHERE")
    (project / "spec.yaml").write_text(text, encoding="utf-8")
    assert main(["build"]) == 1
    assert not (project / "out").exists()
    assert "undefined-target" in capsys.readouterr().out


def test_where_nothing_is_named_it_says_what_can_be(project, capsys):
    (project / "statecheck.yaml").write_text("paths: [spec.yaml]\n", encoding="utf-8")
    assert main(["build"]) == 2
    assert "--into docs=FOLDER" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../../spec.yaml", "/etc/hostname", "a/../../x"])
def test_a_ledger_that_leads_elsewhere_is_not_believed(project, name):
    main(["build"])
    ledger = project / "out/docs/.statecheck.json"
    data = json.loads(ledger.read_text(encoding="utf-8"))
    data["files"][name] = "0"
    ledger.write_text(json.dumps(data), encoding="utf-8")
    assert main(["build", "--force"]) == 0
    assert (project / "spec.yaml").is_file()


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"format": 9}', '{"format": 1, "files": 3}']
)
def test_a_spoilt_ledger_is_as_good_as_none(project, text):
    main(["build"])
    ledger = project / "out/docs/.statecheck.json"
    good = ledger.read_text(encoding="utf-8")
    ledger.write_text(text, encoding="utf-8")
    assert main(["build"]) == 0
    assert ledger.read_text(encoding="utf-8") == good


def test_a_spec_that_breaks_leaves_what_was_built(project):
    main(["build"])
    before = stamps(project / "out")
    text = SPEC.replace("close: CLOSED", "close: NOWHERE")
    (project / "spec.yaml").write_text(text, encoding="utf-8")
    assert main(["build"]) == 1
    assert stamps(project / "out") == before


def test_who_interrupts_it_keeps_what_was_built(project, monkeypatch):
    main(["build"])
    before = stamps(project / "out")
    text = SPEC.replace("OPEN", "AJAR")
    (project / "spec.yaml").write_text(text, encoding="utf-8")

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("statecheck.cli.docs.run", interrupted)  # the last product
    assert main(["build"]) == 130
    assert stamps(project / "out") == before


@pytest.mark.usefixtures("project")
def test_it_says_the_verdict_and_then_what_it_made(capsys):
    assert main(["build"]) == 0
    printed = capsys.readouterr()
    assert "nothing wrong" in printed.out
    assert printed.out.count("\n") == 1
    assert [line.partition(":")[0] for line in printed.err.splitlines()] == [
        "diagrams",
        "docs",
    ]


def test_changes_are_marked_against_the_base_of_the_settings(
    project, capsys, tmp_path_factory
):
    old = tmp_path_factory.mktemp("old")
    (old / "spec.yaml").write_text(SPEC.replace("OPEN", "AJAR"), encoding="utf-8")
    settings = project / "statecheck.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}base: {old}\n", encoding="utf-8")
    assert main(["build"]) == 0
    assert (project / "out/docs/changes.html").is_file()
    capsys.readouterr()
    assert main(["build"]) == 0
    assert "docs: up to date" in capsys.readouterr().err
    text = SPEC.replace("CLOSED", "SHUT")
    (old / "spec.yaml").write_text(text, encoding="utf-8")
    assert main(["build"]) == 0
    said = capsys.readouterr().err
    assert "docs: " in said
    assert "docs: up to date" not in said
    assert "diagrams: up to date" in said
