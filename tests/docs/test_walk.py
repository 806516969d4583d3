"""The walk-through gets to every end of systems of other trades, by keys alone."""

import json
from collections import deque

import pytest

from statecheck.cli import main

pytestmark = pytest.mark.browser

START = "*"
ENOUGH = 150
"""Presses of Tab after which something cannot be got to."""
SYSTEMS = ("car-loan", "car-loan-twice", "card-payment", "device-grant", "transfer")


@pytest.fixture(scope="module")
def others(request, tmp_path_factory):
    """Return the site of systems that have nothing to do with those in `spec`."""
    folder = tmp_path_factory.mktemp("others") / "docs"
    specs = str(request.config.rootpath / "tests" / "specs")
    assert main(["docs", specs, "-o", str(folder)]) == 0
    return folder


def walked(folder):
    """Return what the walk-through walks on."""
    text = (folder / "walk-data.js").read_text(encoding="utf-8")
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def shortest(data):
    """Return, by node, the shortest way from the start: numbers of ways."""
    found = {START: []}
    waiting = deque([START])
    while waiting:
        node = waiting.popleft()
        for index, way in enumerate(data["ways"].get(node, ())):
            if way["to"] and way["to"] not in found:
                found[way["to"]] = [*found[node], index]
                waiting.append(way["to"])
    return found


def press(page, selector):
    """Go on with Tab until something has the focus, and press Enter."""
    page.locator(selector).first.wait_for()
    for _ in range(ENOUGH):
        if page.evaluate("where => document.activeElement.matches(where)", selector):
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} cannot be got to")


def walk(page, data, steps):
    """Walk the ways of some numbers; return where that leads."""
    node = START
    for index in steps:
        way = data["ways"][node][index]
        if way.get("by"):
            press(page, f'[data-action="{way["by"]}"]')
        press(page, f'.outcome[data-way="{index}"]')
        node = way["to"] or node
        page.locator(f'.now h2:has-text("{node}")').wait_for()
    return node


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_end_is_got_to_by_keys_alone(others, opened, system):
    data = walked(others / system)
    found = shortest(data)
    ends = [name for name, node in data["nodes"].items() if node.get("final")]
    assert len(ends) >= 2
    for end in ends:
        page = opened(others / system / "walk.html")
        assert walk(page, data, found[end]) == end
        assert data["nodes"][end]["final"] in page.locator(".now .end").inner_text()
        assert page.locator(".trail li").count() == len(found[end]) + 1


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_link_to_a_trail_shows_the_same_trail(others, opened, system):
    data = walked(others / system)
    found = shortest(data)
    longest = max(found.values(), key=len)
    page = opened(others / system / "walk.html")
    end = walk(page, data, longest)
    again = opened(others / system / "walk.html", anchor=page.evaluate("location.hash"))
    assert again.locator(".now h2").inner_text() == end
    shown = again.locator(".trail li").all_inner_texts()
    assert shown == page.locator(".trail li").all_inner_texts()


@pytest.mark.parametrize("system", SYSTEMS)
def test_stepping_back_leads_to_the_start(others, opened, system):
    data = walked(others / system)
    longest = max(shortest(data).values(), key=len)
    page = opened(others / system / "walk.html")
    walk(page, data, longest)
    for left in range(len(longest), 0, -1):
        assert page.locator(".trail li").count() == left + 1
        press(page, '[data-do="back"]')
    assert page.locator(".now h2").inner_text() == "Where does the flow begin?"
    assert page.locator('[data-do="back"]').is_disabled()


def test_each_option_can_be_switched_and_let_go(others, opened):
    for system in SYSTEMS:
        data = walked(others / system)
        for option in data["options"]:
            page = opened(others / system / "walk.html")
            page.locator(".options summary").click()
            label = page.locator(".choices label").filter(has_text=option["name"])
            for value in option["values"]:
                label.locator("select").select_option(value)
                assert f"{option['name']}%3A{value}" in page.evaluate("location.hash")
            label.locator("select").select_option("")
            assert "with=" not in page.evaluate("location.hash")


BEGUN = """\
statecheck: 1
system: door
start:
  knock: [{when: {/name: absent}, error: NO_NAME}, {when: otherwise, target: OPEN}]
states: {OPEN: {final: success}}
models: {Name: {fields: {name: {type: string}}}}
actions: {knock: {request: Name, errors: [NO_NAME]}}
errors: {NO_NAME: {http: 400}}
"""


def test_a_beginning_that_is_refused_is_where_it_was(tmp_path, opened):
    (tmp_path / "door.yaml").write_text(BEGUN, encoding="utf-8")
    assert main(["docs", str(tmp_path / "door.yaml"), "-o", str(tmp_path / "d")]) == 0
    page = opened(tmp_path / "d" / "door" / "walk.html")
    page.locator('[data-action="knock"]').click()
    page.locator(".outcome.refused").click()
    assert page.locator(".now h2").inner_text() == "Where does the flow begin?"
    assert "NO_NAME (HTTP 400)" in page.locator(".now").inner_text()
    page.locator('[data-action="knock"]').click()
    page.locator(".outcome:not(.refused)").click()
    assert page.locator(".now h2").inner_text() == "OPEN"
