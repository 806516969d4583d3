"""Conditions stand beside what happens under them, and beside nothing else."""

import pytest
from test_deciding import box, one

from statecheck.diagrams import Detail
from statecheck.diagrams.drawing import Key, Sign
from statecheck.diagrams.plain_lines import box_lines, condition_lines, fork_lines

FOLDED = """\
initial: A
exits: {REFUSED: failure}
states:
  A: {actions: {pay: [{when: {m: CARD}, target: DONE},
                      {when: {m: WALLET}, target: REFUSED}], cancel: REFUSED}}
  B: {actions: {pay: [DONE, {guard: last try, target: REFUSED}], cancel: REFUSED}}
  C: {actions: {pay: [{guard: last try, target: REFUSED},
                      {guard: no money, target: REFUSED}], cancel: REFUSED}}
  D: {actions: {pay: [B, REFUSED, {guard: again, target: A}], cancel: REFUSED}}
  DONE: {final: success}
actions:
  pay:
    request: {fields: {m: {type: string, enum: [CARD, WALLET], required: true}}}
    errors: none
  cancel: {request: none, errors: none}
"""

ACTIONS = """\
exits: {OUT: canceled}
actions:
  go:
    request: {fields: {k: {type: string, enum: [X, Y, Z], required: true}}}
    errors: none
"""


@pytest.fixture(scope="module")
def folded(graph):
    return one(graph(FOLDED))


@pytest.fixture
def drawn(graph):
    """Draw states, given as YAML in one line, that have an action `go`."""

    def made(states, **words):
        head = f"initial: A\nstates: {{{states}, C: {{final: success}}}}\n"
        return one(graph(head + ACTIONS), **words)

    return made


def fork(drawing, state, name):
    home = box(drawing, state).id
    return next(e for e in drawing.forks if e.source == home and name in e.names)


def arrow(drawing, tail, target):
    head = box(drawing, target).id
    return next(e for e in drawing.arrows if (e.tail, e.head) == (tail.id, head))


def to(drawing, tail):
    return next(each for each in drawing.arrows if each.head == tail.id)


def test_a_folded_end_keeps_its_condition_and_takes_no_other(folded):
    there = fork(folded, "A", "pay")
    assert fork_lines(there) == ("pay", "m = WALLET \u2192 REFUSED")
    assert condition_lines(arrow(folded, there, "DONE")) == ("m = CARD",)


def test_a_folded_end_keeps_its_guard(folded):
    assert fork_lines(fork(folded, "B", "pay")) == ("pay", "last try \u2192 REFUSED")


def test_a_folded_end_that_needs_nothing_has_no_condition_of_another_outcome(folded):
    there = fork(folded, "D", "pay")
    assert fork_lines(there) == ("pay", "\u2192 REFUSED")
    assert condition_lines(arrow(folded, there, "A")) == ("again",)


def test_in_a_box_a_folded_end_stands_behind_its_own_conditions(folded):
    lines = box_lines(box(folded, "C"))
    assert "pay" in lines
    assert "last try or no money \u2192 REFUSED" in lines
    assert "cancel \u2192 REFUSED" in lines


def test_one_target_under_several_conditions_says_or(drawn):
    drawing = drawn(
        "A: {actions: {go: [{when: {k: X}, target: C}, {when: {k: Y}, target: C}]}}"
    )
    assert fork_lines(fork(drawing, "A", "go")) == ("go", "k = X", "or k = Y")


def test_what_is_surely_on_offer_has_a_whole_line_whatever_follows(drawn):
    drawing = drawn("A: {actions: {go: {when: {k: X}, target: C}}}")
    there = fork(drawing, "A", "go")
    assert not there.conditional
    assert not to(drawing, there).conditional
    assert arrow(drawing, there, "C").conditional


def test_what_is_on_offer_under_a_condition_has_a_dashed_line(drawn):
    drawing = drawn("A: {actions: {go: {offered: sometimes, target: C}}}")
    there = fork(drawing, "A", "go")
    assert to(drawing, there).conditional
    assert not arrow(drawing, there, "C").conditional


@pytest.mark.parametrize("time", ["PT10S", "{field: /at}"])
def test_that_time_passes_is_no_condition(drawn, time):
    drawing = drawn(
        "A: {model: {fields: {at: {type: string, required: true}}}, "
        f"moves: [{{target: C, after: {time}}}]}}"
    )
    assert not any(each.conditional for each in drawing.arrows)


def test_what_only_stays_under_a_condition_says_under_which(drawn):
    drawing = drawn("A: {actions: {go: [C, {guard: not yet, target: stay}]}}")
    assert fork_lines(fork(drawing, "A", "go")) == ("go", "not yet \u21bb")


def test_a_condition_of_the_offer_is_not_mixed_with_alternatives(drawn):
    drawing = drawn(
        "A: {actions: {go: {guard: open, outcomes: "
        "[{when: {k: X}, target: C}, {when: {k: Y}, target: C}]}}}"
    )
    there = fork(drawing, "A", "go")
    assert fork_lines(there) == ("go", "open")
    assert condition_lines(arrow(drawing, there, "C")) == ("k = X", "or k = Y")


def test_what_needs_all_that_another_needs_and_more_adds_nothing(drawn):
    drawing = drawn(
        "A: {actions: {go: [{when: {k: X}, target: C}, "
        "{when: {k: X}, guard: it rains, target: C}]}}"
    )
    assert fork_lines(fork(drawing, "A", "go")) == ("go", "k = X")


def test_alternatives_that_need_several_things_are_parted_by_more_than_a_comma(graph):
    drawing = one(
        graph(FOLDED.replace("{guard: no money,", "{guard: no money, when: {m: CARD},"))
    )
    lines = " ".join(box_lines(box(drawing, "C")))
    assert "last try; or m = CARD, no money \u2192 REFUSED" in lines


def test_an_error_that_is_answered_under_a_condition_says_under_which(graph):
    drawing = one(
        graph(
            "initial: A\nstates: {A: {actions: {go: [C, {error: E, guard: late}]}}, "
            "C: {final: success}}\nactions: {go: {request: none, errors: [E]}}\n"
            "errors: {E: {http: 400}}"
        ),
        detail=Detail.ERRORS,
    )
    (line,) = fork(drawing, "A", "go").lines
    assert (line.text, line.marks[0].sign) == ("E, late", Sign.STAYS)


def test_what_is_only_assumed_is_not_explained_as_deduced_alone(drawn):
    drawing = drawn("A: {actions: {go: {target: C, confidence: assumed}}}")
    (entry,) = [each for each in drawing.legend if each.key is Key.DEDUCED]
    assert "assumed" in entry.text
