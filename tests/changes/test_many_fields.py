"""A model of which very many fields changed at once."""

import yaml

from statecheck.changes import diff
from statecheck.changes.messages.reader import Reader
from statecheck.linking import link
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import build_specs
from statecheck.syntax import parse

FIELDS = 150


def version(kind):
    fields = {f"f{i}": {"type": kind, "required": True} for i in range(FIELDS)}
    data = {
        "statecheck": 1,
        "system": "s",
        "initial": "A",
        "exits": {"DONE": "success"},
        "states": {"A": {"model": {"fields": fields}, "actions": {"go": "DONE"}}},
        "actions": {"go": {"request": "none", "errors": "none"}},
    }
    document, _ = parse(Source("s.yaml", yaml.safe_dump(data)), Limits())
    return link(build_specs([document]), Limits())[0]


def test_a_field_is_not_tried_against_all_others_again_and_again(monkeypatch):
    read = []
    refusals = Reader.refusals

    def counted(*args):
        found = refusals(*args)
        read.append(len(found))
        return found

    monkeypatch.setattr(Reader, "refusals", counted)
    judged = list(diff(version("string"), version("integer")))
    assert len(judged) == FIELDS
    assert all(each.witness.message for each in judged)
    assert sum(read) < FIELDS * 10 * FIELDS
