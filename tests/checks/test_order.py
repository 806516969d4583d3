"""In what order a spec is written says nothing about what is found in it."""

import json
from pathlib import Path

import pytest
import yaml

from statecheck.checking import check
from statecheck.loader import File, assemble
from statecheck.settings import Settings

FOLDER = Path(__file__).parent
SPECS = sorted([*FOLDER.joinpath("sound").glob("*.yaml"), FOLDER / "planted.yaml"])


def reversed_keys(value):
    if isinstance(value, dict):
        return {key: reversed_keys(value[key]) for key in reversed(value)}
    return [reversed_keys(each) for each in value] if isinstance(value, list) else value


def said(name, text):
    """Return all that is said of a spec, with places by path."""
    settings = Settings()
    found = check(assemble([File(name, text.encode())], settings.limits), settings)
    return sorted(
        (
            finding.rule.name,
            str(finding.at.pointer),
            finding.message,
            finding.variant,
            str(finding.witness),
            str([(str(each.at.pointer), each.message) for each in finding.related]),
            str([each.question for each in finding.missing]),
        )
        for each in (*found.diagnostics, *found.verdicts)
        for finding in [each.finding]
    )


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_the_same_is_found_in_json_with_all_keys_reversed(path):
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    plain = json.dumps(data, default=str)
    backwards = json.dumps(reversed_keys(data), default=str)
    assert said("a.json", plain) == said("a.json", backwards)
