"""Every kind of change has a story, and the stories are true."""

import re

import pytest
from stories import PAGES, STORIES

from statecheck.changes import KINDS

TOLD = [
    pytest.param(found["kind"], found["old"], found["new"], found["told"], id=name)
    for name, found in STORIES.items()
]
OF_SEVERAL_SYSTEMS = {"system-added", "system-removed"}
"""Kinds that two versions of one system cannot show."""


@pytest.mark.parametrize(("kind", "old", "new", "lines"), TOLD)
def test_a_story_is_told_as_it_is_judged(told, kind, old, new, lines):
    assert told(old, new) == sorted(lines.splitlines())
    assert any(f" {kind} " in line for line in lines.splitlines())


def test_every_kind_has_a_story():
    told = {found["kind"] for found in STORIES.values()}
    assert {kind.name for kind in KINDS} - told == OF_SEVERAL_SYSTEMS


def test_every_headline_of_a_page_is_a_story():
    headlines = sum(page.count("\n## ") for page in PAGES.values())
    assert headlines == len(STORIES)


def test_a_page_tells_what_its_kinds_say_of_themselves():
    summaries = {kind.name: kind.summary for kind in KINDS}
    for page in PAGES.values():
        for name, first in re.findall(r"^## (\S+)\n\n(.+)\.$", page, re.MULTILINE):
            assert first[:1].lower() + first[1:] == summaries[name]
