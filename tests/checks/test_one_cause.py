"""What a section, a name or a way that is lost leads to is found with it, once."""

import pytest

GOOD = """\
statecheck: 1
system: shop
initial: CART
options: {size: {description: So., enum: [SMALL, LARGE]}}
states:
  CART: {model: Cart, actions: {pay: [PAID, {error: REFUSED}], cancel: GONE, wrap: stay,
      gift: {if: size == LARGE, target: stay}}}
  PAID: {model: none, actions: {close: DONE}}
  DONE: {model: none, final: success}
  GONE: {model: none, final: canceled}
actions:
  pay: {description: Pays., request: Payment, errors: [REFUSED]}
  close: {description: Closes., request: none, errors: none}
  cancel: {description: Gives up., request: none, errors: none}
  wrap: {description: Wraps., request: none, errors: none}
  gift: {description: Adds a card., request: none, errors: none}
models:
  Cart: {fields: {article: {type: string, required: true}}}
  Payment: {fields: {amount: {type: integer, required: true, from: user}}}
errors:
  REFUSED: {http: 400, target: stay}
properties:
  given-up: {possible: GONE, after: CART}
  wrapped: {offered: wrap, in: [CART]}
"""
SECTIONS = ("options", "states", "actions", "models", "errors", "properties")


def lines(checked, text):
    result = checked(text)
    return [
        (each.source.name, each.span.start.line, each.finding.rule.name)
        for each in (*result.diagnostics, *result.verdicts)
        if each.finding.verdict != "proved"
    ]


def line_of(text, part):
    return text[: text.index(part)].count("\n") + 1


def test_without_a_fault_nothing_is_said(checked):
    assert checked(GOOD).diagnostics == ()


@pytest.mark.parametrize("key", ["xq{}z", "zzqqxx"])
@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_under_a_key_that_means_nothing_is_one_finding(checked, section, key):
    text = GOOD.replace(f"\n{section}:", f"\n{key.format(section[::-1])}:")
    assert text != GOOD
    at = line_of(GOOD, f"\n{section}:") + 1
    assert lines(checked, text) == [("spec.yaml", at, "unknown-key")]


@pytest.mark.parametrize(
    ("section", "written"), [("errors", "erors"), ("states", "stats")]
)
def test_of_a_section_that_is_misspelt_the_right_spelling_is_said(
    checked, section, written
):
    text = GOOD.replace(f"\n{section}:", f"\n{written}:")
    (each,) = checked(text).diagnostics
    assert each.finding.fix.replacement == section


def test_what_a_strange_section_does_not_declare_stays_undefined(checked):
    text = GOOD.replace("errors:\n  REFUSED:", "zzqqxx:\n  OTHER:")
    rules = [rule for *_, rule in lines(checked, text)]
    assert rules == ["undefined-error", "unknown-key"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("PAID: {model: none, actions: {", "PAID: {model: none, zzqqxx: {"),
        ("wrapped: {offered: wrap, in:", "wrapped: {offered: wrap, zzqqxx:"),
        ("close: {description:", "close: {zzqqxx:"),
        ("final: canceled", "zzqqxx: canceled"),
        ("pay: {description: Pays., request:", "pay: {description: Pays., zzqqxx:"),
        ("Cart: {fields:", "Cart: {zzqqxx:"),
        ("description: So., enum:", "description: So., zzqqxx:"),
    ],
)
def test_what_an_element_lacks_may_stand_under_its_strange_key(checked, old, new):
    assert GOOD.count(old) == 1
    text = GOOD.replace(old, new)
    at = line_of(text, "zzqqxx")
    assert lines(checked, text) == [("spec.yaml", at, "unknown-key")]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("close: DONE", "close: [[DONE]]", "wrong-type"),
        ("close: {description: Closes.", "close: {description: []", "wrong-type"),
        ("request: Payment", "request: [1]", "wrong-type"),
        ("final: success", "final: [1]", "wrong-type"),
        ("errors: none}\n  wrap", "errors: NNNN}\n  wrap", "wrong-value"),
    ],
)
def test_what_cannot_be_read_may_be_what_seems_to_be_lacking(checked, old, new, rule):
    assert GOOD.count(old) == 1
    text = GOOD.replace(old, new)
    assert [each[2] for each in lines(checked, text)] == [rule]


FORGOTTEN = {
    "a target": ("close: DONE", "close: FINISHED", "DONE"),
    "a model": ("request: Payment", "request: Bill", "Payment"),
    "an error": ("errors: [REFUSED]", "errors: [NO]", "REFUSED"),
    "an action": ("close: DONE", "finish: DONE", "close"),
    "an option": ("if: size == LARGE", "if: width == LARGE", "size"),
}


@pytest.mark.parametrize(
    ("old", "new", "meant"), FORGOTTEN.values(), ids=FORGOTTEN.keys()
)
def test_a_name_like_no_other_is_taken_for_the_one_that_nothing_uses(
    checked, old, new, meant
):
    text = GOOD.replace("pay: [PAID, {error: REFUSED}]", "pay: PAID")
    text = text.replace(old, new)
    (each,) = checked(text).diagnostics
    assert each.finding.rule.name.startswith("undefined-")
    assert each.finding.fix.message == f"did you mean `{meant}`?"
    declared = line_of(text, f"  {meant}: {{") if meant != "size" else 4
    assert declared in [span.start.line for _, span in each.related]


def test_of_two_that_nothing_uses_both_are_said(checked):
    text = GOOD.replace("request: Payment", "request: Bill")
    text = text.replace("models:", "models:\n  Bag: {fields: {count: integer}}")
    rules = [rule for *_, rule in lines(checked, text)]
    assert rules == ["undefined-model", "unused-model", "unused-model"]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("actions: {close: DONE}", "actions: {close: stay}", "trap"),
        ("actions: {close: DONE}", "actions: {close: PAID}", "trap"),
        ("close: DONE}}", "close: DONE}, if: size == SMALL}", None),
    ],
)
def test_where_nothing_leads_on_the_state_behind_is_not_unreachable_besides(
    checked, old, new, rule
):
    assert GOOD.count(old) == 1
    found = lines(checked, GOOD.replace(old, new))
    if rule is None:
        assert "unreachable-state" not in [each[2] for each in found]
    else:
        assert found == [("spec.yaml", 8, rule)]


def test_a_trap_names_the_way_that_is_missing(checked):
    text = GOOD.replace("actions: {close: DONE}", "actions: {close: stay}")
    (each,) = checked(text).diagnostics
    (related,) = each.finding.related
    assert related.message == "nothing leads to `DONE`"


def test_a_trap_and_a_part_that_no_end_follows_are_two_findings(checked):
    text = GOOD.replace("actions: {close: DONE}", "actions: {close: stay}")
    text = text.replace("final: success}", "actions: {close: stay}}")
    rules = [rule for *_, rule in lines(checked, text)]
    assert rules == ["trap", "unreachable-state"]


@pytest.mark.parametrize(
    "promise", ["{possible: DONE}", "{after: CART, possible: DONE}"]
)
def test_a_promise_of_what_is_behind_a_trap_is_no_second_finding(checked, promise):
    text = GOOD.replace("actions: {close: DONE}", "actions: {close: stay}")
    text += f"  done: {promise}\n"
    (each,) = checked(text).diagnostics
    assert each.finding.rule.name == "trap"
    at = line_of(text, "  done: {")
    assert [span.start.line for _, span in each.related] == [9, at]


def test_a_promise_that_is_broken_since_nothing_leads_there_says_so_alone(checked):
    text = GOOD.replace("cancel: GONE", "cancel: stay")
    (each,) = checked(text).diagnostics
    assert each.finding.rule.name == "broken-property"
    assert [span.start.line for _, span in each.related] == [10]


def test_a_promised_action_that_nothing_offers_is_said_of_the_promise(checked):
    text = GOOD.replace(", wrap: stay", "")
    assert lines(checked, text) == [("spec.yaml", 24, "missing-escape")]


def test_a_misspelt_action_does_not_break_the_promise_of_it(checked):
    text = GOOD.replace("wrap: stay", "wrpa: stay")
    assert lines(checked, text) == [("spec.yaml", 6, "undefined-action")]


@pytest.mark.parametrize("member", ["[DONE]", "{zzqqxx: PAID}"])
def test_a_bad_member_among_outcomes_breaks_no_promise_besides(checked, member):
    text = GOOD.replace("cancel: GONE", f"cancel: [{member}, stay]")
    assert len(lines(checked, text)) == 1


def test_one_wrong_value_of_an_option_is_one_finding(checked):
    text = GOOD.replace("size == LARGE", "size == LAREG")
    text = text.replace("cancel: GONE", "cancel: {if: size != LAREG, target: GONE}")
    text = text.replace("close: DONE", "close: {if: not (size == LAREG), target: DONE}")
    (each,) = [
        found
        for found in checked(text).diagnostics
        if found.finding.rule.name == "impossible-option-value"
    ]
    assert each.finding.fix.replacement in {"", "LARGE"}
    assert sorted(span.start.line for _, span in each.related) == [4, 7, 8]


def test_a_renamed_field_is_one_finding_with_what_it_is_called_now(checked):
    text = GOOD.replace(
        "pay: [PAID, {error: REFUSED}]",
        "pay: [{when: {amount: present}, target: PAID}, "
        "{when: {amount: absent}, error: REFUSED}]",
    )
    assert lines(checked, text.replace("required: true, from", "from")) == []
    text = text.replace(
        "fields: {amount: {type: integer, required: true",
        ("fields: {amuont: {type: integer"),
    )
    (each,) = checked(text).diagnostics
    assert each.finding.rule.name == "undefined-field"
    assert sorted(span.start.line for _, span in each.related) == [6, 19]


@pytest.mark.parametrize(
    ("successor", "rule"), [("Sakc", "undefined-model"), ("Cart", "deprecated-use")]
)
def test_a_successor_that_nobody_declares_is_not_suggested(checked, successor, rule):
    text = GOOD.replace(
        "  Payment: {", f"  Payment: {{deprecated: {{use: {successor}}}, "
    )
    assert [each[2] for each in lines(checked, text)] == [rule]


def test_a_misspelt_rule_under_allow_still_allows_what_it_means(checked):
    text = GOOD.replace("cancel: GONE, ", "").replace("  given-up", "  # given-up")
    text = text.replace("  cancel: {d", "  # cancel: {d")
    allowed = "final: canceled, allow: {unreachable-sate: Left over.}"
    text = text.replace("final: canceled", allowed)
    (each,) = checked(text).diagnostics
    assert each.finding.rule.name == "undefined-rule"


def test_what_is_left_open_by_one_fact_is_one_question(checked):
    text = GOOD.replace(
        "PAID: {model: none, actions: {close: DONE}}", "PAID: {model: none}"
    )
    (each,) = (
        found
        for found in checked(text).verdicts
        if found.finding.verdict == "undetermined"
        and found.finding.rule.name != "broken-property"
    )
    assert each.finding.missing
    assert each.related


def test_what_a_file_that_is_passed_over_declares_is_not_undefined_besides(checked):
    first, second = GOOD.split("actions:\n  pay")
    head = "statehceck: 1\nsystem: shop\n"
    files = {"a.yaml": first, "b.yaml": f"{head}actions:\n  pay{second}"}
    assert lines(checked, files) == [("b.yaml", 1, "nearly-a-spec")]


FLOW = """\
statecheck: 1
flow: shopping
host: hall
initial: shop
steps:
  shop: {system: kiosk, exits: {PAID: OUT, LEFT: AWAY}}
properties: {passed: {to: OUT, through: shop/COUNTER}}
"""
HALL = """\
statecheck: 1
system: hall
kind: vocabulary
states: {OUT: {final: success}, AWAY: {final: failure}}
"""
KIOSK = """\
statecheck: 1
system: kiosk
initial: COUNTER
exits: {PAID: success, LEFT: canceled}
states: {COUNTER: {model: none, actions: {pay: PAID, go: LEFT}}}
actions: {pay: {request: none, errors: none}, go: {request: none, errors: none}}
"""


@pytest.mark.parametrize(
    ("old", "new", "file", "uses"),
    [
        ("states: {COUNTER", "states: {COUTNER", "flow.yaml", [3, 5]),
        ("exits: {PAID", "exits: {PADI", "kiosk.yaml", [4, 6]),
    ],
)
def test_a_name_that_is_new_in_a_step_is_one_finding_of_it_and_the_flow(
    checked, old, new, file, uses
):
    files = {"flow.yaml": FLOW, "hall.yaml": HALL, "kiosk.yaml": KIOSK}
    assert checked(files).diagnostics == ()
    files["kiosk.yaml"] = KIOSK.replace(old, new)
    (each,) = checked(files).diagnostics
    assert each.source.name == file
    assert sorted(span.start.line for _, span in each.related) == uses


LATER = GOOD.replace("wrap: stay,", "wrap: DONE,").replace(
    "PAID: {model: none, actions: {close: DONE}}",
    "PAID: {model: none, actions: {close: SENT, cancel: GONE}}\n"
    "  SENT: {model: none, actions: {wrap: stay},\n"
    "      moves: [{target: HAD, after: PT1H}]}\n"
    "  HAD: {model: none, final: success}",
)
LOST = LATER.replace(",\n      moves: [{target: HAD, after: PT1H}]", "")


def test_a_way_that_is_gone_is_one_finding_with_what_comes_before_and_after(checked):
    assert checked(LATER).diagnostics == ()
    (each,) = checked(LOST).diagnostics
    assert each.finding.rule.name == "trap"
    assert [related.message for related in each.finding.related] == [
        "nothing leads to `HAD`",
        "success cannot be reached from `PAID`",
    ]


def test_a_state_without_success_that_leads_elsewhere_is_told_besides(checked):
    odd = "ODD: {model: none, actions: {wrap: stay, cancel: GONE}}"
    text = LOST.replace("{if: size == LARGE, target: stay}", "[stay, ODD]")
    text = text.replace("  DONE: {", f"  {odd}\n  DONE: {{")
    found = [(line, rule) for _, line, rule in lines(checked, text)]
    assert (line_of(text, odd), "no-way-to-success") in found
    assert (line_of(text, "SENT: {"), "trap") in found


def test_what_hangs_on_which_of_two_declarations_counts_is_not_said(checked):
    first = (
        "statecheck: 1\nsystem: shop\n"
        "states: {CART: {final: failure}, DONE: {final: success}}\n"
        "models: {Odd: {fields: {a: string}}}\n"
    )
    second = (
        "statecheck: 1\nsystem: shop\ninitial: CART\n"
        "states: {CART: {model: none, actions: {pay: DONE}}}\n"
        "actions: {pay: {request: none, errors: none}}\n"
        "properties: {paid: {after: CART, always: DONE}}\n"
    )
    found = lines(checked, {"a.yaml": first, "b.yaml": second})
    assert found == [
        ("a.yaml", 4, "unused-model"),
        ("b.yaml", 4, "duplicate-declaration"),
    ]


HOST = """\
statecheck: 1
system: host
kind: vocabulary
sources: {g: {title: Guide}}
defaults: {source: g}
actions: {cancel: {request: none, errors: none}}
exits: {OUT: canceled}
states: {ASKED: {actions: [cancel]}}
"""
OWN = """\
statecheck: 1
system: own
extends: host
initial: ASK
sources: {a: {title: Own}}
states:
  ASK: {source: a, model: none, actions: {cancel: OUT}}
actions:
  cancel: {request: none, errors: none}
"""


def test_what_is_meant_to_override_is_not_said_to_lack_a_source(checked):
    found = lines(checked, {"host.yaml": HOST, "own.yaml": OWN})
    assert found == [("own.yaml", 9, "missing-override")]


def test_what_is_meant_to_override_hides_no_fault_of_another_state(checked):
    lost = "\n  LOST: {source: a, model: none, actions: {}}\nactions:"
    own = OWN.replace("cancel: OUT", "cancel: [OUT, LOST]").replace("\nactions:", lost)
    found = lines(checked, {"host.yaml": HOST, "own.yaml": own})
    assert sorted(rule for *_, rule in found) == ["dead-end", "missing-override"]


def test_what_is_wrong_below_an_anchor_is_told_there_and_its_aliases_with_it(checked):
    text = GOOD.replace(
        "amount: {type: integer, required: true, from: user}",
        "amount: &money {type: integer, minimum: 5, maximum: 2, from: [[1]]}, "
        "tip: *money, change: *money",
    )
    found = checked(text).diagnostics
    rules = [(each.finding.rule.name, len(each.finding.related)) for each in found]
    assert sorted(rules) == [("contradictory-field", 3), ("wrong-type", 2)]


def test_the_same_fault_written_twice_is_told_twice(checked):
    bad = "{type: integer, minimum: 5, maximum: 2, from: user}"
    text = GOOD.replace(
        "amount: {type: integer, required: true, from: user}",
        f"amount: {bad}, tip: {bad}",
    )
    assert [rule for *_, rule in lines(checked, text)] == ["contradictory-field"] * 2


SHOWN = """\
statecheck: 1
system: shop
initial: PAID
openness: {answers: closed}
wire: {state: {status: /status}}
states: {PAID: {final: success, model: Bill, examples: [{}]}}
models:
  Bill: {fields: {total: {type: integer, required: true}, status: string}}
"""


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ("status: PAID, total: 1", []),
        (
            "status: PAID, totl: 1",
            ["`/totl` of the example is no field of the model; `total` is lacking"],
        ),
        ("total: 1", ["the example lacks the status `PAID`"]),
        ("status: null, total: 1", ["`/status` of the example is null"]),
        (
            "status: PAID, odd: 1, strange: 2",
            [
                "the example lacks `total`, which is required",
                "`/odd` of the example is no field of the model",
                "`/strange` of the example is no field of the model",
            ],
        ),
    ],
)
def test_what_an_example_has_wrong_is_said_once(checked, example, said):
    text = SHOWN.replace("examples: [{}]", f"examples: [{{{example}}}]")
    assert [each.finding.message for each in checked(text).diagnostics] == said


def test_a_field_whose_condition_cannot_be_read_is_not_lacking_in_examples(checked):
    text = SHOWN.replace("examples: [{}]", "examples: [{status: PAID}]")
    text = text.replace("total: {type: integer,", "total: {type: integer, if: [[1]],")
    assert [rule for *_, rule in lines(checked, text)] == ["wrong-type"]
