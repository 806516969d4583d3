"""What follows from a fault that stands elsewhere is not said besides."""

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


PROMISED = "properties: {{p: {}}}\n"


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ("  DONE: {", "  DNOE: {", 7, "undefined-target"),
        ("pay: [DONE,", "pay: [DONE at once,", 7, "bad-name"),
    ],
)
def test_a_promise_of_what_is_called_otherwise_is_no_second_finding(
    said, old, new, line, rule
):
    text = GOOD + PROMISED.format("{after: CART, possible: DONE}")
    assert text.count(old) == 1
    assert said(text.replace(old, new)) == [("spec.yaml", line, rule)]


def test_what_is_called_otherwise_names_all_its_uses(checked):
    text = GOOD + PROMISED.format("{to: DONE, through: CART}")
    (each,) = checked(text.replace("  DONE: {", "  DNOE: {")).diagnostics
    assert [span.start.line for _, span in each.related] == [8, 19]


ALLOWED = "model: none, final: success, allow: {unused-model: So.}"


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ("pay: [DONE,", "pay: [DONE at once,", 7, "bad-name"),
        ("final: success,", "final: success, group: [One],", 8, "wrong-type"),
    ],
)
def test_what_is_allowed_in_what_is_wrong_itself_is_not_said_to_be_unused(
    said, old, new, line, rule
):
    text = GOOD.replace("model: none, final: success", ALLOWED)
    assert said(text) == [("spec.yaml", 8, "unused-allow")]
    found = said(text.replace(old, new))
    assert ("spec.yaml", line, rule) in found
    assert (("spec.yaml", 8, "unused-allow") in found) is (rule == "wrong-type")


def test_what_is_allowed_of_a_field_of_an_unknown_type_may_be_used(said):
    text = GOOD.replace(
        "article: {type: string, required: true}, l",
        "article: {type: strin, allow: {unconsumed-output: So.}}, l",
    )
    assert said(text) == [("spec.yaml", 14, "undefined-model")]
