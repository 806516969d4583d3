"""`statecheck draw --diff`: one picture of what has changed."""

import re
import subprocess

import pytest

OLD = """\
statecheck: 1
system: door
version: 1.2.0
initial: CLOSED
states:
  CLOSED: {model: Handle, actions: {push: OPEN, kick: OPEN}}
  OPEN: {final: success}
actions:
  push: {description: Pushes the door., request: none, errors: none}
  kick: {description: Kicks the door., request: none, errors: none}
models: {Handle: {fields: {side: {type: string, required: true}}}}
"""
NEW = OLD.replace(", kick: OPEN", "").replace("side: {", "hand: {")
SAID = "BREAK required field removed: side"


@pytest.fixture
def doors(folder):
    """Two versions of a spec."""
    (folder / "old.yaml").write_text(OLD, encoding="utf-8")
    (folder / "new.yaml").write_text(NEW, encoding="utf-8")
    return folder


@pytest.fixture
def committed(folder):
    """A repository with the old version in a commit, and the new one in the folder."""
    (folder / "spec").mkdir()
    file = folder / "spec" / "door.yaml"
    file.write_text(OLD, encoding="utf-8")
    names = ("-c", "user.name=a", "-c", "user.email=a@example.com")
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-qm", "a")):
        subprocess.run(  # noqa: S603  # the words are those of this file
            ["git", *names, *words],  # noqa: S607  # git is wherever it is
            cwd=folder,
            check=True,
            capture_output=True,
        )
    file.write_text(NEW, encoding="utf-8")
    return folder


def plain(mermaid):
    """Return what a reader sees of Mermaid's text."""
    return mermaid.replace("#8722;", "\u2212").replace("<br/>", " ")


def test_two_files_are_drawn_as_one_picture(doors, run):
    code, out, log = run("draw", "--diff", "old.yaml", "new.yaml")
    assert (code, out) == (0, "")
    assert "wrote 1 file to diagrams" in log
    assert [each.name for each in (doors / "diagrams").iterdir()] == [
        "door-changes.svg"
    ]


@pytest.mark.usefixtures("doors")
def test_what_changed_is_told_in_words_too(run):
    words = ("-o", "-", "--format", "mermaid")
    _, out, _ = run("draw", "--diff", "old.yaml", "new.yaml", *words)
    said = plain(out)
    assert "\u2212 kick" in said
    assert SAID in said
    assert "BREAK action removed" in said


def test_a_picture_of_versions_can_be_held_to_be_fresh(doors, run):
    run("draw", "--diff", "old.yaml", "new.yaml")
    code, _, log = run("draw", "--diff", "old.yaml", "new.yaml", "--check")
    assert code == 0
    assert "1 file is as it would be drawn" in log
    (doors / "new.yaml").write_text(OLD.replace("push: OPEN, ", ""), encoding="utf-8")
    code, out, _ = run("draw", "--diff", "old.yaml", "new.yaml", "--check")
    assert (code, out) == (1, "diagrams/door-changes.svg: is not what would be drawn\n")


def test_of_the_same_nothing_is_drawn(doors, run):
    code, _, log = run("draw", "--diff", "old.yaml", "old.yaml")
    assert (code, log) == (0, "door: nothing has changed\n")
    assert not (doors / "diagrams").exists()


@pytest.mark.usefixtures("committed")
def test_a_commit_is_a_side_like_a_file(run):
    words = ("-o", "-", "--format", "mermaid")
    _, against, _ = run("draw", "--against", "HEAD", "spec", *words)
    _, named, _ = run("draw", "--diff", "HEAD:spec", "spec", *words)
    assert against == named
    assert SAID in plain(named)


def test_a_system_of_one_side_alone_is_named(doors, run):
    other = OLD.replace("system: door", "system: gate")
    (doors / "new.yaml").write_text(other, encoding="utf-8")
    code, _, log = run("draw", "--diff", "old.yaml", "new.yaml")
    assert code == 0
    assert "door: only the old side has it" in log
    assert "gate: only the new side has it" in log


def test_what_cannot_be_read_is_said_of_its_side(doors, run):
    (doors / "new.yaml").write_text("statecheck: 1\nsystem: [", encoding="utf-8")
    code, _, log = run("draw", "--diff", "old.yaml", "new.yaml")
    assert code == 3
    assert log.startswith("the new side, new.yaml: ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--diff", "old.yaml"), "`diff` compares two things, and 1 are named"),
        (("--diff", "old.yaml", "new.yaml", "--focus", "OPEN"), "`--focus` is for"),
        (("--diff", "old.yaml", "new.yaml", "--variant", "a=b"), "`--variant` is for"),
        (("--diff", "old.yaml", "new.yaml", "--whole"), "`--whole` is for"),
        (("--diff", "old.yaml", "new.yaml", "--detail", "fields"), "`--detail` is for"),
        (
            ("--diff", "old.yaml", "new.yaml", "--colour-by", "group"),
            "`--colour-by` is for",
        ),
        (("--diff", "a", "b", "--against", "main"), "exclude each other"),
        (("--exact", "old.yaml"), "`--exact` belongs to `--against REF`"),
    ],
)
@pytest.mark.usefixtures("doors")
def test_words_that_do_not_go_together_are_refused(run, words, said):
    code, _, log = run("draw", *words)
    assert code == 2
    assert said in log


@pytest.mark.parametrize(
    "formats", [(), ("mermaid",), ("png", "plantuml"), ("svg", "dot", "mermaid")]
)
def test_a_sheet_links_to_the_files_that_are_written_and_to_no_other(
    doors, run, formats
):
    words = [word for each in formats for word in ("--format", each)]
    run("draw", "--diff", "old.yaml", "new.yaml", "--sheet", *words)
    folder = doors / "diagrams"
    sheet = (folder / "README.md").read_text(encoding="utf-8")
    written = {each.name for each in folder.iterdir()} - {"README.md"}
    assert set(re.findall(r"\]\(([^)]+)\)", sheet)) == written
