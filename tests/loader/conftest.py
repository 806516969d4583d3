"""Folders of small files, and what a run finds in them."""

import json
import os

import pytest

from statecheck.checking import check
from statecheck.loader import load
from statecheck.settings import Settings


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Return what makes files in the current folder: by path, data, text or bytes."""
    monkeypatch.chdir(tmp_path)

    def making(files):
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content == "pipe":
                os.mkfifo(path)
            elif isinstance(content, str) and content.startswith("link to "):
                path.symlink_to(content.removeprefix("link to "))
            elif isinstance(content, bytes):
                path.write_bytes(content)
            else:
                text = content if isinstance(content, str) else json.dumps(content)
                path.write_text(text, encoding="utf-8")
        return tmp_path

    return making


@pytest.fixture
def rules():
    """Return what a run says: file and rule of each finding."""

    def saying(*paths, settings=None):
        settings = settings or Settings()
        checked = check(load(paths, settings), settings)
        return [
            (each.source.name, each.finding.rule.name) for each in checked.diagnostics
        ]

    return saying
