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


@pytest.mark.parametrize("word", ["none", "stay", "unknown", "string", "otherwise"])
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
