"""Every check has a page, and every example on every page shows what it announces.

A comment at the end of a line, `# rule` or `# rule, other-rule?`, says what is found on
that line; a question mark stands for what is undetermined. Everything is looked for in
every example, so an example that is broken by accident is found as well. Fences with
the name of a file form one workspace; `statecheck.yaml` among them holds settings.
"""

import re
from datetime import date
from importlib.resources import files

import pytest
import yaml

from statecheck import checks
from statecheck.catalogue import rules
from statecheck.checking import check
from statecheck.checks import CHECKS
from statecheck.checks import rules as judging
from statecheck.finding import Severity, Verdict
from statecheck.loader import File, assemble
from statecheck.settings import Settings

ROOM = files("statecheck.checks")
SUBJECTS = sorted(
    each.name for each in ROOM.iterdir() if (each.is_dir() and each.name[0] != "_")
)
PAGES = {
    page.name.removesuffix(".md").replace("_", "-"): page
    for subject in SUBJECTS
    for page in sorted(ROOM.joinpath(subject).iterdir())
    if page.name.endswith(".md")
}
KNOWN = rules()
SECTIONS = ("Breaks the rule", "Keeps it")
FENCE = re.compile(
    r"^```yaml ?(?P<name>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
ANNOUNCED = re.compile(r" # ([a-z-]+\??(?:, [a-z-]+\??)*)$")
WITHOUT_EXAMPLE = {"check-failed", "too-many-inputs", "too-many-variants"}
"""Rules that no spec, or none that fits on a page, can break."""
TODAY = date(2030, 1, 1)


def text_of(name):
    return PAGES[name].read_text(encoding="utf-8")


def section(name, heading):
    return text_of(name).partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def workspaces(name, heading):
    """Return the examples of a section, each as texts by the names of their files."""
    fences = list(FENCE.finditer(section(name, heading)))
    alone = [{"spec.yaml": each["text"]} for each in fences if not each["name"]]
    together = {each["name"]: each["text"] for each in fences if each["name"]}
    return [*alone, *([together] if together else [])]


EXAMPLES = [
    pytest.param(example, id=f"{name}-{heading.split()[0].lower()}-{number}")
    for name in PAGES
    for heading in SECTIONS
    for number, example in enumerate(workspaces(name, heading), 1)
]


def found(example):
    """Return file, line and rule of all that is found in an example."""
    texts = dict(example)
    settings = Settings(**yaml.safe_load(texts.pop("statecheck.yaml", "{}")))
    sources = [File(name, text.encode()) for name, text in texts.items()]
    checked = check(assemble(sources, settings.limits), settings, TODAY)
    return sorted(
        (
            each.source.name,
            each.span.start.line,
            each.finding.rule.name
            + ("?" if each.finding.verdict is Verdict.UNDETERMINED else ""),
        )
        for each in (*checked.diagnostics, *checked.verdicts)
        if each.finding.verdict is not Verdict.PROVED
    )


def announced(example):
    """Return file, line and rule of all that the comments of an example announce."""
    return sorted(
        (name, number, rule)
        for name, text in example.items()
        for number, line in enumerate(text.splitlines(), 1)
        if (comment := ANNOUNCED.search(line))
        for rule in comment[1].split(", ")
    )


def test_every_rule_has_a_page_and_every_page_a_rule():
    looked_after = [check.rule.name for check in CHECKS]
    assert sorted(PAGES) == sorted((*looked_after, *(r.name for r in judging.RULES)))


@pytest.mark.parametrize("subject", [name for name in SUBJECTS if name != "rules"])
def test_the_checks_of_a_subject_are_the_pages_in_its_folder(subject):
    pages = {
        page.name.removesuffix(".md").replace("_", "-")
        for page in ROOM.joinpath(subject).iterdir()
        if page.name.endswith(".md")
    }
    listed = [check.rule.name for check in getattr(checks, subject).CHECKS]
    assert sorted(pages) == sorted(listed)
    for name in listed:
        assert ROOM.joinpath(subject, f"{name.replace('-', '_')}.py").is_file()


def test_every_check_of_a_folder_is_in_its_list():
    modules = {
        module.name.removesuffix(".py").replace("_", "-")
        for subject in SUBJECTS
        for module in ROOM.joinpath(subject).iterdir()
        if module.name.endswith(".py") and "\nCHECK = " in module.read_text()
    }
    assert modules == {check.rule.name for check in CHECKS}


def test_names_of_rules_are_unique():
    names = [rule.name for rule in checks.RULES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("rule", checks.RULES, ids=lambda rule: rule.name)
def test_a_rule_is_said_in_full(rule):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.summary
    assert not rule.summary.endswith(".")
    assert rule.why.endswith(".")
    assert rule.mend.endswith(".")


@pytest.mark.parametrize("rule", checks.RULES, ids=lambda rule: rule.name)
def test_a_heuristic_is_never_an_error_and_says_so_on_its_page(rule):
    assert rule.exact or rule.severity is not Severity.ERROR
    why = section(rule.name, "Why it matters")
    assert ("heuristic" if not rule.exact else "exact") in why


@pytest.mark.parametrize("name", [check.rule.name for check in CHECKS])
def test_a_page_says_what_its_rule_costs(name):
    lines = section(name, "Why it matters").split("\n\n")
    (cost,) = [line for line in lines if line.startswith("Cost: ")]
    bound = r"(?:(?:linear|n log n) in the |the same for every system)"
    assert re.match(rf"Cost: {bound}", cost)
    assert cost.rstrip().endswith(".")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_begins_with_the_rule_and_its_summary(name):
    assert text_of(name).startswith(f"# {name}\n\n{KNOWN[name].summary}.\n\n")


@pytest.mark.parametrize("name", PAGES)
def test_the_headings_are_the_same_on_every_page(name):
    headings = re.findall(r"^## (.*)$", text_of(name), re.MULTILINE)
    assert headings == ["Why it matters", *SECTIONS]


@pytest.mark.parametrize("name", sorted(PAGES.keys() - WITHOUT_EXAMPLE))
def test_a_page_shows_how_its_rule_is_broken_and_how_it_is_kept(name):
    broken = [announced(each) for each in workspaces(name, SECTIONS[0])]
    assert broken
    assert all({name, f"{name}?"} & {rule for *_, rule in each} for each in broken)
    kept = [announced(each) for each in workspaces(name, SECTIONS[1])]
    assert kept
    assert not any({name, f"{name}?"} & {rule for *_, rule in each} for each in kept)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_shows_what_it_announces_and_nothing_else(example):
    assert found(example) == announced(example)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_announces_rules_that_there_are(example):
    assert {rule.rstrip("?") for *_, rule in announced(example)} <= KNOWN.keys()
