"""For every check, a good spec with something changed, so that its rule alone speaks.

Those on errors, data, flows, variants and properties stand with what else is held of
them; here are the others, and that none is missing.
"""

import runpy
from itertools import chain
from pathlib import Path

import pytest

from statecheck.checks import CHECKS
from statecheck.settings import Settings

PAYMENT = {
    "disagreeing-start": [("order: [CREATED, CONFIRMING]", "order: CREATED")],
    "undefined-target": [("http: 402, target: HELD", "http: 402, target: HELDD")],
    "undefined-group": [("stop, in: [Open]", "stop, in: [Opn]")],
    "undefined-action": [("actions: {print: stay}", "actions: {prin: stay}")],
    "undefined-model": [("{type: Way,", "{type: Wey,")],
    "undefined-field": [
        ("{when: {way: FAST}, target: CONFIRMING}", "{when: {wy: A}, target: HELD}")
    ],
    "undefined-error": [("{error: REFUSED}", "{error: REFUSD}")],
    "ambiguous-error": [
        (
            "  BAD_AMOUNT: {description: Nobody can pay that.",
            (
                "  BAD: {description: x, details: {BAD_AMOUNT: {description: x}}}\n"
                "  EVIL: {description: x, details: {BAD_AMOUNT: {description: x}}}\n"
                "  WORSE: {description: It is."
            ),
        ),
        ("[stay, {error: BAD_AMOUNT}]", "[stay, {error: [BAD, EVIL, WORSE]}]"),
    ],
    "undefined-option": [("refunds and scheme", "refnds and scheme")],
    "impossible-option-value": [("scheme == CARD", "scheme == CRAD")],
    "undefined-actor": [("release: {actor: clerk", "release: {actor: clark")],
    "undefined-source": [("defaults: {source: manual}", "defaults: {source: manul}")],
    "clashing-names": [
        ("  refunds: {", "  Refunds: {description: As above.}\n  refunds: {"),
        ("refunds and scheme", "refunds and Refunds and scheme"),
    ],
    "circular-model": [("  Amount: {desc", "  Amount: {extends: Amount, desc")],
    "widened-field": [
        (
            "  Amount: {desc",
            (
                "  All: {description: x, fields: {value: {type: number, minimum: 1}}}\n"
                "  Amount: {extends: All, desc"
            ),
        ),
        ("{value: integer,", "{value: {type: integer, minimum: 0},"),
    ],
    "endless-model": [
        ("before: {type: Amount}", "before: {type: Amount, required: true}"),
        ("[{amount: {value: 1}}]", "[{}]"),
    ],
    "unreachable-state": [("clerk, target: REFUND}", "clerk, target: STOPPED}")],
    "unreachable-exit": [("exits:\n", "exits:\n  LOST: failure\n")],
    "unused-action": [
        (
            "  print: {description",
            (
                "  copy: {description: Copies it., request: none, errors: none, http: "
                "GET /copy, examples: [{}]}\n  print: {description"
            ),
        )
    ],
    "hidden-dead-end": [
        ("      back: CREATED\n", ""),
        ("      refuse: {actor", "      back: CREATED\n      refuse: {actor"),
        ("scheme == CARD, target: STOPPED}", "scheme == CARD, target: CREATED}"),
    ],
    "leading-final-state": [("actions: {print: stay}", "actions: {print: CREATED}")],
    "no-way-to-success": [("back: CREATED", "back: STOPPED")],
    "impossible-outcome": [
        ("{when: {way: FAST}", "{when: {way: [FAST, FASTER]}"),
    ],
    "incomplete-conditions": [
        (
            "        - {when: {way: SLOW}, target: HELD}\n        - {error: REFUSED}\n",
            "",
        )
    ],
    "contradicted-move": [("[stay, BOOKED, FAILED]", "[stay, BOOKED]")],
    "changing-actor": [
        (
            "stop: STOPPED\n      correct",
            "stop: STOPPED\n      release: stay\n      correct",
        )
    ],
    "indistinct-states": [("{/status: REFUND}", "{/status: HELD}")],
    "indistinct-actions": [("POST /refuse", "POST /release")],
    "missing-description": [("print: {description: Prints it., ", "print: {")],
    "undescribed-value": [("SLOW: Some day.", "SLOW: {}")],
    "missing-example": [("    examples: [{amount: {value: 1}}]\n", "")],
    "deprecated-use": [("print: {desc", "print: {deprecated: {since: '2'}, desc")],
}

BROKEN = [
    ("ring: stay", "ring: [stay, BROKEN]"),
    ("  OFF: {", "  BROKEN: {description: It is., model: none, %s}\n  OFF: {"),
]

LIGHT = {
    "missing-source": [
        ("initial: RED\n", "initial: RED\nsources: {manual: {title: The manual}}\n"),
        ("Nobody goes.\n", "Nobody goes.\n    source: manual\n"),
        ("Everybody goes.\n", "Everybody goes.\n    source: manual\n"),
        ("  switchOff: {desc", "  switchOff: {source: manual, desc"),
        ("  ring: {desc", "  ring: {source: manual, desc"),
    ],
    "island": [
        (
            "  OFF: {",
            (
                "  LEFT: {description: x, model: none, moves: [RIGHT]}\n"
                "  RIGHT: {description: x, model: none, moves: [LEFT]}\n  OFF: {"
            ),
        )
    ],
    "missing-end": [("final: success, ", "")],
    "dead-end": [BROKEN[0], (BROKEN[1][0], BROKEN[1][1] % "actions: none")],
    "trap": [BROKEN[0], (BROKEN[1][0], BROKEN[1][1] % "actions: {ring: stay}")],
    "no-way-out": [
        ("    actions: {switchOff: OFF}\n", "    actions: {switchOff: GREEN}\n"),
        ("{switchOff: OFF, ring: stay}", "{switchOff: [OFF, RED], ring: stay}"),
    ],
    "endless-wait": [("    actions: {switchOff: OFF}\n", "")],
    "no-progress-cycle": [("model: {fields: {seconds: integer}}", "model: none")],
}

OTHERS = {
    "missing-initial": (["code", "host"], [("initial: CODE_REQUIRED\n", "")]),
    "undefined-state": (["sign-on"], [('"LOGIN#/deviceId"', '"LOGN#/deviceId"')]),
    "undefined-subject": (["sign-on"], [("possible: DONE", "possible: DOME")]),
    "ambiguous-outcome": (
        ["sign-on"],
        [
            (
                "LOGIN}\n      cancel: CANCELED",
                "LOGIN}\n      cancel: [CANCELED, LEFT]",
            ),
            ("{CANCELED: canceled}", "{CANCELED: canceled, LEFT: canceled}"),
        ],
    ),
    "look-alike-names": (
        ["code", "host"],
        [
            ("{resendEnabled: {", "{resndEnabled: {description: x}, resendEnabled: {"),
            ("if: resendEnabled", "if: resendEnabled or resndEnabled"),
        ],
    ),
    "unused-host": (
        ["host", "light", "two"],
        [("[light, RESUME], FAILURE: FAILED}", "light, FAILURE: light}")],
    ),
    "clashing-definitions": (
        ["host", "light", "two"],
        [("ring: stay", "cancel: stay"), ("  ring: {", "  cancel: {")],
    ),
}

CHANGES = {
    **{rule: (["payment"], changes) for rule, changes in PAYMENT.items()},
    **{rule: (["light"], changes) for rule, changes in LIGHT.items()},
    **OTHERS,
}

BESIDE = ("data", "errors", "flows", "properties", "variants")
"""Tests of which the changes stand beside what else they hold."""

GOOD = (["payment"], ["light"], ["host", "light", "two"])


@pytest.mark.parametrize("names", GOOD, ids=" ".join)
def test_the_good_specs_have_no_fault(spoiled, names):
    assert spoiled(names) == []


@pytest.mark.parametrize(
    ("rule", "names", "changes"),
    [(rule, *rest) for rule, rest in CHANGES.items()],
    ids=CHANGES,
)
def test_one_change_makes_one_rule_speak(spoiled, rule, names, changes):
    assert spoiled(names, *changes) == [rule]


def test_a_name_that_is_written_otherwise_makes_one_rule_speak(said):
    text = Path(__file__).with_name("good").joinpath("light.yaml").read_text("utf-8")
    settings = Settings(naming={"states": "SCREAMING_SNAKE_CASE"})
    assert said(text, settings) == []
    odd = text.replace("GREEN", "Green")
    assert [rule for *_, rule in said(odd, settings)] == ["naming-style"]


def test_no_check_is_without_a_change_that_makes_it_speak():
    beside = [
        runpy.run_path(str(Path(__file__).with_name(f"test_{name}.py")))["CHANGES"]
        for name in BESIDE
    ]
    alone = {
        rule
        for rules in chain(CHANGES, *beside)
        for rule in ([rules] if isinstance(rules, str) else rules)
    }
    assert {check.rule.name for check in CHECKS} - alone == {
        "disagreeing-example",  # there are many ways, in `test_data.py`
        "naming-style",
    }
