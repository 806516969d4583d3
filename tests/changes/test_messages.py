"""What hurts a client is shown by a message, and other programs see it as we do."""

import json

import jsonschema
import pytest
from stories import STORIES, effective

from statecheck.changes import KINDS, Verdict, diff
from statecheck.changes.messages import Kind, Message, Proof, proof_of
from statecheck.changes.messages.openness import Reading, as_read
from statecheck.changes.messages.promises import At, promised
from statecheck.changes.messages.proof import PROMISES, RUNS
from statecheck.changes.messages.reader import Reader
from statecheck.changes.messages.refusal import About
from statecheck.changes.telling import Telling
from statecheck.graph import StateGraph
from statecheck.schemas import Kind as SchemaKind
from statecheck.schemas import Subject, document, selection

HURT = {Verdict.RISK, Verdict.BREAK}


def hurting():
    """Yield each change of each story that hurts somebody, with both versions."""
    for story, found in STORIES.items():
        old, new = found["old"], found["new"]
        for judged in diff(effective(old), effective(new)):
            if judged.worst in HURT:
                name = f"{story}:{judged.change.kind.name}:{judged.change.name}"
                yield pytest.param(judged, old, new, id=name)


HURTING = list(hurting())
SHOWN = [each for each in HURTING if each.values[0].witness.message is not None]


@pytest.mark.parametrize(("judged", "old", "new"), HURTING)
def test_what_hurts_is_shown_as_its_kind_can_be(judged, old, new):
    del old, new
    proof, witness = proof_of(judged.change.kind), judged.witness
    assert witness is not None
    assert (witness.message is None) is (proof is Proof.RUN)
    assert witness.steps or witness.kind == "message"


def subject_of(graph, data):
    """Return which message of a version some data is, as a schema has it."""
    telling = Telling(graph)
    if "request" in data:
        return Subject(SchemaKind.REQUEST, action=first(telling, data["request"]))
    if "answer" in data:
        states = graph.system.states
        named = [n for n, s in states.items() if data["answer"] in {n, s.wire}]
        return Subject(SchemaKind.STATE, state=named[0])
    if "response" in data:
        return Subject(SchemaKind.RESPONSE, action=first(telling, data["response"]))
    code = telling.codes[tuple(data["error"].split("/"))]
    return Subject(SchemaKind.PART, code=code)


def first(telling, word):
    return next(iter(telling.actions(word)))


def errors(graph, data, reading):
    """Return what another library refuses of a body."""
    read = as_read(graph, reading)
    subject = subject_of(graph, data)
    schema = document(selection(read, [subject]), subject)
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    return list(validator.iter_errors(data["body"]))


def sides_of(judged, old, new):
    """Return the version that takes the message of a change, and the other."""
    graphs = [StateGraph(effective(text)) for text in (old, new)]
    return graphs if judged.witness.message.taken == "old" else graphs[::-1]


OF_BODIES = [
    each
    for each in SHOWN
    if each.values[0].witness.message.pointer.startswith("/body")
    and "setting" not in json.loads(each.values[0].witness.message.text)
]


def test_bodies_are_shown_by_many_stories():
    assert len(OF_BODIES) > len(HURTING) // 3


@pytest.mark.parametrize(("judged", "old", "new"), OF_BODIES)
def test_another_library_takes_and_refuses_the_body(judged, old, new):
    message = judged.witness.message
    data = json.loads(message.text)
    taking, refusing = sides_of(judged, old, new)
    readings = list(Reading)[1:] if message.strict else [Reading.SAID]
    assert any(
        not errors(taking, data, reading) and errors(refusing, data, reading)
        for reading in readings
    )


@pytest.mark.parametrize(("judged", "old", "new"), SHOWN)
def test_a_message_says_where_it_is_refused(judged, old, new):
    del old, new
    message = judged.witness.message
    found = json.loads(message.text)
    for escaped in message.pointer.split("/")[1:]:
        step = escaped.replace("~1", "/").replace("~0", "~")
        found = found[int(step)] if isinstance(found, list) else found[step]
    assert message.because
    assert {message.taken, message.refused} == {"old", "new"}


def test_kinds_are_shown_in_one_way_each():
    names = {kind.name for kind in KINDS}
    assert names >= RUNS | PROMISES.keys()
    assert not RUNS & PROMISES.keys()


SPEC = """
initial: LOGIN
states:
  LOGIN:
    model: {fields: {name: {type: string, required: true, maxLength: 4}}}
    actions: {submit: [DONE, LOCKED], help: stay}
  LOCKED: {final: failure}
  DONE: {final: success}
actions:
  submit:
    request: {fields: {code: {type: string, required: true}}}
    errors: [WRONG]
    safe: false
  help: {request: none, errors: none}
errors:
  WRONG: {http: 400}
  OTHER: {http: 500}
"""


@pytest.fixture(scope="module")
def refused():
    """Return what a version refuses of a message at a place."""
    graph = StateGraph(effective(SPEC))

    def refusing(kind, name, node, reading=Reading.SAID, element="", **rest):
        message = Message(kind, name, graph, element or name, **rest)
        found = Reader(graph, reading).refusals(message, node, graph.space.everything)
        return {each.about for each in found}

    return refusing


def test_what_a_version_says_it_takes(refused):
    good = {"code": "1"}
    assert not refused(Kind.REQUEST, "submit", "LOGIN", body=good)
    assert not refused(Kind.ANSWER, "DONE", "LOGIN", to="submit")
    assert not refused(Kind.ERROR, "WRONG", "LOGIN", to="submit")


@pytest.mark.parametrize(
    ("message", "rest", "about"),
    [
        ((Kind.REQUEST, "leave", "LOGIN"), {}, About.ACTION),
        ((Kind.REQUEST, "submit", "DONE"), {"body": {"code": "1"}}, About.OFFER),
        ((Kind.REQUEST, "submit", "LOGIN"), {"body": {}}, About.BODY),
        ((Kind.REQUEST, "help", "LOGIN"), {"body": {"a": 1}}, About.BODY),
        (
            (Kind.REQUEST, "submit", "LOGIN"),
            {"said": (("safe", "true"),)},
            About.PROMISE,
        ),
        ((Kind.ANSWER, "DONE", "LOGIN"), {"to": "help"}, About.FORESEEN),
        ((Kind.ANSWER, "LOGIN", "LOGIN"), {"to": "help", "body": {}}, About.BODY),
        ((Kind.ERROR, "OTHER", "LOGIN"), {"to": "submit"}, About.CODE),
        ((Kind.ERROR, "WRONG", "LOGIN"), {"to": "help"}, About.CODE),
        ((Kind.ERROR, "WRONG", "LOGIN"), {"said": (("http", "500"),)}, About.PROMISE),
    ],
)
def test_what_a_version_does_not_say_it_refuses(refused, message, rest, about):
    assert about in refused(*message, **rest)


def test_what_nobody_declares_is_refused_by_those_who_take_nothing_else(refused):
    body = {"code": "1", "more": 1}
    assert not refused(Kind.REQUEST, "submit", "LOGIN", body=body)
    assert refused(Kind.REQUEST, "submit", "LOGIN", Reading.UNSAID, body=body) == {
        About.BODY
    }


WIRED = """
initial: LOGIN
states: {LOGIN: {actions: {submit: [DONE, {error: WRONG}]}}, DONE: {final: success}}
actions: {submit: {request: none, errors: [WRONG], safe: false}}
errors: {WRONG: {http: 400, retriable: true}}
wire: {state: {status: /status, http: [200]}}
"""


@pytest.mark.parametrize(
    "fact", [", safe: false", "http: 400, ", ", retriable: true", ", http: [200]"]
)
def test_what_is_forgotten_is_looked_for_whatever_it_was(fact):
    old, new = effective(WIRED), effective(WIRED.replace(fact, ""))
    for judged in (*diff(old, new), *diff(new, old)):
        assert judged.change.name


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("wire/action/http", "POST /flows"),
        ("wire/session/cookies", "A, B"),
        ("wire/headers/X-Client", "required"),
        ("wire/headers/items", ""),
        ("wire/action/choose", ""),
        ("wire/action/choose/query", ""),
        ("wire/error/code", ""),
    ],
)
def test_of_the_binding_it_is_only_said_what_is_a_text_or_a_list(word, said):
    graph = StateGraph(
        effective(
            """\
statecheck: 1
system: door
wire:
  action: {http: POST /flows, body: json, choose: [{query: {a: "{action}"}}]}
  session: {id: flow, cookies: [B, A]}
  headers: {X-Client: required, items: {type: string}}
"""
        )
    )
    at = At(graph, "", graph.space.everything)
    assert promised(at, Kind.ANSWER, word, "") == said
