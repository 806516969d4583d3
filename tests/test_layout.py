"""How a spec is written down says nothing: the same systems, the same findings."""

import json
import random
from pathlib import Path

import pytest

from statecheck.checking import check
from statecheck.loader import File, assemble
from statecheck.settings import Limits, Settings
from statecheck.source import Source
from statecheck.syntax import parse, write_yaml

ROOT = Path(__file__).parents[1]
FOLDERS = {
    "spec": ROOT / "spec",
    "others": ROOT / "tests" / "specs",
}
SECTIONS = ("states", "actions", "models", "errors", "sources", "options", "properties")
LIMITS = Limits()


def texts(folder):
    """Return the files of a folder by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".yaml", ".json"}
    }


def plain(name, text):
    document, _ = parse(Source(name, text), LIMITS)
    return document.plain()


def as_json(files):
    """Write every file as JSON."""
    return {
        name.removesuffix(".yaml").removesuffix(".json") + ".json": json.dumps(
            plain(name, text)
        )
        for name, text in files.items()
    }


def as_canonical_yaml(files):
    """Write every file anew, in block style and without its comments."""
    return {
        name.removesuffix(".json").removesuffix(".yaml") + ".yaml": write_yaml(
            plain(name, text)
        )
        for name, text in files.items()
    }


def with_windows_line_ends(files):
    return {name: text.replace("\n", "\r\n") for name, text in files.items()}


def with_keys_shuffled(files):
    """Write the entries of every section in another order."""
    chance = random.Random(7)  # noqa: S311  # the same order in every run

    def shuffled(body):
        for section in SECTIONS:
            if isinstance(body.get(section), dict):
                entries = list(body[section].items())
                chance.shuffle(entries)
                body = {**body, section: dict(entries)}
        entries = list(body.items())
        chance.shuffle(entries)
        return dict(entries)

    return {
        name.removesuffix(".json").removesuffix(".yaml") + ".yaml": write_yaml(
            shuffled(plain(name, text))
        )
        for name, text in files.items()
    }


def with_each_element_in_a_file_of_its_own(files):
    """Move every element of every section into a file of its own.

    What a file says of all its elements goes along with them.
    """
    split = {}
    for name, text in files.items():
        body = plain(name, text)
        shared = {
            key: body[key]
            for key in ("statecheck", "system", "flow", "defaults")
            if key in body
        }
        stem = name.rpartition(".")[0]
        for section in SECTIONS:
            entries = body.get(section)
            if isinstance(entries, dict):
                del body[section]
                for index, (key, value) in enumerate(entries.items()):
                    part = {**shared, section: {key: value}}
                    split[f"{stem}-{section}-{index}.yaml"] = write_yaml(part)
        split[f"{stem}.yaml"] = write_yaml(body)
    return split


LAYOUTS = (
    as_json,
    as_canonical_yaml,
    with_windows_line_ends,
    with_keys_shuffled,
    with_each_element_in_a_file_of_its_own,
)


def loaded(files):
    return assemble([File(name, text.encode()) for name, text in files.items()], LIMITS)


def said(files):
    """Return all that is found, without files and lines."""
    checked = check(loaded(files), Settings())
    return sorted(
        (
            each.finding.rule.name,
            each.finding.system,
            each.finding.message,
            each.finding.verdict.value,
            each.finding.variant,
            frozenset(missing.question for missing in each.finding.missing),
        )
        for each in (*checked.diagnostics, *checked.verdicts)
    )


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_same_systems_whatever_the_layout(folder, layout):
    before = texts(FOLDERS[folder])
    systems = {each.system.name: each.system for each in loaded(before).systems}
    again = {each.system.name: each.system for each in loaded(layout(before)).systems}
    assert again == systems


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_same_findings_whatever_the_layout(folder, layout):
    before = texts(FOLDERS[folder])
    assert said(layout(before)) == said(before)
