import re
from importlib.resources import files

import pytest

from statecheck.finding import Severity
from statecheck.language import check_structure
from statecheck.linking import RULES, link
from statecheck.settings import Limits
from statecheck.spec import build_specs

LIMITS = {"too-many-copies": "copies", "too-many-extends": "extends"}
SHOWN = [rule for rule in RULES if rule.name not in LIMITS]
PAGES = files("statecheck.linking").joinpath("rules")
FENCE = re.compile(r"^```yaml(?: (\S+))?\n(.*?)^```", re.MULTILINE | re.DOTALL)
MARK = re.compile(r"# ([a-z-]+)$")


def page(rule):
    return PAGES.joinpath(f"{rule.name}.md").read_text(encoding="utf-8")


def examples(text, heading):
    """Return the examples of a part: fences with a file name are one, read together."""
    fences = FENCE.findall(text.split(f"## {heading}\n")[1].split("\n## ")[0])
    together = {name: content for name, content in fences if name}
    alone = [{"spec.yaml": content} for name, content in fences if not name]
    return [*alone, *([together] if together else [])]


def findings(documents):
    linked = link(build_specs(list(documents.values())), Limits())
    return [finding for each in linked for finding in each.findings]


def stands(documents, finding):
    at = finding.at
    return at.source, documents[at.source].span(at).start.line, finding.rule.name


def test_the_pages_are_the_rules():
    names = sorted(each.name for each in PAGES.iterdir() if each.name.endswith(".md"))
    assert names == sorted(f"{rule.name}.md" for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_page_begins_with_the_rule_and_has_its_parts(rule):
    text = page(rule)
    assert text.startswith(f"# {rule.name}\n\n{rule.summary}.\n\n## Why it matters\n")
    assert re.findall("^## (.*)", text, re.MULTILINE) == [
        "Why it matters",
        "The limit" if rule.name in LIMITS else "Breaks the rule",
        "Keeps it",
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_said_in_full(rule):
    assert rule.severity is Severity.ERROR
    assert not rule.summary.endswith(".")
    assert rule.why.endswith(".")
    assert rule.mend.endswith(".")


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.name)
def test_what_breaks_the_rule_breaks_it_where_the_comments_stand(rule, parsed):
    for example in examples(page(rule), "Breaks the rule"):
        documents = parsed(example)
        announced = sorted(
            (name, number, mark)
            for name, text in example.items()
            for number, line in enumerate(text.splitlines(), 1)
            for mark in MARK.findall(line)
        )
        found = findings(documents)
        assert announced
        assert sorted(stands(documents, finding) for finding in found) == announced


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_keeps_the_rule_keeps_all_of_them(rule, parsed):
    kept = examples(page(rule), "Keeps it")
    assert kept
    for example in kept:
        assert findings(parsed(example)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_examples_keep_to_the_language(rule, parsed):
    headings = re.findall("^## (.* .*)", page(rule), re.MULTILINE)
    for heading in headings:
        for example in examples(page(rule), heading):
            for document in parsed(example).values():
                assert check_structure(document) == ()


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.name)
def test_what_explains_a_finding_stands_somewhere(rule, parsed):
    for example in examples(page(rule), "Breaks the rule"):
        documents = parsed(example)
        for finding in findings(documents):
            assert all(related.at.source in documents for related in finding.related)


@pytest.mark.parametrize(("name", "key"), LIMITS.items())
def test_the_page_of_a_limit_says_how_it_is_raised(name, key):
    text = PAGES.joinpath(f"{name}.md").read_text(encoding="utf-8")
    assert f"`--limit {key}=...`" in text
    assert f"`limits.{key}`" in text
    assert f"The limit is {getattr(Limits(), key)} " in text
