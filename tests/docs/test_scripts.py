"""The scripts of the site: small, strict, and without what could run a text."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from node_packages import PACKAGES, needs_node

import statecheck.docs

HERE = Path(__file__).parent
ASSETS = Path(statecheck.docs.__file__).parent / "site" / "assets"
SCRIPTS = sorted(ASSETS.glob("*.js"))
NODE = shutil.which("node")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_strict_and_runs_no_text(path):
    text = path.read_text(encoding="utf-8")
    assert '"use strict";' in text
    forbidden = (
        r"\beval\(|new Function|document\.write|outerHTML|fetch\(|XMLHttp|import\("
    )
    assert re.findall(forbidden, text) == []


def test_scripts_write_html_only_where_it_was_made_by_us():
    text = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    written = re.findall(r"^\s*(\S+\.innerHTML = \S+);", text, re.MULTILINE)
    assert written == ["made.innerHTML = html", "frame.innerHTML = text"]


def test_scripts_and_styles_are_small():
    assert sum(path.stat().st_size for path in SCRIPTS) < 60_000
    assert (ASSETS / "site.css").stat().st_size < 40_000


@pytest.mark.skipif(NODE is None, reason="there is no Node on this machine")
@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_can_be_read(path):
    done = subprocess.run(  # noqa: S603  # our own scripts, by Node as it is found
        [NODE, "--check", path], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


@needs_node("eslint", "@eslint/js", "globals")
def test_scripts_keep_to_good_habits():
    done = subprocess.run(  # noqa: S603  # a linter, on our own scripts
        [
            NODE,
            PACKAGES / "eslint" / "bin" / "eslint.js",
            "--config",
            HERE / "eslint.config.cjs",
            *SCRIPTS,
        ],
        env={**os.environ, "NODE_PATH": str(PACKAGES)},
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


@needs_node("typescript")
def test_every_value_in_scripts_is_of_its_type():
    done = subprocess.run(  # noqa: S603  # the compiler of TypeScript, which only reads
        [
            NODE,
            PACKAGES / "typescript" / "bin" / "tsc",
            "--project",
            HERE / "tsconfig.json",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
