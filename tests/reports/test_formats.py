"""Every format, held against a file that was looked at, and against its schema."""

import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from statecheck import reports
from statecheck.finding import Checked, Severity
from statecheck.reports import (
    FORMATS,
    Style,
    report_line_schema,
    report_schema,
    write,
)

SCHEMAS = Path(__file__).parent / "schemas"
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


@pytest.fixture(autouse=True)
def _a_version_that_stays(monkeypatch):
    for module in ("record", "sarif"):
        monkeypatch.setattr(
            f"statecheck.reports.{module}.tool_version", lambda: "1.2.3"
        )


@pytest.fixture(autouse=True)
def _rules_that_stay(monkeypatch):
    """Few rules, so that a new rule changes no golden file."""
    from statecheck.reports import junit  # noqa: PLC0415  # only to be replaced

    monkeypatch.setattr(junit, "RULES", junit.RULES[:2])
    monkeypatch.setattr("statecheck.reports.sarif.page", _page)


def _page(rule):
    return f"# {rule.name}\n\n{rule.summary}.\n"


def schema(name):
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


def assert_valid(data, described):
    kind = jsonschema.validators.validator_for(described)
    errors = [error.message for error in kind(described).iter_errors(data)]
    assert errors == []


def assert_valid_xml(text, name):
    described = etree.XMLSchema(etree.parse(SCHEMAS / name))
    described.assertValid(etree.fromstring(text.encode()))


@pytest.fixture(scope="session", params=["checked", "clean", "hostile"])
def run(request):
    """A run with findings, one without, and one full of payloads."""
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_as_it_was_last_seen(name, checked, golden):
    ending = ENDINGS.get(name, "txt")
    golden(f"reports/{name}.{ending}", write(checked, name, Style(width=90)))


def test_colours_are_as_they_were_last_seen(checked, golden):
    text = write(checked, "text", Style(colour=True, width=90, seconds=1.234))
    golden("reports/text-in-colour.txt", text)


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_without_findings_is_as_it_was_last_seen(name, clean, golden):
    ending = ENDINGS.get(name, "txt")
    golden(f"reports/clean/{name}.{ending}", write(clean, name))


def test_every_format_is_a_module_of_its_own():
    modules = [each.module for each in FORMATS.values()]
    folder = Path(reports.__file__).parent
    assert len(set(modules)) == len(modules)
    assert all((folder / f"{module}.py").is_file() for module in modules)


def test_every_module_that_writes_a_report_is_a_format():
    folder = Path(reports.__file__).parent
    writing = {
        path.stem
        for path in folder.glob("*.py")
        if "\ndef write(checked: Checked" in path.read_text(encoding="utf-8")
    } - {"__init__"}
    assert writing == {each.module for each in FORMATS.values()}


def test_the_schema_of_the_report_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(report_schema())


def test_json_keeps_to_the_published_schema(run):
    assert_valid(json.loads(write(run, "json")), report_schema())


def test_the_published_schema_knows_every_key_of_the_report(checked):
    def closed(node):
        if isinstance(node, dict):
            shut = {"additionalProperties": False} if "properties" in node else {}
            return {**shut, **{key: closed(value) for key, value in node.items()}}
        return [closed(each) for each in node] if isinstance(node, list) else node

    assert_valid(json.loads(write(checked, "json")), closed(report_schema()))


def test_the_schema_of_a_line_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(report_line_schema())
    assert report_line_schema()["$id"] == "urn:statecheck:report-line:1"


def test_every_line_of_jsonl_keeps_to_the_published_schema(run):
    lines = [json.loads(line) for line in write(run, "jsonl").splitlines()]
    for line in lines:
        assert_valid(line, report_line_schema())
    assert [line["type"] == "summary" for line in lines].index(True) == len(lines) - 1


@pytest.mark.parametrize("lost", ["type", "rule", "at", "fingerprint"])
def test_a_line_without_what_it_has_to_have_breaks_the_schema(checked, lost):
    line = json.loads(write(checked, "jsonl").splitlines()[0])
    del line[lost]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(line, report_line_schema())


def test_the_last_line_says_which_form_it_has(checked):
    line = json.loads(write(checked, "jsonl").splitlines()[-1])
    for lost in ("format", "tool", "errors"):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(
                {key: each for key, each in line.items() if key != lost},
                report_line_schema(),
            )


def test_sarif_keeps_to_its_schema(run):
    assert_valid(json.loads(write(run, "sarif")), schema("sarif-2.1.0-rtm.5.json"))


def test_sarif_names_files_from_the_root_of_the_repository(run):
    text = write(run, "sarif")
    uris = re.findall(r'"uri": "([^"]*)"', text)
    assert all(not uri.startswith(("/", "file:")) for uri in uris)
    assert all(re.fullmatch(r"[\w./~%-]+", uri, re.ASCII) for uri in uris)


def test_sarif_gives_a_file_beyond_the_folder_an_address_of_its_own(checked):
    one = checked.diagnostics[0]
    moved = replace(one, source=replace(one.source, name="/etc/a b.yaml"))
    text = write(Checked((moved,), worst=Severity.ERROR), "sarif")
    assert '"uri": "file:///etc/a%20b.yaml"' in text


def test_sarif_stays_within_the_limits_of_github(checked, monkeypatch):
    monkeypatch.setattr("statecheck.reports.sarif.MOST_RESULTS", 2)
    log = json.loads(write(checked, "sarif"))
    levels = [each["level"] for each in log["runs"][0]["results"]]
    said = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert levels == ["error", "error"]
    assert any("1 results are left out" in each["message"]["text"] for each in said)


def test_a_result_of_sarif_points_at_its_rule(checked):
    run = json.loads(write(checked, "sarif"))["runs"][0]
    rules = [each["id"] for each in run["tool"]["driver"]["rules"]]
    assert all(rules[each["ruleIndex"]] == each["ruleId"] for each in run["results"])


def test_a_witness_is_a_code_flow_whose_steps_stand_where_they_are_written(checked):
    run = json.loads(write(checked, "sarif"))["runs"][0]
    (flow,) = [each["codeFlows"][0] for each in run["results"] if "codeFlows" in each]
    steps = flow["threadFlows"][0]["locations"]
    lines = [
        each["location"]["physicalLocation"]["region"]["startLine"] for each in steps
    ]
    assert lines == [5, 8, 8]


def test_gitlab_keeps_to_its_schema(checked, clean):
    for run in (checked, clean):
        assert_valid(
            json.loads(write(run, "gitlab")), schema("gitlab-code-quality.json")
        )


def test_gitlab_never_gets_one_fingerprint_twice(checked):
    twice = replace(checked, diagnostics=checked.diagnostics * 2)
    marks = [each["fingerprint"] for each in json.loads(write(twice, "gitlab"))]
    assert len(set(marks)) == len(marks) == 2 * len(checked.diagnostics)


def test_junit_keeps_to_the_schema_of_jenkins(run):
    assert_valid_xml(write(run, "junit"), "junit-10.xsd")


def test_junit_fails_only_what_fails_the_run(checked):
    root = etree.fromstring(write(checked, "junit").encode())
    failed = {each.getparent().get("name") for each in root.iter("failure")}
    assert failed == {"trap", "undefined-action"}
    strict = replace(checked, threshold=Severity.NOTE)
    root = etree.fromstring(write(strict, "junit").encode())
    failed = {each.getparent().get("name") for each in root.iter("failure")}
    assert failed == {"trap", "undefined-action", "odd-name"}


def test_junit_counts_what_it_lists(run):
    suite = etree.fromstring(write(run, "junit").encode())[0]
    assert int(suite.get("tests")) == len(suite.findall("testcase"))
    assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
    assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))


def test_checkstyle_keeps_to_its_schema(run):
    assert_valid_xml(write(run, "checkstyle"), "checkstyle.xsd")


def test_rdjson_keeps_to_its_schema(run):
    assert_valid(json.loads(write(run, "rdjson")), schema("rdformat.json"))


def test_rdjson_counts_columns_in_bytes(checked):
    odd = json.loads(write(checked, "rdjson"))["diagnostics"][2]
    start = odd["location"]["range"]["start"]["column"]
    end = odd["location"]["range"]["end"]["column"]
    assert (start, end) == (32, 32 + len("門が閉".encode()))


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_ends_with_a_line_end_or_is_empty(name, run):
    text = write(run, name)
    assert not text or (text.endswith("\n") and not text.endswith("\n\n"))


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_can_be_written_as_utf8(name, run):
    text = write(run, name)
    assert text.encode("utf-8").decode("utf-8") == text


def test_github_gets_no_more_annotations_of_a_level_than_it_shows(checked):
    many = replace(checked, diagnostics=checked.diagnostics[:1] * 25)
    lines = write(many, "github").splitlines()
    assert len(lines) == 10
    assert lines[-1].startswith(
        "::error title=16 more errors%2C all of them in the log::"
    )
    assert lines[-1].count("there is no action") == 16


def test_markdown_fits_into_a_comment(checked):
    many = replace(checked, diagnostics=checked.diagnostics * 1_000)
    text = write(many, "markdown")
    assert len(text) < 65_536
    assert "more" in text


def test_the_worst_come_first_where_a_reader_sees_only_the_first(checked):
    turned = replace(checked, diagnostics=tuple(reversed(checked.diagnostics)))
    for name in ("github", "azure", "markdown"):
        text = write(turned, name)
        assert text.index("no end can be reached") < text.index("is written oddly")
