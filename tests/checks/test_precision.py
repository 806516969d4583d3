"""What looks like a fault and is none: nothing is said of it; and the like that is."""

import pytest

HEAD = "statecheck: 1\nsystem: door\ninitial: CLOSED\n"
BODY = """
states:
  CLOSED: {{model: {model}, actions: {{push: {push}}}}}
  OPEN: {{final: success}}
  AJAR: {{final: success}}
actions:
  push: {{description: Pushes the door., request: {request}, errors: none}}
models:
{models}
"""


def door(
    push="[OPEN, AJAR]",
    request="{fields: {how: {type: string, required: true, from: user}}}",
    model="{fields: {width: integer}}",
    models="  Door: {fields: {width: integer}}",
):
    text = HEAD + BODY.format(push=push, request=request, model=model, models=models)
    return text.replace("  Door:", "  Hinge: {fields: {}}\n  Door:")


@pytest.fixture
def rules(said):
    def speaking(text):
        unused = {"unused-model"}
        return {rule for *_, rule in said(text)} - unused

    return speaking


HOW = "{fields: {how: {type: string, required: %s, enum: [SOFTLY, HARD], from: user}}}"
BOTH = "[{when: {how: [SOFTLY, HARD]}, target: OPEN}, {when: otherwise, target: AJAR}]"
ABSENT = "[{when: {how: absent}, target: AJAR}, {when: {how: present}, target: OPEN}]"


@pytest.mark.parametrize(
    ("field", "value", "possible"),
    [
        ("type: string, pattern: '^[A-Z]+$'", "HARD", True),
        ("type: string, pattern: '^[A-Z]+$'", "hard", False),
        ("type: string, maxLength: 3", "HARD", False),
        ("type: integer, minimum: 1, maximum: 9", "9", True),
        ("type: integer, minimum: 1, maximum: 9", "10", False),
        ("type: integer", "1.5", False),
        ("type: integer", "HARD", False),
        ("type: number", "1.5", True),
        ("type: string, const: SOFTLY", "HARD", False),
        ("type: string, maxLength: 3, disputed: [{says: no}]", "HARD", True),
        ("type: unknown", "HARD", True),
    ],
)
def test_a_value_that_the_field_cannot_have_is_impossible(
    rules, field, value, possible
):
    push = (
        f"[{{when: {{how: {value}}}, target: OPEN}}, {{when: otherwise, target: AJAR}}]"
    )
    request = f"{{fields: {{how: {{{field}, from: user}}}}}}"
    assert rules(door(push, request)) == (set() if possible else {"impossible-outcome"})


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("{how: HARD}", set()),
        ("{how: HARDER}", {"impossible-outcome"}),
        ("{how: absent}", {"impossible-outcome"}),
    ],
)
def test_a_field_that_is_required_under_no_condition_is_found(rules, when, found):
    request = (
        "{fields: {how: {type: string, required: true, enum: [HARD], from: user}, "
        f"why: {{type: string, required: {{when: {when}}}, from: user}}}}}}"
    )
    assert rules(door("[OPEN, {guard: g, target: AJAR}]", request)) == found


def test_a_value_that_one_of_several_variants_can_have_is_possible(rules):
    push = "[{when: {how: HARD}, target: OPEN}, {when: otherwise, target: AJAR}]"
    request = (
        "{discriminator: kind, fields: {kind: {type: string, from: user}}, variants: {"
        "A: {fields: {how: {type: string, enum: [SOFTLY], from: user}}}, "
        "B: {fields: {how: {type: string, enum: [HARD], from: user}}}}}"
    )
    assert rules(door(push, request)) == set()


def test_otherwise_is_left_what_may_be_absent(rules):
    assert rules(door(BOTH, HOW % "false")) == set()
    assert rules(door(BOTH, HOW % "true")) == {"impossible-outcome"}


def test_a_field_that_is_always_there_is_never_absent(rules):
    assert rules(door(ABSENT, HOW % "false")) == set()
    assert rules(door(ABSENT, HOW % "true")) == {"impossible-outcome"}


def test_an_open_enumeration_may_have_other_values(rules):
    other = "[{when: {how: KINDLY}, target: AJAR}, {when: otherwise, target: OPEN}]"
    is_open = HOW.replace("enum:", "open: true, enum:")
    assert rules(door(other, is_open % "true")) == set()
    assert rules(door(other, HOW % "true")) == {"impossible-outcome"}


def test_what_others_doubt_is_not_impossible(rules):
    other = "[{when: {how: KINDLY}, target: AJAR}, {when: otherwise, target: OPEN}]"
    doubted = HOW.replace("enum:", "disputed: [{says: There are more.}], enum:")
    assert rules(door(other, doubted % "true")) == set()


def test_a_combination_without_an_outcome_is_named_whole(checked):
    two = (
        "{fields: {how: {type: string, required: true, enum: [SOFTLY, HARD], "
        "from: user}, twice: {type: boolean, required: true, from: user}}}"
    )
    push = (
        "[{when: {how: SOFTLY}, target: OPEN}, {when: {how: HARD, twice: true}, "
        "target: OPEN}, {when: {how: HARD, twice: true}, target: AJAR}]"
    )
    (found,) = (
        each.finding
        for each in checked(door(push, two)).diagnostics
        if each.finding.rule.name == "incomplete-conditions"
    )
    assert found.message.endswith("with how = `HARD`, twice = `false`")
    (step,) = found.witness.steps
    assert (step.state, step.action) == ("CLOSED", "push")
    assert step.sends == "how = HARD, twice = false"


def test_a_field_may_be_in_a_model_of_which_more_is_unknown(rules):
    push = "[{when: {ho: present}, target: OPEN}, {when: otherwise, target: AJAR}]"
    known = "{%sfields: {how: {type: string, from: user}}}"
    assert rules(door(push, known % "incomplete: true, ")) == set()
    assert rules(door(push, known % "open: true, ")) == set()
    assert rules(door(push, known % "")) == {"undefined-field"}


def test_descriptions_tell_targets_apart(rules):
    plain = door(request="none")
    assert rules(plain) == {"ambiguous-outcome"}
    described = plain.replace(
        "OPEN: {final", "OPEN: {description: Wide open., final"
    ).replace("AJAR: {final", "AJAR: {description: A little., final")
    described = described.replace("CLOSED: {", "CLOSED: {description: Shut., ")
    assert rules(described) == set()


def test_two_ways_of_ending_tell_targets_apart(rules):
    text = door(request="none").replace("AJAR: {final: success", "AJAR: {final: ended")
    assert rules(text) == set()


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("{type: Door, required: true}", {"endless-model"}),
        ("{type: Door, required: true, nullable: true}", set()),
        ("{type: Door, required: false}", set()),
        ("{type: Door}", set()),
        ('{type: "Door[]", required: true}', set()),
        ('{type: "Door[]", required: true, minItems: 1}', {"endless-model"}),
        ('{type: "map<Door>", required: true}', set()),
    ],
)
def test_a_model_is_endless_only_if_it_must_contain_itself(rules, field, expected):
    model = f"  Door: {{fields: {{inner: {field}}}}}"
    text = door("OPEN", "none", "Door", model).replace("  AJAR: {final: success}\n", "")
    assert rules(text) == expected


NAMES = """
statecheck: 1
system: names
initial: A
states: {{A: {{actions: {{go: DONE, {one}: stay, {two}: stay}}}}}}
exits: {{DONE: success}}
actions: {{go: unknown, {one}: unknown, {two}: unknown}}
"""


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("verifyDevice", "verfyDevice", True),
        ("verifyDevice", "verifyDevcie", True),
        ("verifyDevice", "verify_device", True),
        ("send_totp_code", "send_otp_code", False),
        ("sendDevice", "sendDevices", False),
        ("useDevice1", "useDevice2", False),
        ("send", "sent", False),
        ("resendCode", "resetCode", False),
    ],
)
def test_names_look_alike_by_a_letter_within_a_word(rules, one, two, expected):
    found = rules(NAMES.format(one=one, two=two))
    assert ("look-alike-names" in found) is expected


STAYS = "poll: [PRINTED, {when: {page: absent}, target: stay}]"
ASKED = "poll: [{when: {page: present}, target: PRINTED}, {target: stay}]"
WAIT = """
statecheck: 1
system: printer
initial: PRINTING
states:
  PRINTING: {{actions: {{{actions}}}{moves}}}
exits: {{PRINTED: success, FAILED: failure}}
actions:
  poll:
    request: {{fields: {{page: {{type: string, from: user}}}}}}
    errors: none
  stop: {{request: none, errors: none}}
"""


@pytest.mark.parametrize(
    ("actions", "moves", "endless"),
    [
        ("poll: [PRINTED, stay]", "", True),
        ("poll: stay", ", moves: [PRINTED]", True),
        ("poll: [PRINTED, stay, FAILED]", "", False),
        ("poll: [PRINTED, stay], stop: FAILED", "", False),
        ("poll: [PRINTED, stay]", ", moves: [{target: FAILED, after: PT5M}]", False),
        ("poll: [PRINTED, stay, unknown]", "", False),
        (STAYS, "", False),
        (ASKED, "", False),
    ],
)
def test_a_wait_is_endless_without_time_failure_and_giving_up(
    rules, actions, moves, endless
):
    found = rules(WAIT.format(actions=actions, moves=moves))
    assert ("endless-wait" in found) is endless


@pytest.mark.parametrize("turned", [False, True])
def test_the_first_use_of_a_misspelt_name_is_the_same_in_any_order(checked, turned):
    lines = ["  B: {actions: {go: DON}}", "  A: {actions: {go: DON}}"]
    states = "\n".join(reversed(lines) if turned else lines)
    text = (
        "statecheck: 1\nsystem: s\ninitial: [A, B]\nexits: {DONE: success}\n"
        f"actions: {{go: unknown}}\nstates:\n{states}\n"
    )
    (found,) = checked(text).diagnostics
    assert str(found.finding.at.pointer).startswith("/states/A/")


def test_two_states_that_look_the_same_are_found_where_one_is_spelled(said):
    text = """\
statecheck: 1
system: s
initial: [A, B, C]
states:
  A: {wire: B, actions: {go: Z}}
  B: {actions: {go: Z}}
  C: {wire: B, actions: {go: Z}}
exits: {Z: ended}
actions: {go: unknown}
"""
    assert said(text) == [
        ("spec.yaml", 5, "indistinct-states"),
        ("spec.yaml", 7, "indistinct-states"),
    ]


def rules_on(checked, text):
    """Return the rules that are broken in a system, by name."""
    return {each.finding.rule.name for each in checked(text).diagnostics}


def test_who_begins_again_without_being_asked_does_not_wait(checked):
    text = """
statecheck: 1
system: door
initial: A
states:
  A: {actions: {go: DONE}, moves: [{target: LATE, after: PT5M}]}
  LATE: {actions: {again: A}}
exits: {DONE: success}
actions:
  go: {request: none, errors: none}
  again: {request: none, errors: none, actor: client, safe: SAFE}
"""
    assert "endless-wait" not in rules_on(checked, text.replace("SAFE", "false"))
    assert "endless-wait" in rules_on(checked, text.replace("SAFE", "true"))


def test_a_state_and_an_error_with_other_statuses_are_told_apart(checked):
    text = """
statecheck: 1
system: door
initial: A
states:
  A:
    model: {fields: {state: string, messages: {type: string}}}
    actions: {go: [DONE, {error: wrong}]}
exits: {DONE: success}
actions: {go: {request: none, errors: none}}
errors: {wrong: {http: 400}}
wire:
  state: {status: /state, links: none, read: GET /x, http: 200}
  action: {http: "POST /{action}"}
  error: {when: {/messages: present}, code: /messages}
"""
    assert "indistinct-states" not in rules_on(checked, text)
    assert "indistinct-states" in rules_on(checked, text.replace("400", "200"))
    assert "indistinct-states" in rules_on(checked, text.replace("{http: 400}", "{}"))


def test_the_field_after_which_an_action_leads_on_is_looked_for(checked):
    text = """
statecheck: 1
system: door
initial: A
states:
  A:
    model: {fields: {wait: {type: integer, required: true}}}
    actions: {go: {target: DONE, after: {field: /wait}}}
exits: {DONE: success}
actions: {go: {request: none, errors: none}}
"""
    assert "undefined-field" not in rules_on(checked, text)
    wrong = text.replace("field: /wait", "field: /nowhere")
    assert "undefined-field" in rules_on(checked, wrong)
