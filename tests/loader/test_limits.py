"""Each limit: what is taken at the limit, and what is said one beyond it."""

import json
import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from statecheck.checking import check
from statecheck.loader import File, assemble, limit_names, load
from statecheck.loader.settings_faults import settings_schema
from statecheck.settings import Limits, Settings

FRAME = {"statecheck": 1, "system": "door"}


def spec(**keys):
    return json.dumps({**FRAME, **keys})


def chain(length):
    """Return so many systems that extend each other in a row."""
    names = [f"s{number}" for number in range(length + 1)]
    return {
        f"{name}.yaml": json.dumps(
            {"statecheck": 1, "system": name, "kind": "vocabulary"}
            | ({"extends": [base]} if base else {})
        )
        for name, base in zip(names, [*names[1:], None], strict=True)
    }


def deep(levels):
    """Return a spec with so many maps within each other."""
    return spec(**{"x-deep": json.loads("[" * (levels - 1) + "]" * (levels - 1))})


def inheriting(number):
    """Return a spec with a model of so many fields, which come to stand in another.

    The model counts too; each of the two allows ten besides.
    """
    fields = {f"field{index}": "string" for index in range(number)}
    models = {"A": {"fields": fields}, "B": {"extends": "A"}}
    return spec(kind="vocabulary", models=models)


def sending(number):
    """Return a spec with so many inputs that a state has shown before they are sent.

    There is one state, which allows ten.
    """
    fields = [f"field{index}" for index in range(number)]
    shown = {name: {"type": "string", "required": True} for name in fields}
    sent = {name: {**shown[name], "from": f"OPEN#/{name}"} for name in fields}
    return spec(
        initial="OPEN",
        exits={"DONE": "success"},
        states={"OPEN": {"model": {"fields": shown}, "actions": {"push": "DONE"}}},
        actions={"push": {"request": {"fields": sent}}},
    )


def optional(number):
    """Return a spec of very many variants, of which a few options bear on an offer."""
    names = [f"option{index}" for index in range(13)]
    offer = {"if": " or ".join(names[:number]), "target": "OPEN"}
    return spec(
        initial="CLOSED",
        options={name: {} for name in names},
        states={"CLOSED": {"actions": {"push": offer}}, "OPEN": {"final": "ended"}},
        actions={"push": "unknown"},
    )


# Per limit: its value, the files at the limit, the files beyond it, the rule.
CASES = {
    "file-size": (
        len(spec()),
        {"a.yaml": spec()},
        {"a.yaml": spec() + " "},
        "file-too-large",
    ),
    "project-size": (
        2 * len(spec()),
        {"a.yaml": spec(), "b.yaml": spec()},
        {"a.yaml": spec(), "b.yaml": spec() + " "},
        "project-too-large",
    ),
    "files": (
        2,
        {"a.yaml": spec(), "b.yaml": spec()},
        {"a.yaml": spec(), "b.yaml": spec(), "c.yaml": spec()},
        "too-many-files",
    ),
    "depth": (9, {"a.yaml": deep(9)}, {"a.yaml": deep(10)}, "too-deep"),
    "nodes": (
        10,
        {"a.yaml": spec(**{"x-list": [1, 2, 3]})},
        {"a.yaml": spec(**{"x-list": [1, 2, 3, 4]})},
        "too-many-nodes",
    ),
    "scalar": (
        40,
        {"a.yaml": spec(title="x" * 40)},
        {"a.yaml": spec(title="x" * 41)},
        "scalar-too-long",
    ),
    "number": (
        20,
        {"a.yaml": spec(**{"x-many": int("1" * 20)})},
        {"a.yaml": spec(**{"x-many": int("1" * 21)})},
        "number-too-long",
    ),
    "name": (
        12,
        {"a.yaml": spec(states={"X" * 12: {}})},
        {"a.yaml": spec(states={"X" * 13: {}})},
        "bad-name",
    ),
    "pattern": (
        10,
        {"a.yaml": spec(models={"M": {"fields": {"f": {"pattern": "x" * 10}}}})},
        {"a.yaml": spec(models={"M": {"fields": {"f": {"pattern": "x" * 11}}}})},
        "bad-pattern",
    ),
    "extends": (3, chain(3), chain(4), "too-many-extends"),
    "copies": (
        1,
        {"a.yaml": inheriting(20)},
        {"a.yaml": inheriting(21)},
        "too-many-copies",
    ),
    "findings": (
        3,
        {"a.yaml": spec(a=1, b=2, c=3)},
        {"a.yaml": spec(a=1, b=2, c=3, d=4)},
        "too-many-findings",
    ),
    "inputs": (
        9,
        {"a.yaml": sending(19)},
        {"a.yaml": sending(20)},
        "too-many-inputs",
    ),
    "variants": (
        39,
        {"a.yaml": optional(4)},
        {"a.yaml": optional(5)},
        "too-many-variants",
    ),
}


def said(name, files, tree):
    """Return the rules that a run breaks with a limit set."""
    tree(files)
    limit = name.replace("-", "_")
    settings = Settings(limits=replace(Limits(), **{limit: CASES[name][0]}))
    checked = check(load(["."], settings), settings)
    return [each.finding.rule.name for each in checked.diagnostics]


def test_each_limit_is_tried_here_and_has_a_key():
    assert sorted(CASES) == sorted(limit_names())
    keys = settings_schema()["properties"]["limits"]["properties"]
    assert sorted(keys) == sorted(limit_names())


@pytest.mark.parametrize("limit", fields(Limits), ids=lambda limit: limit.name)
def test_the_schema_says_what_holds_unless_it_is_set(limit):
    keys = settings_schema()["properties"]["limits"]["properties"]
    assert keys[limit.name.replace("_", "-")]["default"] == limit.default


@pytest.mark.parametrize("name", CASES)
def test_what_is_at_the_limit_is_taken(name, tree):
    assert CASES[name][3] not in said(name, CASES[name][1], tree)


@pytest.mark.parametrize("name", CASES)
def test_what_is_one_beyond_is_refused(name, tree):
    assert said(name, CASES[name][2], tree).count(CASES[name][3]) == 1


def test_nothing_is_judged_of_which_not_all_was_read(tree):
    tree(
        {
            "a.yaml": spec(initial="OPEN"),
            "b.yaml": spec(states={"OPEN": {"final": "ended"}}),
        }
    )
    settings = Settings(limits=replace(Limits(), files=1))
    loaded = load(["."], settings)
    assert loaded.unchecked == {"door"}
    assert [each.finding.rule.name for each in check(loaded, settings).diagnostics] == [
        "not-judged",
        "too-many-files",
    ]


def test_files_that_are_no_specs_count_for_nothing(tree):
    tree({"a.yaml": spec(), "b.yaml": "{}", "c.json": "[" + "1," * 1000 + "1]"})
    limits = replace(Limits(), files=1, file_size=100, project_size=100)
    assert load(["."], Settings(limits=limits)).findings == ()


def test_a_large_file_that_is_named_is_refused_whatever_it_is(tree):
    tree({"a.yaml": spec(), "c.json": "[" + "1," * 1000 + "1]"})
    settings = Settings(limits=replace(Limits(), file_size=100))
    assert [each.rule.name for each in load(["c.json"], settings).findings] == [
        "file-too-large"
    ]


def test_the_worst_findings_are_shown_and_all_of_them_count():
    keys = {f"k{number}": 1 for number in range(20)}
    loaded = assemble([File("a.yaml", spec(**keys).encode())], Limits())
    settings = Settings(limits=replace(Limits(), findings=5))
    checked = check(loaded, settings)
    shown = [each.finding.rule.name for each in checked.diagnostics]
    assert shown == ["unknown-key"] * 5 + ["too-many-findings"]
    assert checked.left_out >= 15
    assert checked.failed


LIMITS_IN_PAGES = {
    "file-too-large": "file-size",
    "project-too-large": "project-size",
    "too-many-files": "files",
    "too-many-findings": "findings",
}


@pytest.mark.parametrize("rule", LIMITS_IN_PAGES)
def test_the_page_of_a_limit_says_how_it_is_raised(rule):
    folder = Path(__file__).parents[2] / "statecheck" / "loader" / "rules"
    text = (folder / f"{rule}.md").read_text(encoding="utf-8")
    name = re.search(r"`limits\.([\w-]+)`", text)[1]
    assert name == LIMITS_IN_PAGES[rule]
    assert re.search(rf"`--limit\s{name}=\.\.\.`", text)
    assert f"{getattr(Limits(), name.replace('-', '_')):,}" in text


def test_inputs_that_are_as_many_as_the_states_are_looked_for(tree):
    names = [f"S{number}" for number in range(40)]
    states = {
        name: {"actions": {"go": following}}
        for name, following in zip(names, [*names[1:], "DONE"], strict=True)
    }
    states["S0"]["model"] = {"fields": {"id": {"type": "string", "required": True}}}
    sent = {"fields": {"id": {"type": "string", "required": True, "from": "S0#/id"}}}
    tree(
        {
            "a.yaml": spec(
                initial="S0",
                exits={"DONE": "success"},
                states=states,
                actions={"go": {"request": sent, "errors": "none"}},
            )
        }
    )
    settings = Settings(limits=replace(Limits(), inputs=1))
    checked = check(load(["."], settings), settings)
    found = {each.finding.rule.name for each in checked.diagnostics}
    assert "too-many-inputs" not in found
