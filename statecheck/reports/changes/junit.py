"""The XML of JUnit: a test for each kind of change, and for what is wrong besides.

Kinds of which there is no change are listed too, so that the report says what was
looked for.
"""

from collections.abc import Iterator, Sequence

from statecheck.changes import KINDS
from statecheck.comparing import RULES, Compared, Seen
from statecheck.finding import Diagnostic
from statecheck.reports.changes.concise import line
from statecheck.reports.escaping import visible, visible_path, xml_text
from statecheck.reports.tool import TOOL
from statecheck.reports.words import counted, place, remarks


def write(compared: Compared) -> str:
    """Return a suite with a test for each kind of change.

    A test fails where a change of its kind fails the run. It is skipped where there are
    only changes that were agreed to.
    """
    told = {id(each.diagnostic) for each in compared.changes}
    others: dict[str, list[Diagnostic]] = {rule.name: [] for rule in RULES}
    for each in compared.checked.diagnostics:
        if id(each) not in told:
            others.setdefault(each.finding.rule.name, []).append(each)
    changes: dict[str, list[Seen]] = {kind.name: [] for kind in KINDS}
    for seen in compared.told:
        changes.setdefault(seen.judged.change.kind.name, []).append(seen)
    cases = [
        *(_change_case(name, found) for name, found in changes.items()),
        *(_case(name, found) for name, found in others.items()),
    ]
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


def _change_case(name: str, found: Sequence[Seen]) -> str:
    failing = [each for each in found if each.fails]
    if failing:
        said = counted(len(failing), "change")
        body = "\n\n".join("\n".join(_lines(each.diagnostic)) for each in failing)
        kind = failing[0].verdict.name
        start = f'<failure type="{kind}" message="{xml_text(said)}">'
        return _test(name, f"{start}{body}</failure>")
    agreed = [each for each in found if each.approval]
    if agreed and len(agreed) == len(found):
        said = f"agreed to: {counted(len(agreed), 'change')}"
        return _test(name, f'<skipped message="{xml_text(said)}"/>')
    if found:
        body = "\n".join(xml_text(line(each)) for each in found)
        return _test(name, f"<system-out>{body}</system-out>")
    return _test(name, "")


def _case(name: str, found: Sequence[Diagnostic]) -> str:
    if not found:
        return _test(name, "")
    body = "\n\n".join("\n".join(_lines(each)) for each in found)
    worst = max((e.finding.rule.severity for e in found), key=lambda each: each.rank)
    if worst.rank < _FAILING:
        return _test(name, f"<system-out>{body}</system-out>")
    said = counted(len(found), worst)
    start = f'<failure type="{worst}" message="{xml_text(said)}">'
    return _test(name, f"{start}{body}</failure>")


_FAILING = 2
"""The rank of an error."""


def _test(name: str, inside: str) -> str:
    head = f'    <testcase classname="{TOOL}" name="{xml_text(name)}"'
    return f"{head}>\n      {inside}\n    </testcase>" if inside else f"{head}/>"


def _lines(diagnostic: Diagnostic) -> Iterator[str]:
    where = visible_path(place(diagnostic))
    yield xml_text(f"{where}: {diagnostic.finding.message}")
    for word, said in remarks(diagnostic):
        for index, text in enumerate(said):
            lead = f"  {word}: " if index == 0 else "    "
            yield lead + xml_text(visible(text))
