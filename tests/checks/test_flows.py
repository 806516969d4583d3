"""Good systems in a flow, changed in one place: what comes of putting them together."""

import pytest

FLOW = ("host", "code", "flow")

TWO_PROMISES = """\
  code-before-success: {to: RESUME, through: CODE_REQUIRED}
  no-way-back: {after: code/CODE_REQUIRED, never: form/FORM}
"""

CHANGES = {
    ("unmapped-exit", "broken-property?"): [
        ("exits: {SUCCESS: RESUME, FAILURE: FAILED}", "exits: {SUCCESS: RESUME}")
    ],
    ("unknown-step-exit",): [("{SUCCESS: RESUME,", "{SUCCESS: RESUME, DONE: RESUME,")],
    ("unreachable-step",): [
        ("{SUCCESS: code,", "{SUCCESS: RESUME,"),
        (TWO_PROMISES, ""),
    ],
    ("untaken-exit",): [
        ("      cancel: FAILURE\n", ""),
        ("{offered: cancel}", "{offered: cancel, in: [form/FORM]}"),
    ],
    ("broken-property",): [("RESUME, FAILURE: FAILED}", "RESUME, FAILURE: form}")],
    ("bypassed-gate",): [("{SUCCESS: code,", "{SUCCESS: [code, RESUME],")],
    ("missing-escape",): [("{offered: cancel}", "{offered: check}")],
    ("vacuous-property",): [
        ("{to: RESUME,", "{to: action resend, before: action resend,")
    ],
}


def test_the_good_flow_has_no_fault(spoiled):
    assert spoiled(FLOW) == []


@pytest.mark.parametrize(
    ("rules", "changes"), CHANGES.items(), ids=map(" ".join, CHANGES)
)
def test_one_change_makes_one_rule_speak(spoiled, rules, changes):
    assert spoiled(FLOW, *changes) == list(rules)


def test_a_name_without_a_step_means_it_in_every_step(spoiled):
    through = ("through: CODE_REQUIRED", "through: form/CODE_REQUIRED")
    assert spoiled(FLOW, ("never: form/FORM", "never: FORM")) == []
    assert "undefined-subject" in spoiled(FLOW, through)


def test_an_option_of_a_step_is_named_with_the_step(spoiled):
    assert spoiled(FLOW, ("{offered: cancel}", "{offered: [cancel, resend]}")) == []


def test_a_step_that_is_not_found_hides_nothing_of_the_others(spoiled):
    lost = ("steps:\n", "steps:\n  lost: {system: nowhere, exits: {}}\n")
    wrong = ("{SUCCESS: code,", "{SUCCESS: code/NOPE,")
    found = spoiled(FLOW, lost, wrong)
    assert "unknown-system" in found
    assert "undefined-target" in found


def test_nothing_is_said_of_the_states_of_a_step_that_is_not_found(spoiled):
    lost = ("steps:\n", "steps:\n  lost: {system: nowhere, exits: {}}\n")
    assert "undefined-target" not in spoiled(
        FLOW, lost, ("{SUCCESS: code,", "{SUCCESS: [code, lost/ANY],")
    )


@pytest.mark.parametrize(
    ("promise", "rules"),
    [
        ("{to: RESUME, through: code/CODE_REQUIRED}", ["bypassed-gate"]),
        ("{to: RESUME, through: action code/check}", ["bypassed-gate"]),
        ("{after: form/FORM, always: code/CODE_REQUIRED}", ["broken-property"]),
        ("{everywhere: {possible: code/CODE_REQUIRED}}", ["broken-property"]),
        ("{after: code/CODE_REQUIRED, always: RESUME}", ["vacuous-property"]),
        ("{never: code/CODE_REQUIRED}", []),
        ("{to: RESUME, through: code/SUCCESS}", ["undefined-subject"]),
    ],
)
def test_a_promise_of_a_step_that_nothing_leads_to_is_judged(spoiled, promise, rules):
    forgotten = ("{SUCCESS: code,", "{SUCCESS: RESUME,")
    found = spoiled(FLOW, forgotten, (TWO_PROMISES, f"  paid: {promise}\n"))
    assert sorted(found) == sorted([*rules, "unreachable-step"])


def test_an_action_of_one_step_is_named_with_the_step(spoiled):
    promise = "  checked: {to: RESUME, through: action code/check}\n"
    assert spoiled(FLOW, (TWO_PROMISES, promise)) == []
