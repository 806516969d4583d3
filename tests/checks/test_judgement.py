"""What becomes of findings: `allow`, levels from the settings, checks that crash."""

from dataclasses import replace
from datetime import date

import pytest

from statecheck import checks
from statecheck.checks import CHECKS, judge
from statecheck.checks.judgement import set_by
from statecheck.finding import Severity
from statecheck.loader import File, assemble
from statecheck.settings import Settings

DOOR = """
statecheck: 1
system: door
{system}
initial: CLOSED
states:
  CLOSED: {{actions: {{push: OPEN}}}}
  OPEN: {{final: success}}
  LOCKED: {{final: failure{state}}}
actions:
  push: {{description: Pushes the door., request: none, errors: none}}
"""
REASON = "Only old doors have a lock."


def door(state="", system=""):
    return DOOR.format(state=f", {state}" if state else "", system=system)


@pytest.fixture(scope="module")
def judged():
    def judging(text, today=None, chosen=CHECKS, **settings):
        files = text if isinstance(text, dict) else {"door.yaml": text}
        loaded = assemble(
            [File(name, each.encode()) for name, each in files.items()],
            Settings().limits,
        )
        (system,) = loaded.systems
        return judge(system, chosen, Settings(**settings), today)

    return judging


def names(judgement):
    return sorted(finding.rule.name for finding in judgement.findings)


def test_what_nobody_allows_is_found(judged):
    assert names(judged(door())) == ["unreachable-state"]


def test_a_breach_can_be_allowed_at_its_element(judged):
    found = judged(door(f"allow: {{unreachable-state: {REASON}}}"))
    assert (found.findings, found.allowed) == ((), 1)


def test_a_breach_can_be_allowed_for_the_whole_system(judged):
    found = judged(door(system=f"allow: {{unreachable-state: {REASON}}}"))
    assert (found.findings, found.allowed) == ((), 1)


def test_what_the_system_allows_holds_in_all_of_its_files(judged):
    head = "statecheck: 1\nsystem: door\ntitle: A door\n"
    found = judged(
        {
            "a.yaml": f"{head}allow: {{unreachable-state: {REASON}}}\n",
            "b.yaml": door(),
        }
    )
    assert (found.findings, found.allowed) == ((), 1)


def test_another_element_allows_nothing(judged):
    text = door().replace(
        "OPEN: {final: success}",
        f"OPEN: {{final: success, allow: {{unreachable-state: {REASON}}}}}",
    )
    assert names(judged(text)) == ["unreachable-state", "unused-allow"]


def test_an_allow_holds_up_to_its_last_day(judged):
    text = door(
        f"allow: {{unreachable-state: {{reason: {REASON}, until: 2026-11-24}}}}"
    )
    assert names(judged(text, date(2026, 11, 24))) == []
    assert names(judged(text, date(2026, 11, 25))) == [
        "expired-allow",
        "unreachable-state",
    ]
    assert names(judged(text)) == []


def test_an_expired_allow_that_allows_nothing_is_unused_only(judged):
    text = door().replace(
        "OPEN: {final: success}",
        "OPEN: {final: success, allow: {trap: {reason: Once., until: 2020-01-01}}}",
    )
    found = judged(text, date(2026, 1, 1), rules={"trap": "warning"})
    assert names(found) == ["unreachable-state", "unused-allow"]


def test_an_error_cannot_be_allowed(judged):
    text = door().replace(
        "push: OPEN}}", f"push: OPN}}, allow: {{undefined-target: {REASON}}}}}"
    )
    found = judged(text)
    assert names(found) == ["allowed-error", "undefined-target", "unreachable-state"]
    assert found.allowed == 0


def test_an_error_that_the_settings_make_a_warning_can_be_allowed(judged):
    text = door().replace(
        "push: OPEN}}", f"push: OPN}}, allow: {{undefined-target: {REASON}}}}}"
    )
    found = judged(text, rules={"undefined-target": "warning"})
    assert (names(found), found.allowed) == (["unreachable-state"], 1)


def test_an_allow_of_a_misspelt_rule_names_the_nearest(judged):
    found = judged(door(f"allow: {{unreachable-stat: {REASON}}}"))
    assert names(found) == ["undefined-rule"]
    (wrong,) = (each for each in found.findings if each.rule.name == "undefined-rule")
    assert wrong.fix.replacement == "unreachable-state"


def test_nothing_is_said_of_an_allow_of_a_rule_that_is_off(judged):
    text = door().replace(
        "OPEN: {final: success}",
        f"OPEN: {{final: success, allow: {{unreachable-state: {REASON}}}}}",
    )
    assert names(judged(text, rules={"unreachable-state": "off"})) == []


def test_what_is_wrong_with_allow_can_be_turned_off_too(judged):
    found = judged(
        door(f"allow: {{trap-door: {REASON}}}"), rules={"undefined-rule": "off"}
    )
    assert names(found) == ["unreachable-state"]


def test_the_settings_say_how_bad_it_is(judged):
    (found,) = judged(door(), rules={"unreachable-state": "error"}).findings
    assert found.rule.severity is Severity.ERROR


@pytest.mark.parametrize("rule", checks.RULES, ids=lambda rule: rule.name)
def test_a_heuristic_cannot_be_made_an_error(rule):
    raised = set_by(rule, {rule.name: "error"}).severity
    assert raised is (Severity.ERROR if rule.exact else Severity.WARNING)


def test_a_check_that_crashes_is_a_finding_and_the_others_go_on(judged):
    def crash(_):
        yield from ()
        message = "boom"
        raise RuntimeError(message)

    broken = replace(CHECKS[0], find=crash)
    found = judged(door(), chosen=(broken, *CHECKS[1:]))
    assert names(found) == ["check-failed", "unreachable-state"]
    (failed,) = (each for each in found.findings if each.rule.name == "check-failed")
    assert failed.message == (
        f"the check `{broken.rule.name}` broke down: RuntimeError: boom"
    )
    assert str(failed.at.pointer) == "/system"


def test_what_a_misspelt_name_explains_is_held_back(judged):
    text = door().replace("push: OPEN", "pusch: [OPEN, LOCKED]")
    found = judged(text)
    assert names(found) == ["undefined-action"]
    assert found.held_back == 1  # nothing offers `push`
    assert judged(door()).held_back == 0


def test_a_name_misspelt_in_seven_places_is_one_finding(judged):
    states = "".join(f"  S{n}: {{actions: {{push: OPN}}}}\n" for n in range(7))
    text = door().replace("  LOCKED: {final: failure}\n", states)
    text = text.replace(
        "initial: CLOSED", f"initial: [{', '.join(f'S{n}' for n in range(7))}, CLOSED]"
    )
    (found,) = judged(text).findings
    assert found.rule.name == "undefined-target"
    assert found.fix.replacement == "OPEN"
    assert [each.message for each in found.related] == [
        "`OPEN` stands here",
        *(["`OPN` again"] * 6),
    ]


def test_a_vocabulary_is_not_judged_for_what_is_unused_or_unreachable(judged):
    assert names(judged(door(system="kind: vocabulary"))) == []


def test_an_adapter_is_judged_for_its_own_declarations_only(checked):
    host = door().replace("  push:", "  knock: {description: Knocks.}\n  push:")
    adapter = """
statecheck: 1
system: gate
extends: [door]
initial: SHUT
states:
  SHUT: {actions: {push: OPEN, ring: OPEN}}
  OPEN: {final: success}
actions:
  ring: {description: Rings the bell., request: none, errors: none}
"""
    found = checked({"door.yaml": host, "gate.yaml": adapter})
    assert {each.finding.system for each in found.diagnostics} == {"door"}


def test_a_host_that_is_not_found_makes_no_avalanche(checked):
    text = """
statecheck: 1
system: gate
extends: [door]
initial: SHUT
states:
  SHUT: {actions: {push: OPEN, ring: CLOSED}, model: Door}
actions:
  ring: {description: Rings the bell., request: Ring, errors: [BROKEN]}
"""
    found = checked(text)
    rules = {each.finding.rule.name for each in found.diagnostics}
    assert "unknown-system" in rules
    assert not {rule for rule in rules if rule.startswith("undefined")}


LOCK = """
statecheck: 1
system: door
initial: CLOSED
options: {locked: {description: x}, old: {description: x}}
states:
  CLOSED: {actions: {push: {if: not locked, target: OPEN}, knock: AJAR}}
  AJAR: {actions: {push: {if: not old, target: OPEN}}}
  OPEN: {final: success}
  BROKEN: {final: failure}
actions:
  push: {description: Pushes the door., request: none, errors: none}
  knock: {description: Knocks., request: none, errors: none}
"""


def test_what_holds_in_no_variant_is_found_where_options_are_fixed(judged):
    found = judged(LOCK, variant={"locked": True, "old": False})
    assert names(found) == ["unreachable-state"]
    assert "nothing leads to `BROKEN`" in found.findings[0].message


def test_what_only_other_variants_have_is_not_found(judged):
    # Where the door is locked, OPEN is reached by AJAR only; where it is old, not at
    # all, which is no fault of a variant.
    found = judged(LOCK, variant={"locked": True, "old": True})
    assert names(found) == ["dead-end", "unreachable-state"]


def test_a_dead_end_is_hidden_by_the_options_that_are_left_open(judged):
    found = judged(LOCK, variant={"locked": True})
    (dead,) = [f for f in found.findings if f.rule.name == "hidden-dead-end"]
    assert dead.variant == (("old", True),)


def test_an_allow_of_what_another_variant_breaks_is_not_unused(judged):
    allowed = LOCK.replace("AJAR: {", f"AJAR: {{allow: {{hidden-dead-end: {REASON}}}, ")
    levels = {"hidden-dead-end": "warning"}
    assert names(judged(allowed, rules=levels)) == ["unreachable-state"]
    fixed = judged(allowed, rules=levels, variant={"old": False})
    assert names(fixed) == ["unreachable-state"]


def test_an_allow_of_what_no_variant_breaks_is_unused_in_each(judged):
    allowed = LOCK.replace(
        "OPEN: {", f"OPEN: {{allow: {{unreachable-state: {REASON}}}, "
    )
    assert "unused-allow" in names(judged(allowed, variant={"old": False}))


def test_where_options_are_fixed_all_variants_may_be_too_many(judged):
    names_ = [f"o{i}" for i in range(24)]
    conditions = " or ".join(f"o{i} and o{i + 12}" for i in range(12))
    text = LOCK.replace("not locked", f'"not locked or {conditions}"').replace(
        "{locked:",
        "{" + "".join(f"{each}: {{description: x}}, " for each in names_) + "locked:",
    )
    limits = replace(Settings().limits, variants=1_000)
    assert "too-many-variants" in names(judged(text, limits=limits))
    fixed = dict.fromkeys(names_, True)
    assert names(judged(text, limits=limits, variant=fixed)) == ["hidden-dead-end"]
