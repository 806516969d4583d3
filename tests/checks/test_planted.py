"""Many faults in one realistic system: each is found once, where it is, and no more."""

from pathlib import Path

import pytest

FILE = Path(__file__).with_name("planted.yaml")

PLANTED = {
    (4, 10, "undefined-target"): "`CATR` is not the name of a state or an exit",
    (27, 27, "impossible-outcome"): "`method` is never `CHEQUE`",
    (35, 3, "endless-wait"): "nothing says what ends the wait in `AUTHORIZING`, "
    "should it be in vain",
    (49, 5, "unknown-key"): "`modle` is no key of a state",
    (65, 63, "undefined-target"): "`AT_NEIGHBOURS_PLACE` is not the name of a state or "
    "an exit",
    (67, 3, "trap"): "no end can be reached from `LOST`",
    (86, 7, "duplicate-key"): "the key `cancel` stands in this mapping a second time",
    (87, 3, "unreachable-state"): "nothing leads to `RETURNED`",
    (97, 3, "island"): "nothing leads to `EXCHANGED` and `RECALLED`",
    (120, 3, "unused-action"): "no state offers `exchange`",
    (125, 3, "unused-model"): "nothing uses model `Voucher`",
    (133, 7, "unraised-error"): "nothing raises `VALIDATION_ERROR/INVALID_VOUCHER`",
}


@pytest.fixture(scope="module")
def found(checked):
    return checked(FILE.read_text(encoding="utf-8"))


def test_each_planted_fault_is_found_once_and_nothing_else(found):
    assert [
        (
            (each.span.start.line, each.span.start.column, each.finding.rule.name),
            each.finding.message,
        )
        for each in found.diagnostics
    ] == list(PLANTED.items())


def test_nothing_about_them_is_undetermined(found):
    assert found.verdicts == ()


def test_a_misspelt_name_comes_with_the_name_that_was_meant(found):
    fixes = {
        each.finding.message.split("`")[1]: each.finding.fix.replacement
        for each in found.diagnostics
        if each.finding.fix
    }
    assert fixes == {"CATR": "CART", "modle": "model"}


def test_the_trap_comes_with_a_shortest_run_that_a_tester_can_press(found):
    (trap,) = (each for each in found.diagnostics if each.finding.rule.name == "trap")
    steps = trap.finding.witness.steps
    assert [(step.state, step.action, step.sends) for step in steps] == [
        ("CART", "checkOut", ""),
        ("ADDRESS_REQUIRED", "enterAddress", ""),
        ("PAYMENT_REQUIRED", "pay", "method = INVOICE"),
        ("ORDERED", "follow", ""),
        ("PACKING", "report", ""),
        ("LOST", "", ""),
    ]


def test_the_states_of_the_island_are_named_beside_it(found):
    (island,) = (
        each for each in found.diagnostics if each.finding.rule.name == "island"
    )
    assert [source.name for source, _ in island.related] == ["spec.yaml"]
    assert [span.start.line for _, span in island.related] == [92]
