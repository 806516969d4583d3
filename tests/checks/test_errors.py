"""A good spec with one word on errors changed: the rule on it speaks, and no other."""

import pytest

CHANGES = {
    "unraised-error": [
        ("  LOCKED: {", "  EXPIRED: {description: It is too old.}\n  LOCKED: {")
    ],
    "error-without-aftermath": [
        ("{error: INVALID_CODE},", "{error: INVALID_CODE, target: unknown},")
    ],
    "undeclared-errors": [
        ("    errors: none\n    examples: [{reason", "    examples: [{reason"),
        ("never: error INVALID_PASSWORD", "never: action submit"),
    ],
    "parent-status-mismatch": [
        ("code is wrong., retriable", "code is wrong., http: 409, retriable")
    ],
    "unrecoverable-error": [
        ("http: 423, target", "http: 423, retriable: true, target")
    ],
}


@pytest.mark.parametrize(("rule", "changes"), CHANGES.items(), ids=CHANGES)
def test_one_change_makes_one_rule_speak(spoiled, rule, changes):
    assert spoiled(["sign-on"], *changes) == [rule]


def test_the_good_spec_has_no_fault(spoiled):
    assert spoiled(["sign-on"]) == []


def test_errors_that_nobody_lists_leave_open_whether_a_code_is_raised(spoiled):
    found = spoiled(
        ["sign-on"],
        ("  LOCKED: {", "  EXPIRED: {description: It is too old.}\n  LOCKED: {"),
        ("errors: [INVALID_CODE, LOCKED]", "errors: [INVALID_CODE, LOCKED, unknown]"),
        ("never: error INVALID_PASSWORD", "never: action submit"),
    )
    assert found == ["unraised-error?"]


def test_a_retriable_error_may_lead_where_the_action_is_on_offer_again(spoiled):
    again = ("{error: INVALID_PASSWORD}]", "{error: INVALID_PASSWORD, target: LOGIN}]")
    assert spoiled(["sign-on"], again) == []


def test_an_action_that_only_some_variants_offer_again_is_missed_in_the_others(checked):
    found = checked(
        """\
statecheck: 1
system: s
initial: A
options: {again: {description: Whether one may try again.}}
states:
  A: {actions: {go: [Z, {error: E, target: B}], leave: Z}}
  B: {actions: {go: {if: again, target: Z}, leave: Z}}
exits: {Z: ended}
actions:
  go: {description: Goes on., errors: none}
  leave: {description: Leaves., errors: none}
errors: {E: {description: Not yet., retriable: true}}
"""
    )
    (only,) = [d.finding for d in found.diagnostics]
    assert only.rule.name == "unrecoverable-error"
    assert only.variant == (("again", False),)
    assert [(step.state, step.action) for step in only.witness.steps] == [
        ("A", "go"),
        ("B", ""),
    ]
