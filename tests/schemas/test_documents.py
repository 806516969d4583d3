"""Schemas as files: valid, whole, the same bytes whatever the order of the spec."""

import json
import re
import subprocess
import sys

import jsonschema_rs
import pytest
from described_systems import SYSTEMS
from jsonschema.validators import validator_for

from statecheck.schemas import (
    Draft,
    Kind,
    Subject,
    bundle,
    contract,
    document,
    places,
    text,
)
from statecheck.schemas.schema import inner

each_system = pytest.mark.parametrize("name", SYSTEMS)
each_draft = pytest.mark.parametrize("draft", Draft)


def target(whole, reference):
    assert reference.startswith("#/")
    for step in reference[2:].split("/"):
        whole = whole[step]
    return whole


@each_system
@each_draft
def test_a_bundle_keeps_to_its_metaschema(name, draft, contracts):
    whole = bundle(contracts[name], draft)
    validator_for(whole).check_schema(whole)
    jsonschema_rs.meta.validate(whole)


@each_system
@each_draft
def test_every_reference_leads_into_the_same_document(name, draft, contracts):
    found = contracts[name]
    wholes = [document(found, subject, draft) for subject in places(found).values()]
    for whole in (*wholes, bundle(found, draft)):
        for each in inner(whole):
            if "$ref" in each:
                assert isinstance(target(whole, each["$ref"]), dict)


@each_system
def test_a_bundle_has_every_schema_once(name, contracts):
    whole = bundle(contracts[name])
    assert whole["$defs"].keys() == contracts[name].schemas.keys()


def test_a_document_has_what_it_needs_and_no_more(contracts):
    whole = document(contracts["shop"], Subject(Kind.REQUEST, action="add"))
    assert whole["$defs"].keys() == {"Line-request", "Colour"}
    assert "$defs" not in document(
        contracts["shop"], Subject(Kind.STATE, state="DELIVERED")
    )


@each_system
def test_in_draft_07_nothing_stands_beside_a_reference(name, contracts):
    whole = bundle(contracts[name], Draft.DRAFT_07)
    assert "$defs" not in whole
    for each in inner(whole):
        assert "$ref" not in each or each.keys() == {"$ref"}


@each_draft
def test_an_identifier_is_what_was_given(draft, contracts):
    whole = bundle(contracts["shop"], draft, "https://example.org/shop.json")
    assert whole["$id"] == "https://example.org/shop.json"
    assert "$id" not in bundle(contracts["shop"], draft)


@each_system
def test_every_message_has_a_place_of_its_own(name, contracts):
    found = contracts[name]
    there = places(found)
    messages = [s for s in found.names if s.kind not in {Kind.MODEL, Kind.PART}]
    assert sorted(map(repr, there.values())) == sorted(map(repr, messages))
    assert len(there) == len(messages)


@each_system
def test_names_are_plain_and_differ_in_more_than_case(name, contracts):
    names = list(contracts[name].schemas)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", each) for each in names)
    assert len({each.casefold() for each in names}) == len(names)


def test_names_that_look_alike_are_numbered(graph_of):
    written = "models: {state-S: {fields: {a: string}}, M: {fields: {b: state-S}}}\n"
    found = contract(graph_of(f"{written}states: {{S: {{model: M}}}}\n"))
    state = found.names[Subject(Kind.STATE, state="S")]
    assert state == "state-S-2"
    assert found.schemas[state]["properties"]["b"] == {"$ref": "state-S"}


def test_order_says_nothing(graph_of):
    one = "states: {A: {model: M}, B: {}}\nmodels: {M: {fields: {x: string, y: E}}, E: {enum: [p, q]}}\n"  # noqa: E501  # one system on two lines
    two = "models: {E: {enum: [q, p]}, M: {fields: {y: E, x: string}}}\nstates: {B: {}, A: {model: M}}\n"  # noqa: E501  # as above
    assert text(bundle(contract(graph_of(one)))) == text(
        bundle(contract(graph_of(two)))
    )


def test_a_field_whose_name_is_a_keyword_is_a_field(graph_of):
    fields = "$ref: string, properties: integer, $defs: {type: M}, enum: boolean"
    written = f"states: {{S: {{model: M}}}}\nmodels: {{M: {{fields: {{{fields}}}}}}}\n"
    whole = document(contract(graph_of(written)), Subject(Kind.STATE, state="S"))
    held = jsonschema_rs.validator_for(whole)
    good = {"$ref": "x", "properties": 1, "$defs": {"enum": True}, "enum": False}
    assert held.is_valid(good)
    for name in good:
        assert not held.is_valid({**good, name: []})


def test_values_that_look_like_schemas_are_left_as_they_are(graph_of):
    written = (
        "states: {S: {model: M}}\n"
        "models: {M: {fields: {a: {type: any, examples: [{$ref: x}]}}}}\n"
    )
    whole = document(contract(graph_of(written)), Subject(Kind.STATE, state="S"))
    assert whole["properties"]["a"]["examples"] == [{"$ref": "x"}]


@pytest.mark.parametrize("seed", ["0", "1"])
def test_bytes_do_not_depend_on_hashes(seed, contracts):
    code = (
        "from pathlib import Path\n"
        "from statecheck.loader import load\n"
        "from statecheck.settings import Settings\n"
        "from statecheck.graph import StateGraph\n"
        "from statecheck.schemas import bundle, contract, text\n"
        "(each,) = load([Path('tests/schemas/shop.yaml')], Settings()).systems\n"
        "print(text(bundle(contract(StateGraph(each)))), end='')\n"
    )
    done = subprocess.run(  # noqa: S603  # words of the test
        [sys.executable, "-c", code],
        env={"PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == text(bundle(contracts["shop"]))


def test_the_schemas_are_as_somebody_has_looked_at_them(contracts, golden):
    golden("schemas/shop.schema.json", text(bundle(contracts["shop"])))


@each_system
def test_what_is_written_is_json(name, contracts):
    whole = bundle(contracts[name])
    assert json.loads(text(whole)) == whole
