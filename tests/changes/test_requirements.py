"""What it means that somebody says, or says no more, that a field has to be sent."""

import pytest

SYSTEM = """
initial: A
exits: {OK: success}
states: {A: {actions: {go: OK}}}
actions: {go: {request: %s, errors: none}}
"""
PATH = "actions/go/request"


def field(said):
    return f"{{fields: {{opt: {{type: string{said}}}}}}}"


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (
            field(", default: z"),
            field(", default: z, required: true"),
            [f"BREAK SAFE field-became-required {PATH}/fields/opt"],
        ),
        (
            field(", default: z, required: true"),
            field(", default: z"),
            [f"SAFE BREAK field-became-optional {PATH}/fields/opt"],
        ),
        (
            field(""),
            field(", required: true"),
            [f"UNDECIDED UNDECIDED requirement-learned {PATH}/fields/opt"],
        ),
        (
            field(""),
            field(", required: false"),
            [f"SAFE RISK fact-learned {PATH}/fields/opt"],
        ),
        (
            "unknown",
            field(", required: true"),
            [f"UNDECIDED UNDECIDED requirement-learned {PATH}"],
        ),
        (
            field(", required: true"),
            "unknown",
            [f"UNDECIDED UNDECIDED requirement-forgotten {PATH}"],
        ),
        ("unknown", field(", required: false"), [f"SAFE RISK fact-learned {PATH}"]),
        (
            "{incomplete: true, fields: {}}",
            "{incomplete: true, fields: {opt: {type: string, required: true}}}",
            [f"UNDECIDED UNDECIDED requirement-learned {PATH}/fields/opt"],
        ),
    ],
)
def test_what_has_to_be_sent_is_no_mere_knowledge(told, old, new, lines):
    assert told(SYSTEM % old, SYSTEM % new) == lines
