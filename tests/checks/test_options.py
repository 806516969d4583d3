"""Options that are asked for, or set to, what they cannot have."""

import pytest

IMPOSSIBLE = ["impossible-option-value"]

SPEC = """\
statecheck: 1
system: door
initial: A
options: {{o: {{description: What is chosen., {option}}}}}
states:
  A: {{model: none, actions: {{go: [DONE, {{if: {formula}, target: LOST}}]}}}}
exits: {{DONE: success, LOST: failure}}
actions:
  go:
    description: Goes on.
    request:
      fields:
        mode: {{type: string, from: user, open: false, enum: {{p: P., q: Q.}}}}
        word: {{type: string, from: user}}
        flag: {{type: boolean, from: user}}
    errors: none
"""


@pytest.fixture
def said_of(said):
    """Return the rules that speak of an option."""

    def found(option, formula):
        text = SPEC.format(option=option, formula=formula)
        return [rule for *_, rule in said(text)]

    return found


@pytest.mark.parametrize(
    ("option", "formula", "rules"),
    [
        ("default: true", "o", []),
        ("default: maybe", "o", IMPOSSIBLE),
        ("enum: {p: P., q: Q.}, per: flow, set: go.mode", "o == p", []),
        ("enum: {p: P., x: X.}, per: flow, set: go.mode", "o == p", IMPOSSIBLE),
        ("enum: {p: P., x: X.}, per: flow, set: go.word", "o == p", []),
        ("per: flow, set: go.flag", "o", []),
        ("per: flow, set: go.mode", "o", IMPOSSIBLE),
        ("per: flow, set: nope.field", "o", ["undefined-action"]),
        ("per: flow, set: go.nope", "o", ["undefined-field"]),
    ],
)  # fmt: skip
def test_an_option_is_set_by_what_can_carry_its_values(said_of, option, formula, rules):
    assert said_of(option, formula) == rules


def test_the_mend_of_an_action_that_sets_an_option_keeps_the_field(checked):
    text = SPEC.format(option="per: flow, set: g0.flag", formula="o")
    (only,) = checked(text).diagnostics
    assert only.finding.fix.replacement == "go.flag"
