"""Every format of comparisons, held against a file that was looked at, and a schema."""

import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from statecheck.changes import Verdict
from statecheck.comparing import Direction
from statecheck.reports import (
    CHANGE_FORMATS,
    FORMATS,
    Style,
    change_summary,
    changes_line_schema,
    changes_schema,
    report_schema,
    write_changes,
)

SCHEMAS = Path(__file__).parents[1] / "schemas"
ENDINGS = {
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "json",
    "gitlab": "json",
    "rdjson": "json",
    "junit": "xml",
    "checkstyle": "xml",
    "markdown": "md",
    "html": "html",
}
UNSEEN = "\x1b\u202e"


def assert_valid(data, described):
    kind = jsonschema.validators.validator_for(described)
    assert [error.message for error in kind(described).iter_errors(data)] == []


def schema(name):
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CHANGE_FORMATS)
def test_a_format_looks_as_somebody_has_seen_it(name, changed, golden):
    ending = ENDINGS.get(name, "txt")
    style = Style(width=100)
    golden(f"reports/changes/{name}.{ending}", write_changes(changed, name, style))


def test_every_format_of_findings_is_one_of_changes_too():
    assert list(CHANGE_FORMATS) == [*FORMATS, "next-version"]


def test_json_keeps_to_its_schema(run):
    assert_valid(json.loads(write_changes(run, "json")), changes_schema())


def test_every_key_of_the_report_is_in_the_schema(changed):
    report = json.loads(write_changes(changed, "json"))
    defined = changes_schema()["$defs"]
    for data, name in (
        (report["changes"][0], "Change"),
        (report["changes"][3]["approval"], "Approval"),
        (report["systems"][0], "System"),
        (report["summary"], "Summary"),
    ):
        assert list(data) == list(defined[name]["properties"])
        assert list(data) == defined[name]["required"]


def test_what_both_reports_share_is_described_alike():
    ours, theirs = changes_schema()["$defs"], report_schema()["$defs"]
    for name in ours.keys() & theirs.keys() - {"Summary"}:
        assert ours[name] == theirs[name]


def test_lines_are_what_the_document_holds(run):
    lines = [json.loads(each) for each in write_changes(run, "jsonl").splitlines()]
    document = json.loads(write_changes(run, "json"))
    changes = [each for each in lines if each.pop("type", None) == "change"]
    assert changes == document["changes"]


def test_every_line_keeps_to_the_published_schema(run):
    jsonschema.Draft202012Validator.check_schema(changes_line_schema())
    for line in write_changes(run, "jsonl").splitlines():
        assert_valid(json.loads(line), changes_line_schema())


@pytest.mark.parametrize(
    ("name", "described"),
    [
        ("sarif", "sarif-2.1.0-rtm.5.json"),
        ("gitlab", "gitlab-code-quality.json"),
        ("rdjson", "rdformat.json"),
    ],
)
def test_others_schemas_are_kept_to(name, described, run):
    assert_valid(json.loads(write_changes(run, name)), schema(described))


@pytest.mark.parametrize(
    ("name", "described"),
    [("junit", "junit-10.xsd"), ("checkstyle", "checkstyle.xsd")],
)
def test_others_xml_schemas_are_kept_to(name, described, run):
    form = etree.XMLSchema(etree.parse(SCHEMAS / described))
    form.assertValid(etree.fromstring(write_changes(run, name).encode()))


@pytest.mark.parametrize("name", CHANGE_FORMATS)
def test_nothing_that_a_spec_says_steers_a_screen(name, runs):
    text = write_changes(runs["hostile"], name)
    assert not set(UNSEEN) & set(text)


@pytest.mark.parametrize("name", ["github", "azure"])
def test_nothing_that_a_spec_says_is_a_command(name, runs):
    for line in write_changes(runs["hostile"], name).splitlines():
        assert "\n::" not in line
        assert line.startswith(("::", "##vso["))


def test_nothing_that_a_spec_says_is_markup(runs):
    text = write_changes(runs["hostile"], "markdown")
    outside = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text)
    assert "<script>" not in outside
    assert "![a](http" not in outside


def test_one_change_is_one_fingerprint_whatever_else_changed(changed):
    report = json.loads(write_changes(changed, "json"))
    marks = [each["fingerprint"] for each in report["changes"]]
    assert marks[1] == marks[3]  # the same change, once agreed to
    assert len(set(marks)) == 3


def test_what_was_agreed_to_is_told_and_annotates_nothing(changed):
    assert "agreed to: all clients know it" in write_changes(changed, "concise")
    assert "all clients know it" not in write_changes(changed, "github")


def test_a_summary_is_a_line(changed):
    assert change_summary(changed) == (
        "2 breaks, 1 risk, 1 change of words · 1 system · 1 agreed to"
        " · next version 2.0.0 (major)"
    )


def test_a_long_report_fits_into_a_comment(changed, runs):
    many = replace(runs["changed"], changes=changed.changes * 500)
    assert len(write_changes(many, "markdown")) < 65_536


def test_the_direction_decides():
    judged = type("Judged", (), {"backward": Verdict.SAFE, "forward": Verdict.BREAK})
    assert [each.of(judged) for each in Direction] == [
        Verdict.SAFE,
        Verdict.BREAK,
        Verdict.BREAK,
    ]


@pytest.fixture
def folded(changed):
    """The same, with the second change a mere consequence of the first."""
    cause, consequence, *others = changed.changes
    first = replace(cause, consequences=1)
    second = replace(consequence, follows=("door", "action-removed", "x", "", ""))
    told = [each for each in (first, *others) if each.approval is None]
    checked = replace(
        changed.checked, diagnostics=tuple(each.diagnostic for each in told)
    )
    return replace(changed, changes=(first, second, *others), checked=checked)


@pytest.mark.parametrize("name", ["concise", "text", "markdown", "html", "junit"])
def test_a_consequence_is_counted_at_its_cause_and_told_no_further(folded, name):
    plain = write_changes(folded, name)
    assert "RISK" not in plain
    assert "1 more follows from it" in write_changes(folded, "concise")


def test_programs_are_told_what_follows_from_what(folded):
    report = json.loads(write_changes(folded, "json"))
    first, second, *_ = report["changes"]
    assert (first["consequences"], first["follows_from"]) == (1, None)
    assert len(second["follows_from"]) == len(second["fingerprint"])
    assert report["summary"]["consequences"] == 1
    assert report["summary"]["risk"] == 0
