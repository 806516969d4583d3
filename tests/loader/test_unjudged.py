"""Every problem in one run, each cause once, and what a broken file hides."""

from dataclasses import replace

import pytest

from statecheck.loader import load
from statecheck.loader.rules import NOT_JUDGED
from statecheck.settings import Limits, Settings

BROKEN = "statecheck: 1\nsystem: door\nstates: {OPEN: {"
NAMELESS = "statecheck: 1\nstates: {OPEN: {"
HEAD = {"statecheck": 1, "system": "door", "initial": "OPEN"}
OTHER = {"statecheck": 1, "system": "other", "initial": "GONE", "states": {"A": {}}}


def said():
    """Return what is said of systems that are not judged."""
    findings = load(["."], Settings()).findings
    return [each.message for each in findings if each.rule is NOT_JUDGED]


def of(rules, name):
    """Return the files of the findings of one rule."""
    return sorted(file for file, rule in rules if rule == name)


def test_a_system_with_a_broken_file_is_not_judged_and_it_is_said(tree, rules):
    tree({"door/a.yaml": HEAD, "door/b.yaml": BROKEN})
    assert rules("door") == [
        ("door/a.yaml", "not-judged"),
        ("door/b.yaml", "yaml-syntax"),
    ]


def test_other_systems_are_judged(tree, rules):
    tree({"door/a.yaml": HEAD, "door/b.yaml": BROKEN, "other/a.yaml": OTHER})
    assert ("other/a.yaml", "undefined-target") in rules("door", "other")


def test_the_name_in_a_broken_file_tells_which_system_is_meant(tree, rules):
    tree({"a.yaml": HEAD, "b.yaml": BROKEN, "c.yaml": OTHER})
    assert of(rules("."), "not-judged") == ["a.yaml"]


def test_without_a_name_it_can_be_any_system_in_the_folder(tree, rules):
    tree({"a.yaml": HEAD, "b.yaml": NAMELESS, "c.yaml": OTHER})
    assert of(rules("."), "not-judged") == ["a.yaml"]
    assert said() == [
        "`door` and `other` are not judged, since `b.yaml` could not be read"
    ]


def test_without_a_name_it_can_be_the_system_of_the_folder_around(tree, rules):
    tree({"door/a.yaml": HEAD, "door/x/y/b.yaml": NAMELESS, "other/c.yaml": OTHER})
    assert of(rules("."), "not-judged") == ["door/a.yaml"]


def test_without_a_name_it_can_be_a_system_of_a_folder_within(tree, rules):
    tree({"door/x/a.yaml": HEAD, "door/b.yaml": NAMELESS, "other/c.yaml": OTHER})
    assert of(rules("."), "not-judged") == ["door/x/a.yaml"]


def test_who_builds_on_such_a_system_is_not_judged_either(tree, rules):
    tree(
        {
            "door/a.yaml": HEAD,
            "door/b.yaml": BROKEN,
            "gate/a.yaml": {"statecheck": 1, "system": "gate", "extends": ["door"]},
            "port/a.yaml": {"statecheck": 1, "system": "port", "extends": ["gate"]},
        }
    )
    assert of(rules("."), "not-judged") == ["door/a.yaml"]
    names = "`door`, `gate` and `port`"
    assert said() == [f"{names} are not judged, since `door/b.yaml` could not be read"]


def test_of_very_many_systems_only_some_are_named(tree):
    others = {
        f"s{number}/a.yaml": {
            "statecheck": 1,
            "system": f"s{number}",
            "extends": ["door"],
        }
        for number in range(1, 9)
    }
    tree({"door/a.yaml": HEAD, "door/b.yaml": BROKEN, **others})
    names = ", ".join(f"`{each}`" for each in ("door", "s1", "s2", "s3", "s4", "s5"))
    assert said() == [
        f"{names} and 3 more are not judged, since `door/b.yaml` could not be read"
    ]


def test_each_cause_is_said_once(tree):
    tree(
        {
            "door/a.yaml": HEAD,
            "door/b.yaml": BROKEN,
            "other/c.yaml": OTHER,
            "other/d.yaml": BROKEN.replace("door", "other"),
        }
    )
    assert len(said()) == 2


def test_a_host_of_which_every_file_is_broken_is_not_called_missing(tree, rules):
    tree(
        {
            "door/b.yaml": BROKEN,
            "gate/a.yaml": {"statecheck": 1, "system": "gate", "extends": ["door"]},
        }
    )
    assert rules(".") == [
        ("door/b.yaml", "yaml-syntax"),
        ("gate/a.yaml", "not-judged"),
    ]


@pytest.mark.parametrize("version", ["2", "next", "true"])
def test_a_file_in_another_version_of_the_language_counts_as_broken(
    tree, rules, version
):
    other = f"statecheck: {version}\nsystem: door\nstates: {{OPEN: {{}}}}"
    tree({"a.yaml": HEAD, "b.yaml": other})
    assert rules(".") == [("a.yaml", "not-judged"), ("b.yaml", "unknown-version")]


def test_what_is_wrong_with_words_stands_beside_what_is_wrong_with_names(tree, rules):
    tree({"a.yaml": {**HEAD, "initial": "OPNE", "titel": "x", "states": {"OPEN": {}}}})
    found = [rule for _, rule in rules("a.yaml")]
    assert "unknown-key" in found
    assert "undefined-target" in found


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("states:", "sttaes:"),
        ("target: OPEN", "taget: OPEN"),
        ("actions: {push", "acitons: {push"),
        ("final: ended", "final: endde"),
        ("final: ended", "final: true"),
        ("system: door", "sytem: door"),
        ("initial: SHUT", "intial: SHUT"),
        ("offered: sometimes", "offered: sometime"),
        ("models: {Door: {incomplete: true}}", "models: [Door]"),
        ("system: door\n", ""),
    ],
)
def test_one_misspelling_is_one_finding(tree, rules, right, wrong):
    head = {"statecheck": 1, "system": "door", "title": "Door"}
    text = """
statecheck: 1
system: door
initial: SHUT
states:
  SHUT:
    description: It is shut.
    model: Door
    actions: {push: {offered: sometimes, target: OPEN}}
  OPEN: {final: ended, description: It is open., model: Door}
actions: {push: {description: Opens it.}}
models: {Door: {incomplete: true}}
"""
    tree({"a.yaml": head, "b.yaml": text})
    before = rules(".")
    assert right in text
    tree({"b.yaml": text.replace(right, wrong, 1)})
    added = [each for each in rules(".") if each not in before]
    assert [file for file, _ in added] == ["b.yaml"]


def test_what_stands_under_a_misspelt_word_is_looked_at_too(tree, rules):
    tree(
        {"a.yaml": {**HEAD, "sttaes": {"OPEN": {"descripton": "x", "final": "ended"}}}}
    )
    assert of(rules("a.yaml"), "unknown-key") == ["a.yaml", "a.yaml"]


def test_a_file_with_more_faults_than_are_shown_leaves_its_system_unjudged(tree):
    states = {f"S{number}": {"unheard": 1, "moves": ["GONE"]} for number in range(9)}
    tree({"a.yaml": HEAD, "b.yaml": HEAD | {"initial": [], "states": states}})
    few = Settings(limits=replace(Limits(), findings=8))
    assert [each.message for each in load(["."], few).findings][-1] == (
        "`door` is not judged, since `b.yaml` has more faults than are shown"
    )
    assert not any(each.rule is NOT_JUDGED for each in load(["."], Settings()).findings)
