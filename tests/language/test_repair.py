"""Documents are read as they were meant, and findings stay where they were written."""

from dataclasses import replace

import pytest

from statecheck.language import check_and_repair, check_structure
from statecheck.language.repair import repair
from statecheck.settings import Limits


def meant(document):
    repaired, _ = check_and_repair(document, Limits())
    return repaired.plain()


def test_a_document_in_which_nothing_is_wrong_stays_the_same(read):
    document = read("statecheck: 1\nsystem: door")
    assert check_and_repair(document, Limits()) == (document, ())


def test_a_misspelt_key_is_read_as_what_was_meant(read):
    document = read("statecheck: 1\nsystem: door\nsttaes: {A: {}}")
    assert meant(document)["states"] == {"A": {}}


def test_the_document_itself_is_not_changed(read):
    document = read("statecheck: 1\nsystem: door\nsttaes: {A: {taget: B}}")
    before = document.plain()
    check_and_repair(document, Limits())
    assert document.plain() == before


def test_a_key_that_is_there_is_not_replaced(read):
    document = read("statecheck: 1\nsystem: door\nstates: {A: {}}\nsttaes: {B: {}}")
    assert meant(document)["states"] == {"A": {}}


def test_of_two_keys_that_mean_the_same_the_first_is_taken(read):
    document = read("statecheck: 1\nsystem: door\nsttaes: {A: {}}\nstatse: {B: {}}")
    assert meant(document)["states"] == {"A": {}}


def test_the_order_of_keys_is_kept(read):
    document = read("statecheck: 1\nsytem: door\ntitle: x\nsttaes: {}\nactions: {}")
    assert list(meant(document)) == [
        "statecheck",
        "system",
        "title",
        "states",
        "actions",
    ]


def test_misspelt_keys_within_misspelt_keys_are_found(read, lines):
    document = read(
        "statecheck: 1\nsystem: door\nsttaes:\n  A:\n    acitons:\n      b:\n"
        "        taget: A\n"
    )
    repaired, findings = check_and_repair(document, Limits())
    assert lines(repaired, findings) == [
        (3, "unknown-key"),
        (5, "unknown-key"),
        (7, "unknown-key"),
    ]
    assert repaired.plain()["states"] == {"A": {"actions": {"b": {"target": "A"}}}}


@pytest.mark.parametrize(
    ("written", "value"),
    [("sucess", "success"), ("true", "ended"), ("[1]", [1]), ("false", False)],
)
def test_a_value_that_marks_an_end_still_marks_one(read, written, value):
    document = read(f"statecheck: 1\nsystem: door\nstates: {{A: {{final: {written}}}}}")
    assert meant(document)["states"]["A"]["final"] == value


def test_a_word_that_means_yes_elsewhere_is_read_as_true(read):
    document = read("statecheck: 1\nsystem: door\nactions: {a: {safe: yes}}")
    assert meant(document)["actions"]["a"]["safe"] is True


def test_a_list_of_names_declares_them(read):
    document = read("statecheck: 1\nsystem: door\nactions: [push, pull]")
    assert meant(document)["actions"] == {"push": {}, "pull": {}}


def test_a_list_of_other_things_stays_what_it_is(read):
    document = read("statecheck: 1\nsystem: door\nactions: [{push: 1}]")
    assert meant(document)["actions"] == [{"push": 1}]


def test_each_use_of_an_alias_is_mended_by_itself(read):
    document = read(
        "statecheck: 1\nsystem: door\nstates:\n  A: &a {descripton: x}\n  B: *a\n"
        "x-other: *a\n"
    )
    data = meant(document)
    assert data["states"] == {"A": {"description": "x"}, "B": {"description": "x"}}
    assert data["x-other"] == {"descripton": "x"}


def test_findings_stand_where_they_were_written(read):
    text = "statecheck: 1\nsystem: door\nsttaes: {A: {taget: B}}\n"
    repaired, findings = check_and_repair(read(text), Limits())
    spans = [repaired.span(finding.at) for finding in findings]
    assert [(span.start.line, span.start.column) for span in spans] == [(3, 1), (3, 14)]


def test_a_wide_map_with_many_faults_is_mended_in_one_go(read):
    keys = "".join(f"  k{number}: {{descripton: x}}\n" for number in range(3000))
    document = read(f"statecheck: 1\nsystem: door\nstates:\n{keys}")
    findings = check_structure(document, replace(Limits(), findings=3000))
    assert len(findings) == 3000
    assert check_structure(repair(document, findings)) == ()


def test_no_more_faults_are_looked_for_than_are_shown_and_one_to_tell_that(read):
    keys = "".join(f"  k{number}: {{unheard: x}}\n" for number in range(30))
    document = read(f"statecheck: 1\nsystem: door\nstates:\n{keys}")
    _, findings = check_and_repair(document, replace(Limits(), findings=10))
    assert len(findings) == 11


def test_a_bad_name_used_again_and_again_counts_once(read):
    moves = ", ".join("no way" for _ in range(30))
    states = f"  no way: {{}}\n  A: {{moves: [{moves}], heard: x}}\n"
    document = read(f"statecheck: 1\nsystem: door\nstates:\n{states}")
    _, findings = check_and_repair(document, replace(Limits(), findings=5))
    assert [each.rule.name for each in findings] == ["unknown-key", "bad-name"]
