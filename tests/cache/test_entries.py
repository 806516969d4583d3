"""Entries of the cache: what counts as one, and where they lie."""

import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statecheck import cache, store

DATA = {"code": 0, "output": ["text ✓", True, "\ud800"], "journal": [["read", "a", 1]]}


@pytest.fixture
def secret():
    return cache.new_secret()


@pytest.fixture
def entry(tmp_path, secret):
    """An entry as it is kept."""
    path = tmp_path / ".statecheck_cache" / "entry"
    store.keep(path, cache.sealed(secret, DATA), cache.SIGNS)
    return path


def test_what_was_kept_is_read(secret, entry):
    assert cache.read_entry(secret, str(entry)) == DATA


def test_the_folder_says_what_it_is(entry):
    assert (entry.parent / ".gitignore").read_text() == "*\n"
    tag = (entry.parent / "CACHEDIR.TAG").read_text()
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_nobody_elses_entry_counts(entry):
    assert cache.read_entry(cache.new_secret(), str(entry)) is None


@given(st.data())
def test_a_damaged_entry_counts_as_none(tmp_path_factory, data):
    secret = b"s" * 32
    path = tmp_path_factory.mktemp("cache") / "entry"
    whole = cache.sealed(secret, DATA)
    at = data.draw(st.integers(0, len(whole) - 1))
    path.write_bytes(
        data.draw(
            st.sampled_from(
                [
                    whole[:at],
                    whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :],
                    whole + b"\0",
                ]
            )
        )
    )
    assert cache.read_entry(secret, str(path)) is None


@pytest.mark.parametrize("content", [b"", b"{}", b"\0" * 31, b"\0" * 32, b"x" * 500])
def test_a_forged_entry_counts_as_none(content, secret, tmp_path):
    (tmp_path / "entry").write_bytes(content)
    assert cache.read_entry(secret, str(tmp_path / "entry")) is None


def test_no_entry_is_read_through_a_link_or_from_a_pipe(entry, secret):
    link, pipe = entry.with_name("link"), entry.with_name("pipe")
    link.symlink_to(entry)
    os.mkfifo(pipe)
    assert cache.read_entry(secret, str(link)) is None
    assert cache.read_entry(secret, str(pipe)) is None
    assert cache.read_entry(secret, str(entry.parent)) is None


def test_the_oldest_entries_go(entry, secret):
    folder = entry.parent
    os.utime(entry, (1, 1))
    for number in range(64):
        store.keep(folder / f"{number}", cache.sealed(secret, DATA), cache.SIGNS)
    assert not entry.exists()
    assert len(list(folder.iterdir())) == 64 + len(cache.SIGNS)


def test_a_secret_is_the_users_alone(tmp_path):
    path, secret = tmp_path / "own" / "secret", cache.new_secret()
    store.keep_secret(path, secret)
    assert cache.read_secret(str(path)) == secret
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["secret"]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o666])
def test_a_secret_that_others_may_touch_is_none(mode, tmp_path):
    path = tmp_path / "secret"
    store.keep_secret(path, cache.new_secret())
    path.chmod(mode)
    assert cache.read_secret(str(path)) == b""


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 33])
def test_a_secret_of_another_length_is_none(content, tmp_path):
    store.keep_secret(tmp_path / "secret", content)
    assert cache.read_secret(str(tmp_path / "secret")) == b""


def test_a_secret_is_not_read_through_a_link(tmp_path):
    store.keep_secret(tmp_path / "secret", cache.new_secret())
    (tmp_path / "link").symlink_to(tmp_path / "secret")
    assert cache.read_secret(str(tmp_path / "link")) == b""


def test_no_two_secrets_are_the_same():
    assert cache.new_secret() != cache.new_secret()


def test_the_cache_is_at_the_root_of_the_repository(tmp_path):
    (tmp_path / ".git").mkdir()
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert cache.folder(str(inner)) == str(tmp_path / ".statecheck_cache")


def test_a_link_or_a_file_in_the_place_of_the_cache_is_left_alone(tmp_path):
    (tmp_path / ".git").mkdir()
    place = tmp_path / ".statecheck_cache"
    place.symlink_to(tmp_path)
    assert cache.folder(str(tmp_path)) == ""
    place.unlink()
    place.write_text("")
    assert cache.folder(str(tmp_path)) == ""


def test_the_secret_lies_in_the_users_own_folder(tmp_path):
    named = cache.secret_place({"XDG_CACHE_HOME": str(tmp_path)})
    assert named == str(tmp_path / "statecheck" / "secret")
    usual = cache.secret_place({"XDG_CACHE_HOME": "here"})
    assert os.path.isabs(usual)  # noqa: PTH117  # it is a text


def test_the_state_of_the_tool_is_its_files_and_the_same_twice():
    state = cache.tool_state()
    assert state == cache.tool_state()
    assert any(name.endswith("tool.py") for name, *_ in state[-1])
    assert not any(name.endswith(".pyc") for name, *_ in state[-1])
