"""`statecheck draw`: where pictures go, and what is said."""

import pytest

from statecheck.cli import ExitCode, main

DOOR = """\
statecheck: 1
system: door
initial: CLOSED
options: {alarm: {description: Whether it rings.}}
states:
  CLOSED: {actions: {push: OPEN, ring: {if: alarm, target: RINGING}}}
  OPEN: {final: success}
  RINGING: {final: failure}
actions: {push: {}, ring: {}}
"""


@pytest.fixture
def run(tmp_path, monkeypatch, capfdbinary):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "door.yaml").write_text(DOOR, encoding="utf-8")

    def ran(*words):
        code = main(["draw", *words])
        out, err = capfdbinary.readouterr()
        return code, out, err.decode()

    return ran


def test_pictures_are_written_into_a_folder_of_their_own(run, tmp_path):
    code, out, err = run("--format", "svg", "--format", "mermaid", "--sheet")
    assert (code, out) == (ExitCode.CLEAN, b"")
    assert "wrote 3 files to diagrams" in err
    there = sorted(path.name for path in (tmp_path / "diagrams").iterdir())
    assert there == ["README.md", "door.mmd", "door.svg"]


@pytest.mark.parametrize(
    ("form", "start"),
    [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("svg", b"<svg"), ("dot", b"digraph")],
)
def test_one_picture_fits_on_standard_output(run, form, start):
    code, out, _ = run("-o", "-", "--format", form)
    assert code == ExitCode.CLEAN
    assert out.startswith(start)


def test_fresh_pictures_pass_the_check(run):
    run()
    code, out, _ = run("--check")
    assert (code, out) == (0, b"")


def test_one_fresh_picture_is_one_file(run):
    run("--format", "dot")
    _, _, log = run("--check", "--format", "dot")
    assert "1 file is as it would be drawn" in str(log)


def test_stale_missing_and_left_over_pictures_do_not(run, tmp_path):
    run("--format", "svg", "--format", "dot")
    folder = tmp_path / "diagrams"
    (folder / "door.svg").write_text("old", encoding="utf-8")
    (folder / "door.dot").unlink()
    (folder / "door.gone.svg").write_text("old", encoding="utf-8")
    code, out, _ = run("--check", "--format", "svg", "--format", "dot")
    assert code == ExitCode.FINDINGS
    assert out.decode().splitlines() == [
        "diagrams/door.svg: is not what would be drawn",
        "diagrams/door.dot: is missing",
        "diagrams/door.gone.svg: is left over",
    ]


def test_a_variant_has_no_more_than_it_has(run):
    _, out, _ = run("-o", "-", "--format", "mermaid", "--variant", "alarm=false")
    assert b"CLOSED" in out
    assert b"ring" not in out


def test_the_report_says_how_legible_it_is(run):
    code, out, _ = run("--report")
    assert code == 0
    assert out.startswith(b"door: 0 labels overlap, 0 covered, 0 cut;")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--focus", "CLOSD"), "did you mean `CLOSED`?"),
        (("--variant", "alarm"), "`--variant alarm` is no `OPTION=VALUE`"),
        (("--variant", "alarm=maybe"), "`alarm` has no value `maybe`"),
        (("--group", "X"), "there is no group `X`"),
        (("--system", "dor"), "did you mean `door`?"),
        (("-o", "-", "--format", "svg", "--format", "dot"), "only one `--format`"),
    ],
)
def test_wrong_words_are_refused(run, words, said):
    code, _, err = run(*words)
    assert code == ExitCode.USAGE
    assert said in err


def test_nothing_to_draw_is_said(run, tmp_path):
    (tmp_path / "spec" / "door.yaml").unlink()
    code, _, err = run()
    assert code == ExitCode.UNREADABLE
    assert err
