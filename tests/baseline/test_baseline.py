"""A baseline puts up with what it counts, and with nothing else."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statecheck.baseline import (
    Baseline,
    joined,
    of_rules,
    read_baseline,
    updated,
    write_baseline,
)
from statecheck.checking import check, renewed
from statecheck.finding import Severity
from statecheck.loader import File, Origin, assemble, load
from statecheck.settings import Limits, Settings

WRONG = "wrong-baseline"
SPEC = """
statecheck: 1
system: door
initial: SHUT
states:
  SHUT:
    description: It is shut.
    actions:
      push: [GONE, LOST]
  ISLAND: {final: ended, description: Nobody comes here.}
actions: {push: {description: Opens it.}}
"""


def run(text=SPEC, baseline=None, settings=None, origin=Origin.NAMED):
    settings = settings or Settings()
    loaded = assemble([File("door.yaml", text.encode(), origin)], settings.limits)
    return loaded, check(loaded, settings, baseline=baseline or Baseline())


def counts(text=SPEC):
    return renewed(run(text)[0], Settings())


def rules(checked):
    return [each.finding.rule.name for each in checked.diagnostics]


def test_there_is_something_wrong_to_begin_with():
    found = rules(run()[1])
    assert found.count("undefined-target") == 2
    assert "unreachable-state" in found


def test_what_is_counted_is_put_up_with():
    _, checked = run(baseline=Baseline(counts()))
    assert rules(checked) == []
    assert checked.baselined == len(run()[1].diagnostics)
    assert not checked.failed


def test_errors_can_be_put_up_with():
    severities = {each.finding.rule.severity for each in run()[1].diagnostics}
    assert Severity.ERROR in severities


def test_what_cannot_be_read_is_not_put_up_with():
    text = SPEC + "titel: x\n"
    assert counts(text) == counts()
    assert rules(run(text, Baseline(counts(text)))[1]) == ["unknown-key"]


@pytest.mark.parametrize(
    "text",
    [
        "\n# Moved down.\n" + SPEC,
        SPEC.replace("[GONE, LOST]", "[LOST, GONE]"),
        SPEC.replace("[GONE, LOST]", "\n        - GONE\n        - LOST"),
        SPEC.replace("GONE", "AWAY"),
    ],
)
def test_lines_and_wording_and_order_say_nothing(text):
    assert rules(run(text, Baseline(counts()))[1]) == []


def test_where_there_is_more_all_of_it_is_shown():
    text = SPEC.replace("LOST]", "LOST, MORE]")
    assert rules(run(text, Baseline(counts()))[1]) == ["undefined-target"] * 3


def test_the_same_fault_at_another_place_is_shown():
    text = SPEC.replace("it.}}", "it.}, pull: {description: Shuts it.}}")
    text = text.replace("    actions:\n", "    actions:\n      pull: NOWHERE\n")
    assert rules(run(text, Baseline(counts()))[1]) == ["undefined-target"]


def test_what_is_not_found_any_more_is_said(tmp_path):
    path = tmp_path / "baseline.json"
    path.write_text(write_baseline(counts()), encoding="utf-8")
    baseline = read_baseline(path, Limits())
    _, checked = run(SPEC.replace("[GONE, LOST]", "[GONE, ISLAND]"), baseline)
    assert set(rules(checked)) == {"stale-baseline"}
    assert not checked.failed
    for each in checked.diagnostics:
        line = path.read_text(encoding="utf-8").splitlines()[each.span.start.line - 1]
        assert f"`{line.split(chr(34))[1]}`" in each.finding.message


def test_what_is_put_up_with_once_is_not_said_to_be_so_1_times():
    more = {"door": {**counts()["door"], "/states/OLD": {"unreachable-state": 1}}}
    (each,) = run(baseline=Baseline(more, "b.json"))[1].diagnostics
    assert "is put up with once at" in each.finding.message
    assert "but found 0 times" in each.finding.message


def test_of_a_system_that_was_not_judged_nothing_is_stale():
    stale = {"other": {"/states/A": {"unreachable-state": 1}}}
    assert rules(run(baseline=Baseline({**counts(), **stale}, "b.json"))[1]) == []


def test_of_a_system_of_which_only_a_part_was_asked_for_nothing_is_stale(tree):
    tree(
        {
            "a.yaml": SPEC,
            "b.yaml": {"statecheck": 1, "system": "door", "title": "A door"},
        }
    )
    whole = load(["."], Settings())
    baseline = Baseline(renewed(whole, Settings()), "b.json")
    part = load(["b.yaml"], Settings())
    assert check(part, Settings(), baseline=baseline).diagnostics == ()
    assert renewed(part, Settings(), baseline=baseline) == baseline.counts


def test_a_rule_that_is_off_makes_its_counts_stale():
    settings = Settings(rules={"unreachable-state": "off"})
    _, checked = run(baseline=Baseline(counts(), "b.json"), settings=settings)
    assert rules(checked) == ["stale-baseline"]


def test_the_limit_of_findings_does_not_cut_a_baseline():
    settings = Settings(limits=replace(Limits(), findings=1))
    loaded, _ = run(settings=settings)
    assert renewed(loaded, settings) == counts()


def test_of_a_system_that_was_seen_in_part_the_higher_count_is_kept():
    before = {"door": {"/a": {"x": 2, "y": 1}, "/b": {"x": 1}}}
    now = {"door": {"/a": {"x": 1, "y": 3}, "/c": {"z": 1}}}
    assert updated(before, now, []) == {
        "door": {"/a": {"x": 2, "y": 3}, "/b": {"x": 1}, "/c": {"z": 1}}
    }


def test_counts_can_be_parted_by_rule_and_joined_again():
    counts = {"door": {"/a": {"x": 2, "y": 1}, "/b": {"x": 1}}, "gate": {"": {"y": 1}}}
    some = of_rules(counts, lambda rule: rule == "x")
    others = of_rules(counts, lambda rule: rule != "x")
    assert joined(some, {}) == {"door": {"/a": {"x": 2}, "/b": {"x": 1}}}
    assert joined(some, others) == counts


def test_what_is_renewed_keeps_other_systems():
    before = {"other": {"": {"x": 1}}, "door": {"": {"y": 1}}}
    assert updated(before, {"door": {"/a": {"z": 2}}}, ["door"]) == {
        "other": {"": {"x": 1}},
        "door": {"/a": {"z": 2}},
    }


NAMES = st.text(alphabet='ab/~é"\\', max_size=4)
COUNTS = st.dictionaries(
    NAMES,
    st.dictionaries(NAMES, st.dictionaries(NAMES, st.integers(1, 9), min_size=1)),
    max_size=3,
)


@given(COUNTS)
def test_what_is_written_is_read_again(tmp_path_factory, wanted):
    path = tmp_path_factory.mktemp("baseline") / "b.json"
    path.write_text(write_baseline(wanted), encoding="utf-8")
    read = read_baseline(path, Limits())
    assert read.findings == ()
    assert read.counts == wanted
    assert write_baseline(read.counts) == write_baseline(wanted)


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ('{"findings": {}}', WRONG, 1),
        ('{"statecheck-baseline": 2, "findings": {}}', WRONG, 1),
        ('{"statecheck-baseline": true, "findings": {}}', WRONG, 1),
        ('{"statecheck-baseline": 1}', WRONG, 1),
        ('{"statecheck-baseline": 1,\n"findings": {"a": []}}', WRONG, 2),
        ('{"statecheck-baseline": 1,\n"findings": {"a": 0}}', WRONG, 2),
        ('{"statecheck-baseline": 1, "findings": {"": {"": {"": 0}}}}', WRONG, 1),
        ('{"statecheck-baseline": 1,\n"findings": {},\n"x": 1}', WRONG, 3),
        ('{"statecheck-baseline": 1, "findings": {"a": 1', "yaml-syntax", 1),
        ("<<<<<<< HEAD\n", "not-a-mapping", 1),
    ],
)
def test_what_is_no_baseline_is_said_and_nothing_is_put_up_with(
    tmp_path, text, rule, line
):
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    baseline = read_baseline(path, Limits())
    assert baseline.counts == {}
    _, checked = run(baseline=baseline)
    assert not checked.readable
    (found,) = [each for each in checked.diagnostics if each.source.name != "door.yaml"]
    assert (found.finding.rule.name, found.span.start.line) == (rule, line)


def test_a_baseline_that_is_not_there_is_said(tmp_path):
    (finding,) = read_baseline(tmp_path / "none.json", Limits()).findings
    assert finding.rule.name == "path-not-found"


def test_what_is_written_is_the_same_whatever_came_first():
    wanted = counts()
    turned = json.loads(json.dumps(wanted))
    turned["door"] = dict(reversed(turned["door"].items()))
    assert write_baseline(turned) == write_baseline(wanted)
    assert write_baseline(wanted).endswith("}\n")
    assert Path("door.yaml").name not in write_baseline(wanted)
