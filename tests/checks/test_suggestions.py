"""What is suggested instead of a name that is not there can stand in its place."""

import pytest

SPEC = """\
statecheck: 1
system: door
initial: A
states: {{A: {{model: none, actions: {{go: DONE}}}}}}
exits: {{DONE: success}}
actions: {{go: {{description: Goes on., request: none, errors: {errors}}}}}
errors: {{E1: {{http: 400, description: Not so., target: stay}}}}
"""


@pytest.mark.parametrize(
    ("errors", "suggested"),
    [("[NOE]", ""), ("[E1, NOE]", ""), ("[E1, unknwon]", "unknown"), ("[E2]", "E1")],
)
def test_what_is_suggested_in_a_list_of_errors_can_stand_there(
    checked, errors, suggested
):
    (each,) = [
        each.finding
        for each in checked(SPEC.format(errors=errors)).diagnostics
        if each.finding.rule.name == "undefined-error"
    ]
    assert (each.fix.replacement if each.fix else "") == suggested
