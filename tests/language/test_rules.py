import re
from importlib.resources import files

import pytest

from statecheck.finding import Severity
from statecheck.language import RULES, check_structure

PAGES = files("statecheck.language").joinpath("rules")
FENCE = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)


def page(rule):
    return PAGES.joinpath(f"{rule.name}.md").read_text(encoding="utf-8")


def part(text, heading):
    return text.split(f"## {heading}\n")[1].split("\n## ")[0]


def test_the_pages_are_the_rules():
    pages = [each for each in PAGES.iterdir() if each.name.endswith(".md")]
    names = sorted(each.name.removesuffix(".md") for each in pages)
    assert names == sorted(rule.name for rule in RULES)


def test_each_rule_is_there_once():
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_page_begins_with_the_rule_and_has_its_parts(rule):
    text = page(rule)
    assert text.startswith(f"# {rule.name}\n\n{rule.summary}.\n\n## Why it matters\n")
    assert re.findall("^## (.*)", text, re.MULTILINE) == [
        "Why it matters",
        "Breaks the rule",
        "Keeps it",
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_said_in_full(rule):
    assert rule.severity is Severity.ERROR
    assert not rule.summary.endswith(".")
    assert rule.why.endswith(".")
    assert rule.mend.endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_breaks_the_rule_breaks_it_where_the_comments_stand(rule, read, lines):
    for text in FENCE.findall(part(page(rule), "Breaks the rule")):
        announced = [
            (number, name)
            for number, line in enumerate(text.splitlines(), 1)
            for name in re.findall(r"# ([a-z-]+)$", line)
        ]
        document = read(text)
        assert announced
        assert lines(document, check_structure(document)) == announced


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_keeps_the_rule_keeps_all_of_them(rule, read):
    examples = FENCE.findall(part(page(rule), "Keeps it"))
    assert examples
    for text in examples:
        assert check_structure(read(text)) == ()
