"""What users of other tools had to report, said rightly in both directions."""

import pytest

from statecheck.changes import Verdict


def spec(*, answer="", request="", models="", more=""):
    """Return a system that answers with one field, and asks for another."""
    model = f"{{fields: {{f: {answer}}}}}" if answer else "none"
    body = f"{{fields: {{f: {request}}}}}" if request else "none"
    return f"""
initial: A
states:
  A: {{model: {model}, actions: {{go: B}}}}
  B: {{final: success}}
actions: {{go: {{request: {body}, errors: none}}}}
models: {{Unused: {{fields: {{u: string}}}}{models}}}
{more}"""


R = "required: true"
OF_FIELDS = {
    "a constant is another one": (
        f"{{type: string, {R}, const: x}}",
        f"{{type: string, {R}, const: y}}",
        ("BREAK", "BREAK"),
        ("BREAK", "BREAK"),
    ),
    "a list is given up for a pattern that all of it keeps to": (
        f"{{type: string, {R}, open: false, enum: [aa, bb]}}",
        f"{{type: string, {R}, pattern: '^[ab]{{2}}$'}}",
        ("BREAK", "SAFE"),
        ("SAFE", "BREAK"),
    ),
    "a pattern is given up for the length that it had": (
        f"{{type: string, {R}, pattern: '^[a-z]{{3}}$'}}",
        f"{{type: string, {R}, minLength: 3, maxLength: 3}}",
        ("BREAK", "SAFE"),
        ("SAFE", "BREAK"),
    ),
    "a bound that no listed value comes near is another one": (
        f"{{type: integer, {R}, open: false, enum: [1, 2], maximum: 9}}",
        f"{{type: integer, {R}, open: false, enum: [1, 2], maximum: 5}}",
        ("NONE", "NONE"),
        ("NONE", "NONE"),
    ),
    "a bound keeps a listed value out": (
        f"{{type: integer, {R}, open: false, enum: [1, 7], maximum: 9}}",
        f"{{type: integer, {R}, open: false, enum: [1, 7], maximum: 5}}",
        ("SAFE", "BREAK"),
        ("BREAK", "SAFE"),
    ),
    "a characteristic of a pattern is escaped in a list": (
        f"{{type: string, {R}, open: false, enum: ['a.b', '$-^']}}",
        f"{{type: string, {R}, open: false, enum: ['a.b', '$-^'], pattern: '[.^]'}}",
        ("NONE", "NONE"),
        ("NONE", "NONE"),
    ),
    "an open list has one more value": (
        f"{{type: string, {R}, open: true, enum: [x]}}",
        f"{{type: string, {R}, open: true, enum: [x, y]}}",
        ("SAFE", "SAFE"),
        ("SAFE", "RISK"),
    ),
    "a field need no longer be used": (
        "{type: string, required: false}",
        "{type: string, required: false, deprecated: {since: '2'}}",
        ("SAFE", "NONE"),
        ("SAFE", "NONE"),
    ),
    "a date has a time of day": (
        f"{{type: string, {R}, format: date}}",
        f"{{type: string, {R}, format: date-time}}",
        ("BREAK", "BREAK"),
        ("BREAK", "BREAK"),
    ),
    "another default holds where a field is left out": (
        "{type: string, required: false, default: a}",
        "{type: string, required: false, default: b}",
        ("RISK", "RISK"),
        ("RISK", "RISK"),
    ),
    "a field that is always there has another default": (
        f"{{type: string, {R}, default: a}}",
        f"{{type: string, {R}, default: b}}",
        ("NONE", "NONE"),
        ("RISK", "RISK"),
    ),
}


def verdicts(judged):
    return tuple(
        max((getattr(each, side) for each in judged), default=Verdict.NONE).name
        for side in ("backward", "forward")
    )


@pytest.mark.parametrize("name", OF_FIELDS)
@pytest.mark.parametrize("use", ["answer", "request"])
def test_a_field_is_judged_by_where_it_goes(judged, name, use):
    old, new, *expected = OF_FIELDS[name]
    found = judged(spec(**{use: old}), spec(**{use: new}))
    assert verdicts(found) == expected[use == "request"]
    assert verdicts(judged(spec(**{use: new}), spec(**{use: old})))[0] in {
        expected[use == "request"][1],
        "SAFE",  # what is deprecated, and no longer so, is said to old clients alone
    }


OFFER = """
initial: A
options: {o: {default: false}}
states:
  A: {actions: {go: [B, {error: BAD, target: C, guard: wrong}, {if: o, target: C}]}}
  B: {actions: {end: D}}
  C: {actions: {end: D}}
  D: {final: success}
actions:
  go: {request: {fields: {m: {type: string, required: false}}}, errors: [BAD]}
  end: {request: none, errors: none}
errors: {BAD: {http: 400}}
"""


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("[B,", "[{when: {m: x}, target: B},", "SAFE RISK condition-narrowed {}/B"),
        ("{if: o, target: C}", "C", "RISK SAFE condition-widened {}/C"),
        (
            "guard: wrong}",
            "guard: wrong}, {when: {m: x}, error: BAD, target: C}",
            "RISK SAFE condition-widened {}/errors/BAD/C",
        ),
        ("[B,", "[B, {when: {m: x}, target: B},", ""),
    ],
)
def test_what_may_happen_in_further_cases_is_foreseen(told, old, new, line):
    said = told(OFFER, OFFER.replace(old, new))
    assert said == ([line.format("states/A/actions/go")] if line else [])


SETTINGS = """
initial: A
options: {o: {default: false}, p: {default: true}}
states:
  A: {actions: {go: [B, {if: o, target: C}, {error: BAD, target: A}]}}
  B: {actions: {go: [D, {error: BAD, target: A}]}}
  C: {if: o, actions: {go: [D, {error: BAD, target: A}]}}
  D: {final: success}
actions: {go: {request: {fields: {m: {type: string, required: true}}}, errors: [BAD]}}
errors: {BAD: {http: 400}}
"""


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("C: {if: o,", "C: {if: o or p,", "SAFE SAFE condition-widened states/C"),
        (
            "required: true}",
            "required: true, if: p}",
            "RISK SAFE optional-field-removed actions/go/request/fields/m",
        ),
        (
            "{http: 400}",
            "{http: 400, target: A}",
            "SAFE SAFE error-target-changed errors/BAD",
        ),
    ],
)
def test_what_no_run_shows_is_no_break(told, old, new, line):
    assert line in told(SETTINGS, SETTINGS.replace(old, new))


def test_a_state_that_comes_where_it_was_not_known_is_a_break(told):
    new = SETTINGS.replace("C: {if: o,", "C: {").replace("{if: o, target: C}", "C")
    assert "BREAK SAFE condition-widened states/C" in told(SETTINGS, new)


def test_in_a_strict_profile_nothing_is_foreseen_but_what_is_said(told):
    new = OFFER.replace("{if: o, target: C}", "C")
    (line,) = told(OFFER, new, "strict")
    assert line.startswith("BREAK SAFE condition-widened")


def test_a_step_that_is_gone_with_its_state_can_be_left_out(told):
    old = OFFER.replace("B: {actions: {end: D}}", "B: {actions: {pay: D}}").replace(
        "C: {actions: {end: D}}", "C: {actions: {pay: D}}"
    )
    old = old.replace("end: {request", "pay: {request")
    new = old.replace("go: [B,", "go: [D,").replace("  B: {actions: {pay: D}}\n", "")
    new = new.replace("C: {actions: {pay: D}}", "C: {actions: none}").replace(
        "  pay: {request: none, errors: none}\n", ""
    )
    assert "RISK SAFE mandatory-step-bypassed actions/pay" in told(old, new)


HOST = (
    "statecheck: 1\nsystem: host\nkind: vocabulary\nexits: {OK: success, BAD: failure}"
)
STEP = """statecheck: 1
system: {0}
extends: [host]
initial: S
states: {{S: {{actions: {{go: [OK, BAD]}}}}}}
actions: {{go: {{request: none, errors: none}}}}
"""


def test_a_change_of_a_flow_stands_in_the_flow(judged):
    def files(exits):
        return {
            "host.yaml": HOST,
            "one.yaml": STEP.format("one"),
            "two.yaml": STEP.format("two"),
            "flow.yaml": (
                "statecheck: 1\nflow: flow\nhost: host\ninitial: one\nsteps:\n"
                "  one: {system: one, exits: {OK: two, BAD: BAD}}\n"
                f"  two: {{system: two, exits: {exits}}}\n"
            ),
        }

    found = judged(files("{OK: OK, BAD: BAD}"), files("{OK: two, BAD: BAD}"))
    assert found
    places = [at for each in found for at in (each.change.old, each.change.new)]
    exit_ = ("steps", "two", "exits", "OK")
    assert all(at.source == "flow.yaml" for at in places)
    assert all(at.pointer.keys[:4] == exit_ for at in places)


def test_a_move_goes_on_where_the_action_that_shows_it_is_not_on_offer(told):
    same = """
initial: A
options: {p: {default: true}}
states:
  A: {actions: {poll: {if: p, target: [stay, B, unknown]}}, moves: [B]}
  B: {actions: {poll: [stay, C]}}
  C: {final: success}
actions: {poll: {request: none, errors: none, safe: true}}
"""
    assert told(same, same) == []
