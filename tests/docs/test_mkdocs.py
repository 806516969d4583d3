"""MkDocs Material takes the Markdown as it is, and has nothing to complain of."""

import os
import re
import subprocess
import sys
from importlib.util import find_spec

import pytest

SETTINGS = """\
INHERIT: docs/nav.yml
site_name: Reference
theme: {name: material, font: false}
plugins: [search]
use_directory_urls: false
validation:
  anchors: warn
  nav: {omitted_files: warn, not_found: warn, absolute_links: warn}
  links: {not_found: warn, absolute_links: warn, unrecognized_links: warn}
"""

pytestmark = pytest.mark.skipif(
    find_spec("material") is None, reason="mkdocs-material is not installed"
)


@pytest.fixture(scope="module")
def built(markdown, tmp_path_factory):
    folder = tmp_path_factory.mktemp("mkdocs")
    (folder / "docs").symlink_to(markdown)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    done = subprocess.run(  # on what we have just written
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "site"


def test_each_file_is_a_page_and_each_element_a_heading_on_it(built):
    text = (built / "symantec-vip/states.html").read_text(encoding="utf-8")
    assert 'id="state-VIP_ENROLLMENT"' in text
    assert re.search(r"<h2[^>]*><code>VIP_ENROLLMENT</code>", text)


def test_tables_are_tables(built):
    text = (built / "symantec-vip/index.html").read_text(encoding="utf-8")
    assert text.count("<table>") >= 8
    assert not re.search(r"^\|", text, re.MULTILINE)


def test_the_navigation_names_systems_as_they_are_called(built):
    text = (built / "index.html").read_text(encoding="utf-8")
    assert "PingOne Verify IdP adapter" in text
    assert "pingone-verify/questions.html" in text
