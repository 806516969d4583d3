"""What a commit holds is loaded as it would be if it lay on the disk."""

import subprocess

import pytest

from statecheck.loader import Repository, Revision, load, load_revision
from statecheck.settings import Settings

OPEN = {"states": {"OPEN": {"final": "success"}}}
DOOR = {"statecheck": 1, "system": "door", **OPEN}
HOUSE = {"statecheck": 1, "system": "house", "extends": "door"}
SHED = {"statecheck": 1, "system": "shed", "states": {"DARK": {"final": "failure"}}}
WALK = {
    "statecheck": 1,
    "flow": "walk",
    "initial": "in",
    "steps": {"in": {"system": "shed", "exits": {}}},
}

TREES = {
    "one folder": ({"spec/door.yaml": DOOR}, {}),
    "a link to a folder beside": (
        {"spec/door.yaml": DOOR, "more/house/house.yaml": HOUSE},
        {"spec/more": "../more/house"},
    ),
    "a link to a folder within, which is read once": (
        {"spec/a/door.yaml": DOOR, "spec/b/house.yaml": HOUSE},
        {"spec/c": "a"},
    ),
    "a link to a file, which is read once": (
        {"spec/door.yaml": DOOR},
        {"spec/again.yaml": "door.yaml"},
    ),
    "a folder that links to itself": (
        {"spec/door.yaml": DOOR},
        {"spec/loop": "."},
    ),
    "a link to nothing": ({"spec/door.yaml": DOOR}, {"spec/gone.yaml": "no.yaml"}),
    "a link out of the repository": (
        {"spec/door.yaml": DOOR},
        {"spec/out.yaml": "../../../out.yaml"},
    ),
    "folders that begin with a dot, and settings": (
        {
            "spec/door.yaml": DOOR,
            "spec/.old/door.yaml": DOOR,
            "spec/deep/statecheck.yaml": DOOR,
        },
        {},
    ),
    "a file that only names the system": (
        {"spec/walk.yaml": WALK, "spec/shed/shed.yaml": SHED, "spec/door.yaml": DOOR},
        {},
    ),
    "another version beside": (
        {
            "spec/door.yaml": {**DOOR, "initial": "OPEN"},
            "spec/door-2.yaml": {**DOOR, "initial": "OPEN"},
            "spec/more.yaml": {"statecheck": 1, "system": "door", "title": "Door"},
        },
        {},
    ),
    "files that are none of ours": (
        {"spec/door.yaml": DOOR, "spec/other.yaml": {"kind": "Deployment"}},
        {},
    ),
    "a file that is nearly ours": (
        {"spec/door.yaml": DOOR, "spec/other.yaml": {"statechek": 1, "system": "x"}},
        {},
    ),
    "a host in a folder beside, by a link": (
        {"hosts/door/door.yaml": DOOR, "spec/house/house.yaml": HOUSE},
        {"spec/door": "../hosts/door"},
    ),
    "a host in a folder beside that begins with a dot": (
        {"spec/.door/door.yaml": DOOR, "spec/house/house.yaml": HOUSE},
        {},
    ),
    "a part of a system in a folder around": (
        {
            "spec/top.yaml": {"statecheck": 1, "system": "door", "title": "Door"},
            "spec/house/door.yaml": DOOR,
            "spec/house/deep/more.yaml": {
                "statecheck": 1,
                "system": "door",
                "exits": {"OUT": "canceled"},
            },
        },
        {},
    ),
}
PATHS = (
    ("spec",),
    (".",),
    ("spec/door.yaml",),
    ("spec/house/door.yaml",),
    ("spec/house/house.yaml",),
    ("spec/walk.yaml",),
    ("spec/house", "spec/door"),
    ("spec/house/house.yaml", "hosts"),
)


@pytest.fixture
def committed(tree):
    """Return what makes a repository of some files and links, committed."""

    def made(files, links):
        folder = tree(files)
        for name, target in links.items():
            link = folder / name
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(target)
        names = ("-c", "user.name=a", "-c", "user.email=a@example.com")
        for words in (
            ("init", "-q", "-b", "main"),
            ("add", "-A"),
            ("commit", "-q", "-m", "a"),
        ):
            subprocess.run(  # noqa: S603  # the words are those of this file
                ["git", *names, *words],  # noqa: S607  # git is wherever it is
                cwd=folder,
                check=True,
                capture_output=True,
            )
        return folder

    return made


def told(loaded, prefix=""):
    """Return the systems, what is judged of them, and what is wrong with files."""
    systems = {each.system.name: each.system for each in loaded.systems}
    hosts = {each.system.name: each.system for each in loaded.hosts}
    faults = sorted(
        (each.rule.name, each.at.source.removeprefix(prefix))
        for each in loaded.findings
    )
    documents = sorted(name.removeprefix(prefix) for name in loaded.documents)
    return systems, hosts, faults, documents


def of_commit(paths, settings):
    with Repository(".") as repository:
        inside = tuple("" if each == "." else each for each in paths)
        revision = Revision(repository.commit("main"), inside)
        return told(load_revision(repository, revision, settings), "main:")


def there(name, path):
    """Return whether a tree has a path."""
    files, links = TREES[name]
    return path == "." or any(
        each == path or each.startswith(f"{path}/") for each in (*files, *links)
    )


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        pytest.param(name, paths, id=f"{name}: {' '.join(paths)}")
        for name in TREES
        for paths in PATHS
        if all(there(name, path) for path in paths)
    ],
)
def test_a_commit_is_loaded_as_a_folder_is(committed, name, paths):
    committed(*TREES[name])
    assert of_commit(paths, Settings()) == told(load(paths, Settings()))


@pytest.mark.parametrize("root", ["spec", "spec/house", "."])
@pytest.mark.parametrize(
    "paths", [("spec",), ("spec/house/house.yaml",), ("hosts",)], ids=" ".join
)
def test_a_root_that_is_set_holds_for_commits_too(committed, root, paths):
    folder = committed(
        {
            "hosts/door/door.yaml": DOOR,
            "spec/house/house.yaml": HOUSE,
            "spec/shed/shed.yaml": SHED,
        },
        {"spec/door": "../hosts/door", "spec/house/far.yaml": "../shed/shed.yaml"},
    )
    settings = Settings(root=folder / root)
    assert of_commit(paths, settings) == told(load(paths, settings))


def test_systems_that_the_settings_name_are_taken_from_the_commit(committed):
    folder = committed({"far/away/door.yaml": DOOR, "spec/house/house.yaml": HOUSE}, {})
    settings = Settings(systems=(folder / "far",))
    paths = ("spec/house",)
    found = of_commit(paths, settings)
    assert found == told(load(paths, settings))
    assert "door" in found[1]
