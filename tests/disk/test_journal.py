"""The journal: what the disk was asked, and whether it would answer the same again."""

import json

import pytest

from statecheck import disk
from statecheck.loader import load, read_settings
from statecheck.settings import Settings


def asked(folder):
    """Ask all there is to ask of a folder and what is in it."""
    for name in ("", "file", "link", "below", "nothing"):
        path = f"{folder}/{name}"
        disk.real_path(path)
        disk.exists(path)
        disk.is_folder(path)
        disk.is_file(path)
        disk.is_link(path)
        disk.read(path, 1000)
        try:
            disk.entries(path)
        except OSError:
            continue


@pytest.fixture
def folder(tmp_path):
    """A folder with one of each kind of thing."""
    (tmp_path / "file").write_text("some text")
    (tmp_path / "below").mkdir()
    (tmp_path / "link").symlink_to("file")
    return tmp_path


def noted(folder):
    with disk.noting() as journal:
        asked(folder)
    return json.loads(json.dumps(journal.pages()))


def test_the_same_disk_answers_the_same(folder):
    assert disk.unchanged(noted(folder))


CHANGES = {
    "a changed file": lambda at: (at / "file").write_text("other text"),
    "a file changed in one byte": lambda at: (at / "file").write_text("some texT"),
    "a longer file": lambda at: (at / "file").write_text("some text" * 500),
    "an added file": lambda at: (at / "more").write_text(""),
    "a file added further in": lambda at: (at / "below" / "more").write_text(""),
    "a removed file": lambda at: (at / "file").unlink(),
    "a folder for a file": lambda at: ((at / "file").unlink(), (at / "file").mkdir()),
    "something where nothing was": lambda at: (at / "nothing").write_text(""),
    "another link": lambda at: (
        (at / "link").unlink(),
        (at / "link").symlink_to("below"),
    ),
    "a file for a link": lambda at: (
        (at / "link").unlink(),
        (at / "link").write_text("some text"),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_noticed(change, folder):
    pages = noted(folder)
    CHANGES[change](folder)
    assert not disk.unchanged(pages)


def test_what_was_not_asked_for_does_not_count(folder):
    with disk.noting() as journal:
        disk.read(str(folder / "file"), 1000)
    (folder / "other").write_text("text")
    assert disk.unchanged(journal.pages())


def test_the_cache_itself_changes_nothing(folder):
    pages = noted(folder)
    (folder / disk.CACHE_FOLDER).mkdir()
    assert disk.unchanged(pages)


def test_nothing_is_noted_outside_of_the_block(folder):
    with disk.noting() as journal:
        pass
    asked(folder)
    assert journal.pages() == []


def test_what_changes_while_it_is_read_is_noted_as_it_was_first(folder):
    file = folder / "file"
    with disk.noting() as journal:
        disk.read(str(file), 1000)
        file.write_text("other text")
        disk.read(str(file), 1000)
    assert not disk.unchanged(journal.pages())


def test_loading_asks_by_no_other_way(tmp_path, monkeypatch):
    """Whatever loading touches is in the journal, so a change of it is noticed."""
    (tmp_path / "statecheck.yaml").write_text("systems: [more]\n")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "host.yaml").write_text("statecheck: 1\nsystem: host\n")
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "a.yaml").write_text(
        "statecheck: 1\nsystem: door\nextends: host\ninitial: A\nstates: {A: {}}\n"
    )
    monkeypatch.chdir(tmp_path)
    with disk.noting() as journal:
        settings = read_settings("spec", {}).settings
        load(["spec/a.yaml"], settings)
    touched = {page[1] for page in journal.pages()}
    for each in ("statecheck.yaml", "spec/a.yaml", "more/host.yaml"):
        assert str(tmp_path / each) in touched
    assert disk.unchanged(journal.pages())
    (tmp_path / "spec" / "b.yaml").write_text("statecheck: 1\nsystem: door\n")
    assert not disk.unchanged(journal.pages())


def test_an_unreadable_path_is_an_answer_too(tmp_path):
    strange = str(tmp_path / "a\0b")
    with disk.noting() as journal:
        assert not isinstance(disk.read(strange, 10), bytes)
    assert disk.unchanged(journal.pages())


def test_settings_are_read_the_same_with_notes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with disk.noting():
        assert read_settings(".", {}).settings == Settings()
