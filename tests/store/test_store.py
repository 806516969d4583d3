"""What is written is there whole, or what was there before still is."""

import errno
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statecheck.store import OutsideFolderError, add, file_names, write, write_folder


class Failing:
    """Lets every call to the operating system pass but one."""

    def __init__(self, monkeypatch, number):
        self.left = number
        self.calls = []
        for owner, name in (
            (Path, "open"),
            (Path, "mkdir"),
            (Path, "replace"),
            (Path, "rename"),
            (os, "fsync"),
        ):
            monkeypatch.setattr(owner, name, self.counted(name, getattr(owner, name)))

    def counted(self, name, call):
        def counting(*words, **more):
            self.calls.append(name)
            self.left -= 1
            if self.left == 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            result = call(*words, **more)
            return Half(self, result) if name == "open" else result

        return counting


class Half:
    """A file that is full after half of what is written, if it is its turn."""

    def __init__(self, failing, stream):
        self.failing, self.stream = failing, stream

    def __enter__(self):
        self.stream.__enter__()
        return self

    def __exit__(self, *words):
        return self.stream.__exit__(*words)

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def write(self, data):
        self.failing.calls.append("write")
        self.failing.left -= 1
        if self.failing.left == 0:
            self.stream.write(data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return self.stream.write(data)


def content(folder):
    """Return all files in and below a folder by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


NEW = {"a.txt": "new a", "b/c.txt": b"new c", "b/d.txt": "new d"}
OLD = {"a.txt": b"old a", "b/c.txt": b"old c", "mine.txt": b"mine"}
CALLS = range(1, 40)


def fill(folder):
    for name, data in OLD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def test_a_file_is_written(tmp_path):
    write(tmp_path / "a", "é\n")
    assert content(tmp_path) == {"a": b"\xc3\xa9\n"}


def test_a_file_is_replaced(tmp_path):
    (tmp_path / "a").write_text("old", encoding="utf-8")
    write(tmp_path / "a", b"new\r\n")
    assert content(tmp_path) == {"a": b"new\r\n"}


def test_a_file_has_the_rights_of_any_new_file(tmp_path):
    (tmp_path / "plain").touch()
    write(tmp_path / "a", "x")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_lines_are_added(tmp_path):
    add(tmp_path / "a", "one\n")
    add(tmp_path / "a", "two\n")
    assert content(tmp_path) == {"a": b"one\ntwo\n"}


@pytest.mark.parametrize("number", CALLS)
def test_whichever_call_fails_a_file_is_the_old_or_the_new_one(
    tmp_path, monkeypatch, number
):
    (tmp_path / "a").write_bytes(b"old")
    with monkeypatch.context() as patch:
        failing = Failing(patch, number)
        try:
            write(tmp_path / "a", "new")
        except OSError:
            expected = b"old"
        else:
            expected = b"new"
            assert failing.calls.count("fsync") == 2
    assert content(tmp_path) == {"a": expected}


def test_a_folder_is_made_with_its_files(tmp_path):
    write_folder(tmp_path / "x" / "out", NEW)
    assert content(tmp_path) == {
        "x/out/a.txt": b"new a",
        "x/out/b/c.txt": b"new c",
        "x/out/b/d.txt": b"new d",
    }


def test_other_files_of_a_folder_stay(tmp_path):
    fill(tmp_path)
    write_folder(tmp_path, NEW)
    assert content(tmp_path) == {
        "a.txt": b"new a",
        "b/c.txt": b"new c",
        "b/d.txt": b"new d",
        "mine.txt": b"mine",
    }


@pytest.mark.parametrize("number", CALLS)
def test_whichever_call_fails_a_new_folder_is_whole_or_not_there(
    tmp_path, monkeypatch, number
):
    with monkeypatch.context() as patch:
        Failing(patch, number)
        try:
            write_folder(tmp_path / "out", NEW)
        except OSError:
            expected = {}
        else:
            expected = {f"out/{name}": data for name, data in NEW.items()}
    found = {name: data.decode() for name, data in content(tmp_path).items()}
    assert found == {
        name: data if isinstance(data, str) else data.decode()
        for name, data in expected.items()
    }
    assert (tmp_path / "out").exists() is bool(expected)


@pytest.mark.parametrize("number", CALLS)
def test_whichever_call_fails_no_file_of_a_folder_is_lost_or_cut(
    tmp_path, monkeypatch, number
):
    fill(tmp_path)
    with monkeypatch.context() as patch:
        Failing(patch, number)
        try:
            write_folder(tmp_path, NEW)
            failed = False
        except OSError:
            failed = True
    found = content(tmp_path)
    assert found["mine.txt"] == b"mine"
    assert found["a.txt"] in {b"old a", b"new a"}
    assert found["b/c.txt"] in {b"old c", b"new c"}
    assert found.keys() <= {*OLD, *NEW}
    assert failed or found["b/d.txt"] == b"new d"


def test_there_are_no_more_calls_than_are_tried(tmp_path, monkeypatch):
    fill(tmp_path)
    failing = Failing(monkeypatch, 0)
    write_folder(tmp_path, NEW)
    assert len(failing.calls) < max(CALLS)
    assert {"open", "write", "replace"} <= set(failing.calls)


@pytest.mark.parametrize(
    "name",
    ["../a", "/a", "b/../../a", "", ".", "..", "c:a", "b\\..\\a", "\\\\x\\a", "a\0b"],
)
def test_nothing_is_written_outside_of_the_folder(tmp_path, name):
    folder = tmp_path / "out"
    with pytest.raises(OutsideFolderError) as refused:
        write_folder(folder, {"good": "x", name: "x"})
    assert str(refused.value) == f"`{name}` would be written outside of `{folder}`"
    assert content(tmp_path) == {}


def test_nothing_is_written_through_a_link_that_leads_out(tmp_path):
    (tmp_path / "else").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "in").symlink_to(tmp_path / "else")
    with pytest.raises(OutsideFolderError):
        write_folder(tmp_path / "out", {"in/a": "x"})
    assert content(tmp_path) == {}


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(tmp_path):
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a").symlink_to(tmp_path / "secret")
    write_folder(tmp_path / "out", {"a": "x"})
    assert content(tmp_path) == {"secret": b"secret", "out/a": b"x"}


# Names


def test_ordinary_names_are_their_own():
    names = ["ID_VERIFICATION_REQUIRED", "pingone-verify", "v1.1", "_x", "7"]
    assert file_names(names) == {name: name for name in sorted(names)}


@pytest.mark.parametrize(
    "name",
    [
        *("../x", "-rf", ".hidden", "a/b", "a\\b", "a:b", "a b", "", ".", "..", "a."),
        *("CON", "con.txt", "Lpt1", "NUL", "é", "\u202e", "\ud800", "x" * 101, "$(x)"),
    ],
)
def test_what_means_something_to_a_system_is_spelled_otherwise(name):
    result = file_names([name])[name]
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_-]*", result)
    assert result != name
    assert len(result) <= 100
    assert file_names([name, "other"])[name] == result


def test_names_that_differ_by_case_only_are_told_apart():
    results = file_names(["Open", "OPEN", "shut"])
    assert results["shut"] == "shut"
    assert len({result.casefold() for result in results.values()}) == 3


def test_a_name_that_looks_like_the_result_of_another_is_told_apart():
    taken = file_names(["a b"])["a b"]
    results = file_names(["a b", taken])
    assert len({result.casefold() for result in results.values()}) == 2


@given(st.sets(st.text(alphabet="aA.-/\\: é\ud800C\u0130ON", max_size=5), max_size=12))
def test_no_two_results_can_be_taken_for_each_other(names):
    results = file_names(names)
    assert results.keys() == names
    assert len({each.casefold() for each in results.values()}) == len(names)
    assert results == file_names(sorted(names, reverse=True))
    assert not {"con", "..", "."} & {each.casefold() for each in results.values()}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write(pipe, "all of it")
        assert os.read(reader, 99) == b"all of it"
    finally:
        os.close(reader)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]
