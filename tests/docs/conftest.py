"""The site of the specs, made once; and a browser to look at it."""

import shutil
from functools import cache
from pathlib import Path

import pytest

from statecheck.cli import main

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@cache
def written(folder, *words):
    """Write a reference, and return its folder."""
    assert main(["docs", *words, "-o", str(folder)]) == 0
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Return the site of two adapters."""
    folder = tmp_path_factory.mktemp("site") / "docs"
    specs = [str(ROOT / "spec" / name) for name in ("pingone-verify", "symantec-vip")]
    return written(folder, *specs)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """Return the site of a spec that wants to harm."""
    folder = tmp_path_factory.mktemp("hostile") / "docs"
    return written(folder, str(Path(__file__).with_name("hostile.yaml")))


@pytest.fixture(scope="session")
def markdown(tmp_path_factory):
    """Return the reference of all specs as Markdown."""
    folder = tmp_path_factory.mktemp("markdown") / "docs"
    words = ("--format", "markdown", "--front-matter")
    return written(folder, str(ROOT / "spec"), *words)


@pytest.fixture(scope="session")
def browser():
    """Return Chromium; without it, tests that need one are left out."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    library = pytest.importorskip("playwright.sync_api", reason="it drives it")
    with library.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def opened(browser):
    """Open pages; they ask for nothing elsewhere, and nothing complains."""
    complaints, requests, contexts = [], [], []

    def page_at(path, *, width=1440, scheme="light", anchor=""):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(path.as_uri() + anchor)
        return page

    yield page_at
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith("file:")] == []
