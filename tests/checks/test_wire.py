"""What requests and answers do not tell apart, and paths that nobody can fill."""

import pytest

SPEC = """\
statecheck: 1
system: door
initial: A
states:
  A: {{model: none, actions: {{go: DONE, stop: DONE}}}}
  DONE: {{model: none, final: success}}
actions:
  go: {{description: Goes on., request: {request}, errors: none}}
  stop: {{description: Stops., request: none, errors: none}}
wire:
  session: {{id: {id}}}
  action: {{http: "POST /flows/{{{placeholder}}}", body: json{choose}}}
"""


@pytest.fixture
def said_of(said):
    """Return the rules that speak of a door whose wire binding is as given."""

    def found(choose="", placeholder="id", session="id", request="none"):
        if choose:
            choose = f", choose: {choose}"
        text = SPEC.format(
            choose=choose, placeholder=placeholder, id=session, request=request
        )
        return [rule for *_, rule in said(text)]

    return found


@pytest.mark.parametrize(
    "choose",
    [
        '[{query: {do: "{action}"}}]',
        '[{header: {Content-Type: "a/{action}+json"}}, {body: {/do: "{action}"}}]',
        '[{query: {do: "{action}", fixed: text}}]',
    ],
    ids=["query", "header-or-body", "with-a-constant"],
)
def test_what_names_the_action_tells_it(said_of, choose):
    assert said_of(choose) == []


@pytest.mark.parametrize(
    "choose",
    ["", "[{query: {do: fixed}}]", '[{query: {do: "{action}"}}, {body: {/do: fixed}}]'],
    ids=["nothing", "a-constant", "a-constant-in-one-way"],
)
def test_a_way_that_does_not_name_the_action_does_not_tell_it(said_of, choose):
    assert said_of(choose) == ["indistinct-actions"]


CHOOSE = '[{query: {do: "{action}"}}]'


def test_a_path_asks_for_the_session_or_a_field_of_a_request(said_of):
    request = "{fields: {part: {type: string, in: path, required: true, from: user}}}"
    assert said_of(CHOOSE, placeholder="part", request=request) == []
    assert said_of(CHOOSE, placeholder="action") == []
    assert said_of(CHOOSE, placeholder="sid") == ["undefined-field"]


def test_where_nobody_says_what_the_session_is_called_a_path_may_ask_for_it(said_of):
    assert said_of(CHOOSE, placeholder="sid", session='""') == []


def test_a_request_that_is_not_known_may_have_what_a_path_asks_for(said_of):
    assert said_of(CHOOSE, placeholder="sid", request="unknown") == []


STATES = """\
statecheck: 1
system: door
initial: A
states:
  A: {{model: {model}, actions: {{go: [DONE, {{error: E}}]}}}}
  DONE: {{model: none, final: success}}
actions: {{go: {{description: Goes on., request: none, errors: [E]}}}}
errors: {{E: {{http: 400, description: Not so., target: stay}}}}
wire:
  state: {{status: {status}}}
  error: {{when: {when}, code: /code}}
"""
LISTED = "{fields: {code: {type: string, required: true, enum: {E: E., F: F.}}}}"


@pytest.mark.parametrize(
    ("when", "model", "status", "found"),
    [
        ("{/code: present}", "none", "/status", False),
        ("{/code: present}", "unknown", "/status", False),
        ("{/code: present}", "{incomplete: true, fields: {}}", "/status", False),
        ("{/code: present}", "{fields: {code: string}}", "/status", True),
        ("{/code: E}", LISTED, "/status", True),
        ("{/code: G}", LISTED, "/status", False),
        ("{/code: present, /status: absent}", LISTED, "/status", False),
        ("{/code: present, /state: absent}", LISTED, "/status", True),
        ("{/state: absent}", "none", "/status", True),
        ("{/state: absent}", "unknown", "none", False),
        ("{/status: present}", "none", "/status", True),
        ("{/status: A}", "none", "/status", True),
        ("{/status: ERROR}", "none", "/status", False),
    ],
)
def test_an_answer_is_taken_for_an_error_if_it_fits_its_condition(
    said, when, model, status, found
):
    text = STATES.format(when=when, model=model, status=status)
    rules = [rule for *_, rule in said(text)]
    assert rules.count("indistinct-states") == found


def test_states_that_fit_one_condition_are_one_finding(checked):
    text = STATES.format(when="{/status: present}", model="none", status="/status")
    (only,) = checked(text).diagnostics
    assert only.finding.message == "an answer can be both `A` and `DONE` and an error"
    assert len(only.finding.related) == 2


def test_an_answer_that_two_states_fit_is_shown_with_values_of_their_types(checked):
    found = checked(
        """\
statecheck: 1
system: door
initial: A
states:
  A: {wire: {/code: present, /count: present}, model: M, actions: {go: B}}
  B: {wire: {/code: present}, model: M, final: success}
actions: {go: {description: Goes on., request: none, errors: none}}
models: {M: {fields: {code: string, count: integer}}}
wire: {state: {status: none}}
"""
    )
    (answer,) = [
        each.finding.witness.answer
        for each in found.diagnostics
        if each.finding.rule.name == "indistinct-states"
    ]
    assert answer == '{"code": "...", "count": 1}'
