"""Each change is told once, where it is written, whatever else sees it."""

import pytest

from statecheck import diff

DOOR = """\
statecheck: 1
system: door
initial: CLOSED
everywhere: [{errors: [JAMMED]}]
exits: {THROUGH: success}
states:
  CLOSED: {model: Handle, actions: {push: [OPEN, stay], kick: OPEN}}
  OPEN: {model: none, actions: {walk: THROUGH}}
actions:
  push: {request: none, errors: none}
  kick: {request: none, errors: [HURT]}
  walk: {request: none, errors: none}
models: {Handle: {fields: {side: {type: string, required: true}}}}
errors: {JAMMED: {http: 500}, HURT: {http: 400}, STUCK: {http: 500}}
"""
HOUSE = """\
statecheck: 1
flow: house
initial: front
steps:
  front: {system: door, exits: {THROUGH: back}}
  back: {system: door, exits: {THROUGH: unknown}}
"""
GATE = DOOR.replace("system: door", "system: gate")


@pytest.fixture
def compared(tmp_path):
    """Compare two folders of files, each given as its texts by name."""

    def comparing(old, new):
        for side, texts in (("old", old), ("new", new)):
            (tmp_path / side).mkdir()
            for name, text in texts.items():
                (tmp_path / side / f"{name}.yaml").write_text(text, encoding="utf-8")
        return diff(tmp_path / "old", tmp_path / "new")

    return comparing


def lines(compared):
    return sorted(
        f"{each.verdict.name} {each.judged.change.kind.name} {each.judged.change.name}"
        for each in compared.told
    )


def only(compared):
    (seen,) = compared.told
    return seen


WITHDRAWN = DOOR.replace(", kick: OPEN", "")


def test_what_a_withdrawn_action_was_answered_with_follows_from_its_withdrawal(
    compared,
):
    found = compared({"door": DOOR}, {"door": WITHDRAWN})
    cause = only(found)
    assert lines(found) == ["BREAK action-removed states/CLOSED/actions/kick"]
    others = [each for each in found.changes if each is not cause]
    assert [each.judged.change.name for each in others] == [
        "actions/kick/errors/JAMMED",
    ]
    assert {each.follows for each in others} <= cause.known_as
    assert cause.consequences == len(others)


def test_an_action_that_comes_brings_its_errors_along(compared):
    found = compared({"door": WITHDRAWN}, {"door": DOOR})
    assert lines(found) == ["SAFE action-added states/CLOSED/actions/kick"]


def test_what_is_agreed_to_is_so_with_what_follows(compared):
    found = compared({"door": DOOR}, {"door": WITHDRAWN})
    assert found.checked.diagnostics == (only(found).diagnostic,)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (", kick: OPEN", "", "BREAK action-removed states/CLOSED/actions/kick"),
        ("[OPEN, stay]", "[OPEN, stay, LOST]", "BREAK state-added states/LOST"),
        (
            "[OPEN, stay]",
            "OPEN",
            "SAFE next-states-narrowed states/CLOSED/actions/push",
        ),
        (
            "OPEN: {model: none, actions: {walk: THROUGH}}",
            "OPEN: {model: none, actions: {walk: [THROUGH, CLOSED]}}",
            "RISK next-states-widened states/OPEN/actions/walk",
        ),
        (
            "type: string",
            "type: integer",
            "BREAK type-changed models/Handle/fields/side",
        ),
        ("{http: 400}", "{http: 500}", "BREAK error-status-class-changed errors/HURT"),
        (
            "CLOSED: {model",
            "CLOSED: {description: Shut., model",
            "DOCS docs-changed states/CLOSED",
        ),
        (
            "[HURT]",
            "[HURT, STUCK]",
            "RISK error-code-added actions/kick/errors/STUCK",
        ),
    ],
)
def test_a_flow_sees_what_its_steps_say_and_it_is_told_once(
    compared, before, after, line
):
    new = DOOR.replace(before, after)
    if "LOST" in after:
        new = new.replace("states:", "states:\n  LOST: {actions: {kick: OPEN}}")
    found = compared({"door": DOOR, "house": HOUSE}, {"door": new, "house": HOUSE})
    assert lines(found) == [line]
    assert only(found).systems == ("door", "house")
    assert only(found).judged.change.at_host == ""


def test_where_a_flow_is_hurt_more_that_is_said_in_the_same_finding(compared):
    door = DOOR.replace("kick: OPEN", "kick: {if: weak, target: OPEN}").replace(
        "exits:", "options: {weak: {description: Whether it gives way.}}\nexits:"
    )
    house = HOUSE.replace(
        "{system: door, exits", "{system: door, options: {weak: true}, exits", 1
    )
    found = compared(
        {"door": door, "house": house},
        {"door": door.replace(", kick: {if: weak, target: OPEN}", ""), "house": house},
    )
    assert lines(found) == [
        "BREAK conditional-action-removed states/CLOSED/actions/kick"
    ]
    assert only(found).judged.change.system == "door"
    assert (
        "it is worse in `house`: backward BREAK instead of RISK"
        in only(found).judged.because
    )


def test_two_systems_that_change_alike_have_changed_both(compared):
    found = compared(
        {"door": DOOR, "gate": GATE},
        {"door": WITHDRAWN, "gate": WITHDRAWN.replace("system: door", "system: gate")},
    )
    assert [each.systems for each in found.told] == [("door",), ("gate",)]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("[JAMMED]", "[JAMMED, STUCK]", "error-code-added"),
        ("[JAMMED, STUCK]", "[JAMMED]", "error-code-removed"),
    ],
)
def test_what_is_said_everywhere_is_told_once(compared, old, new, kind):
    before, after = (DOOR.replace("[JAMMED]", each) for each in (old, new))
    seen = only(compared({"door": before}, {"door": after}))
    assert seen.judged.change.kind.name == kind
    assert seen.judged.change.name == "actions/kick/errors/STUCK"
    assert seen.also == ("actions/push/errors/STUCK", "actions/walk/errors/STUCK")


def test_what_is_gone_is_shown_where_the_list_of_its_kind_stands(compared):
    old = """\
statecheck: 1
system: door
initial: CLOSED
states:
  CLOSED:
    description: Shut.
    model: none
    actions:
      push: OPEN
      kick: OPEN
  OPEN: {final: success, model: none}
actions:
  push: {request: none, errors: none}
  kick: {request: none, errors: none}
"""
    gone = old.replace("      kick: OPEN\n", "")
    seen = next(
        each
        for each in compared({"door": old}, {"door": gone}).told
        if each.judged.change.kind.name == "action-removed"
    )
    start = seen.diagnostic.span.start
    assert (start.line, start.column) == (8, 5)
