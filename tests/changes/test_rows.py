"""What the language can say, changed, and what is then said in both directions."""

import pytest

BASE = """
initial: LOGIN
options: {sms: {description: Whether there are text messages.}}
states:
  LOGIN: {model: Form, actions: {submit: [DONE, {error: BAD}], print: stay}}
  DONE: {final: success}
exits: {OUT: canceled}
actions:
  submit: {request: none, errors: [BAD]}
  print: {request: none, errors: none, response: {http: 200, body: Page}}
models:
  Form: {fields: {kind: {type: Kind, required: true}}}
  Kind: {enum: {MAIL: A mail., CALL: A call.}}
  Page: {fields: {text: {type: string, required: true}}}
errors: {BAD: {http: 400, details: {CODE: {}}}}
wire:
  state: {read: "GET /flows/{flowId}", status: /status, links: none}
  action: {http: "POST /flows/{flowId}", body: json}
  error: {when: {/status: absent}, code: /code}
  errors: [{when: {/fault: present}, code: /fault/code, message: /fault/text}]
  headers: {X-Client: {type: string, required: true, enum: [a, b]}}
"""

ROWS = {
    "a header of an answer is new": (
        "body: Page}",
        "body: Page, headers: {Etag: {type: string, required: true}}}",
        ["SAFE BREAK required-field-added actions/print/response/headers/fields/Etag"],
    ),
    "the status of an answer is learned": (
        "{http: 200, body: Page}",
        "{body: Page}",
        ["RISK SAFE fact-forgotten actions/print/response/http"],
    ),
    "an answer that is not the state has more fields": (
        "Page: {fields: {text",
        "Page: {fields: {title: {type: string, required: true}, text",
        ["SAFE BREAK required-field-added models/Page/fields/title"],
    ),
    "an answer that had no body has one, with all that was there": (
        "{http: 200, body: none}",
        "{http: 200, body: Page}",
        ["SAFE BREAK required-field-added actions/print/response/fields/text"],
    ),
    "an answer is the state instead": (
        ", response: {http: 200, body: Page}",
        "",
        ["BREAK BREAK response-changed actions/print"],
    ),
    "a code holds in some settings only": (
        "BAD: {http: 400,",
        "BAD: {http: 400, if: sms,",
        ["SAFE RISK error-code-removed errors/BAD"],
    ),
    "a detail holds in some settings only": (
        "CODE: {}",
        "CODE: {if: sms}",
        ["SAFE SAFE error-detail-removed errors/BAD/CODE"],
    ),
    "the details of a code may be more": (
        "BAD: {http: 400,",
        "BAD: {http: 400, incomplete: true,",
        ["RISK SAFE fact-forgotten errors/BAD"],
    ),
    "an exit holds in some settings only": (
        "OUT: canceled",
        "OUT: {final: canceled, if: sms}",
        ["SAFE SAFE exit-removed exits/OUT"],
    ),
    "a value holds in some settings only": (
        "CALL: A call.",
        "CALL: {description: A call., if: sms}",
        ["SAFE RISK enum-value-removed models/Form/fields/kind"],
    ),
    "a flow begins so in some settings only": (
        "initial: LOGIN",
        "initial: [{target: LOGIN, if: sms}, {target: DONE, if: not sms}]",
        [
            "RISK SAFE start-widened initial",
            "SAFE RISK start-narrowed initial",
        ],
    ),
    "a field of an answer is deprecated": (
        "kind: {type: Kind,",
        "kind: {type: Kind, deprecated: {since: '2'},",
        ["SAFE NONE element-deprecated models/Form/fields/kind"],
    ),
    "a message of an outcome is another": (
        "{error: BAD}]",
        "{error: BAD, message: Another try.}]",
        ["DOCS DOCS docs-changed states/LOGIN/actions/submit"],
    ),
    "a second envelope of errors is another": (
        "message: /fault/text",
        "message: /fault/words",
        ["BREAK BREAK binding-changed wire/errors/0/message"],
    ),
    "a header of requests takes other values": (
        "enum: [a, b]",
        "enum: [a]",
        ["BREAK SAFE enum-value-removed wire/headers/fields/X-Client"],
    ),
    "a header of requests need not be there": (
        "required: true, enum",
        "required: false, enum",
        ["SAFE BREAK field-became-optional wire/headers/fields/X-Client"],
    ),
    "an option comes, and what is new needs it to be set": (
        "options: {sms: ",
        "options: {new: {description: Another., default: false}, sms: ",
        ["SAFE SAFE option-added options/new"],
    ),
}


def rows():
    """Yield the name, both versions and what is said of each row."""
    for name, (before, after, lines) in ROWS.items():
        base = BASE
        if before not in base:
            base = base.replace("{http: 200, body: Page}", before)
        yield pytest.param(base, base.replace(before, after, 1), lines, id=name)


@pytest.mark.parametrize(("old", "new", "lines"), list(rows()))
def test_a_row_is_said_in_both_directions(told, old, new, lines):
    assert old != new
    said = told(old, new)
    for line in lines:
        assert line in said
    back = told(new, old)
    for line in lines:
        backward, forward, *_ = line.split()
        if "deprecated" not in line:
            assert any(each.startswith(f"{forward} {backward} ") for each in back)


def test_an_option_that_changes_nothing_by_default_is_no_change(told):
    new = BASE.replace("options: {", "options: {more: {default: false}, ").replace(
        "print: stay}", "print: {if: not more, target: stay}}"
    )
    assert told(BASE, new) == ["SAFE SAFE option-added options/more"]


def test_an_option_without_a_default_is_judged_by_the_worst_variant(told):
    new = BASE.replace("options: {", "options: {more: {description: x}, ").replace(
        "print: stay}", "print: {if: not more, target: stay}}"
    )
    assert "BREAK SAFE condition-narrowed states/LOGIN/actions/print" in told(BASE, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("errors: {", "errors: {MORE: {http: 400}, "),
        ("details: {CODE: {}}", "details: {CODE: {}}}, MORE: {http: 500"),
    ],
)
def test_a_code_that_nothing_is_answered_with_is_no_change_on_the_wire(told, old, new):
    other = BASE.replace(old, new)
    assert told(BASE, other) == ["DOCS DOCS unused-changed errors/MORE"]
    assert told(other, BASE) == ["DOCS DOCS unused-changed errors/MORE"]
    edited = other.replace("MORE: {", "MORE: {retriable: true, ")
    assert told(other, edited) == ["DOCS DOCS unused-changed errors/MORE"]


def test_a_code_that_any_action_may_be_answered_with_is_a_change(told):
    unknown = BASE.replace("print: {request: none, errors: none,", "print: {")
    new = unknown.replace("errors: {", "errors: {MORE: {http: 400}, ")
    assert told(unknown, new) == ["RISK SAFE error-code-added errors/MORE"]


def test_a_code_that_one_version_alone_answers_with_is_told_of_the_action(told):
    unused = BASE.replace("errors: {", "errors: {MORE: {http: 400}, ")
    used = unused.replace("{http: 400}", "{http: 500}").replace(
        "print: {request: none, errors: none,", "print: {request: none, errors: [MORE],"
    )
    assert told(unused, used) == [
        "DOCS DOCS unused-changed errors/MORE",
        "RISK SAFE first-error-added actions/print/errors/MORE",
    ]


def test_what_becomes_of_an_action_before_anything_offers_it_hurts_nobody(told):
    save = "save: {request: {fields: {name: {type: string}}}, errors: [BAD]}"
    first = BASE.replace("actions:\n  submit: {", f"actions:\n  {save}\n  submit: {{")
    third = first.replace("{name: {type: string}}", "{name: {type: integer}}").replace(
        "print: stay}", "print: stay, save: stay}"
    )
    assert told(first, third) == [
        "DOCS DOCS unused-changed actions/save",
        "SAFE BREAK action-added states/LOGIN/actions/save",
    ]


def test_what_becomes_of_a_code_before_anything_is_answered_with_it_hurts_nobody(told):
    first = BASE.replace("errors: {", "errors: {MORE: {http: 400}, ").replace(
        "actions:\n  submit: {", "actions:\n  save: {errors: [MORE]}\n  submit: {"
    )
    third = first.replace("{http: 400}", "{http: 500}").replace(
        "print: stay}", "print: stay, save: stay}"
    )
    assert not any(line.startswith("BREAK") for line in told(first, third))


def test_what_hurts_a_flow_under_way_alone_is_no_change_for_those_that_begin(told):
    old = "initial: A\nstates: {A: {}, B: {}, C: {final: success}}"
    new = "initial: B\nstates: {A: {}, B: {moves: none}, C: {}}"
    said = told(old, new)
    assert "NONE NONE UNDECIDED flow-stranded states/C" in said
    assert not any("success-unreachable" in line for line in said)
    assert not any("success-reachable" in line for line in told(new, old))


def test_listed_values_hold_whatever_is_known_of_the_type(told):
    old = BASE.replace("kind: {type: Kind,", "kind: {type: string,")
    new = BASE.replace("kind: {type: Kind,", "kind: {enum: [MAIL, CALL],")
    path = "models/Form/fields/kind"
    assert f"SAFE BREAK enum-closed {path}" in told(old, new)
    assert f"BREAK SAFE enum-opened {path}" in told(new, old)
    free = BASE.replace("kind: {type: Kind,", "kind: {")
    assert not any("enum" in line for line in told(BASE, free))


def test_a_flow_under_way_that_no_longer_ends_well_is_said_of_what_ends_it(told):
    old = BASE.replace("print: stay}", "print: stay, wait: LATER}").replace(
        "  DONE:", "  LATER: {model: none, actions: {submit: [LATER, DONE]}}\n  DONE:"
    )
    old = old.replace("actions:\n  submit", "actions:\n  wait: {}\n  submit")
    new = old.replace("submit: [LATER, DONE]", "print: stay")
    removed = "BREAK SAFE BREAK action-removed states/LATER/actions/submit"
    assert removed in told(old, new)


def test_a_model_that_others_extend_is_told_of_these(told):
    old = BASE.replace(
        "  Kind: {enum",
        "  Base: {fields: {size: {type: integer, maximum: 6}}}\n  Kind: {enum",
    ).replace("Form: {fields", "Form: {extends: Base, fields")
    new = old.replace("maximum: 6", "maximum: 9")
    assert told(old, new) == ["BREAK SAFE bound-loosened models/Form/fields/size"]


WAIT = """
initial: WAITING
states:
  WAITING:
    model: {fields: {n: {type: number, required: true, multipleOf: 0.1}}}
    actions: {poll: [stay, DONE, LATE], cancel: OUT}
    moves: [DONE, {target: LATE, after: PT5M}]
exits: {DONE: success, LATE: failure, OUT: canceled}
actions:
  poll: {request: none, errors: none, safe: true, actor: client}
  cancel: {request: none, errors: none}
wire:
  state: {read: "GET /flows/{id}", status: /status, links: none}
  action: {http: "POST /flows/{id}", body: json, choose: [{query: {do: "{action}"}}]}
  session: {id: id, read: /id}
"""

CHANGED = {
    "a deadline is shorter, and a poll shows the same move": (
        [("PT5M", "PT10S")],
        ["RISK SAFE deadline-shortened states/WAITING/moves/LATE"],
    ),
    "the session is called otherwise in paths": (
        [("{id}", "{flow}"), ("id: id", "id: flow")],
        [],
    ),
    "a step is finer by ten": (
        [("0.1", "0.01")],
        ["BREAK SAFE bound-loosened states/WAITING/model/fields/n"],
    ),
    "an action may end where nothing ended before": (
        [
            ("cancel: OUT}", "cancel: [OUT, LOST]}"),
            ("OUT: canc", "LOST: failure, OUT: canc"),
        ],
        [
            "RISK SAFE next-states-widened states/WAITING/actions/cancel",
            "SAFE SAFE exit-added exits/LOST",
        ],
    ),
}


@pytest.mark.parametrize(("changes", "lines"), CHANGED.values(), ids=CHANGED)
def test_what_is_no_more_and_no_less_than_it_seems(told, changes, lines):
    new = WAIT
    for before, after in changes:
        assert before in new
        new = new.replace(before, after)
    assert sorted(told(WAIT, new)) == sorted(lines)


@pytest.mark.parametrize("plain", ["true", "false"])
def test_a_condition_asks_for_less_than_always_and_for_more_than_never(told, plain):
    always = BASE.replace(
        "request: none, errors: [BAD]",
        "request: {fields: {a: {type: string, required: false}, "
        "b: {type: string, required: WORD}}}, errors: [BAD]",
    )
    given = always.replace("WORD", "{when: {a: present}}")
    always = always.replace("WORD", plain)
    looser, tighter = (given, always) if plain == "true" else (always, given)
    path = "actions/submit/request/fields/b"
    assert told(looser, tighter) == [f"BREAK SAFE field-became-required {path}"]
    assert told(tighter, looser) == [f"SAFE BREAK field-became-optional {path}"]


def test_a_detail_still_comes_where_all_of_its_code_may(told):
    one = BASE.replace("errors: [BAD]}", "errors: [BAD/CODE]}").replace(
        "error: BAD}", "error: BAD/CODE}"
    )
    lines = told(one, BASE)
    assert any("error-code-added actions/submit" in line for line in lines)
    assert not any("no longer" in line or "removed" in line for line in lines)


def test_several_that_say_they_were_one_state_stand_in_its_place(told):
    old = BASE.replace("print: stay}", "print: stay, wait: W}").replace(
        "  DONE:", "  W: {model: none, actions: {submit: DONE}}\n  DONE:"
    )
    new = old.replace("wait: W}", "wait: [X, Y]}").replace(
        "  W: {", "  Y: {was: W, model: none, actions: {submit: DONE}}\n  X: {was: W, "
    )
    assert [line for line in told(old, new) if "state-" in line] == [
        "BREAK SAFE BREAK state-split states/W"
    ]
    assert [line for line in told(new, old) if "state-" in line] == [
        "SAFE BREAK BREAK state-merged states/W"
    ]
