"""A good spec with one promise, or what keeps it, changed; and what the words mean."""

import pytest

from statecheck.finding import Verdict

CHANGES = {
    ("bypassed-gate",): [
        ("[CODE_REQUIRED, {error", "[CODE_REQUIRED, {guard: g, target: DONE}, {error")
    ],
    ("broken-property",): [
        ("never: error INVALID_PASSWORD", "never: error INVALID_CODE")
    ],
    ("missing-escape",): [
        ("target: LOGIN}\n      cancel: CANCELED\n", "target: LOGIN}\n"),
        ("{checkCode: {}, cancel: {}}", "{checkCode: {}}"),
    ],
    ("vacuous-property",): [("{after: action checkCode, never", "{after: DONE, never")],
    ("bypassed-gate?", "shaky-property"): [
        (
            "[CODE_REQUIRED, {error",
            "[CODE_REQUIRED, {target: DONE, disputed: [{says: no}]}, {error",
        )
    ],
    ("undefined-subject",): [("possible: DONE", "possible: DOME")],
}


@pytest.mark.parametrize(
    ("rules", "changes"), CHANGES.items(), ids=map(" ".join, CHANGES)
)
def test_one_change_makes_one_rule_speak(spoiled, rules, changes):
    assert spoiled(["sign-on"], *changes) == list(rules)


SYSTEM = """\
statecheck: 1
system: s
initial: A
options: {{o: {{description: x}}}}
states:
  A: {{actions: {{go: [B, {{error: E}}], leave: {{if: o, target: Z}}}}}}
  B: {{group: Late, actions: {{go: [C, B]}}}}
  C: {{final: success}}
exits: {{Z: ended}}
actions:
  go: {{description: Goes on., errors: none}}
  leave: {{description: Leaves., errors: none}}
errors: {{E: {{description: Not yet.}}}}
properties:
  p: {{{}}}
"""

MEANINGS = {
    "never: A, after: A": (Verdict.PROVED, ()),
    "never: B, after: B": (Verdict.PROVED, ()),
    "never: error E": (Verdict.REFUTED, ()),
    "never: Z": (Verdict.REFUTED, (("o", True),)),
    "possible: Z, after: A": (Verdict.REFUTED, (("o", False),)),
    "everywhere: {possible: C}": (Verdict.PROVED, ()),
    "always: [C, Z]": (Verdict.PROVED, ()),
    "always: C": (Verdict.REFUTED, (("o", True),)),
    "after: action go, always: C": (Verdict.REFUTED, (("o", True),)),
    "after: action go, possible: B": (Verdict.REFUTED, ()),
    "after: action leave, possible: Z": (Verdict.PROVED, ()),
    "after: action leave, always: Z": (Verdict.PROVED, ()),
    "between: [A, C], always: B": (Verdict.PROVED, ()),
    "between: [action leave, Z], possible: A": (Verdict.REFUTED, (("o", True),)),
    "between: [action go, action go], never: C": (Verdict.PROVED, ()),
    "before: C, never: action leave": (Verdict.PROVED, ()),
    "to: C, through: action go": (Verdict.PROVED, ()),
    "to: [C, Z], through: B": (Verdict.REFUTED, (("o", True),)),
    "offered: go": (Verdict.PROVED, ()),
    "offered: leave": (Verdict.REFUTED, ()),
    "offered: leave, except: [Late]": (Verdict.REFUTED, (("o", False),)),
    "offered: action go, in: [Late]": (Verdict.PROVED, ()),
    "offered: [leave, go], after: B": (Verdict.PROVED, ()),
}


@pytest.mark.parametrize(("words", "meant"), MEANINGS.items(), ids=MEANINGS)
def test_a_promise_means_what_the_language_says(checked, words, meant):
    found = checked(SYSTEM.format(words))
    said = [d.finding for d in (*found.diagnostics, *found.verdicts)]
    (only,) = [each for each in said if each.at.pointer.keys == ("properties", "p")]
    assert (only.verdict, only.variant) == meant


def test_a_run_that_goes_round_for_ever_is_shown_as_a_cycle(checked):
    found = checked(SYSTEM.replace("[C, B]", "A").format("always: C"))
    (only,) = [
        d.finding for d in found.diagnostics if d.finding.rule.name == "broken-property"
    ]
    assert only.witness.kind == "cycle"


def test_a_list_of_actions_that_is_not_complete_leaves_an_offer_open(checked):
    system = SYSTEM.replace("{{go: [C, B]}}", "[go, unknown]")
    found = checked(system.format("offered: leave, in: [Late]"))
    (only,) = [
        d.finding for d in found.verdicts if d.finding.rule.name == "missing-escape"
    ]
    assert only.verdict is Verdict.UNDETERMINED
    assert [each.question for each in only.missing] == [
        "does `B` always offer `leave`?"
    ]


DETAIL = """
statecheck: 1
system: door
initial: A
states: {A: {actions: {go: B}}, B: {final: success}, C: {final: failure}}
actions: {go: {description: Goes on., errors: [E]}}
errors: {E: {details: {F: {}, G: {target: C}}}}
properties: {p: {after: error E/G, never: B}}
"""


def test_a_code_is_not_met_as_a_detail_that_leads_elsewhere(checked):
    found = checked(DETAIL)
    assert [d.finding.verdict for d in found.verdicts] == [Verdict.PROVED]


def test_a_code_may_be_met_as_a_detail_that_leads_where_it_does(checked):
    found = checked(DETAIL.replace("error E/G", "error E/F"))
    rules = [d.finding.rule.name for d in (*found.diagnostics, *found.verdicts)]
    assert "broken-property" in rules


def test_a_scope_that_begins_again_is_looked_at_each_time(checked):
    found = checked(SYSTEM.format("after: [A, B], to: C, through: B"))
    assert "bypassed-gate" in {d.finding.rule.name for d in found.diagnostics}


def test_an_action_that_is_pressed_for_ever_is_shown_as_a_cycle(checked):
    found = checked(
        SYSTEM.replace("{{go: [C, B]}}", "{{leave: stay}}").format("always: C")
    )
    (only,) = [
        d.finding for d in found.diagnostics if d.finding.rule.name == "broken-property"
    ]
    assert only.witness.kind == "cycle"


def test_what_else_a_state_offers_is_asked_where_a_flow_may_stay_in_it(checked):
    found = checked("""
statecheck: 1
system: door
initial: A
states: {A: {actions: [go, unknown]}, F: {final: success}}
actions: {go: {errors: none, target: stay}}
properties: {p: {always: F}}
""")
    (only,) = [
        d.finding for d in found.verdicts if d.finding.at.pointer.keys[-1] == "p"
    ]
    assert [each.question for each in only.missing] == [
        "what else can happen in `A`, and where does it lead?"
    ]


UNLISTED = """
statecheck: 1
system: door
initial: A
states: {A: {actions: {go: B}}, B: {final: success}, L: {final: failure}}
actions: {go: {description: Goes on.}}
errors: {E: {target: L}, F: {}}
properties: {p: {%s}}
"""


@pytest.mark.parametrize("words", ["never: L", "always: B", "never: error E"])
def test_an_error_that_nobody_rules_out_may_lead_where_it_says(checked, words):
    found = checked(UNLISTED % words)
    (only,) = [
        d.finding for d in found.verdicts if d.finding.at.pointer.keys[-1] == "p"
    ]
    assert only.verdict is Verdict.UNDETERMINED
    assert [each.question for each in only.missing] == [
        "which errors can `go` be answered with?"
    ]


def test_an_error_that_is_ruled_out_leads_nowhere(checked):
    found = checked((UNLISTED % "never: L").replace("on.}", "on., errors: [F]}"))
    (only,) = [
        d.finding for d in found.verdicts if d.finding.at.pointer.keys[-1] == "p"
    ]
    assert only.verdict is Verdict.PROVED


DISPUTED = """
statecheck: 1
system: door
initial: A
states:
  A: {actions: {go: DONE}, moves: none, disputed: [{source: w, actions: {go: B}}]}
  B: {actions: {go: DONE}}
exits: {DONE: success}
sources: {w: {title: W}}
actions: {go: {errors: none, request: none, disputed: [{source: w, errors: [e]}]}}
errors: {e: {http: 400}}
properties: {p: {never: B}}
"""


@pytest.mark.parametrize("words", ["never: B", "never: error e"])
def test_what_is_disputed_proves_nothing(checked, words):
    found = checked(DISPUTED.replace("never: B", words))
    (only,) = [
        d.finding for d in found.verdicts if d.finding.at.pointer.keys[-1] == "p"
    ]
    assert only.verdict is Verdict.UNDETERMINED


def test_a_code_without_details_is_met_where_it_is_raised_so(checked):
    found = checked("""
statecheck: 1
system: door
initial: A
states: {A: {actions: {a: [{error: E/none, target: X}]}}}
exits: {X: canceled}
errors: {E: {details: {F: {}}}}
actions: {a: {errors: none}}
properties: {p: {always: error E/none}}
""")
    (only,) = [
        d.finding for d in found.verdicts if d.finding.at.pointer.keys[-1] == "p"
    ]
    assert only.verdict is Verdict.PROVED


def test_an_error_may_come_where_all_that_is_listed_is_switched_off(checked):
    found = checked("""
statecheck: 1
system: door
initial: A
options: {o: {description: x}}
states: {A: {actions: {go: [{if: o, target: DONE}]}}}
exits: {DONE: failure}
actions: {go: {errors: unknown}}
errors: {E: {}}
properties: {p: {possible: error E}}
""")
    (only,) = [
        d.finding for d in found.verdicts if d.finding.at.pointer.keys[-1] == "p"
    ]
    assert only.verdict is Verdict.UNDETERMINED
