"""Every rule of the room has a page, and the page does what it says.

The rule stands as a comment on the faulty line of a broken example; where that cannot
be, the fence says `error=LINE`. In an example whose fence says `escaped`, a backslash
with `x` and two digits stands for a byte, with `u` and four digits for a character.
"""

import re
from importlib.resources import files

import pytest

from statecheck.settings import Limits
from statecheck.syntax import RULES, decode, parse

PAGES = {
    page.name.removesuffix(".md"): page.read_text(encoding="utf-8")
    for page in sorted(files("statecheck.syntax").joinpath("rules").iterdir())
    if page.name.endswith(".md")
}
FENCE = re.compile(r"^```yaml(?P<info>.*)\n(?P<text>(?:.*\n)*?)```$", re.MULTILINE)
ESCAPE = re.compile(rb"\\(?:x(..)|u(....))")
LIMITS = ("too-deep", "too-many-nodes", "scalar-too-long")


def section(page, heading):
    """Return the text under a heading; empty if there is none."""
    return page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def examples(heading):
    """Return rule, fence and text of each example under a heading, for all pages."""
    return [
        pytest.param(name, fence["info"], fence["text"], id=f"{name}-{number}")
        for name, page in PAGES.items()
        for number, fence in enumerate(FENCE.finditer(section(page, heading)), 1)
    ]


def faults(info, text):
    """Return rule and line of all findings of an example."""
    data = text.encode()
    if "escaped" in info:
        data = ESCAPE.sub(
            lambda match: (
                bytes.fromhex(match[1].decode())
                if match[1]
                else chr(int(match[2], 16)).encode()
            ),
            data,
        )
    source, found = decode("page", data)
    if source is not None:
        found += parse(source, Limits())[1]
    return {(finding.rule.name, finding.at.span.start.line) for finding in found}


def announced(name, info, text):
    """Return rule and line of what an example says is wrong with it."""
    by_fence = re.search(r"error=(\d+)", info)
    if by_fence:
        return {(name, int(by_fence[1]))}
    return {
        (rule, number)
        for number, line in enumerate(text.splitlines(), 1)
        if " # " in line
        for rule in re.split(r", *", line.rpartition(" # ")[2])
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


@pytest.mark.parametrize("name", PAGES)
def test_the_headings_are_the_same_on_every_page(name):
    broken = "The limit" if name in LIMITS else "Breaks the rule"
    headings = re.findall(r"^## (.*)$", PAGES[name], re.MULTILINE)
    assert headings == ["Why it matters", broken, "Keeps it"]


@pytest.mark.parametrize("name", LIMITS)
def test_the_page_of_a_limit_says_how_it_is_raised(name):
    text = section(PAGES[name], "The limit")
    key = re.search(r"`limits\.(\w+)`", text)[1]
    assert f"`--limit {key}=...`" in text
    assert f"{getattr(Limits(), key):,}" in text


@pytest.mark.parametrize(("name", "info", "text"), examples("Breaks the rule"))
def test_a_broken_example_breaks_what_it_announces_and_nothing_else(name, info, text):
    assert faults(info, text) == announced(name, info, text)
    assert name in {rule for rule, _ in faults(info, text)}


@pytest.mark.parametrize(("name", "info", "text"), examples("Keeps it"))
def test_a_kept_example_breaks_nothing(name, info, text):
    assert faults(info, text) == set(), name
