"""What comes along with what was asked for: the rest of a system, and its hosts."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from statecheck import disk
from statecheck.loader import load
from statecheck.settings import Limits, Settings

HOST = {"statecheck": 1, "system": "host", "kind": "vocabulary"}
ADAPTER = {"statecheck": 1, "system": "adapter", "extends": ["host"]}
SPLIT = {
    "adapter/system.yaml": {"statecheck": 1, "system": "adapter", "initial": "A"},
    "adapter/states.yaml": {"statecheck": 1, "system": "adapter", "states": {"A": {}}},
    "adapter/more/models.yaml": {
        "statecheck": 1,
        "system": "adapter",
        "models": {"M": {"fieldz": {}}},
    },
    "adapter/other.yaml": {"statecheck": 1, "system": "other"},
}


def names(*paths, **settings):
    """Return the systems that were asked for, and the hosts."""
    loaded = load(paths, Settings(**settings))
    return (
        [each.system.name for each in loaded.systems],
        [each.system.name for each in loaded.hosts],
    )


def missing(*paths, **settings):
    """Return the messages about systems that were not found."""
    return [
        finding.message
        for each in load(paths, Settings(**settings)).systems
        for finding in each.findings
        if finding.rule.name == "unknown-system"
    ]


# The rest of a system


def test_a_path_to_one_file_means_the_whole_system(tree):
    tree(SPLIT)
    (effective,) = load(["adapter/states.yaml"], Settings()).systems
    assert effective.written.files == (
        "adapter/more/models.yaml",
        "adapter/states.yaml",
        "adapter/system.yaml",
    )


def test_the_rest_is_not_looked_for_in_folders_around(tree):
    tree(SPLIT)
    loaded = load(["adapter/more/models.yaml"], Settings())
    assert loaded.systems[0].written.files == ("adapter/more/models.yaml",)
    assert loaded.along == frozenset()


def test_nothing_around_is_opened_where_no_host_is_named(tree, monkeypatch):
    tree({**SPLIT, "inner/c.yaml": {"statecheck": 1, "system": "adapter"}})
    opened = []
    real = disk.read
    monkeypatch.setattr(
        "statecheck.disk.read",
        lambda path, *more: opened.append(path) or real(path, *more),
    )
    load(["inner/c.yaml"], Settings())
    assert {Path(path).name for path in opened} == {"c.yaml"}


CLASH = {
    "p/other.json": {"statecheck": 1, "system": "c", "initial": "A"},
    "p/t/c.yaml": "statecheck: 1\nsystem: c\ninitial: A\nstates: {A: {model: none}}\n",
    "p/t/z.yaml": "statecheck: 1\nsystem: c\ninitial: B\n",
}


@pytest.mark.parametrize("paths", [["."], ["../t"], ["c.yaml", "z.yaml"]])
def test_a_clash_is_said_of_all_that_is_named(tree, rules, monkeypatch, paths):
    tree(CLASH)
    monkeypatch.chdir("p/t")
    found = [rule for _, rule in rules(*paths) if rule == "duplicate-declaration"]
    assert found == ["duplicate-declaration"]


@pytest.mark.parametrize("path", ["c.yaml", "z.yaml", "../t/c.yaml"])
def test_a_file_beside_that_begins_by_itself_is_left_out(
    tree, rules, monkeypatch, path
):
    tree(CLASH)
    monkeypatch.chdir("p/t")
    found = rules(path)
    assert (Path(path).name, "another-version") in found
    assert "duplicate-declaration" not in {rule for _, rule in found}


BEGINS = {"statecheck": 1, "system": "c", "initial": "A", "states": {"A": {}}}


@pytest.mark.parametrize(
    "beside",
    [
        json.dumps(BEGINS),
        "statecheck: 1\nsystem: c\n'start' : {go: A}\n",
        "{statecheck: 1, system: c,\n initial: A}\n",
        "\ufeffinitial: A\nstatecheck: 1\nsystem: c\n",
    ],
)
def test_however_it_says_where_it_begins(tree, beside):
    tree({"a.yaml": BEGINS, "b.yaml": beside})
    (effective,) = load(["a.yaml"], Settings()).systems
    assert effective.written.files == ("a.yaml",)


@pytest.mark.parametrize(
    "beside",
    [
        {"statecheck": 1, "system": "c", "models": {"M": {}}},
        json.dumps(
            {
                "statecheck": 1,
                "system": "c",
                "models": {"M": {"fields": {"initial": "string"}}},
            }
        ),
        "statecheck: 1\nsystem: c\nmodels:\n  M:\n    fields:\n      initial: string\n",
    ],
)
def test_what_does_not_begin_is_a_part(tree, beside):
    tree({"a.yaml": BEGINS, "b.yaml": beside})
    (effective,) = load(["a.yaml"], Settings()).systems
    assert effective.written.files == ("a.yaml", "b.yaml")


def test_who_names_a_part_means_all_that_begin(tree, rules):
    """Nobody knows which of them it belongs to."""
    part = {"statecheck": 1, "system": "c", "models": {"M": {}}}
    tree({"a.yaml": BEGINS, "b.yaml": BEGINS, "m.yaml": part})
    assert "another-version" not in {rule for _, rule in rules("m.yaml")}


def test_of_many_that_are_left_out_some_are_named(tree):
    tree({f"{name}.yaml": BEGINS for name in "abcdef"})
    (note,) = load(["a.yaml"], Settings()).findings
    assert note.message == (
        "`b.yaml`, `c.yaml`, `d.yaml` and 2 more say as well where `c` begins, and are "
        "not taken for parts of it"
    )


@pytest.mark.parametrize("path", [".", "c.yaml"])
def test_a_file_around_clashes_with_nothing(tree, rules, monkeypatch, path):
    tree({name: CLASH[name] for name in ("p/other.json", "p/t/c.yaml")})
    monkeypatch.chdir("p/t")
    assert "duplicate-declaration" not in {rule for _, rule in rules(path)}


def test_a_folder_that_is_given_holds_all_of_its_systems(tree):
    whole = {"statecheck": 1, "system": "n", "initial": "A"}
    tree({"m/n.yaml": whole, "m/dn/n.yaml": whole, "m/dn2/n2.yaml": whole})
    (effective,) = load(["m/dn"], Settings()).systems
    assert effective.written.files == ("m/dn/n.yaml",)


def test_the_rest_of_a_file_is_not_looked_for_in_folders_beside_its_own(tree):
    whole = {"statecheck": 1, "system": "n", "initial": "A"}
    tree({"m/n.yaml": whole, "m/dn/n.yaml": whole, "m/dn2/n2.yaml": whole})
    (effective,) = load(["m/dn/n.yaml"], Settings()).systems
    assert effective.written.files == ("m/dn/n.yaml",)


def test_a_broken_neighbour_that_only_names_the_system_says_nothing(tree, rules):
    flow = "statecheck: 1\nflow: both\nsteps:\n  one: {system: adapter}\n  two: [\n"
    tree({"r/m1.yaml": {"statecheck": 1, "system": "adapter"}, "r/k100.yaml": flow})
    assert "not-judged" not in {rule for _, rule in rules("r/m1.yaml")}
    assert "r/k100.yaml" not in {file for file, _ in rules("r/m1.yaml")}


def test_a_folder_without_a_file_of_the_system_is_as_far_as_it_goes(tree):
    tree(
        {
            "a/system.yaml": {"statecheck": 1, "system": "door"},
            "a/b/none.yaml": {"statecheck": 1, "system": "other"},
            "a/b/c/states.yaml": {"statecheck": 1, "system": "door"},
        }
    )
    (effective,) = load(["a/b/c/states.yaml"], Settings()).systems
    assert effective.written.files == ("a/b/c/states.yaml",)


def test_only_what_is_wrong_in_the_files_asked_for_is_said(tree, rules):
    tree(SPLIT)
    assert ("adapter/more/models.yaml", "unknown-key") in rules("adapter")
    assert {file for file, _ in rules("adapter/states.yaml")} <= {"adapter/states.yaml"}


def test_other_systems_of_the_folder_are_not_asked_for(tree):
    tree(SPLIT)
    assert names("adapter/states.yaml") == (["adapter"], [])


def test_standard_input_is_all_there_is_of_its_system(tree, monkeypatch):
    tree(SPLIT)
    monkeypatch.chdir("adapter")
    monkeypatch.setattr(
        "statecheck.loader.gathering.read_standard_input",
        lambda _: b'{"statecheck": 1, "system": "adapter"}',
    )
    (effective,) = load(["-"], Settings()).systems
    assert effective.written.files == ("<stdin>",)


def test_the_rest_does_not_lead_out_of_the_repository(tree):
    tree(
        {
            "states.yaml": {"statecheck": 1, "system": "door"},
            "inner/.git/HEAD": "",
            "inner/system.yaml": {"statecheck": 1, "system": "door"},
        }
    )
    (effective,) = load(["inner/system.yaml"], Settings()).systems
    assert effective.written.files == ("inner/system.yaml",)


# Hosts


@pytest.mark.parametrize(
    "place",
    [
        "spec/adapter/h.yaml",
        "spec/host/h.yaml",
        "spec/x/y/h.yaml",
        "spec/adapter/b/h.yml",
    ],
)
def test_a_host_is_found_in_its_own_folder_and_in_those_beside(tree, place):
    tree({"spec/adapter/a.yaml": ADAPTER, place: HOST})
    assert names("spec/adapter/a.yaml") == (["adapter"], ["host"])
    assert missing("spec/adapter/a.yaml") == []


def test_a_host_in_no_folder_beside_is_missing(tree):
    tree({"spec/adapter/a.yaml": ADAPTER, "else/host/h.yaml": HOST})
    assert missing("spec/adapter") == ["there is no system `host`"]


def test_a_host_is_found_where_the_settings_say(tree):
    here = tree({"spec/adapter/a.yaml": ADAPTER, "else/host/h.yaml": HOST})
    assert missing("spec/adapter", systems=(here / "else",)) == []
    assert missing("spec/adapter", systems=(here / "else/host/h.yaml",)) == []


def test_what_the_settings_say_comes_before_what_is_beside(tree):
    here = tree(
        {
            "spec/adapter/a.yaml": ADAPTER,
            "spec/host/h.yaml": {**HOST, "title": "beside"},
            "else/h.yaml": {**HOST, "title": "set"},
        }
    )
    (host,) = load(["spec/adapter"], Settings(systems=(here / "else",))).hosts
    assert host.system.title == "set"


def test_what_is_given_comes_before_what_the_settings_say(tree):
    here = tree(
        {
            "spec/adapter/a.yaml": ADAPTER,
            "given/h.yaml": {**HOST, "title": "given"},
            "else/h.yaml": {**HOST, "title": "set"},
        }
    )
    loaded = load(["spec/adapter", "given"], Settings(systems=(here / "else",)))
    assert [each.system.title for each in loaded.systems] == ["", "given"]
    assert loaded.hosts == ()


def test_the_files_of_a_host_come_along_all_of_them(tree):
    tree(
        {
            "spec/adapter/a.yaml": ADAPTER,
            "spec/host/h.yaml": HOST,
            "spec/host/more/models.yaml": {
                "statecheck": 1,
                "system": "host",
                "models": {"M": {}},
            },
        }
    )
    (host,) = load(["spec/adapter"], Settings()).hosts
    assert list(host.system.models) == ["M"]


def test_hosts_of_hosts_are_found_beside_those(tree):
    tree(
        {
            "spec/adapter/a.yaml": ADAPTER,
            "spec/host/h.yaml": {**HOST, "extends": ["ground"]},
            "spec/ground/g.yaml": {"statecheck": 1, "system": "ground"},
        }
    )
    assert names("spec/adapter") == (["adapter"], ["ground", "host"])


def test_a_version_is_looked_for_beyond_another_that_is_given(tree):
    tree(
        {
            "spec/adapter/a.yaml": {**ADAPTER, "extends": ["host@2"]},
            "spec/adapter/one/h.yaml": {**HOST, "version": "1"},
            "spec/two/h.yaml": {**HOST, "version": "2"},
        }
    )
    assert missing("spec/adapter") == []


def test_a_flow_brings_its_host_and_its_steps(tree):
    flow = {
        "statecheck": 1,
        "flow": "both",
        "host": "host",
        "steps": {"one": {"system": "adapter"}},
    }
    tree(
        {
            "spec/flows/f.yaml": flow,
            "spec/host/h.yaml": HOST,
            "spec/adapter/a.yaml": ADAPTER,
        }
    )
    assert names("spec/flows") == (["both"], ["adapter", "host"])


def test_what_comes_along_is_not_judged(tree, rules):
    tree(
        {
            "spec/adapter/a.yaml": ADAPTER,
            "spec/host/h.yaml": {
                **HOST,
                "titel": "x",
                "states": {"A": {"actions": ["b"]}},
            },
        }
    )
    assert not [file for file, _ in rules("spec/adapter") if "host" in file]
    assert [file for file, _ in rules("spec") if "host" in file]


def test_a_host_that_is_broken_is_said_and_nothing_else(tree, rules):
    tree(
        {
            "spec/adapter/a.yaml": ADAPTER,
            "spec/host/h.yaml": "statecheck: 1\nsystem: host\nstates: [",
        }
    )
    assert rules("spec/adapter") == [
        ("spec/adapter/a.yaml", "not-judged"),
        ("spec/host/h.yaml", "yaml-syntax"),
    ]


def test_nothing_is_looked_for_outside_of_a_root(tree):
    here = tree({"spec/adapter/a.yaml": ADAPTER, "spec/host/h.yaml": HOST})
    assert missing("spec/adapter", root=here / "spec/adapter") != []
    assert missing("spec/adapter", root=here / "spec") == []


def test_a_folder_beside_is_looked_through_no_further_than_its_limit(tree):
    files = {f"spec/many/f{number}.yaml": "{}" for number in range(20)}
    tree({"spec/adapter/a.yaml": ADAPTER, **files, "spec/many/z.yaml": HOST})
    assert missing("spec/adapter") == []
    assert missing("spec/adapter", limits=replace(Limits(), files=10)) != []


def test_a_link_beside_does_not_lead_out_of_the_root(tree):
    door = {"statecheck": 1, "system": "door", "kind": "vocabulary"}
    house = {"statecheck": 1, "system": "house", "extends": "door"}
    folder = tree({"far/door.yaml": door, "spec/house/house.yaml": house})
    (folder / "spec" / "door").symlink_to("../far")
    loaded = load(["spec/house"], Settings(root=folder / "spec"))
    assert not loaded.hosts
