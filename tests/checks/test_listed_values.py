"""Values that are listed, and that the type or another list leaves out."""

import pytest

SPEC = """\
statecheck: 1
system: door
initial: A
states:
  A: {{model: Shown, actions: {{go: DONE}}}}
exits: {{DONE: success}}
actions: {{go: {{description: Goes on., request: none, errors: none}}}}
models:
  Shown:
    discriminator: kind
    fields: {{kind: {{required: true, {kind}}}}}
    variants: {{U: {{fields: {{part: string}}}}, W: {{fields: {{other: string}}}}}}
"""


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        ("type: string", []),
        ("type: string, enum: {U: U., V: V., W: W.}, open: false", []),
        ("type: string, enum: {U: U., V: V.}, open: true", []),
        ("type: string, enum: {U: U., V: V.}, open: false", ["contradictory-field"]),
        ("type: string, const: U", ["contradictory-field"]),
    ],
)
def test_a_variant_is_for_a_value_that_its_discriminator_can_have(said, kind, rules):
    found = said(SPEC.format(kind=kind))
    assert [rule for *_, rule in found if rule != "undescribed-value"] == rules


@pytest.mark.parametrize(
    ("values", "rules"),
    [
        ("{true: Yes., false: No.}", []),
        ("{true: Yes., x: What., y: Else.}", ["contradictory-field"] * 2),
    ],
)
def test_a_truth_value_is_none_of_other_words(said, values, rules):
    spec = SPEC.format(kind="type: string")
    flag = f"fields: {{flag: {{type: boolean, enum: {values}}}, kind"
    found = said(spec.replace("fields: {kind", flag))
    assert [rule for *_, rule in found if rule == "contradictory-field"] == rules
