"""Texts held against files that somebody has looked at; nothing is remembered."""

import os
from pathlib import Path

import pytest

# What one test did must not answer another, and tests write into no folder of ours.
os.environ["STATECHECK_NO_CACHE"] = "1"

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what the tests of golden files get; then look at the difference",
    )


@pytest.fixture
def golden(request):
    """Hold a text against a file in `tests/golden`."""

    def held(name, text):
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"{path} is missing; run pytest --update-golden"
        assert text == path.read_text(encoding="utf-8")

    return held
