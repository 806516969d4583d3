"""What small words of the command line lead to, and what is said of them."""

import subprocess
import sys

import pytest

from statecheck.catalogue import change_names, rules
from statecheck.reports import CHANGE_FORMATS, FORMATS

DOOR = """\
statecheck: 1
system: door
initial: CLOSED
states:
  CLOSED: {actions: {push: OPEN}}
  OPEN: {final: success}
actions: {push: {request: none, errors: none}}
"""


@pytest.fixture
def door(folder):
    folder.joinpath("door.yaml").write_text(DOOR, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["x.txt", "deep/x.txt"])
def test_an_export_into_a_file_of_another_kind_is_refused(door, run, name):
    code, _, log = run("export", "door.yaml", "-o", name)
    assert code == 2
    assert "is no file that ends with .json or .yaml or .yml, and no folder" in log
    assert not door.joinpath(name).exists()


@pytest.mark.parametrize("name", ["out", "v1.2", "x.txt/", "made.d"])
def test_an_export_into_a_folder_is_none(door, run, name):
    door.joinpath("made.d").mkdir()
    assert run("export", "door.yaml", "-o", name)[0] != 2
    assert list(door.joinpath(name).iterdir())


def test_a_folder_is_not_made_of_a_file(door, run):
    door.joinpath("file").write_text("", encoding="utf-8")
    code, _, log = run("draw", "door.yaml", "-o", "file")
    assert code == 2
    assert "cannot write into `file`: it is no folder" in log


@pytest.mark.usefixtures("folder")
def test_the_names_of_rules_and_formats_are_completed(run):
    _, script, _ = run("completion", "bash")
    words = dict(
        line.partition("=")[::2] for line in script.splitlines() if "_choices=(" in line
    )
    explain = words["_shtab_statecheck_explain_pos_0_choices"].strip("()").split()
    formats = words["_shtab_statecheck_check___format_choices"].strip("()").split()
    told = words["_shtab_statecheck_diff___format_choices"].strip("()").split()
    assert {*rules(), *change_names()} == {*map(_plain, explain)}
    assert {*FORMATS} < {*formats}
    assert {*CHANGE_FORMATS} < {*told}


def _plain(word):
    return word.strip("'\"")


def test_settings_are_told_in_the_order_of_their_lines(door, run):
    text = "rules: {nowhere: off}\nfail-on: never\nzzz: 1\nformat: none\n"
    door.joinpath("statecheck.yaml").write_text(text, encoding="utf-8")
    code, _, log = run("check", "door.yaml")
    lines = [
        int(line.split(":")[1])
        for line in log.splitlines()
        if line.startswith("statecheck.yaml:")
    ]
    assert code == 2
    assert lines == [1, 2, 3, 4]


@pytest.mark.usefixtures("door")
def test_outside_of_git_no_other_commit_is_recommended(run):
    code, output, log = run("diff", "door.yaml", "--against", "main")
    assert code == 3
    assert "lies in no git repository" in output + log
    assert "an older or a newer commit" not in log


def test_inside_the_folder_its_name_is_that_of_the_current_one(
    folder, run, monkeypatch
):
    spec = folder / "spec"
    spec.mkdir()
    spec.joinpath("door.yaml").write_text(DOOR, encoding="utf-8")
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        name = ("-c", "user.name=x", "-c", "user.email=x@example.com")
        subprocess.run(["git", *name, *words], check=True)  # noqa: S603, S607  # of the test
    monkeypatch.chdir(spec)
    _, output, log = run("diff", "--against", "HEAD")
    assert "no spec yet" not in output + log
    _, output, log = run("check")
    assert "you are in a folder `spec`, whose name from here is `.`" in output + log


def test_a_default_is_told_as_a_spec_has_it(folder, run):
    for name, default in (("old.yaml", "true"), ("new.yaml", "false")):
        options = f"options: {{x: {{description: X., default: {default}}}}}\n"
        folder.joinpath(name).write_text(DOOR + options, encoding="utf-8")
    _, output, log = run("diff", "old.yaml", "new.yaml")
    assert log == ""
    assert "the old version takes it; the new one refuses it" in output
    assert "option-default-changed" in output
    assert "True" not in output
    assert "False" not in output


@pytest.mark.parametrize("columns", [24, 30, 40])
def test_a_narrow_screen_is_kept_to(folder, run, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    text = DOOR.replace("CLOSED", "A_STATE_THAT_HAS_A_LONG_NAME_OF_ITS_OWN")
    text = text.replace("{push: OPEN}", "{push: stay}")
    folder.joinpath("a.yaml").write_text(text, encoding="utf-8")
    _, output, _ = run("check", "a.yaml")
    heads = [line for line in output.splitlines() if "a.yaml:" in line]
    assert heads
    words = [line for line in output.splitlines() if len(line) > columns]
    assert [line for line in words if len(line.split()) > 4] == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["draw"], "door.svg"),
        (["draw", "--format", "dot"], "door.dot"),
        (["schema", "--bundle"], "door.json"),
    ],
)
def test_a_single_product_goes_into_a_file(door, run, words, name):
    code, _, log = run(*words, "door.yaml", "-o", f"deep/{name}")
    assert code == 0, log
    assert [each.name for each in door.joinpath("deep").iterdir()] == [name]


@pytest.mark.parametrize(
    ("words", "name", "said"),
    [
        (["draw", "--format", "svg", "--format", "dot"], "x.svg", "one `--format`"),
        (["draw"], "x.png", "is no file that ends with .svg"),
        (["schema"], "x.json", "`--bundle`"),
        (["docs"], "x.html", "name a folder"),
        (["docs"], "x.pdf", "is no file that ends with .html"),
    ],
)
def test_several_products_do_not_go_into_a_file(door, run, words, name, said):
    code, _, log = run(*words, "door.yaml", "-o", name)
    assert code == 2
    assert said in log
    assert f"say `{name}/`" in log
    assert not door.joinpath(name).exists()


def test_a_folder_may_be_called_like_a_file(door, run):
    assert run("draw", "door.yaml", "-o", "x.svg/")[0] == 0
    assert door.joinpath("x.svg/door.svg").is_file()


@pytest.mark.parametrize("closed", [">&-", "<&-", "2>&-", ">&- 2>&- <&-"])
def test_what_is_closed_is_no_reason_to_break_down(tmp_path, closed):
    (tmp_path / "a.yaml").write_text("statecheck: 1\nsystem: a\n", encoding="utf-8")
    command = f'"{sys.executable}" -m statecheck check a.yaml {closed}'
    done = subprocess.run(  # noqa: S602  # a shell is what closes them
        command, shell=True, cwd=tmp_path, check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
