"""`statecheck rules --of changes`: every kind of change is listed."""

import json

import pytest

from statecheck.changes import KINDS
from statecheck.comparing import RULES

NAMES = {each.name for each in (*KINDS, *RULES)}


def test_every_kind_is_in_the_list_with_what_it_usually_does(run):
    code, out, _ = run("rules", "--of", "changes")
    assert code == 0
    words = [line.split() for line in out.splitlines() if line.startswith("  ")]
    assert {first for first, *_ in words} >= NAMES
    verdicts = {first: rest[:2] for first, *rest in words}
    assert verdicts["action-removed"] == ["BREAK", "SAFE"]
    assert verdicts["enum-value-added"] == ["RISK", "BREAK"]
    assert verdicts["docs-changed"] == ["DOCS", "DOCS"]
    assert verdicts["sunset-earlier"] == ["BREAK", "NONE"]


def test_the_list_for_programs_says_the_same(run):
    _, out, _ = run("rules", "--of", "changes", "--format", "json")
    records = {each["name"]: each for each in json.loads(out)}
    assert records.keys() == NAMES
    removed = records["action-removed"]
    assert removed["effects"] == {"accepts": "narrowed"}
    assert removed["way-back"] == "action-added"


def test_the_list_for_pages_is_a_table(run):
    _, out, _ = run("rules", "--of", "changes", "--format", "markdown")
    assert "| `state-added` | state | BREAK | SAFE |" in out


@pytest.mark.parametrize("name", sorted(NAMES))
def test_each_name_of_the_list_can_be_explained(run, name):
    code, out, _ = run("explain", name)
    assert code == 0
    assert out.startswith(f"# {name}\n")
