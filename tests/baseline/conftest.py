"""Folders of small files."""

import json

import pytest


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Return what makes files in the current folder: by path, data or text."""
    monkeypatch.chdir(tmp_path)

    def making(files):
        for name, content in files.items():
            text = content if isinstance(content, str) else json.dumps(content)
            (tmp_path / name).write_text(text, encoding="utf-8")

    return making
