"""Every kind of change has a story, and the stories are true."""

import re
from importlib.resources import files

import pytest

from statecheck import changes
from statecheck.changes import KINDS

PAGES = {
    page.name: page.read_text(encoding="utf-8")
    for page in sorted(files(changes).iterdir(), key=lambda each: each.name)
    if page.name.endswith(".md")
}
STORY = re.compile(
    r"^## (?P<kind>\S+)\n\n.*?```yaml old\n(?P<old>.*?)```\n\n"
    r"```yaml new\n(?P<new>.*?)```\n\n```changes\n(?P<told>.*?)```",
    re.DOTALL | re.MULTILINE,
)
STORIES = [
    pytest.param(found["kind"], found["old"], found["new"], found["told"], id=str(at))
    for at, found in (
        (f"{name}:{found['kind']}", found)
        for name, page in PAGES.items()
        for found in STORY.finditer(page)
    )
]
OF_SEVERAL_SYSTEMS = {"system-added", "system-removed"}
"""Kinds that two versions of one system cannot show."""


@pytest.mark.parametrize(("kind", "old", "new", "lines"), STORIES)
def test_a_story_is_told_as_it_is_judged(told, kind, old, new, lines):
    assert told(old, new) == sorted(lines.splitlines())
    assert any(f" {kind} " in line for line in lines.splitlines())


def test_every_kind_has_a_story():
    told = {story.values[0] for story in STORIES}
    assert {kind.name for kind in KINDS} - told == OF_SEVERAL_SYSTEMS


def test_every_headline_of_a_page_is_a_story():
    headlines = sum(page.count("\n## ") for page in PAGES.values())
    assert headlines == len(STORIES)


def test_a_page_tells_what_its_kinds_say_of_themselves():
    summaries = {kind.name: kind.summary for kind in KINDS}
    for page in PAGES.values():
        for name, first in re.findall(r"^## (\S+)\n\n(.+)\.$", page, re.MULTILINE):
            assert first[:1].lower() + first[1:] == summaries[name]
