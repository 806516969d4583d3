"""Nothing that stands in a spec does anything where a report is read."""

import html
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from statecheck.reports import FORMATS, Style, write
from statecheck.reports.escaping import (
    azure_property,
    azure_text,
    github_property,
    github_text,
    json_text,
    markdown_code,
    markdown_text,
    visible,
    visible_path,
    xml_text,
)

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
ORDERS = re.compile(r"##(vso|teamcity)?\[")


@pytest.mark.parametrize("name", FORMATS)
def test_no_report_holds_what_cannot_be_seen(name, hostile):
    assert UNSEEN.search(write(hostile, name)) is None


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "azure"])
def test_no_report_holds_an_order_to_a_build_server(name, hostile):
    assert ORDERS.search(write(hostile, name)) is None


def test_azure_gets_its_own_orders_only(hostile):
    lines = write(hostile, "azure").splitlines()
    assert len(lines) == len(hostile.diagnostics)
    for line in lines:
        assert line.startswith("##vso[task.logissue type=")
        assert len(ORDERS.findall(line)) == 1


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "github"])
def test_no_line_of_a_report_begins_like_an_annotation(name, hostile):
    lines = write(hostile, name).splitlines()
    assert [line for line in lines if line.lstrip().startswith("::")] == []


def test_github_gets_its_own_annotations_only(hostile):
    lines = write(hostile, "github").splitlines()
    assert len(lines) == len(hostile.diagnostics)
    for line in lines:
        properties, _, _ = line.removeprefix("::error ").partition("::")
        names = [each.partition("=")[0] for each in properties.split(",")]
        assert names == ["title", "file", "line", "endLine", "col", "endColumn"]


def test_only_our_own_colours_reach_a_terminal(hostile):
    text = write(hostile, "text", Style(colour=True))
    assert UNSEEN.search(re.sub("\x1b\\[[0-9;]*m", "", text)) is None


class Tags(HTMLParser):
    """Collects the tags and attributes of a page."""

    def __init__(self):
        super().__init__()
        self.seen = set()

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.seen.update(name for name, _ in attrs)


def test_a_page_has_no_tags_but_our_own(hostile, checked):
    pages = [Tags(), Tags()]
    for tags, run in zip(pages, (hostile, checked), strict=True):
        tags.feed(write(run, "html"))
    assert pages[0].seen <= pages[1].seen | {"section", "ul", "ol", "li"}
    assert not pages[0].seen & {"script", "img", "svg", "onerror", "href", "src"}


def test_a_page_allows_nothing_but_its_own_style(checked):
    text = write(checked, "html")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_markdown_shows_payloads_as_text(hostile):
    reader = MarkdownIt("gfm-like", {"linkify": False})
    tokens = reader.parse(write(hostile, "markdown"))
    inline = [part for token in tokens for part in token.children or ()]
    raw = {token.content for token in inline if token.type == "html_inline"}
    kinds = {token.type for token in (*tokens, *inline)}
    assert raw <= {"<!-- -->", "<br>"}
    assert not kinds & {"link_open", "image"}


def test_a_table_of_markdown_keeps_its_columns(hostile):
    reader = MarkdownIt("gfm-like", {"linkify": False})
    tokens = reader.parse(write(hostile, "markdown"))
    cells = [token for token in tokens if token.type == "td_open"]
    assert len(cells) == 4 * len(hostile.diagnostics)


def test_a_backslash_takes_no_escape_away():
    text = r"\*not loud\* \<b>"
    rendered = MarkdownIt().renderInline(markdown_text(text))
    assert html.unescape(rendered) == text


def test_markdown_mentions_nobody():
    assert "@everybody" not in markdown_text("ask @everybody about #1")
    assert "#1" not in markdown_text("ask @everybody about #1")


def test_a_path_cannot_begin_an_annotation():
    assert visible_path("::error ::x.yaml") == "./::error ::x.yaml"
    assert visible_path("spec/x.yaml") == "spec/x.yaml"


@given(st.text())
def test_whatever_is_visible_is_one_line_in_utf8(text):
    shown = visible(text)
    assert UNSEEN.search(shown) is None
    assert "\n" not in shown
    assert shown.encode().decode() == shown


@given(st.text())
def test_plain_text_stays_as_it_is(text):
    if text.isascii() and text.isprintable() and "##" not in text:
        assert visible(text) == text


@given(
    st.recursive(
        st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_json_says_the_same_when_it_is_read(data):
    assert json.loads(json_text(data)) == data
    assert json.loads(json_text(data, indent=2)) == data


def test_json_escapes_half_a_character_and_the_unseen():
    text = json_text({"\ud800": "\u202e\x7f##vso["})
    assert text == '{"\\ud800":"\\u202e\\u007f#\\u0023vso["}'


@given(st.text())
def test_xml_reads_back_what_is_visible(text):
    element = etree.fromstring(f'<a b="{xml_text(text)}">{xml_text(text)}</a>')
    assert (element.text or "") == element.get("b") == visible(text)


@given(st.text())
@example("100% %25 %0A %3A")
def test_an_annotation_of_github_reads_back(text):
    def read(value):
        for char, code in ((":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A")):
            value = value.replace(code, char)
        return value.replace("%25", "%")

    assert read(github_property(text)) == text
    assert not set(github_property(text)) & set(":,\r\n")
    assert not set(github_text(text)) & set("\r\n")


@given(st.text())
@example("100% %AZP25 %0A %3B")
def test_an_issue_of_azure_reads_back(text):
    def read(value):
        for char, code in ((";", "%3B"), ("]", "%5D"), ("\r", "%0D"), ("\n", "%0A")):
            value = value.replace(code, char)
        return value.replace("%AZP25", "%")

    assert read(azure_property(text)) == text
    assert not set(azure_property(text)) & set(";]\r\n")
    assert not set(azure_text(text)) & set("\r\n")


@given(st.text(min_size=1))
def test_code_in_markdown_reads_back(text):
    shown = visible(text)
    rendered = MarkdownIt().renderInline(markdown_code(text).replace("\\|", "|"))
    assert html.unescape(rendered) == f"<code>{shown}</code>"
