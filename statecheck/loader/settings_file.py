"""The settings: where their file is, what it says, and what is laid over it."""

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from statecheck import disk
from statecheck.finding import Finding, Rule, Severity
from statecheck.immutable import frozen
from statecheck.loader.opening import Refused, read_file
from statecheck.loader.place import (
    SETTINGS_FILE,
    Bounds,
    Place,
    around,
    place,
    repository_root,
    shown,
)
from statecheck.loader.rules import PATH_NOT_FOUND, WRONG_SETTING
from statecheck.loader.settings_bounds import strayed
from statecheck.loader.settings_faults import settings_faults
from statecheck.loader.walking import outside
from statecheck.settings import Limits, Settings
from statecheck.source import Location, Source
from statecheck.syntax import Document, decode, parse

PROJECT_FILE = "pyproject.toml"
"""Holds the settings where there is no file of their own."""

TABLE = ("tool", "statecheck")
"""Where they stand in it."""

COMMAND_LINE = "<command line>"
"""The name of the place at which an option stands."""

_MOST = 1024 * 1024
"""Bytes of a settings file; before it is read no limit is set."""


@frozen
class Configured:
    """The settings of a run, and what is wrong with them.

    Attributes:
        settings: What is set; what is wrong counts as not set.
        documents: The settings file by name, if there is one.
        findings: What is wrong; a run does not begin with any.
    """

    settings: Settings
    documents: Mapping[str, Document | Source]
    findings: tuple[Finding, ...]


@frozen
class _Read:
    """What stands in a settings file."""

    data: Mapping[str, Any]
    at: Location
    documents: Mapping[str, Document | Source]
    findings: tuple[Finding, ...] = ()


def read_settings(
    start: str | Path,
    rules: Mapping[str, Rule],
    options: Mapping[str, object] | None = None,
    file: str | Path | None = None,
    formats: Collection[str] = (),
) -> Configured:
    """Return what holds for a run that begins at a path.

    The settings file is the nearest `statecheck.yaml`, or `pyproject.toml` with a table
    for this tool, from the path upwards: up to the root of its git repository, or of
    the file system where there is none. The paths in one that was found, and not named,
    lead nowhere out of that repository.

    Args:
        start: The first path that is looked at; `-` stands for the current folder.
        rules: Every rule there is, by name.
        options: What the command line sets, in the form of a settings file.
        file: The settings file, where the user has named one; nothing is looked for.
        formats: What may stand there as the format of reports; empty for anything.
    """
    found = place(file) if file is not None else _find(start)
    settings, read = Settings(), None
    if found is not None:
        read = _read(found, named=file is not None)
    findings: list[Finding] = []
    documents: Mapping[str, Document | Source] = {}
    if found is not None and read is not None:
        documents = read.documents
        folder = Path(os.path.dirname(os.path.abspath(found.path)))
        findings.extend(read.findings)
        if not read.findings:
            findings.extend(settings_faults(read.data, read.at, rules, formats))
        if not findings and file is None:
            root = repository_root(str(folder))
            findings.extend(strayed(read.data, read.at, str(folder), root))
        settings = replace(settings, folder=folder)
        if not findings:
            settings = laid_over(settings, read.data, _from(folder))
    if options:
        wrong = tuple(settings_faults(options, Location(COMMAND_LINE), rules))
        findings.extend(wrong)
        if not wrong:
            settings = laid_over(settings, options, Path)
    return Configured(settings, documents, tuple(findings))


def laid_over(
    settings: Settings, data: Mapping[str, Any], path: Callable[[str], Path]
) -> Settings:
    """Return settings with others laid over them.

    Args:
        settings: What is set so far.
        data: What is set as well, in the form of a settings file; nothing is wrong
            with it.
        path: Makes a path of what is written.
    """
    changes: dict[str, Any] = {}
    for key, value in data.items():
        name = key.replace("-", "_")
        before = getattr(settings, name)
        if name == "limits":
            known = {limit.replace("-", "_"): most for limit, most in value.items()}
            changes[name] = replace(before, **known)
        elif name in {"paths", "systems"}:
            changes[name] = tuple(map(path, value))
        elif name in {"root", "baseline", "approvals"}:
            changes[name] = path(value)
        elif name in {"output", "build"}:
            changes[name] = {**before, **{k: path(v) for k, v in value.items()}}
        elif name == "base":  # a file or a folder if there is such, else a revision
            there = disk.exists(str(path(value)))
            changes[name] = str(path(value)) if there else value
        else:
            changes[name] = {**before, **value} if isinstance(value, dict) else value
    return replace(settings, **changes)


def limit_names() -> tuple[str, ...]:
    """Return the names of all limits, as the settings spell them."""
    return tuple(limit.name.replace("_", "-") for limit in fields(Limits))


def _from(folder: Path) -> Callable[[str], Path]:
    """Return what makes a path of one that is seen from a folder."""

    def path(written: str) -> Path:
        absolute = os.path.normpath(folder / written)
        name = shown(absolute)
        return Path(name if os.path.abspath(name) == absolute else absolute)

    return path


def _find(start: str | Path) -> Place | None:
    here = os.path.abspath("." if str(start) == "-" else start)
    root = repository_root(here)
    for folder in around(here):
        for name in (SETTINGS_FILE, PROJECT_FILE):
            path = os.path.join(folder, name)
            if disk.exists(path) and (name == SETTINGS_FILE or _has_table(path)):
                return place(path)
        if folder == root:
            break
    return None


def _has_table(path: str) -> bool:
    """Return whether a project file speaks of this tool."""
    data = read_file(disk.real_path(path), _MOST)
    if isinstance(data, Refused) or TABLE[1].encode() not in data:
        return False
    document = _parsed_toml(Source(path, data.decode("utf-8", "replace")))
    if isinstance(document, Finding):  # it is said where it is ours
        return b"[tool.statecheck" in data
    return _table(document) is not None


def _parsed_toml(source: Source) -> Document | Finding:
    # It takes 3 ms to load, and settings may stand elsewhere, or nowhere.
    parse_toml = import_module("statecheck.loader.toml").parse_toml
    parsed: Document | Finding = parse_toml(source)
    return parsed


def _table(document: Document) -> object:
    data: object = document.plain()
    for key in TABLE:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _read(found: Place, *, named: bool) -> _Read:
    """Return what stands in a settings file, with what is wrong with it as a text."""
    name = shown(found.path)
    at = Location(name)
    root = repository_root(os.path.abspath(found.path))
    within = Bounds((disk.real_path(root) if root else found.folder.real,), strict=True)
    if not named and not within.hold(found.real):
        return _refused(at, outside(found))
    if not disk.exists(found.path):
        missing = Refused(PATH_NOT_FOUND, f"there is no file `{name}`")
        return _refused(at, missing)
    data = read_file(found.real, _MOST)
    if isinstance(data, Refused):
        return _refused(at, data)
    source, findings = decode(name, data)
    if source is None:
        return _Read({}, at, {}, findings)
    if name.endswith(".toml"):
        return _read_toml(source, at)
    document, faults = parse(source, Limits())
    errors = tuple(each for each in faults if each.rule.severity is Severity.ERROR)
    plain = {} if document is None else document.plain()
    return _Read(plain, at, {name: document or source}, errors)


def _read_toml(source: Source, at: Location) -> _Read:
    document = _parsed_toml(source)
    if isinstance(document, Finding):
        return _Read({}, at, {source.name: source}, (document,))
    for key in TABLE:
        at /= key
    table = _table(document)
    documents = {source.name: document}
    if table is None:
        message = "there is no table `[tool.statecheck]` in the file"
        return _Read({}, at, documents, (Finding(WRONG_SETTING, at, message),))
    if not isinstance(table, dict):
        message = "`tool.statecheck` is no table"
        return _Read({}, at, documents, (Finding(WRONG_SETTING, at, message),))
    return _Read(table, at, documents)


def _refused(at: Location, refused: Refused) -> _Read:
    return _Read({}, at, {}, (Finding(refused.rule, at, refused.message),))
