"""A message held against what it is: what is wrong, where, and in which words."""

import socket

import jsonschema_rs
import pytest

from statecheck.schemas import Kind, Subject, Validator, contract, validator
from statecheck.schemas.problems import problems


@pytest.fixture
def shop(contracts):
    return Validator(contracts["shop"])


GOOD = {
    "lines": [{"article": "tea", "quantity": 1}],
    "count": 1,
    "voucher-code": "AB-123",
    "links": {"add": {}},
    "result": {"status": "CART"},
    "version": 1,
}


def test_a_good_message_has_no_problems(shop):
    found = shop.message(GOOD)
    assert found.valid
    assert found.subject == Subject(Kind.STATE, state="CART")


@pytest.mark.parametrize(
    ("changes", "pointer", "words"),
    [
        ({"count": "x"}, "/count", "is no integer and no null"),
        (
            {"voucher-code": "x"},
            "/voucher-code",
            "does not match `^[A-Z]{2}-[0-9]{3,5}$`",
        ),
        ({"total": -1}, "/total", "is less than `0`"),
        ({"total": 1000}, "/total", "is not less than `1000`"),
        ({"lines": []}, "/lines", "has fewer than `1` members"),
        ({"lines": [{"article": "tea"}]}, "/lines/0", "lacks `quantity`, which"),
        ({"links": {}}, "/links", "lacks `add`, which has to be there"),
        ({"links": {"add": {}, "x": 1}}, "/links", "has `x`, which may not be there"),
        ({"extra": 1}, "", "has `extra`, which may not be there"),
        ({"lastError": "X"}, "/lastError", "is none of `ARTICLE`, `COLOUR`"),
        ({"express": True}, "", "lacks `deadline`, which has to be there"),
    ],
)
def test_a_problem_says_where_and_what(shop, changes, pointer, words):
    (problem,) = shop.message({**GOOD, **changes}, state="CART").problems
    assert problem.pointer == pointer
    assert problem.message.startswith(words)


def test_words_do_not_repeat_what_the_message_says(shop):
    secret = "hunter2-hunter2-hunter2"  # noqa: S105  # the secret of a test
    line = {"article": secret, "quantity": secret, "secret": [secret]}
    found = shop.message({**GOOD, "lines": [line], "count": [secret]})
    assert found.problems
    assert "hunter2" not in repr(found.problems)


def test_names_are_escaped_in_pointers(graph_of):
    text = "states: {S: {model: {fields: {'a/b~c': integer}}}}\n"
    held = Validator(contract(graph_of(text)))
    (problem,) = held.message({"a/b~c": "x"}, state="S").problems
    assert problem.pointer == "/a~1b~0c"


def test_of_alternatives_the_nearest_speaks(shop):
    body = {"by": "post", "do": "send", "reason": "x", "street": 7}
    (problem,) = shop.request(body, action="send").problems
    assert (problem.pointer, problem.message) == ("/street", "is no string")
    error = {"problem": {"code": "INVALID", "details": [{"code": "QUANTITY"}]}}
    (problem,) = shop.error(error).problems
    assert problem.pointer == "/problem/details/0"
    assert problem.message == "lacks `most`, which has to be there"


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        ({"result": {"status": "arrived"}}, Subject(Kind.STATE, state="DELIVERED")),
        ({"problem": {"code": "sold-out"}}, Subject(Kind.ERROR)),
        ({"result": {"status": "nonsense"}}, Subject(Kind.ANSWER)),
        ({}, Subject(Kind.ERROR)),
        ([], Subject(Kind.ERROR)),
        ("text", Subject(Kind.ERROR)),
    ],
)
def test_what_a_message_is_is_found_out(shop, body, subject):
    assert shop.message(body).subject == subject


def test_a_state_told_by_several_members_is_found(shop):
    body = {"parcel": {"number": "7"}, "result": {"status": "sent"}, "version": 1}
    assert shop.message(body).subject == Subject(Kind.STATE, state="SENT")


@pytest.mark.parametrize(
    "body", [float("nan"), {"count": float("inf")}, {"\ud800": 1}, {1: 2}, {"a": b"x"}]
)
def test_what_is_no_json_is_a_problem(shop, body):
    (problem, *_) = shop.message(body, state="CART").problems
    assert problem.message


@pytest.mark.parametrize("open_", ["[", '{"a":'])
def test_what_is_too_deep_is_a_problem(shop, open_):
    body = 1
    for _ in range(100_000):
        body = [body] if open_ == "[" else {"a": body}
    (problem,) = shop.message(body, state="CART").problems
    assert problem.message == "is nested more than 200 levels deep"
    while isinstance(body, list | dict):  # so deep that it cannot be let go at once
        body = body[0] if isinstance(body, list) else body.pop("a")


def test_a_pattern_takes_no_time_however_it_is_written(graph_of):
    text = "states: {S: {model: {fields: {a: {type: string, pattern: '^(a+)+$'}}}}}\n"
    held = Validator(contract(graph_of(text)))
    assert not held.message({"a": "a" * 5_000 + "!"}, state="S").valid


def test_nothing_is_retrieved(monkeypatch, graph_of):
    def refuse(*_):
        message = "a socket was opened"
        raise AssertionError(message)

    monkeypatch.setattr(socket, "socket", refuse)
    examples = "[{$ref: 'http://192.0.2.1/x'}]"
    field = f"{{type: any, examples: {examples}}}"
    text = f"states: {{S: {{model: {{fields: {{a: {field}}}}}}}}}\n"
    held = Validator(contract(graph_of(text)))
    assert held.message({"a": {"$ref": "http://192.0.2.1/x"}}, state="S").valid


@pytest.mark.parametrize("asked", ["request", "error", "response", "message"])
def test_what_the_system_has_not_is_no_answer(shop, asked):
    with pytest.raises(KeyError):
        getattr(shop, asked)({}, "no")


def test_parameters_of_an_unknown_action_are_no_answer(shop):
    with pytest.raises(KeyError):
        shop.parameters("no")


WAYS = """\
wire: {action: {choose: [{header: {content-type: 'a/{action}'}}, {query: {do: '{action}'}}]}, headers: {X-Key: required}}
actions: {go: {request: {fields: {type: {in: header, wire: Content-Type, type: string}}}}, plain: {request: none}}
"""  # noqa: E501  # a binding in few lines


@pytest.mark.parametrize(
    ("parts", "pointers"),
    [
        ({"header": {"X-KEY": "1", "CONTENT-TYPE": "a/go"}}, []),
        ({"header": {"x-key": "1"}, "query": {"do": "go"}}, []),
        ({"header": {"content-type": "a/go"}}, ["/header"]),
        ({"header": {"x-key": 1}, "query": {"do": "go"}}, ["/header/X-Key"]),
        ({"header": {"x-key": "1"}, "query": {"DO": "go"}}, [""]),
        ({"header": {"x-key": "1", "content-type": "a/plain"}}, [""]),
    ],
)
def test_the_case_of_headers_means_nothing(graph_of, parts, pointers):
    held = validator(graph_of(WAYS))
    found = held.parameters("go", **parts)
    assert [each.pointer for each in found.problems] == pointers


def test_an_answer_that_is_no_state_is_the_response(graph_of):
    text = "actions: {ask: {response: {body: {fields: {n: integer}}}}, go: unknown}\n"
    held = validator(graph_of(text))
    assert held.response({"n": 1}, "ask").valid
    assert not held.response({"n": "x"}, "ask").valid
    assert held.response({}, "go").valid


@pytest.mark.parametrize(("formats", "valid"), [(False, True), (True, False)])
def test_a_format_refuses_only_where_that_is_asked_for(graph_of, formats, valid):
    text = "states: {S: {model: {fields: {at: {type: string, format: date}}}}}\n"
    held = validator(graph_of(text), formats=formats)
    assert held.message({"at": "2030-01-02"}, "S").valid
    assert held.message({"at": "soon"}, "S").valid is valid


TOLD = """
initial: A
openness: {statuses: closed, codes: closed}
states: {A: {model: none, actions: {go: DONE}}, DONE: {final: success, model: none}}
actions: {go: {request: none, errors: [E1, E2]}}
errors: {E1: {http: 400}, E2: {http: 400}}
wire:
  state: {read: GET /f, status: /status, links: none}
  error: {when: {/error: present}, code: /error/code}
"""


@pytest.mark.parametrize(
    ("body", "pointer", "message"),
    [
        ({"status": "NOPE"}, "/status", "is none of `A`, `DONE`"),
        ({"error": {"code": "NOPE"}}, "/error/code", "is none of `E1`, `E2`"),
    ],
)
def test_what_tells_alternatives_apart_is_named_if_it_is_none_of_them(
    graph_of, body, pointer, message
):
    (problem,) = validator(graph_of(TOLD)).message(body).problems
    assert (problem.pointer, problem.message) == (pointer, message)


def test_a_member_that_all_the_nearest_alternatives_lack_is_named(graph_of):
    text = TOLD.replace("/error: present", "/code: present")
    held = validator(graph_of(text.replace("/error/code", "/code")))
    (problem,) = held.message({}).problems
    words = "lacks `code`, which has to be there"
    assert (problem.pointer, problem.message) == ("", words)


def test_members_of_which_one_has_to_be_there_are_named():
    alternatives = [{"required": [name]} for name in ("status", "code")]
    errors = jsonschema_rs.validator_for({"anyOf": alternatives}).iter_errors({})
    (problem,) = problems(errors)
    assert problem.message == "lacks `code` or `status`, one of which has to be there"


def test_of_many_values_the_first_are_listed(graph_of):
    states = ", ".join(f"S{number:02}: {{actions: none}}" for number in range(30))
    wire = "openness: {statuses: closed}\nwire: {state: {status: /s}}\n"
    text = f"states: {{{states}}}\n{wire}"
    (problem,) = validator(graph_of(text)).message({"s": "X"}).problems
    assert problem.message.startswith("is none of `S00`, `S01`, ")
    assert problem.message.endswith("`S11`, and 18 others")
