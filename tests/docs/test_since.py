"""Changes since an older version: marked where they are, and listed on one page."""

import re

import pytest
from dulwich import porcelain
from node_packages import PACKAGES

from statecheck.cli import main

OLD = """\
statecheck: 1
system: door
title: Door
initial: CLOSED
states:
  CLOSED:
    description: It is shut.
    actions: {push: OPEN, knock: stay, look: stay}
  OPEN: {final: success}
actions:
  push: {request: none, errors: none}
  knock: {request: none, errors: none}
  look: {description: Looks., request: none, errors: none}
"""
NEW = (
    OLD.replace("push: OPEN, knock: stay, look", "push: [OPEN, AJAR], ring: stay, look")
    .replace("  OPEN:", "  AJAR: {actions: {push: OPEN}}\n  OPEN:")
    .replace("knock: {request: none", "ring: {request: none")
    .replace("description: Looks.", "description: Looks closely.")
    .replace(
        "push: {request: none",
        "push: {request: {fields: {hand: {type: string, required: true}}}",
    )
)


@pytest.fixture
def project(tmp_path, monkeypatch):
    for name, text in (("old", OLD), ("new", NEW), ("same", NEW)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "door.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(project, *words, paths=("new",)):
    assert main(["docs", *paths, "-o", "out", *words]) == 0
    return project / "out"


def marks(path):
    text = path.read_text(encoding="utf-8")
    shown = re.search(r'<p class="marks">(.*?)</p>', text)
    return re.findall(r">([^<>]+)</span>", shown[1]) if shown else []


def test_a_page_says_that_what_it_tells_of_is_new(project):
    site = written(project, "--base", "old")
    assert "new" in marks(site / "door/states/AJAR.html")
    assert "new" in marks(site / "door/actions/ring.html")


def test_a_page_says_that_it_breaks_old_clients(project):
    site = written(project, "--base", "old")
    assert marks(site / "door/actions/push.html") == ["changed", "breaks old clients"]


def test_a_page_says_that_only_words_have_changed(project):
    site = written(project, "--base", "old")
    assert marks(site / "door/actions/look.html") == ["reworded"]


def test_what_has_not_changed_has_no_mark(project):
    site = written(project, "--base", "old")
    assert marks(site / "door/states/OPEN.html") == ["success"]


def test_one_page_lists_all_changes_the_worst_first(project):
    site = written(project, "--base", "old")
    text = (site / "changes.html").read_text(encoding="utf-8")
    told = re.findall(r'data-label="Old clients"><span class="mark (\w+)', text)
    order = {"bad": 0, "doubt": 1, "good": 2, "plain": 3}
    assert told == sorted(told, key=order.__getitem__)
    assert {"bad", "plain"} <= set(told)
    assert 'href="door/states/AJAR.html"' in text
    assert "knock" in text


def test_every_page_leads_to_the_changes(project):
    site = written(project, "--base", "old")
    for path in site.rglob("*.html"):
        assert "changes.html" in path.read_text(encoding="utf-8"), path


def test_markdown_says_the_same(project):
    folder = written(project, "--base", "old", "--format", "markdown")
    states = (folder / "door/states.md").read_text(encoding="utf-8")
    assert re.search(r"## `AJAR`\n\n\*new\*", states)
    changes = (folder / "changes.md").read_text(encoding="utf-8")
    assert "(door/states.md#state-AJAR)" in changes
    assert "changes.md" in (folder / "index.md").read_text(encoding="utf-8")


def test_without_a_base_nothing_is_said_of_changes(project):
    site = written(project)
    assert not (site / "changes.html").exists()
    assert marks(site / "door/actions/push.html") == []


def test_a_system_of_which_nothing_has_changed_says_so(project):
    site = written(project, "--base", "same")
    assert "Nothing has changed." in (site / "changes.html").read_text(encoding="utf-8")


def test_a_commit_is_a_base(project):
    porcelain.init(".")
    (project / "new/door.yaml").write_text(OLD, encoding="utf-8")
    porcelain.add(".", ["new/door.yaml"])
    author = b"A <a@example.com>"
    porcelain.commit(".", b"old", author=author, committer=author)
    porcelain.tag_create(".", b"v1")
    (project / "new/door.yaml").write_text(NEW, encoding="utf-8")
    site = written(project, "--base", "v1")
    assert "new" in marks(site / "door/states/AJAR.html")
    assert "Changes since v1" in (site / "index.html").read_text(encoding="utf-8")


def test_a_base_is_a_key_of_the_settings(project):
    settings = project / "settings"
    settings.mkdir()
    text = "base: ../old\npaths: [../new]\n"
    (settings / "statecheck.yaml").write_text(text, encoding="utf-8")
    site = written(project, "--config", "settings/statecheck.yaml", paths=())
    assert "new" in marks(site / "door/states/AJAR.html")


@pytest.mark.parametrize("base", ["missing", "broken", "v7:spec"])
def test_a_base_that_cannot_be_read_is_said_and_nothing_is_written(
    project, capsys, base
):
    (project / "broken").mkdir()
    (project / "broken/door.yaml").write_text("statecheck: [", encoding="utf-8")
    assert main(["docs", "new", "-o", "out", "--base", base]) == 3
    assert not (project / "out").exists()
    assert base.partition(":")[0] in capsys.readouterr().err


AXE = PACKAGES / "axe-core" / "axe.min.js"


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 380])
def test_anyone_can_read_what_has_changed(project, opened, scheme, width):
    site = written(project, "--base", "old")
    for name in ("changes.html", "door/actions/push.html"):
        page = opened(site / name, scheme=scheme, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if AXE.is_file():
            page.evaluate(AXE.read_text(encoding="utf-8"))
            found = page.evaluate("axe.run({preload: false}).then(r => r.violations)")
            assert [each["id"] for each in found] == []


@pytest.mark.browser
def test_a_change_leads_to_what_it_is_about(project, opened):
    site = written(project, "--base", "old")
    page = opened(site / "index.html")
    page.locator("main a", has_text="Changes since old").click()
    page.locator("main a", has_text="AJAR").first.click()
    assert page.locator("h1").inner_text() == "AJAR"
    assert "new" in page.locator(".marks").inner_text()


def test_where_the_older_version_lies_on_a_disk_is_not_told(project):
    site = written(project, "--base", str(project / "old"))
    texts = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    assert any("Changes since old" in text for text in texts)
    assert not any(str(project) in text.partition("<main")[0] for text in texts)
    assert not any(f"since {project}" in text for text in texts)
