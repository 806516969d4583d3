"""Whatever a spec says, its schemas are schemas, and its export is whole."""

import json
from pathlib import Path
from random import Random

import jsonschema_rs
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from spoiling import spoiled

from statecheck.exports import exported
from statecheck.graph import StateGraph
from statecheck.loader import File, assemble
from statecheck.schemas import (
    Draft,
    ImpossibleMessageError,
    Kind,
    bundle,
    contract,
    sample,
    text,
)
from statecheck.settings import Settings

SHOP = yaml.safe_load((Path(__file__).parent / "shop.yaml").read_text("utf-8"))


def graphs(spec):
    """Return the graphs of what can be read of a spec."""
    data = json.dumps(spec, default=str).encode()
    loaded = assemble([File("a.json", data)], Settings().limits)
    return [StateGraph(each) for each in loaded.systems]


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.integers(), st.integers(1, 4))
def test_a_spoilt_spec_has_schemas_all_the_same(seed, count):
    random = Random(seed)  # noqa: S311  # changes of a spec, no secrets
    spec = SHOP
    for _ in range(count):
        changed = spoiled(spec, random)
        spec = changed if graphs(changed) else spec
    for graph in graphs(spec):
        found = contract(graph)
        for draft in Draft:
            whole = bundle(found, draft)
            jsonschema_rs.meta.validate(whole)
            jsonschema_rs.validator_for(whole)
        assert text(bundle(found))
        assert exported(graph, "openapi").document["openapi"]


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.integers())
def test_what_is_made_of_a_spoilt_spec_is_valid_or_impossible(seed):
    random = Random(seed)  # noqa: S311  # as above
    for graph in graphs(spoiled(SHOP, random)):
        found = contract(graph)
        for subject in found.names:
            if subject.kind in {Kind.STATE, Kind.REQUEST, Kind.RESPONSE}:
                try:
                    sample(found, subject)
                except ImpossibleMessageError:
                    continue  # bounds that no value keeps to, after what was changed


def test_the_shop_is_read():
    assert [graph.system.name for graph in graphs(SHOP)] == ["shop"]


@pytest.mark.parametrize("depth", [1, 20, 49])
def test_types_within_types_make_schemas_within_schemas(graph_of, depth):
    model = f"{{fields: {{a: {{type: 'string{'[]' * depth}'}}}}}}"
    found = contract(graph_of(f"states: {{S: {{model: {model}}}}}\n"))
    jsonschema_rs.validator_for(bundle(found))


def test_very_many_variants_are_told_apart_as_far_as_that_is_small(graph_of):
    variants = ", ".join(f"v{i}: {{fields: {{f{i}: string}}}}" for i in range(300))
    inner = f"{{discriminator: d, fields: {{d: string}}, variants: {{{variants}}}}}"
    text_ = "wire: {state: {model: N}}\nstates: {S: {model: M}}\n"
    text_ += f"models: {{M: {inner}, N: {inner.replace('d: s', 'e: s')}}}\n"
    schema = contract(graph_of(text_)).schemas["state-S"]
    assert len(json.dumps(schema)) < 1_000_000
