"""The XML of JUnit as Jenkins and GitLab read it: a test for each rule.

Rules that nothing breaks are listed too, so that the report says what was looked at.
"""

from collections.abc import Iterator, Sequence

from statecheck.catalogue import RULES
from statecheck.finding import Checked, Diagnostic, Rule, Verdict
from statecheck.reports.escaping import visible, visible_path, xml_text
from statecheck.reports.tool import TOOL
from statecheck.reports.words import counted, place, remarks


def write(checked: Checked) -> str:
    """Return a suite with a test for each rule.

    A test fails where its rule is broken at the severity that fails the run or above;
    what is milder, it only tells. A rule of which something is undetermined and
    nothing is broken is skipped.
    """
    rules = {rule.name: rule for rule in RULES}
    rules |= {each.finding.rule.name: each.finding.rule for each in _all(checked)}
    cases = [_case(rule, checked) for rule in rules.values()]
    failures = sum("<failure" in case for case in cases)
    skipped = sum("<skipped" in case for case in cases)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0"'
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="{TOOL}" {counts}>',
        f'  <testsuite name="{TOOL}" {counts} skipped="{skipped}">',
        *cases,
        "  </testsuite>",
        "</testsuites>",
    )
    return "\n".join(lines) + "\n"


def _all(checked: Checked) -> Iterator[Diagnostic]:
    yield from checked.diagnostics
    yield from checked.verdicts


def _case(rule: Rule, checked: Checked) -> str:
    broken = [each for each in checked.diagnostics if each.finding.rule == rule]
    undetermined = [
        each
        for each in checked.verdicts
        if each.finding.rule == rule and each.finding.verdict is Verdict.UNDETERMINED
    ]
    head = f'    <testcase classname="{TOOL}" name="{xml_text(rule.name)}"'
    if broken and rule.severity.rank >= checked.threshold.rank:
        said = counted(len(broken), rule.severity)
        start = f'<failure type="{rule.severity}" message="{xml_text(said)}">'
        inside = f"{start}{_body(broken)}</failure>"
    elif broken:
        inside = f"<system-out>{_body(broken)}</system-out>"
    elif undetermined:
        said = f"undetermined: {counted(len(undetermined), 'verdict')}"
        inside = f'<skipped message="{xml_text(said)}"/>'
    else:
        return f"{head}/>"
    return f"{head}>\n      {inside}\n    </testcase>"


def _body(diagnostics: Sequence[Diagnostic]) -> str:
    return "\n\n".join("\n".join(_lines(each)) for each in diagnostics)


def _lines(diagnostic: Diagnostic) -> Iterator[str]:
    where = visible_path(place(diagnostic))
    yield xml_text(f"{where}: {diagnostic.finding.message}")
    for word, said in remarks(diagnostic):
        for index, line in enumerate(said):
            lead = f"  {word}: " if index == 0 else "    "
            yield lead + xml_text(visible(line))
