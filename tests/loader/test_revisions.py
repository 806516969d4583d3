"""What stood in a git repository at a commit, read without git."""

import subprocess

import pytest

from statecheck.loader import Repository, Revision, RevisionError, load_revision
from statecheck.settings import Settings

DOOR = {"statecheck": 1, "system": "door", "states": {"OPEN": {"final": "success"}}}
HOUSE = {"statecheck": 1, "system": "house", "extends": "door"}


def git(folder, *words):
    """Let git itself do something, as somebody of whom nothing is known."""
    config = ("user.name=a", "user.email=a@example.com", "init.defaultBranch=main")
    flags = [word for each in config for word in ("-c", each)]
    done = subprocess.run(  # noqa: S603  # the words are those of this file
        ["git", *flags, *words],  # noqa: S607  # git is wherever it is
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tree):
    """Return what commits files, in a repository that is the current folder."""
    folder = tree({})
    git(folder, "init", "-q")

    def committing(files, *, tag=""):
        tree(files)
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "--allow-empty", "-m", "change")
        if tag:
            git(folder, "tag", tag)
        return git(folder, "rev-parse", "HEAD")

    committing.git = lambda *words: git(folder, *words)
    committing.folder = folder
    return committing


def load(name, *paths, **more):
    with Repository(".") as there:
        revision = Revision(there.commit(name), paths, **more)
        return load_revision(there, revision, Settings())


def states(loaded, system="door"):
    return {
        state
        for each in loaded.systems
        if each.system.name == system
        for state in each.system.states
    }


def said(loaded):
    return [(each.rule.name, each.at.source) for each in loaded.findings]


def refused(call):
    with Repository(".") as there, pytest.raises(RevisionError) as caught:
        call(there)
    return caught.value.message


def test_what_a_commit_held_is_read_and_not_what_lies_there_now(repository):
    repository({"spec/door.yaml": DOOR}, tag="v1")
    repository({"spec/door.yaml": {**DOOR, "states": {"SHUT": {"final": "success"}}}})
    assert states(load("v1", "spec")) == {"OPEN"}
    assert states(load("main", "spec")) == {"SHUT"}


def test_files_are_called_as_git_calls_them(repository):
    repository({"spec/door.yaml": DOOR}, tag="v1")
    assert list(load("v1", "spec").documents) == ["v1:spec/door.yaml"]


def test_packed_objects_and_refs_are_read_too(repository):
    repository({"spec/door.yaml": DOOR}, tag="v1")
    for number in range(9):
        repository({"spec/door.yaml": {**DOOR, "title": f"{number}"}})
    repository.git("gc", "-q", "--aggressive")
    assert states(load("v1", "spec")) == {"OPEN"}


@pytest.mark.parametrize("name", ["main", "HEAD", "HEAD~1", "HEAD^", "v1", "v2"])
def test_a_commit_has_many_names(repository, name):
    repository({"spec/door.yaml": DOOR}, tag="v1")
    repository.git("tag", "-a", "v2", "-m", "annotated")
    repository({"other.txt": "x"})
    assert states(load(name, "spec")) == {"OPEN"}


def test_the_first_digits_of_a_hash_will_do(repository):
    mark = repository({"spec/door.yaml": DOOR})
    assert states(load(mark[:8], "spec")) == {"OPEN"}


def test_a_ref_that_begins_with_a_dash_is_a_ref(repository):
    mark = repository({"spec/door.yaml": DOOR})
    repository.git("update-ref", "refs/heads/--output=x", mark)
    assert states(load("--output=x", "spec")) == {"OPEN"}
    assert not (repository.folder / "x").exists()


def test_what_a_system_builds_on_comes_from_the_same_commit(repository):
    repository({"spec/door/door.yaml": DOOR, "spec/house/house.yaml": HOUSE}, tag="v1")
    later = {**DOOR, "states": {"SHUT": {"final": "success"}}}
    repository({"spec/door/door.yaml": later})
    loaded = load("v1", "spec/house")
    assert [each.system.name for each in loaded.systems] == ["house"]
    assert [set(each.system.states) for each in loaded.hosts] == [{"OPEN"}]


def test_a_file_brings_the_rest_of_its_system(repository):
    more = {"statecheck": 1, "system": "door", "exits": {"GONE": "canceled"}}
    repository({"spec/a.yaml": DOOR, "spec/b.yaml": more})
    loaded = load("main", "spec/a.yaml")
    assert list(loaded.systems[0].system.exits) == ["GONE"]


def test_a_path_that_was_not_there_is_told_with_what_may_be_meant(repository):
    repository({"spec/door.yaml": DOOR})
    loaded = load("main", "spek")
    assert said(loaded) == [("path-not-found", "main:spek")]
    assert loaded.findings[0].fix.message == "did you mean `main:spec`?"


def test_a_path_that_may_be_new_is_nothing_wrong(repository):
    repository({"spec/door.yaml": DOOR})
    loaded = load("main", "elsewhere", required=False)
    assert (loaded.systems, loaded.findings) == ((), ())


def test_a_system_is_found_under_the_name_that_its_folder_had(repository):
    repository({"spec/door.yaml": DOOR})
    loaded = load("main", "contract", systems=("door",), required=False)
    assert states(loaded) == {"OPEN"}


def test_where_a_folder_had_another_name_no_other_system_is_taken_for_it(repository):
    other = {"statecheck": 1, "system": "gate"}
    repository({"spec/door.yaml": DOOR, "spec/gate.yaml": other})
    loaded = load("main", "contract", systems=("door",), required=False)
    assert [each.system.name for each in loaded.systems] == ["door"]


def test_of_two_versions_in_one_commit_neither_takes_from_the_other(repository):
    repository({"a/house.yaml": HOUSE, "b/house.yaml": HOUSE, "b/door.yaml": DOOR})
    assert load("main", "a").hosts
    assert not load("main", "a", apart=("b",)).hosts


def test_a_folder_is_all_there_is_of_its_systems(repository):
    more = {"statecheck": 1, "system": "door", "exits": {"GONE": "canceled"}}
    repository({"spec/door.yaml": DOOR, "more.yaml": more})
    assert not load("main", "spec").systems[0].system.exits


def test_two_files_of_one_folder_are_two_versions(repository):
    shut = {**DOOR, "states": {"SHUT": {"final": "success"}}}
    repository({"c/1.yaml": DOOR, "c/2.yaml": shut})
    assert states(load("main", "c/1.yaml", apart=("c/2.yaml",))) == {"OPEN"}


def test_links_to_files_of_the_commit_are_followed_and_others_are_not(repository):
    repository(
        {
            "real/door.yaml": DOOR,
            "spec/door.yaml": "link to ../real/door.yaml",
            "spec/out.yaml": "link to ../../../etc/passwd",
            "spec/round.yaml": "link to round.yaml",
        }
    )
    loaded = load("main", "spec")
    assert list(loaded.documents) == ["main:spec/door.yaml"]


def test_what_is_broken_at_the_commit_is_an_error_of_it(repository):
    repository({"spec/door.yaml": "statecheck: 1\nsystem: ["})
    loaded = load("main", "spec")
    assert not loaded.readable
    assert loaded.findings[0].at.source == "main:spec/door.yaml"


def test_a_misspelt_branch_is_told_with_what_may_be_meant(repository):
    repository({"spec/door.yaml": DOOR})
    message = refused(lambda there: there.commit("mian"))
    assert message == "git knows no commit `mian`; did you mean `main`?"


def test_a_branch_that_was_not_fetched_is_told_with_how_to_fetch_it(repository):
    repository({"spec/door.yaml": DOOR})
    message = refused(lambda there: there.commit("release/2024-12"))
    assert "`git fetch origin release/2024-12` brings it" in message


def test_where_there_is_no_git_it_is_said(tree):
    tree({"spec/door.yaml": DOOR})
    with pytest.raises(RevisionError) as caught:
        Repository("spec")
    assert "lies in no git repository" in caught.value.message


def test_the_merge_base_is_where_both_parted(repository):
    base = repository({"spec/door.yaml": DOOR})
    repository.git("switch", "-q", "-c", "work")
    repository({"a.txt": "a"})
    repository.git("switch", "-q", "main")
    repository({"b.txt": "b"})
    repository.git("switch", "-q", "work")
    with Repository(".") as there:
        fork = there.fork("main")
    assert (fork.hash, fork.name) == (base, base[:9])


def test_a_merge_base_that_is_the_branch_itself_keeps_its_name(repository):
    repository({"spec/door.yaml": DOOR})
    repository.git("switch", "-q", "-c", "work")
    repository({"a.txt": "a"})
    with Repository(".") as there:
        assert there.fork("main").name == "main"


def test_a_shallow_history_is_told_with_how_to_fetch_the_rest(repository, monkeypatch):
    repository({"spec/door.yaml": DOOR})
    repository.git("switch", "-q", "-c", "work")
    for number in range(3):
        repository({"a.txt": f"{number}"})
    repository.git("switch", "-q", "main")
    for number in range(3):
        repository({"b.txt": f"{number}"})
    url = f"file://{repository.folder}"
    clone = repository.folder / "clone"
    repository.git("clone", "-q", "--depth=1", "--no-single-branch", url, clone)
    monkeypatch.chdir(clone)
    message = refused(lambda there: there.fork("origin/work"))
    assert "`git fetch --unshallow`" in message


def test_unrelated_histories_have_no_merge_base(repository):
    repository({"spec/door.yaml": DOOR})
    repository.git("switch", "-q", "--orphan", "alone")
    repository({"a.txt": "a"})
    assert "they are unrelated" in refused(lambda there: there.fork("main"))


@pytest.mark.usefixtures("repository")
def test_an_empty_repository_has_no_commit():
    assert "git knows no commit `HEAD`" in refused(lambda there: there.fork("HEAD"))


def test_an_object_that_is_gone_is_told(repository):
    repository({"spec/door.yaml": DOOR})
    blob = repository.git("rev-parse", "HEAD:spec/door.yaml")
    (repository.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    loaded = load("main", "spec")
    assert said(loaded) == [("unreadable-file", "main:spec")]
    assert "missing or damaged" in loaded.findings[0].message


def test_an_object_that_is_damaged_is_told(repository):
    repository({"spec/door.yaml": DOOR})
    blob = repository.git("rev-parse", "HEAD:spec/door.yaml")
    path = repository.folder / ".git/objects" / blob[:2] / blob[2:]
    path.chmod(0o600)
    path.write_bytes(b"no zlib")
    assert said(load("main", "spec")) == [("unreadable-file", "main:spec")]


def test_a_worktree_of_its_own_is_a_repository_too(repository, monkeypatch):
    repository({"spec/door.yaml": DOOR})
    repository.git("worktree", "add", "-q", "second", "-b", "second")
    monkeypatch.chdir(repository.folder / "second")
    assert states(load("main", "spec")) == {"OPEN"}


def test_tags_come_in_the_order_of_their_commits(repository, monkeypatch):
    for day, tag in enumerate(("v9", "v10"), 1):
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"2024-01-0{day}T00:00:00Z")
        repository({"a.txt": tag}, tag=tag)
    with Repository(".") as there:
        assert [each.name for each in there.tags()] == ["v9", "v10"]


def test_the_limits_hold_for_commits_too(repository):
    repository({"spec/door.yaml": DOOR, "spec/house.yaml": HOUSE})
    settings = Settings()
    limits = type(settings.limits)(file_size=10)
    with Repository(".") as there:
        revision = Revision(there.commit("main"), ("spec",))
        loaded = load_revision(there, revision, Settings(limits=limits))
    assert {rule for rule, _ in said(loaded)} == {"file-too-large"}


def folder_of(repository, *entries):
    """Return the hash of a folder with some names and hashes, said to be folders."""
    data = b"".join(
        b"40000 %s\0%s" % (name.encode(), bytes.fromhex(inner))
        for name, inner in entries
    )
    words = ["hash-object", "-t", "tree", "-w", "--literally", "--stdin"]
    done = subprocess.run(  # noqa: S603  # the words are those of this file
        ["git", *words],  # noqa: S607  # git is wherever it is
        cwd=repository.folder,
        check=True,
        capture_output=True,
        input=data,
    )
    return done.stdout.decode().strip()


def test_a_few_objects_are_not_folders_without_end(repository):
    repository({"spec/door.yaml": DOOR})
    inner = repository.git("rev-parse", "HEAD:spec")
    for _ in range(9):
        inner = folder_of(repository, *((str(name), inner) for name in range(10)))
    bomb = repository.git("commit-tree", inner, "-m", "bomb")
    limits = type(Settings().limits)(files=100)
    with Repository(".") as there:
        revision = Revision(there.commit(bomb), ("",))
        loaded = load_revision(there, revision, Settings(limits=limits))
    assert {rule for rule, _ in said(loaded)} == {"too-many-files"}


def test_a_file_that_is_said_to_be_a_folder_is_damage(repository):
    repository({"spec/door.yaml": DOOR})
    blob = repository.git("rev-parse", "HEAD:spec/door.yaml")
    lie = folder_of(repository, ("spec", blob))
    wrong = repository.git("commit-tree", lie, "-m", "wrong")
    assert {rule for rule, _ in said(load(wrong, "spec"))} == {"unreadable-file"}


def test_a_file_that_is_kept_elsewhere_is_no_file_that_was_not_there(repository):
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"
    repository({"spec/door.yaml": pointer})
    assert said(load("main", "spec")) == [("unreadable-file", "main:spec/door.yaml")]
