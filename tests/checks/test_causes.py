"""One fault leads to one finding: what follows from it is held back."""

import re

import pytest

GOOD = """\
statecheck: 1
system: shop
initial: CART
sources:
  guide: {title: The guide}
states:
  CART: {model: Cart, actions: {pay: [DONE, {error: REFUSED}], cancel: GONE}}
  DONE: {model: none, final: success}
  GONE: {model: none, final: canceled}
actions:
  pay: {request: {fields: {article: {type: string, required: true, from: user}}}, errors: [REFUSED, TOO_LATE]}
  cancel: {request: none, errors: none}
models:
  Cart: {fields: {article: {type: string, required: true}, lines: "Line[]"}}
  Line: {fields: {count: integer}}
errors:
  REFUSED: {http: 400, target: stay}
  TOO_LATE: {http: 400, target: stay}
"""  # noqa: E501 -- each element on its line

ONE_FAULT = {
    "a misspelt key with a value that cannot be": (
        ("DONE: {model: none, final: success", "DONE: {model: none, finl: 1"),
        [(8, "unknown-key", "final")],
    ),
    "an outcome with nothing but a strange key": (
        ("initial: CART", "initial: {a: 1}"),
        [(3, "unknown-key", "")],
    ),
    "a source that nobody declares": (
        ("DONE: {", "DONE: {source: book, "),
        [(8, "undefined-source", "")],
    ),
    "a misspelt type": (
        ("article: {type: string, required: true, from", "article: {type: strng, from"),
        [(11, "undefined-model", "string")],
    ),
    "a misspelt word in the place of a model": (
        ("cancel: {request: none", "cancel: {request: nnoe"),
        [(12, "undefined-model", "none")],
    ),
    "a misspelt word in the place of a target": (
        ("{error: REFUSED}", "{error: REFUSED}, stya"),
        [(7, "undefined-target", "stay")],
    ),
    "a misspelt role": (
        ("cancel: {request", "cancel: {actor: usr, request"),
        [(12, "undefined-actor", "user")],
    ),
    "a misspelt action": (("{pay: [", "{payy: ["), [(7, "undefined-action", "pay")]),
    "a use of a name that no name can have": (
        ("cancel: GONE}", "can cel: GONE}"),
        [(7, "bad-name", "cancel")],
    ),
    "a list in the place of a model": (
        ("model: Cart", "model: [Cart]"),
        [(7, "wrong-type", "")],
    ),
    "a list in the place of a type": (
        ('lines: "Line[]"', "lines: [Line]"),
        [(14, "wrong-type", "")],
    ),
    "a map in the place of a target": (
        ("cancel: GONE}", "cancel: {target: {GONE: 1}}}"),
        [(7, "wrong-type", "")],
    ),
    "a model under a key that is none": (
        ("model: Cart", "payload: Cart"),
        [(7, "unknown-key", "")],
    ),
    "a misspelt part of a confidence": (
        ("cancel: {request", "cancel: {confidence: {requset: deduced}, request"),
        [(12, "unknown-key", "request")],
    ),
    "a field that is required with one that the request does not have": (
        ("required: true, from", "required: {when: {colour: [RED]}}, from"),
        [(11, "undefined-field", "")],
    ),
    "a field that is required with one that the state does not show": (
        ("required: true, from", "required: {when: {state/artcle: A}}, from"),
        [(11, "undefined-field", "state/article")],
    ),
    "a field that is required with one that no state shows": (
        (
            "article: {type: string, required: true}, l",
            "article: {type: string, required: {when: {state/colour: RED}}}, l",
        ),
        [(14, "undefined-field", "")],
    ),
    "a value that is listed twice": (
        ("count: integer", "count: {type: string, enum: [ONE, TWO, ONE]}"),
        [(15, "repeated-item", "")],
    ),
    "a length that is less than none": (
        ("count: integer", 'count: {type: string, maxLength: -1, examples: ["1"]}'),
        [(15, "wrong-value", "")],
    ),
    "a misspelt origin": (
        ("from: user", "from: usr"),
        [(11, "wrong-value", "user")],
    ),
    "two keys of which only one can stand there": (
        ("cancel: GONE}", "cancel: {target: GONE, outcomes: [stay]}}"),
        [(7, "clashing-keys", "")],
    ),
    "models that extend each other, and that nothing uses": (
        ("models:", "models:\n  One: {extends: Two}\n  Two: {extends: One}"),
        [(14, "circular-model", "")],
    ),
    "a success that nothing leads to": (
        ("[DONE, {error: REFUSED}]", "GONE"),
        [(8, "unreachable-state", "")],
    ),
    "an integer of a least length": (
        ("count: integer", "count: {type: integer, minLength: 3}"),
        [(15, "contradictory-field", "")],
    ),
    "a pointer to a field that is not there": (
        ("from: user", 'from: "CART#/artcle"'),
        [(11, "undefined-field", "CART#/article")],
    ),
    "a pointer that goes wrong on its way": (
        ("from: user", 'from: "CART#/lins/0/count"'),
        [(11, "undefined-field", "CART#/lines/0/count")],
    ),
    "a pointer into a text": (
        ("from: user", 'from: "CART#/article/count"'),
        [(11, "undefined-field", "")],
    ),
}


def found(checked, text):
    result = checked(text)
    return [
        (each.span.start.line, each.finding.rule.name, replacement(each.finding))
        for each in (*result.diagnostics, *result.verdicts)
    ]


def replacement(finding):
    return finding.fix.replacement if finding.fix else ""


def test_nothing_is_wrong_without_a_fault(said):
    assert said(GOOD) == []


@pytest.mark.parametrize(("change", "expected"), ONE_FAULT.values(), ids=ONE_FAULT)
def test_one_fault_is_one_finding(checked, change, expected):
    assert GOOD.count(change[0]) == 1
    assert found(checked, GOOD.replace(*change)) == expected


@pytest.mark.parametrize(
    "word", ["none", "stay", "unknown", "string", "otherwise", "true", "null"]
)
@pytest.mark.parametrize(
    ("name", "line"), [("GONE", 9), ("cancel", 12), ("Cart", 14), ("TOO_LATE", 18)]
)
def test_a_name_that_cannot_be_is_one_finding(checked, name, line, word):
    text = re.sub(rf"\b{name}\b", word, GOOD)
    assert found(checked, text) == [(line, "bad-name", "")]


def test_a_bad_name_is_reported_where_it_is_declared_with_its_uses_beside_it(checked):
    text = GOOD.replace("GONE", "GONE AWAY")
    (each,) = checked(text).diagnostics
    assert (each.span.start.line, each.finding.rule.name) == (9, "bad-name")
    assert [span.start.line for _, span in each.related] == [7]


def test_an_option_that_a_broken_formula_asks_about_is_not_unused_besides(checked):
    text = GOOD.replace("initial:", "options: {gift: {description: So.}}\ninitial:")
    text = text.replace("cancel: GONE", "cancel: {if: gift and, target: GONE}")
    assert found(checked, text) == [(8, "bad-formula", "")]


def test_only_what_a_value_names_that_cannot_be_read_may_be_used(checked):
    text = GOOD.replace("model: Cart", "model: [Crate]")
    text = text.replace("models:", "models:\n  Bag: {fields: {article: string}}")
    assert found(checked, text) == [
        (7, "wrong-type", ""),
        (14, "unused-model", ""),
        (15, "unused-model", ""),
    ]


def test_a_group_that_is_like_none_does_not_break_what_it_was_to_offer(said):
    text = GOOD.replace(
        "states:",
        "everywhere: [{in: [Faraway], actions: {help: stay}}]\nstates:",
    ).replace("actions:\n", "actions:\n  help: {request: none, errors: none}\n")
    text += "properties: {helped: {offered: help}}\n"
    assert said(text) == [("spec.yaml", 6, "undefined-group")]


def test_a_misspelt_group_is_taken_for_the_nearest(checked):
    text = GOOD.replace(
        "states:",
        "everywhere: [{in: [Shoping], actions: {help: stay}}]\nstates:",
    ).replace("actions:\n", "actions:\n  help: {request: none, errors: none}\n")
    text = text.replace("CART: {", "CART: {group: Shopping, ")
    assert found(checked, text) == [(6, "undefined-group", "Shopping")]


@pytest.mark.parametrize(
    ("initial", "start", "line", "message"),
    [
        (
            "DONE",
            "CART",
            3,
            "`initial` names `DONE`, and `start` leads to `CART` instead",
        ),
        (
            "[CART, DONE]",
            "CART",
            3,
            "`initial` names `DONE`, which no request of `start` leads to",
        ),
        (
            "CART",
            "[CART, GONE, DONE]",
            4,
            "`begin` begins a flow in `DONE`, which `initial` does not name",
        ),
    ],
)
def test_two_beginnings_that_disagree_are_one_finding(
    checked, initial, start, line, message
):
    text = GOOD.replace(
        "initial: CART", f"initial: {initial}\nstart: {{begin: {start}}}"
    ).replace("actions:\n", "actions:\n  begin: {request: none, errors: none}\n")
    (each,) = checked(text).diagnostics
    assert each.finding.rule.name == "disagreeing-start"
    assert (each.span.start.line, each.finding.message) == (line, message)


PROMISES = (
    "properties: {paid: {to: DONE, through: CART}, done: {possible: DONE}, "
    "free: {offered: cancel}}\n"
)


def test_where_nobody_says_where_a_flow_begins_no_promise_is_open_besides(said):
    text = GOOD.replace("initial: CART\n", "") + PROMISES
    assert said(text) == [("spec.yaml", 2, "missing-initial")]


def test_what_is_open_for_another_reason_stays_said(said):
    text = GOOD.replace("cancel: GONE", "cancel: unknown") + PROMISES
    open_ = ("spec.yaml", 20, "broken-property?")
    text = text.replace("done: {possible: DONE}", "done: {always: DONE}")
    assert open_ not in said(text.replace("initial: CART\n", ""))
    assert ("spec.yaml", 9, "unreachable-state?") in said(text)


ISLAND = """\
  ALONE: {actions: {pay: BY_THE_WAY}}
  BY_THE_WAY: {actions: {pay: AT_LAST}}
  AT_LAST: {actions: {pay: BY_THE_WAY, cancel: GONE}}
  ZOO: {actions: {pay: ALONE}}
"""


def test_an_island_is_reported_where_one_would_enter_it(checked):
    text = GOOD.replace("  DONE:", ISLAND + "  DONE:")
    (each,) = checked(text).diagnostics
    assert (each.finding.rule.name, each.span.start.line) == ("island", 11)
    assert [span.start.line for _, span in each.related] == [8, 9, 10]


CYCLE = """\
statecheck: 1
system: mirror
initial: RESTING
states:
  RESTING: {model: none, actions: {push: WRITING, stop: STOPPED}}
  READING: {model: none, actions: {stop: STOPPED}, moves: [WRITING]}
  WRITING: {model: none, actions: {stop: STOPPED}, moves: [READING]}
exits: {STOPPED: success}
actions:
  push: {request: none, errors: none}
  stop: {request: none, errors: none}
"""


def test_a_cycle_is_reported_where_a_run_enters_it(checked):
    (each,) = checked(CYCLE).diagnostics
    assert (each.finding.rule.name, each.span.start.line) == ("no-progress-cycle", 7)
    states = [step.state for step in each.finding.witness.steps]
    assert states == ["RESTING", "WRITING", "READING", "WRITING"]


def test_what_stands_in_a_section_that_is_there_twice_is_known(said):
    text = GOOD.replace("  DONE", "states:\n  DONE")
    assert said(text) == [("spec.yaml", 8, "duplicate-key")]


def test_what_only_the_second_state_of_a_name_leads_to_is_reached(said):
    text = GOOD.replace("cancel: GONE}}\n", "}}\n").replace(
        "  GONE:", "  CART: {actions: {cancel: GONE}}\n  GONE:"
    )
    assert said(text) == [("spec.yaml", 9, "duplicate-key")]


def test_a_suggestion_that_is_a_word_of_the_language_stands_nowhere(checked):
    (each,) = checked(GOOD.replace("request: none", "request: nnoe")).diagnostics
    assert each.related == ()


MENDS = {
    "type: strng, from": "string",
    'lines: "Lin[]"': "Line[]",
    "lines: map<Lin>": "map<Line>",
    'lines: "map<map<Lin[]>>"': "map<map<Line[]>>",
}


@pytest.mark.parametrize(("written", "mended"), MENDS.items())
def test_a_mend_is_all_of_what_is_to_be_written(checked, written, mended):
    old = "type: string, required: true, from" if "from" in written else "lines: "
    text = GOOD.replace(old + ('"Line[]"' if old == "lines: " else ""), written)
    (each,) = checked(text).diagnostics
    assert each.finding.fix.replacement == mended


def test_a_mend_of_one_name_among_others_cannot_be_written(checked):
    text = GOOD.replace("initial:", "options: {gift: {description: So.}}\ninitial:")
    long = text.replace("cancel: GONE", "cancel: {if: gift or not gfit, target: GONE}")
    short = text.replace("cancel: GONE", "cancel: {if: gfit, target: GONE}")
    (each,) = checked(long).diagnostics
    assert (each.finding.fix.message, each.finding.fix.replacement) == (
        "did you mean `gift`?",
        "",
    )
    (each,) = checked(short).diagnostics
    assert each.finding.fix.replacement == "gift"


def test_what_an_impossible_value_switches_off_is_no_second_finding(said):
    options = "options: {size: {description: So., enum: [SMALL, LARGE]}}\n"
    text = GOOD.replace("initial:", options + "initial:").replace(
        "cancel: GONE", "cancel: {if: size == LAGRE, target: GONE}"
    )
    assert said(text) == [("spec.yaml", 8, "impossible-option-value")]


def test_a_misspelt_value_does_not_leave_the_right_one_without_an_outcome(checked):
    kinds = "{article: {type: string, required: true, enum: [BOOK, TOY], from: user}}"
    text = GOOD.replace(
        "{article: {type: string, required: true, from: user}}", kinds
    ).replace("pay: [DONE", "pay: [{when: {article: BOK}, target: DONE}")
    text = text.replace(
        "{error: REFUSED}]", "{when: {article: TOY}, target: GONE}, {error: REFUSED}]"
    )
    assert found(checked, text) == [(7, "impossible-outcome", "BOOK")]


def test_a_wrong_beginning_is_one_island_and_no_empty_promise(said):
    promise = "properties: {paid: {to: DONE, through: CART}}\n"
    text = GOOD.replace("initial: CART", "initial: GONE") + promise
    assert said(text) == [("spec.yaml", 7, "island")]


HOST = "statecheck: 1\nsystem: host\nkind: vocabulary\nactions: {pay: {errors: none}}\n"


ADAPTER = """\
statecheck: 1
system: adapter
extends: [counter]
initial: ORDER
wire: {state: {status: /status, links: /_links, model: none}}
states:
  ORDER:
    takes: counter
    description: What is wanted.
    actions: {order: PAID, leave: LEFT}
    examples: [{status: ORDER, _links: {order: {}, leave: {}}}]
models: {Ticket: {fields: {ticketId: {type: string, allow: {unconsumed-output: So.}}}}}
exits: {PAID: success, LEFT: canceled}
actions:
  order: {description: Orders., request: none, errors: none}
  leave: {description: Leaves., request: none, errors: none}
"""
COUNTER = """\
statecheck: 1
system: counter
kind: vocabulary
states: {ORDER: {description: What is wanted., model: none}}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("takes: counter", "takes: counter/ODRER", (8, "nothing-to-override")),
        ("actions: {order:", "actions: {odrer:", (10, "undefined-action")),
    ],
)
def test_a_misspelt_name_in_an_adapter_is_one_finding(said, old, new, expected):
    text = ADAPTER.replace(
        "actions: {order: PAID", "model: Ticket\n    actions: {order: PAID"
    )
    text = text.replace("_links: {order: {}", "ticketId: T1, _links: {order: {}")
    assert said({"adapter.yaml": text, "counter.yaml": COUNTER}) == []
    line, rule = expected
    text = text.replace(old, new)
    line += rule == "undefined-action"
    assert said({"adapter.yaml": text, "counter.yaml": COUNTER}) == [
        ("adapter.yaml", line, rule)
    ]


def test_the_mend_of_what_is_taken_over_is_all_that_stands_there(checked):
    text = ADAPTER.replace("takes: counter", "takes: counter/ODRER")
    text = text.replace("models: ", "x-models: ")
    (each,) = checked({"adapter.yaml": text, "counter.yaml": COUNTER}).diagnostics
    assert each.finding.fix.replacement == "counter/ORDER"


def test_what_repeats_the_hosts_is_not_unused_besides(said):
    text = GOOD.replace("initial:", "extends: [host]\ninitial:").replace(
        "pay: [DONE, {error: REFUSED}], ", ""
    )
    names = {name for *_, name in said({"host.yaml": HOST, "spec.yaml": text})}
    assert "missing-override" in names
    assert "unused-action" not in names


FLOW = """\
statecheck: 1
flow: shopping
host: hall
initial: shop
steps:
  shop: {system: kiosk, exits: {PAID: OUT, LEFT: AWAY}}
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


UNKNOWN = "unknown-system"
UNDEFINED_EXIT = ("flow.yaml", 6, "undefined-target")
PASSED = "properties: {passed: {to: OUT, through: COUNTER}}\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("initial: shop", "initial: shpo", ("flow.yaml", 4, "undefined-target")),
        ("{PAID: OUT", "{PIAD: OUT", ("flow.yaml", 6, "unknown-step-exit")),
        ("PAID: OUT", "PAID: OTU", ("flow.yaml", 6, "undefined-target")),
        ("pay: PAID", "pay: PIAD", ("kiosk.yaml", 5, "undefined-target")),
        ("kiosk, ", "kiosk, entry: COUTNER, ", ("flow.yaml", 6, "undefined-target")),
        ("kiosk, ", "kiosk, entry: XYZ, ", ("flow.yaml", 6, "undefined-target")),
        ("initial: shop", "initial: XYZ", ("flow.yaml", 4, "undefined-target")),
        ("{PAID: OUT, LEFT: AWAY}", "{PAID: XYZ, LEFT: XYZ}", UNDEFINED_EXIT),
        ("{PAID: OUT", "{XYZ: OUT", ("flow.yaml", 6, "unknown-step-exit")),
        ("shop: {system: kiosk", "shop: {system: xyz", ("flow.yaml", 6, UNKNOWN)),
        ("shop", "OUT", ("flow.yaml", 6, "ambiguous-step")),
        ("shop", "AWAY", ("flow.yaml", 6, "ambiguous-step")),
    ],
)
def test_a_misspelt_name_in_a_flow_is_one_finding(said, old, new, expected):
    files = {"flow.yaml": FLOW + PASSED, "hall.yaml": HALL, "kiosk.yaml": KIOSK}
    assert said(files) == []
    files = {name: text.replace(old, new) for name, text in files.items()}
    assert said(files) == [expected]


def test_an_exit_that_nothing_leads_to_is_said_in_its_own_system_alone(said):
    files = {"flow.yaml": FLOW, "hall.yaml": HALL, "kiosk.yaml": KIOSK}
    files["kiosk.yaml"] = KIOSK.replace("pay: PAID", "pay: LEFT")
    assert said(files) == [("kiosk.yaml", 4, "unreachable-exit")]


def test_a_misspelt_entry_is_said_in_the_words_of_its_system(checked):
    text = FLOW.replace("kiosk, ", "kiosk, entry: COUTNER, ")
    files = {"flow.yaml": text, "hall.yaml": HALL, "kiosk.yaml": KIOSK}
    (each,) = checked(files).diagnostics
    assert each.finding.message == (
        "`COUTNER` is not the name of a state or an exit of `kiosk`"
    )
    assert each.finding.fix.message == "did you mean `COUNTER`?"
    assert each.finding.fix.replacement == "COUNTER"


def test_a_name_as_long_as_a_book_is_answered_at_once(said):
    text = "statecheck: 1\nsystem: x\ninitial: unknown\nstates:\n  ? " + "K" * 500_000
    (found,) = said(text + "\n  : {model: none, final: ended}\n")
    assert found[2] == "bad-name"


def test_a_misspelt_action_does_not_leave_open_what_is_raised(said):
    text = GOOD.replace("{pay: [", "{payy: [") + "  LOST: {http: 400}\n"
    assert said(text) == [
        ("spec.yaml", 7, "undefined-action"),
        ("spec.yaml", 19, "unraised-error"),
    ]


SPOILT_PROMISES = {
    "one subject between": ("{between: [CART], never: DONE}", "wrong-value"),
    "nothing at all": ("{}", "missing-key"),
    "a scope alone": ("{after: CART}", "missing-key"),
    "two promises": ("{never: [GONE], to: LOST, through: CART}", "clashing-keys"),
    "a gate that cannot be read": ("{to: DONE, through: {a: b}}", "wrong-type"),
    "a scope that cannot be read": ("{never: DONE, after: {a: b}}", "wrong-type"),
    "what cannot be everywhere": ("{everywhere: {offered: pay}}", "unknown-key"),
    "everywhere two things": (
        "{everywhere: {never: DONE, possible: DONE}}",
        "wrong-value",
    ),
}


@pytest.mark.parametrize(
    ("promise", "rule"), SPOILT_PROMISES.values(), ids=SPOILT_PROMISES
)
def test_a_promise_that_cannot_be_read_is_one_finding(checked, promise, rule):
    found = checked(GOOD + f"properties: {{p: {promise}}}\n")
    assert [d.finding.rule.name for d in found.diagnostics] == [rule]


@pytest.mark.parametrize(
    "promise",
    ["{never: error X}", "{to: GONE, through: error X}", "{possible: error X}"],
)
def test_a_promise_of_a_code_that_several_have_is_one_finding(checked, promise):
    codes = "  B1: {http: 400, target: stay, details: {X: {}}}\n"
    spec = GOOD.replace("REFUSED, TOO_LATE]}", "REFUSED, TOO_LATE, B1, B2]}")
    found = checked(
        f"{spec}{codes}{codes.replace('B1', 'B2')}properties: {{p: {promise}}}\n"
    )
    rules = [d.finding.rule.name for d in (*found.diagnostics, *found.verdicts)]
    assert rules == ["ambiguous-error"]
