"""Small things that somebody who reads the pages would stumble over."""

import pytest

from statecheck.cli import main
from tests.docs.markdown_tables import table

SHOP = """\
statecheck: 1
system: shop
title: Shop
initial: A
everywhere:
  - {actions: {cancel: {target: OUT, confidence: deduced}}}
  - {actions: {bad: OUT}, source: nobody}
states:
  A: {actions: {go: B, try: {outcomes: [{target: B, confidence: deduced}]}}}
  B: {final: success}
exits: {OUT: canceled}
actions:
  go: {request: none, errors: none}
  try: {request: none, errors: none}
  bad: {request: none, errors: none}
  cancel: {request: none, errors: none}
"""


def written(folder, text, *words):
    (folder / "shop.yaml").write_text(text, encoding="utf-8")
    main(["docs", str(folder / "shop.yaml"), "-o", str(folder / "docs"), *words])
    return folder / "docs"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = written(tmp_path_factory.mktemp("md"), SHOP, "--format", "markdown")
    return {
        path.name: path.read_text(encoding="utf-8")
        for path in (folder / "shop").glob("*.md")
    }


def test_what_is_said_of_an_action_is_not_said_of_its_only_outcome_again(pages):
    (row,) = [row for row in table(pages["states.md"], "Actions") if "cancel" in row[0]]
    assert " ".join(row).count("*deduced*") == 1


def test_what_is_said_of_an_outcome_alone_is_said_there(pages):
    (row,) = [row for row in table(pages["states.md"], "Actions") if "try" in row[0]]
    assert "*deduced*" not in row[0]
    assert "*deduced*" in row[3]


def test_an_item_of_a_list_is_not_called_by_its_number(pages):
    rows = table(pages["questions.md"], "Found")
    places = {row[0].partition("<br>")[0] for row in rows}
    assert "`everywhere`" in places
    assert "`0`" not in places
    assert "`1`" not in places


@pytest.mark.browser
def test_the_facts_do_not_touch_the_heading_above_them(opened, tmp_path):
    page = opened(written(tmp_path, SHOP) / "shop" / "index.html")
    heading = page.locator("h1").bounding_box()
    facts = page.locator(".facts").first.bounding_box()
    assert facts["y"] - heading["y"] - heading["height"] >= 16


@pytest.mark.browser
def test_the_picture_of_a_walk_begins_at_the_top_of_its_panel(opened, tmp_path):
    page = opened(written(tmp_path, SHOP) / "shop" / "walk.html")
    page.locator(".map .picture").wait_for()
    panel = page.locator(".map .view").bounding_box()
    start = page.locator("#p-start").bounding_box()
    assert start["y"] - panel["y"] < panel["height"] / 5
