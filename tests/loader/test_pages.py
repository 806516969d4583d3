"""Every rule of files and settings has a page, and the page does what it says.

An example for files is a map from paths to what stands there, with the paths that are
given behind `path=` of the fence; `pipe` and `link to` stand for what they say. In one
for settings the rule stands as a comment on the faulty line.
"""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from statecheck.baseline import read_baseline
from statecheck.catalogue import rules as all_rules
from statecheck.checking import check
from statecheck.loader import RULES, load, read_settings
from statecheck.settings import Limits, Settings
from statecheck.source import Source
from statecheck.syntax import locate, parse

PAGES = {
    page.name.removesuffix(".md"): page.read_text(encoding="utf-8")
    for page in sorted(files("statecheck.loader").joinpath("rules").iterdir())
    if page.name.endswith(".md")
}
FENCE = re.compile(
    r"^```(?P<language>yaml|toml|json)(?: path=(?P<paths>[^\n]*))?\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
LIMITS = {"file-too-large", "project-too-large", "too-many-files", "too-many-findings"}
NAMES = {"yaml": "statecheck.yaml", "toml": "pyproject.toml"}


def section(page, heading):
    return page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def examples(heading):
    return [
        pytest.param(name, fence, id=f"{name}-{number}")
        for name, page in PAGES.items()
        for number, fence in enumerate(FENCE.finditer(section(page, heading)), 1)
    ]


def said(fence, tree):
    """Return the rules that an example breaks, and those it announces."""
    text = fence["text"]
    if fence["paths"]:
        document, _ = parse(Source("page", text), Limits())
        tree(document.plain())
        checked = check(load(fence["paths"].split(","), Settings()), Settings())
        return {
            (each.finding.rule.name, 0)
            for each in checked.diagnostics
            if each.finding.rule in RULES
        }, set()
    if fence["language"] == "json":
        tree({"b.json": text, "door.yaml": {"statecheck": 1, "system": "door"}})
        baseline = read_baseline(Path("b.json"), Limits())
        checked = check(load(["door.yaml"], Settings()), Settings(), baseline=baseline)
        return {
            (each.finding.rule.name, 0)
            for each in checked.diagnostics
            if each.source.name == "b.json"
        }, set()
    tree({NAMES[fence["language"]]: text})
    found = read_settings(".", all_rules())
    faults = [locate(each, found.documents) for each in found.findings]
    return {(each.finding.rule.name, each.span.start.line) for each in faults}, {
        (rule, number)
        for number, line in enumerate(text.splitlines(), 1)
        for rule in re.findall(r"# ([a-z-]+)$", line)
    }


def test_every_rule_has_a_page_and_every_page_a_rule():
    assert sorted(PAGES) == sorted(rule.name for rule in RULES)


def test_names_of_rules_are_unique_and_in_kebab_case():
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_page_begins_with_the_name_and_the_summary_of_its_rule(rule):
    assert PAGES[rule.name].startswith(f"# {rule.name}\n\n{rule.summary}.\n\n")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_said_in_full(rule):
    assert rule.why.endswith(".")
    assert rule.mend.endswith(".")


@pytest.mark.parametrize("name", PAGES)
def test_the_headings_are_the_same_on_every_page(name):
    broken = "The limit" if name in LIMITS else "Breaks the rule"
    headings = re.findall(r"^## (.*)$", PAGES[name], re.MULTILINE)
    assert headings == ["Why it matters", broken, "Keeps it"]
    assert FENCE.search(section(PAGES[name], "Keeps it"))
    assert name in LIMITS or FENCE.search(section(PAGES[name], broken))


@pytest.mark.parametrize(("name", "fence"), examples("Breaks the rule"))
def test_a_broken_example_breaks_its_rule(name, fence, tree):
    broken, announced = said(fence, tree)
    assert name in {rule for rule, _ in broken}
    assert not announced or broken == announced


@pytest.mark.parametrize(("name", "fence"), examples("Keeps it"))
def test_a_kept_example_breaks_none_of_the_rules(name, fence, tree):
    assert said(fence, tree)[0] == set(), name
