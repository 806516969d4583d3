"""What a terminal obeys or what turns a text around reaches no page as it is."""

import json
import re
import unicodedata

import pytest

from statecheck.cli import main
from statecheck.docs.site.script import handed

HARMFUL = """\
statecheck: 1
system: harm
title: "T\\e[31m\\u202E"
initial: A
states:
  A:
    description: "\\e[31mred and \\u202Eevil"
    group: "G\\n\\n# Injected heading\\n\\n- x"
    model: {fields: {x: {type: string, description: "\\b\\u2066", examples: ["\\e\\u202E"]}}}
    actions: {go: [{guard: "\\u202Eguard", target: B}, {guard: "\\a", target: stay}]}
  B: {description: "a\\u00a0b \\u200d c", final: success}
actions: {go: {description: "\\u0085 \\x07", request: none, errors: none}}
"""  # noqa: E501  # a line of YAML

FORMS = {"html": (), "markdown": ("--format", "markdown", "--front-matter")}


@pytest.fixture(scope="module", params=FORMS)
def files(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("harm")
    (folder / "harm.yaml").write_text(HARMFUL, encoding="utf-8")
    words = ("docs", str(folder / "harm.yaml"), *FORMS[request.param])
    assert main([*words, "-o", str(folder / "docs")]) == 0
    return {
        path.relative_to(folder / "docs").as_posix(): path.read_text(encoding="utf-8")
        for path in (folder / "docs").rglob("*.*")
    }


def harmful(text):
    """Return what is no letter, sign, space or line break, and turns or steers."""
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    return {
        char
        for char in set(text) - set("\n\t")
        if unicodedata.category(char) == "Cc"
        or unicodedata.bidirectional(char) in turning
    }


def test_no_file_holds_them(files):
    assert {name: harmful(text) for name, text in files.items() if harmful(text)} == {}


def test_no_script_makes_them(files):
    made = re.compile(r"(?<!\\)(?:\\\\)*\\(?:[bf]|u00[01]|u20[26])")
    scripts = [text for name, text in files.items() if name.endswith(".js")]
    data = [text for text in scripts if text.startswith("statecheck.take(")]
    assert [text for text in data if made.search(text)] == []


def test_they_are_shown_as_their_numbers(files):
    told = " ".join(files.values())
    assert "U+001B" in told
    assert "U+202Eevil" in told


def test_examples_can_still_be_copied(files):
    told = "".join(files.values())
    assert re.search(r"\\u001b\\u202e", told)


def test_what_belongs_to_prose_stays(files):
    assert any("a\u00a0b \u200d c" in text for text in files.values())


def test_nothing_but_a_page_makes_a_heading(files):
    pages = [text for name, text in files.items() if name.endswith(".md")]
    lines = [line for text in pages for line in text.split("\n")]
    assert not [line for line in lines if line.strip().startswith("# Injected")]
    assert not pages or any("Injected heading" in line for line in lines)


@pytest.mark.parametrize("text", ["a\\u001b", "\\\\b", "C:\\back", "\\\\u202e"])
def test_a_backslash_of_the_text_is_none_of_json(text):
    told = handed("x", text).partition(",")[2].removesuffix(");\n")
    assert json.loads(told) == text


@pytest.mark.parametrize("char", ["\b", "\f", "\x1b", "\x7f", "\u2028", "\ud800"])
def test_each_is_handed_over_as_its_number(char):
    told = handed("x", f"<{char}\\").partition(",")[2].removesuffix(");\n")
    assert json.loads(told) == f"<U+{ord(char):04X}\\"
