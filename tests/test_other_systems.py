"""Correct systems of other domains, written from the language's reference alone."""

from pathlib import Path

import pytest

from statecheck.checking import check
from statecheck.finding import Severity
from statecheck.loader import load
from statecheck.settings import Settings

SPECS = Path(__file__).parent / "specs"


@pytest.mark.parametrize("name", sorted(path.name for path in SPECS.iterdir()))
def test_nothing_is_wrong_with_a_correct_system(name):
    settings = Settings()
    checked = check(load([SPECS / name], settings), settings)
    wrong = [
        (each.finding.rule.name, each.finding.message)
        for each in checked.diagnostics
        if each.finding.rule.severity is not Severity.NOTE
    ]
    assert checked.systems
    assert wrong == []
