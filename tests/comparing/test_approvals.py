"""The file of the changes that were agreed to."""

import re
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statecheck.changes import KINDS, Change
from statecheck.comparing import (
    RULES,
    Approval,
    accepted,
    read_approvals,
    write_approvals,
)
from statecheck.settings import Limits
from statecheck.source import Location

NOWHERE = Location("a")
KICK = Change(KINDS[0], "states/OPEN", NOWHERE, NOWHERE, before="kick", system="door")
WHY = Approval(("", "", "", "", ""), "nobody kicks", date(2030, 1, 31), "ann", "T-1")
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
NEEDED = TEXT.filter(str.strip)
ENTRIES = st.lists(
    st.builds(
        Approval,
        st.tuples(NEEDED, NEEDED, TEXT, TEXT, TEXT),
        NEEDED,
        st.none() | st.dates(),
        TEXT,
        TEXT,
    ),
    unique_by=lambda each: each.fingerprint,
    max_size=4,
)


@pytest.fixture
def read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def reading(text):
        path = tmp_path / "approvals.yaml"
        path.write_text(text, encoding="utf-8")
        return read_approvals(path, Limits())

    return reading


def faults(approvals):
    return [each.message for each in approvals.findings]


def test_what_is_written_is_read_again(read):
    entries = accepted((), [KICK], WHY)
    again = read(write_approvals(entries))
    assert (again.entries, again.findings) == (entries, ())


@settings(deadline=None)  # it reads and writes files
@given(ENTRIES)
def test_whatever_is_agreed_to_comes_back(tmp_path_factory, entries):
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(write_approvals(entries), encoding="utf-8")
    again = read_approvals(path, Limits())
    assert list(again.entries) == sorted(entries, key=lambda each: each.fingerprint)


def test_neither_file_nor_line_takes_part_in_what_a_change_is_known_by():
    moved = replace(KICK, old=Location("b"), new=Location("c"))
    assert accepted((), [moved], WHY) == accepted((), [KICK], WHY)


@pytest.mark.parametrize("part", ["name", "before", "after", "system"])
def test_another_change_is_another_entry(part):
    other = replace(KICK, **{part: "other"})
    assert len(accepted(accepted((), [KICK], WHY), [other], WHY)) == 2


def test_agreeing_again_replaces_the_entry_and_loses_no_other():
    other = replace(KICK, name="states/SHUT")
    before = accepted((), [KICK, other], WHY)
    after = accepted(before, [KICK], replace(WHY, reason="again"))
    assert sorted(each.reason for each in after) == ["again", "nobody kicks"]


def test_an_approval_holds_to_the_end_of_its_last_day():
    assert WHY.holds(date(2030, 1, 31))
    assert not WHY.holds(date(2030, 2, 1))


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{change: x, at: y, reason: z}", "`system` is missing"),
        ("{system: a, change: x, at: y}", "`reason` is missing"),
        ("{system: a, change: x, at: y, reason: ' '}", "the reason is empty"),
        (
            "{system: a, change: x, at: y, reason: z, until: soon}",
            "a day is expected here, as in `2030-12-31`",
        ),
        (
            "{system: a, change: x, at: y, reason: z, untill: '2030-01-01'}",
            "`untill` is no key of an approval",
        ),
        ("{system: a, change: x, at: y, reason: 5}", "a text is expected here"),
        ("5", "a map is expected here"),
    ],
)
def test_an_entry_that_is_wrong_is_told_with_its_place(read, entry, said):
    found = read(f"statecheck-approvals: 1\napprovals:\n  - {entry}\n")
    assert said in faults(found)
    assert found.entries == ()


@pytest.mark.parametrize(
    "text",
    [
        "approvals: []",
        "statecheck-approvals: 2\napprovals: []",
        "statecheck-approvals: true\napprovals: []",
        "statecheck-approvals: 1",
        "statecheck-approvals: 1\napprovals: {}",
        "statecheck-approvals: 1\napprovals: []\nmore: 1",
        "statecheck-approvals: 1\napprovals: [",
    ],
)
def test_a_file_that_is_none_is_told(read, text):
    assert read(text).findings


def fences(heading):
    page = files("statecheck.comparing") / "rules" / "wrong-approvals.md"
    text = page.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2]
    fence = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
    return fence.findall(text.partition("\n## ")[0])


def test_the_page_of_approvals_shows_a_wrong_one_and_a_right_one(read):
    (wrong,), (right,) = fences("Breaks the rule"), fences("Keeps it")
    assert [each.at.pointer.keys for each in read(wrong).findings] == [("approvals", 0)]
    assert read(right).findings == ()
    assert len(read(right).entries) == 1


def test_every_rule_has_a_page():
    folder = files("statecheck.comparing") / "rules"
    pages = {each.name for each in folder.iterdir() if each.name.endswith(".md")}
    assert pages == {f"{rule.name}.md" for rule in RULES}
