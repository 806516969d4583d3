import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statecheck.language import (
    check_structure,
    language_reference,
    language_schema,
    words,
)
from statecheck.language.flow_style import flow_style
from statecheck.language.reference import anchor

INTRODUCTION = (
    files("statecheck.language").joinpath("introduction.md").read_text("utf-8")
)
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", INTRODUCTION, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.splitlines()[0])
def test_the_examples_of_the_introduction_keep_to_the_language(text, read):
    whole = (
        text if text.startswith("statecheck:") else f"statecheck: 1\nsystem: x\n{text}"
    )
    assert [each.message for each in check_structure(read(whole))] == []


def test_the_introduction_begins_with_a_whole_system():
    assert EXAMPLES[0].startswith("statecheck: 1\nsystem:")


def test_every_definition_has_a_section_of_its_own():
    headings = re.findall("^### (.*)", language_reference(), re.MULTILINE)
    titles = [body["title"] for body in language_schema()["$defs"].values()]
    assert headings == titles
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("name", language_schema()["$defs"])
def test_every_word_is_in_the_reference(name):
    title = language_schema()["$defs"][name]["title"]
    section = language_reference().split(f"\n### {title}\n")[1].split("\n### ")[0]
    for word in set(words(name)) - (
        set() if name == "Element" else set(words("Element"))
    ):
        assert f"| `{word}` |" in section


def test_every_link_leads_somewhere():
    text = language_reference()
    headings = re.findall("^#+ (.*)", re.sub("(?s)```.*?```", "", text), re.MULTILINE)
    anchors = [
        re.sub("[^a-z0-9 -]", "", each.lower()).replace(" ", "-") for each in headings
    ]
    assert set(re.findall(r"\]\(#([^)]*)\)", text)) <= set(anchors)
    assert {anchor(name) for name in language_schema()["$defs"]} <= set(anchors)


def test_no_anchor_is_there_twice():
    text = re.sub("(?s)```.*?```", "", language_reference())
    headings = [each.lower() for each in re.findall("^#+ (.*)", text, re.MULTILINE)]
    assert sorted(set(headings)) == sorted(headings)


def test_the_rows_of_a_table_have_as_many_cells_as_its_head():
    for line in language_reference().split("## The words")[1].splitlines():
        if line.startswith("| `"):
            assert len(re.findall(r"(?<!\\)\|", line)) == 6, line


data = st.recursive(
    st.booleans()
    | st.integers(-1000, 1000)
    | st.text(st.characters(exclude_categories=["C"]), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("ab-/*{ ", max_size=4), inner, max_size=3)
    ),
)


@given(data)
def test_an_example_is_yaml_on_one_line(read, value):
    text = flow_style({"value": value})
    assert "\n" not in text
    assert read(text).plain() == {"value": value}
