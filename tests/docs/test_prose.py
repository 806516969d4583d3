"""Descriptions: Markdown that can do nothing, and means the same everywhere."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statecheck.docs.prose import (
    code,
    escaped,
    fence,
    html,
    html_line,
    is_safe,
    markdown,
    markdown_line,
    plain,
)

TEXTS = st.text(st.sampled_from("ab1 \n*_`[]()<>&|{}!#-+.~$^=\\\"'/:é\t"), max_size=60)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "<div onclick=alert(1)>\nx\n</div>",
        "![picture](https://example.com/x.png)",
        "<!-- comment -->",
    ],
)
def test_html_and_images_stay_text(text):
    shown = html(text)
    assert "<script" not in shown
    assert "<img" not in shown
    assert "<div" not in shown
    assert "<!--" not in shown
    assert "<" not in markdown(text)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "file:///x",
        "//x.y",
        "x",
    ],
)
def test_links_lead_to_pages_and_mail_only(address):
    assert not is_safe(address)
    assert "<a" not in html(f"[x]({address})")
    assert "<a" not in html(markdown(f"[x]({address})"))


@pytest.mark.parametrize(
    "address", ["https://example.com/a?b=c", "http://x.y", "mailto:a@example.com"]
)
def test_what_leads_to_a_page_is_a_link(address):
    assert f'<a href="{address}"' in html(f"[x]({address})")
    assert f"]({address})" in markdown(f"[x]({address})")


@given(TEXTS)
def test_markdown_means_the_same_when_it_is_read_again(text):
    # Our own reader takes the few tags that are written for text, so they are marked.
    written = re.sub(r"</?(?:code|em|strong)>|<br>", "\u2060", markdown(text))
    read = plain(written).replace("\u2060", "")
    assert read.split() == plain(text).split()


@given(TEXTS)
def test_text_that_is_escaped_is_read_as_that_text(text):
    line = " ".join(text.split())
    assert plain(escaped(line)) == line


@given(TEXTS)
def test_no_cell_of_a_table_has_a_line_or_a_bar_in_it(text):
    for written in (markdown_line(text), code(text), escaped(" ".join(text.split()))):
        assert "\n" not in written
        assert "|" not in written


@given(TEXTS)
def test_nothing_ends_a_block_of_code_from_within(text):
    ticks = fence(text).split("\n")[0]
    assert ticks not in text


@given(TEXTS)
def test_a_description_has_no_tags_but_those_of_markdown(text):
    tags = set(re.findall(r"</?([a-zA-Z]+)", html_line(text)))
    allowed = {"p", "em", "strong", "code", "pre", "ul", "ol", "li", "a", "br"}
    assert tags <= allowed | {"blockquote"}


def test_one_paragraph_has_no_tag_around_it():
    assert html_line("a *b*") == "a <em>b</em>"
    assert html_line("a\n\nb") == "a<br>b"
