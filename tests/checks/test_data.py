"""A good spec with one word on data changed: the rule on it speaks, and no other."""

import pytest

CHANGES = {
    "unused-model": [("channel: Channel}", "channel: string}")],
    "unsuppliable-input": [
        (
            "string, deviceId: {type: string, required: true}}}\n    actions",
            "string}}\n    actions",
        ),
        ("{status: LOGIN, deviceId: d1, ", "{status: LOGIN, "),
    ],
    "missing-input": [("initial: LOGIN", "initial: [LOGIN, CODE_REQUIRED]")],
    "unconsumed-output": [
        (
            "        deviceId: {type: string, required: true, from: ",
            "        id: {from: ",
        ),
        ('id: {from: "LOGIN#/deviceId"}', "id: {type: string, from: user}"),
        ('"123456", deviceId: d1', '"123456"'),
    ],
    "conflicting-field": [
        ("channel: Channel}", "channel: Channel, username: integer}")
    ],
    "exposed-secret": [("channel: Channel}", "channel: Channel, password: string}")],
}

EXAMPLES = {
    "too short": ('"123456"', '"12345"'),
    "another type": ('"123456"', "123456"),
    "another status": ("{status: DONE}", "{status: FINISHED}"),
    "no status": ("[{status: BLOCKED}]", "[{}]"),
    "a link too many": ("{submit: {}, cancel: {}}", "{submit: {}, retry: {}}"),
    "no such value": ("channel: SMS", "channel: FAX"),
    "no such field": ("{reason: slow}", "{reason: slow, when: now}"),
    "a field is missing": ("d1, _links: {submit", "d1, x: 1, _links: {submit"),
    "null": ("channel: SMS", "channel: null"),
    "more than nothing": ("examples: [{}]", "examples: [{a: 1}]"),
    "no object": ("[{reason: slow}]", "[slow]"),
}


@pytest.mark.parametrize(("rule", "changes"), CHANGES.items(), ids=CHANGES)
def test_one_change_makes_one_rule_speak(spoiled, rule, changes):
    assert spoiled(["sign-on"], *changes) == [rule]


@pytest.mark.parametrize("change", EXAMPLES.values(), ids=EXAMPLES)
def test_an_example_that_contradicts_is_found(spoiled, change):
    assert spoiled(["sign-on"], change) == ["disagreeing-example"]


OPEN = {
    "openness": [
        ("answers: closed, ", "answers: open, "),
        ("channel: SMS,", "channel: SMS, x: 1,"),
    ],
    "an incomplete model": [
        (
            "{enum: {SMS: A text message.,",
            "{incomplete: true, enum: {SMS: A text message.,",
        ),
        ("channel: SMS", "channel: FAX"),
    ],
    "a dispute": [
        ("minLength: 6}", "minLength: 6, disputed: [{says: It has five.}]}"),
        ('"123456"', '"12345"'),
    ],
    "an action that only some variants offer": [
        ("{checkCode: {}, cancel: {}}", "{checkCode: {}, cancel: {}, retry: {}}")
    ],
    "an offer without a promise": [("{submit: {}, cancel: {}}", "{submit: {}}")],
}


@pytest.mark.parametrize("changes", OPEN.values(), ids=OPEN)
def test_what_is_left_open_contradicts_nothing(spoiled, changes):
    assert spoiled(["sign-on"], *changes) == []


def test_a_promised_action_has_to_be_among_the_links(spoiled):
    found = spoiled(
        ["sign-on"],
        (
            "LOGIN}\n      cancel: CANCELED",
            "LOGIN}\n      cancel: {offered: always, target: CANCELED}",
        ),
        ("_links: {checkCode: {}, cancel: {}}", "_links: {checkCode: {}}"),
    )
    assert found == ["disagreeing-example"]


def test_the_run_on_which_an_input_is_missing_is_shown(checked):
    found = checked(
        """\
statecheck: 1
system: s
initial: [A, {target: B, if: quick}]
options: {quick: {description: Whether A is left out.}}
states:
  A: {model: {fields: {key: {type: string, required: true}}}, actions: {go: B}}
  B: {model: none, actions: {use: Z}}
exits: {Z: ended}
actions:
  go: {description: Goes on., errors: none}
  use:
    description: Uses the key.
    request: {fields: {key: {type: string, required: true, from: "A#/key"}}}
    errors: none
"""
    )
    (only,) = [d.finding for d in found.diagnostics]
    assert only.rule.name == "missing-input"
    assert only.variant == (("quick", True),)
    assert [step.state for step in only.witness.steps] == ["B"]
