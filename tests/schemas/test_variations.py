"""Messages at the edges of schemas, and schemas of some messages alone."""

import pytest

from statecheck.graph import StateGraph
from statecheck.linking import link
from statecheck.schemas import (
    MISSING,
    Edges,
    Focus,
    Kind,
    Subject,
    Validator,
    contract,
    selection,
    smallest,
)
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import build_specs
from statecheck.syntax import parse

SPEC = """
statecheck: 1
system: example
initial: FORM
states:
  FORM: {model: Form, actions: {submit: DONE}}
  DONE: {final: success}
actions: {submit: {request: Order, errors: none}}
models:
  Form:
    fields:
      name: {type: string, required: true, minLength: 2, maxLength: 4}
      size: {type: integer, minimum: 1, maximum: 3}
      kind: {type: string, enum: [a, b]}
      next: Form
      others: "Form[]"
  Order:
    discriminator: type
    fields: {type: {type: string, required: true}}
    variants:
      card: {fields: {number: {type: string, required: true}}}
      cash: {fields: {change: boolean}}
"""
FORM = Subject(Kind.STATE, state="FORM")
SUBMIT = Subject(Kind.REQUEST, action="submit")


@pytest.fixture(scope="module")
def graph():
    document, findings = parse(Source("spec.yaml", SPEC), Limits())
    assert document is not None, findings
    return StateGraph(link(build_specs([document]), Limits())[0])


@pytest.fixture(scope="module")
def tried(graph):
    def trying(subject, focus):
        some = selection(graph, [subject])
        return list(Edges(some, some, subject).variations(focus))

    return trying


@pytest.mark.parametrize("subject", [FORM, SUBMIT], ids=lambda each: each.kind)
def test_a_message_alone_is_described_as_among_all(graph, subject):
    alone, among = selection(graph, [subject]), contract(graph)
    assert alone.schemas[alone.names[subject]] == among.schemas[among.names[subject]]


def test_what_is_not_needed_is_not_made(graph):
    assert selection(graph, [SUBMIT]).schemas.keys() < contract(graph).schemas.keys()


def test_the_smallest_message_has_what_it_has_to_have(graph):
    some = selection(graph, [FORM])
    assert all(set(body) == {"name"} for body in smallest(some, FORM))


def test_a_text_is_tried_on_its_bounds_and_beside_them(tried):
    values = [each.value for each in tried(FORM, Focus("name", outermost=True))]
    lengths = {len(value) for value in values if isinstance(value, str)}
    assert {1, 2, 4, 5} <= lengths
    assert MISSING in values
    assert None in values


def test_a_number_is_tried_on_its_bounds_and_beside_them(tried):
    values = [each.value for each in tried(FORM, Focus("size", outermost=True))]
    assert all(number in values for number in (0, 1, 3, 4, 1.5))


def test_each_listed_value_is_tried(tried):
    values = [each.value for each in tried(FORM, Focus("kind", outermost=True))]
    assert list(dict.fromkeys(map(str, values)))[:2] == ["a", "b"]


def test_a_model_is_tried_where_it_stands_whatever_circle_leads_there(tried):
    focus = Focus("kind", frozenset({"Form"}), outermost=True)
    found = tried(FORM, focus)
    pointers = {each.pointer for each in found}
    assert {"/kind", "/next/kind"} <= pointers
    assert len(found) < 10_000


def test_a_member_of_a_variant_is_tried_within_it(graph, tried):
    held = Validator(selection(graph, [SUBMIT]))
    found = tried(SUBMIT, Focus("number", outermost=True))
    missing = [
        each.body
        for each in found
        if each.value is MISSING and each.body.get("type") == "card"
    ]
    assert missing
    assert all(held.problems(SUBMIT, body) for body in missing)
    assert any(not held.problems(SUBMIT, each.body) for each in found)
