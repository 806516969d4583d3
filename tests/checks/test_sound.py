"""Correct systems, unusual in some way: what is said of them is true and mild."""

from pathlib import Path

import pytest

from statecheck.finding import Severity

FOLDER = Path(__file__).with_name("sound")
SYSTEMS = sorted(path.stem for path in FOLDER.glob("*.yaml"))

NOTES = {
    "saga": {(16, "no-way-to-success")},
    "traffic-light": {(2, "missing-end")},
}
"""Line and rule of the notes on each of them; none on the others."""


@pytest.fixture(params=SYSTEMS)
def system(request, checked):
    text = FOLDER.joinpath(f"{request.param}.yaml").read_text(encoding="utf-8")
    return request.param, checked(text)


def test_nothing_is_an_error_or_a_warning(system):
    _, found = system
    assert [
        each.finding.message
        for each in found.diagnostics
        if each.finding.rule.severity is not Severity.NOTE
    ] == []


def test_notes_are_few_and_true(system):
    name, found = system
    notes = {
        (each.span.start.line, each.finding.rule.name) for each in found.diagnostics
    }
    assert notes == NOTES.get(name, set())


def test_nothing_is_undetermined(system):
    _, found = system
    assert found.verdicts == ()
