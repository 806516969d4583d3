"""What only some variants have: exact for any number of options."""

import time

import pytest

CHANGES = {
    "unsatisfiable-condition": [
        ("if: retryEnabled", "if: retryEnabled and not retryEnabled")
    ],
    "unused-option": [
        ("may try again.}}", "may try again.}, more: {description: More.}}")
    ],
    "redundant-condition": [
        ("if: retryEnabled", "if: retryEnabled or not retryEnabled")
    ],
}

MANY = 30


@pytest.mark.parametrize(("rule", "changes"), CHANGES.items(), ids=CHANGES)
def test_one_change_makes_one_rule_speak(spoiled, rule, changes):
    assert spoiled(["sign-on"], *changes) == [rule]


def waiting(formula, options):
    return f"""\
statecheck: 1
system: s
initial: A
options: {{{", ".join(f"{name}: {{description: x}}" for name in options)}}}
states:
  A: {{actions: {{go: B, leave: Z}}}}
  B: {{actions: {{retry: {{if: "{formula}", target: A}}}}}}
exits: {{Z: ended}}
actions:
  go: {{description: Goes on., errors: none}}
  leave: {{description: Leaves., errors: none}}
  retry: {{description: Begins again., errors: none}}
"""


def test_a_hidden_dead_end_names_the_smallest_setting(checked):
    found = checked(waiting("a or b", "abc"))
    (dead,) = [
        d.finding for d in found.diagnostics if d.finding.rule.name == "hidden-dead-end"
    ]
    assert dead.variant == (("a", False), ("b", False))
    assert [step.state for step in dead.witness.steps] == ["A", "B"]


def test_a_dead_end_in_every_variant_is_not_called_hidden(said):
    found = {
        rule
        for *_, rule in said(
            waiting("a", "a").replace('{retry: {if: "a", target: A}}', "none")
        )
    }
    assert "dead-end" in found
    assert "hidden-dead-end" not in found


STAYS = """\
statecheck: 1
system: s
initial: A
options: {quick: {description: x}, more: {description: x}}
states:
  A: {actions: {go: B, more: {if: more, target: C}}}
  B:
    actions:
      poll: [stay, Z]
      stop: {if: quick, target: Z}
  C: {actions: {go: stay}}
exits: {Z: success}
actions:
  go: {description: Goes on., errors: none}
  more: {description: Goes elsewhere., errors: none}
  poll: {description: Looks., errors: none}
  stop: {description: Stops., errors: none}
"""


def test_what_is_reached_in_some_variants_is_stuck_in_these(checked):
    found = checked(STAYS)
    variants = {
        d.finding.rule.name: (d.finding.at.pointer.keys[-1], d.finding.variant)
        for d in found.diagnostics
    }
    assert variants == {
        "trap": ("C", (("more", True),)),
        "endless-wait": ("B", (("quick", False),)),
    }


def test_a_dead_end_names_the_variants_that_get_there(checked):
    found = checked(STAYS.replace("C: {actions: {go: stay}}", "C: {actions: none}"))
    (dead,) = [
        d.finding for d in found.diagnostics if d.finding.rule.name == "dead-end"
    ]
    assert dead.variant == (("more", True),)


def test_who_can_only_wait_in_a_variant_is_left_to_the_wait_in_it(said):
    held = """\
statecheck: 1
system: s
initial: [{target: A, if: not quick}, {target: C, if: quick}]
options: {quick: {description: x}}
states:
  A: {actions: {poll: [Z, stay], go: {if: quick, target: B}}}
  B: {actions: {go: A}}
  C: {actions: {go: Z}}
exits: {Z: failure}
actions:
  go: {description: Goes on., errors: none}
  poll: {description: Looks., errors: none, actor: client}
"""
    assert "no-way-out" not in {rule for *_, rule in said(held)}
    acts = held.replace("go: {if: quick, target: B}", "go: B")
    assert "no-way-out" in {rule for *_, rule in said(acts)}


def test_thirty_options_stay_quick(checked):
    options = [f"o{number}" for number in range(MANY)]
    begun = time.perf_counter()
    found = checked(waiting(" and ".join(options), options))
    (dead,) = [
        d.finding for d in found.diagnostics if d.finding.rule.name == "hidden-dead-end"
    ]
    assert len(dead.variant) == 1
    assert time.perf_counter() - begun < 5  # seconds; it takes a fraction of one


def test_a_condition_that_several_states_share_may_hold_in_one_of_them(said):
    found = said(
        """\
statecheck: 1
system: s
initial: [A, {target: B, if: o}]
options: {o: {description: x}}
everywhere: [{actions: {help: {if: not o, target: stay}}}]
states:
  A: {actions: {go: Z}}
  B: {if: o, actions: {go: Z}}
exits: {Z: ended}
actions:
  go: {description: Goes on., errors: none}
  help: {description: Helps., errors: none}
"""
    )
    assert found == []


def test_a_trap_in_every_variant_is_shown_without_a_setting(checked):
    found = checked("""
statecheck: 1
system: door
initial: A
options: {o: {description: x}}
states:
  A: {actions: {a: {if: o, target: T}, b: B}}
  B: {actions: {a: T, b: C}}
  C: {final: success}
  T: {actions: {a: stay}}
actions: {a: {errors: none}, b: {errors: none}}
""")
    (only,) = [d.finding for d in found.diagnostics if d.finding.rule.name == "trap"]
    assert only.variant == ()


def test_more_options_than_can_be_gone_through_are_one_finding(checked):
    options = range(1000)
    found = checked(f"""
statecheck: 1
system: door
initial: A
options: {{{", ".join(f"o{number}: {{}}" for number in options)}}}
states:
  A: {{actions: {{a: [{", ".join(f"{{if: o{n}, target: DONE}}" for n in options)}]}}}}
exits: {{DONE: success}}
actions: {{a: {{errors: none}}}}
""")
    severe = [
        d.finding.rule for d in found.diagnostics if d.finding.rule.severity != "note"
    ]
    assert [rule.name for rule in severe] == ["too-many-variants"]
