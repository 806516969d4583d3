"""A good spec with one word on data changed: the rule on it speaks, and no other."""

import pytest

CHANGES = {
    "unused-model": [("channel: Channel}", "channel: string}")],
    "unsuppliable-input": [
        (
            "  DONE:\n",
            "  DONE:\n    model: {fields: {deviceId: string}}\n",
        ),
        ("{status: DONE}", "{status: DONE, deviceId: d1}"),
        ('"LOGIN#/deviceId"', '"DONE#/deviceId"'),
    ],
    "contradictory-field": [
        ("{reason: {type: string,", "{reason: {type: string, enum: [slow], default: x,")
    ],
    "missing-input": [("initial: LOGIN", "initial: [LOGIN, CODE_REQUIRED]")],
    "mismatched-origin": [
        (
            'deviceId: {type: string, required: true, from: "LOGIN',
            'deviceId: {type: boolean, required: true, from: "LOGIN',
        ),
        (", deviceId: d1}]", ", deviceId: true}]"),
    ],
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


CONTRADICTIONS = {
    "maxItems": "type: 'string[]', minItems: 2, maxItems: 1",
    "maximum": "type: number, minimum: 2, maximum: 1",
    "exclusiveMaximum": "type: number, minimum: 2, exclusiveMaximum: 2",
    "maximum of integers": "type: integer, minimum: 1.2, maximum: 1.8",
    "maximum of open integers": "type: integer, exclusiveMinimum: 1, maximum: 1.5",
    "maximum of integers below": "type: integer, minimum: 1.5, exclusiveMaximum: 2",
    "maximum of wholes": "type: integer, minimum: 6, maximum: 9, multipleOf: 2.5",
    "maximum of multiples": "type: number, minimum: 1, maximum: 4, multipleOf: 5",
    "default beyond a bound": "type: integer, maximum: 3, default: 4",
    "default that is not listed": "type: string, enum: [A, B], default: C",
    "default of another type": "type: integer, default: x",
    "default beside a constant": "type: string, const: A, default: B",
    "constant that is not listed": "type: string, enum: [A, B], const: C",
    "constant that is too long": "type: string, const: ABC, maxLength: 2",
    "constant of a model": "type: Channel, const: FAX",
    "listed value without a match": "type: string, enum: [A, b], pattern: '^[A-Z]$'",
    "listed value of another type": "type: integer, enum: [1, two]",
}

CONSISTENT = {
    "one value": "type: integer, minimum: 2, maximum: 2",
    "a multiple": "type: number, minimum: 1, maximum: 5, multipleOf: 2.5",
    "a default in an open list": "type: string, open: true, enum: [A], default: B",
    "a disputed list": "type: string, enum: [A], default: B, disputed: [{says: no}]",
    "a number as text": "type: string, enum: ['1', '2'], default: 1, maxLength: 1",
    "a value of a model": "type: Channel, default: SMS",
    "a constant that is listed": "type: integer, enum: [1, 2], const: 1",
}


@pytest.mark.parametrize("words", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_words_that_contradict_each_other_are_found_once(spoiled, words):
    change = ("{reason: {type: string, from", f"{{reason: {{{words}, from")
    example = ("[{reason: slow}]", "[{}]")
    assert spoiled(["sign-on"], change, example) == ["contradictory-field"]


@pytest.mark.parametrize("words", CONSISTENT.values(), ids=CONSISTENT)
def test_words_that_agree_are_no_fault(spoiled, words):
    change = ("{reason: {type: string, from", f"{{reason: {{{words}, from")
    example = ("[{reason: slow}]", "[{}]")
    assert spoiled(["sign-on"], change, example) == []


def test_inherited_words_count_as_if_they_were_written(said):
    found = said(
        """\
statecheck: 1
system: s
initial: A
states: {A: {actions: {go: Z}}}
exits: {Z: ended}
actions: {go: {description: Goes on., request: Short, errors: none}}
models:
  Text: {fields: {text: {type: string, from: user, minLength: 5}}}
  Short:
    extends: Text
    fields:
      text: {type: string, maxLength: 3}
"""
    )
    assert found == [("spec.yaml", 12, "contradictory-field")]


PROOF = """\
statecheck: 1
system: s
initial: A
states:
  A: {{model: Proof, actions: {{prove: {offer}}}}}
exits: {{Z: ended}}
actions:
  prove:
    description: Answers.
    request: {{fields: {{nonce: {{type: string, required: true, from: state}}}}}}
    errors: none
models:
  Proof:
    discriminator: kind
    variants: {{KEY: Key, PUSH: Push}}
    fields: {{kind: {{type: string, required: true, enum: [KEY, PUSH]}}}}
  Key: {{fields: {{nonce: {{type: string, required: true}}}}}}
  Push: {{{push}}}
"""


@pytest.mark.parametrize(
    ("offer", "push", "found"),
    [
        ("Z", "fields: {device: string}", "missing-input?"),
        ("{offered: always, target: Z}", "fields: {device: string}", "missing-input"),
        ("Z", "incomplete: true, fields: {device: string}", ""),
        ("Z", "fields: {nonce: {type: string, required: true}}", ""),
    ],
)
def test_an_input_that_one_variant_shows_is_missing_in_the_others(
    said, offer, push, found
):
    rules = [rule for *_, rule in said(PROOF.format(offer=offer, push=push))]
    assert rules == ([found] if found else [])


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("discriminator: kind", "incomplete: true\n    discriminator: kind", []),
        ("discriminator: kind", "open: true\n    discriminator: kind", []),
        ("fields: {kind", "fields: {nonce: {type: string}, kind", []),
        (
            "fields: {kind",
            "fields: {nonce: {type: string, required: false}, kind",
            ["missing-input?"],
        ),
        ("from: state", 'from: "A#/nonce"', ["missing-input?"]),
    ],
)
def test_what_an_answer_may_go_without_is_what_its_model_says(said, old, new, found):
    text = PROOF.format(offer="Z", push="fields: {device: string}")
    assert [rule for *_, rule in said(text.replace(old, new))] == found


@pytest.mark.parametrize("origin", ["state", '"A#/nonce"'])
def test_what_every_answer_shows_no_answer_goes_without(said, origin):
    text = PROOF.format(offer="Z", push="fields: {device: string}")
    text = text.replace("from: state", f"from: {origin}") + (
        "wire:\n  state: {read: none, status: none, links: none, model: "
        "{fields: {nonce: {type: string, required: true}}}}\n"
    )
    assert [rule for *_, rule in said(text)] == []


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


@pytest.mark.parametrize(
    ("shown", "sent", "agree"),
    [
        ("number", "type: integer", True),
        ("Kind", "type: string", True),
        ("Body", "type: 'map<string>'", True),
        ("Body", "type: string", False),
        ("'string[]'", "type: string", False),
        ("string", "type: integer", False),
        ("string", "type: integer, in: query", True),
        ("'string[]'", "type: string, in: query", False),
        ("unknown", "type: integer", True),
    ],
)
def test_what_is_sent_is_of_the_type_that_was_shown(said, shown, sent, agree):
    found = said(
        f"""\
statecheck: 1
system: s
initial: A
states:
  A: {{model: {{fields: {{f: {{type: {shown}, required: true}}}}}}, actions: {{go: Z}}}}
exits: {{Z: ended}}
actions:
  go:
    description: Goes on.
    request: {{fields: {{f: {{{sent}, required: true, from: state}}}}}}
    errors: none
models:
  Kind: {{enum: [A]}}
  Body: {{fields: {{a: string}}}}
"""
    )
    rules = {rule for *_, rule in found} - {"unused-model"}
    assert rules == (set() if agree else {"mismatched-origin"})


NARROWED = """\
statecheck: 1
system: s
initial: A
states: {{A: {{actions: {{go: Z}}}}}}
exits: {{Z: ended}}
actions: {{go: {{description: Goes on., request: Own, errors: none}}}}
models:
  Above: {{fields: {{f: {{{above}}}}}}}
  Own: {{extends: Above, fields: {{f: {{{own}}}}}}}
  Body: {{fields: {{a: string}}}}
  More: {{extends: Body, fields: {{b: string}}}}
  Few: {{enum: [A]}}
  Many: {{enum: [A, B]}}
  Used: {{fields: {{b: Body, m: More, f: Few, y: Many}}}}
"""


@pytest.mark.parametrize(
    ("above", "own", "narrower"),
    [
        ("type: number", "type: integer", True),
        ("type: integer", "type: number", False),
        ("type: any", "type: Body", True),
        ("type: Body", "type: More", True),
        ("type: More", "type: Body", False),
        ("type: Many", "type: Few", True),
        ("type: Few", "type: Many", False),
        ("type: string", "type: Few", True),
        ("type: Few", "type: string", True),
        ("type: integer", "type: Few", False),
        ("type: 'map<string>'", "type: Body", True),
        ("type: 'Body[]'", "type: 'More[]'", True),
        ("type: 'More[]'", "type: 'Body[]'", False),
        ("type: 'string[]'", "type: string", False),
        ("type: string, required: true", "type: string, required: false", False),
        ("type: string, required: true", "type: string", True),
        ("type: string", "type: string, nullable: true", False),
        ("type: string, const: A", "type: string, const: B", False),
        ("type: string, enum: [A, B]", "type: string, enum: [B]", True),
        ("type: string, enum: [A]", "type: string, enum: [A, B]", False),
        ("type: string, open: true, enum: [A]", "type: string, enum: [B]", True),
        ("type: integer, minimum: 2", "type: integer, minimum: 1", False),
        ("type: integer, minimum: 2", "type: integer, minimum: 3", True),
        ("type: string, maxLength: 2", "type: string, maxLength: 3", False),
    ],
)
def test_a_model_that_extends_another_may_only_narrow_its_fields(
    said, above, own, narrower
):
    found = {rule for *_, rule in said(NARROWED.format(above=above, own=own))}
    assert found - {"unused-model"} == (set() if narrower else {"widened-field"})
