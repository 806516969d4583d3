"""What leads where is told with all of its conditions, and with the error it takes."""

import pytest

from statecheck.cli import main
from tests.docs.markdown_tables import table

ALTERNATIVES = """\
statecheck: 1
system: shop
initial: A
states:
  A: {actions: {pick: [{when: {k: X}, target: B}, {when: {k: Y}, target: B}]}}
  B: {actions: {pick: DONE},
      moves: [{target: DONE, after: PT1M}, {target: DONE, guard: the bank says yes},
              {target: LATE, guard: late}, LATE]}
  LATE: {final: failure}
  DONE: {final: success}
actions:
  pick:
    request: {fields: {k: {type: string, enum: [X, Y], required: true}}}
    errors: none
"""

ERRORS = """\
statecheck: 1
system: shop
initial: A
states:
  A:
    actions:
      go: [B, {error: E, when: {k: Z}}, {error: F}, {error: G}]
      two: [B, {error: F}, {error: G}]
  B: {actions: {go: [DONE, {error: G}], two: [DONE, {error: G}]}}
  DONE: {final: success}
  LOST: {final: failure}
  LOCKED: {final: failure}
actions:
  go:
    request: {fields: {k: {type: string, enum: [X, Z], required: true}}}
    errors: [E, F, G]
  two: {request: none, errors: [F, G]}
errors:
  E: {http: 400, target: LOST}
  F: {http: 400, details: {WRONG: {retriable: true}, OUT: {target: LOCKED}}}
  G: {http: 500}
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Write the reference of a system as Markdown; return a file of it."""

    def made(text, name):
        folder = tmp_path_factory.mktemp("leading")
        (folder / "shop.yaml").write_text(text, encoding="utf-8")
        words = ("docs", str(folder / "shop.yaml"), "--format", "markdown")
        assert main([*words, "-o", str(folder / "docs")]) == 0
        return (folder / "docs" / "shop" / name).read_text(encoding="utf-8")

    return made


@pytest.fixture(scope="module")
def alternatives(written):
    return written(ALTERNATIVES, "states.md")


@pytest.fixture(scope="module")
def states(written):
    return written(ERRORS, "states.md")


@pytest.fixture(scope="module")
def errors(written):
    return written(ERRORS, "errors.md")


def part(text, name):
    """Return what is said of one element."""
    return text.partition(f"\n## `{name}`\n")[2].partition("\n## ")[0]


def rows(text, name, section):
    return table(part(text, name), section)[2:]


def test_all_outcomes_that_lead_to_a_state_are_told(alternatives):
    (row,) = rows(alternatives, "B", "Comes from")
    assert row == ["`A`", "`pick`", "with `k` as `X`<br>or with `k` as `Y`"]


def test_each_of_several_ways_of_the_server_is_told(alternatives):
    found = {row[1]: row[2] for row in rows(alternatives, "DONE", "Comes from")}
    assert found["the server"] == "after 1 minute<br>or when the bank says yes"


def test_what_may_come_without_a_condition_is_told_without_one(alternatives):
    (row,) = rows(alternatives, "LATE", "Comes from")
    assert row[2] == ""


def test_a_state_tells_where_an_error_leads_whose_code_says_so(states):
    found = [row[2:4] for row in rows(states, "A", "Actions")]
    assert ["`LOST` *failure*", "answered with `E`, with `k` as `Z`"] in found


def test_a_state_tells_where_a_detail_leads_that_it_does_not_name(states):
    found = [row[2:4] for row in rows(states, "A", "Actions")]
    assert found.count(["`LOCKED` *failure*", "answered with `F/OUT`"]) == 2


def test_where_an_error_leads_tells_by_which_error(states):
    row, *_ = rows(states, "LOST", "Comes from")
    assert row == ["`A`", "`go`", "answered with `E`, with `k` as `Z`"]


def test_of_an_error_that_may_lead_away_nobody_says_that_the_flow_stays(states):
    told = part(states, "A").partition("Each of them may also be answered with")[2]
    assert "[`G`]" in told.split("\n")[0]
    assert "[`F`]" not in told.split("\n")[0]


@pytest.mark.parametrize(
    ("code", "where"),
    [
        ("E", "`LOST` *failure*"),
        ("F", "stays here"),
        ("F/OUT", "`LOCKED` *failure*"),
        ("F/WRONG", "stays here"),
    ],
)
def test_an_error_tells_where_it_leads(errors, code, where):
    found = {row[2] for row in rows(errors, code, "Raised by")}
    assert found == {where}
