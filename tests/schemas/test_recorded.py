"""Messages written by hand, as they are sent and answered: good and broken ones."""

import json
from pathlib import Path

import pytest
from node_packages import needs_node
from other_validators import by_ajv, by_jsonschema, by_jsonschema_rs

from statecheck.schemas import Kind, Subject, Validator, document

RECORDED = json.loads(
    (Path(__file__).parent / "recorded.json").read_text(encoding="utf-8")
)["messages"]


def subject(message):
    kind = Kind(message["kind"])
    if kind is Kind.STATE:
        return Subject(kind, state=message["of"])
    return Subject(kind, action=message["of"], state=message["in"])


def schema(message, contracts):
    return document(contracts[message["system"]], subject(message))


@pytest.mark.parametrize("number", range(len(RECORDED)))
def test_good_messages_are_taken_and_broken_ones_refused(number, contracts):
    message = RECORDED[number]
    held = Validator(contracts[message["system"]])
    found = held.held(subject(message), message["body"])
    assert found.valid is (message["is"] == "good"), (message, found.problems)
    if message["kind"] == "state" and found.valid:
        assert held.message(message["body"]).subject == found.subject
    for by in (by_jsonschema, by_jsonschema_rs):
        assert by(schema(message, contracts), [message["body"]]) == [found.valid]


@needs_node("ajv")
def test_ajv_says_the_same_of_all_of_them(contracts):
    asked = [(schema(each, contracts), [each["body"]]) for each in RECORDED]
    said = [valid for (valid,) in by_ajv(asked, "2020-12")]
    assert said == [each["is"] == "good" for each in RECORDED]
