"""Several questions in one pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statecheck.graph.bits import Bits
from statecheck.graph.representation import MOST_BITS, variant_space
from statecheck.graph.together import Together, rounds

SWITCHES = dict.fromkeys("abcdefghijklm", (False, True))
FEW = {"a": (False, True), "b": ("x", "y", "z")}
SETS = st.integers(0, (1 << 6) - 1)


@given(st.lists(SETS, min_size=1, max_size=40))
def test_what_is_held_for_one_question_is_no_other_s(sets):
    together = Together(Bits(FEW), len(sets))
    held = 0
    for number, variants in enumerate(sets):
        held |= together.for_one(number, variants)
    assert [together.of(number, held) for number in range(len(sets))] == sets


@given(SETS, st.integers(1, 40))
def test_what_is_the_same_for_each_question_is_so_for_the_last(variants, count):
    together = Together(Bits(FEW), count)
    held = together.for_each(variants)
    assert [together.of(number, held) for number in range(count)] == [variants] * count


@given(SETS, SETS)
def test_what_is_no_variant_of_a_question_is_none_of_the_next(one, other):
    together = Together(Bits(FEW), 2)
    held = together.for_each(0b111111) & ~together.for_one(0, one)
    assert together.of(0, held) == 0b111111 & ~one
    assert together.of(1, held & together.for_each(other)) == other


@pytest.mark.parametrize("values", [{}, FEW, dict([*SWITCHES.items()][:12]), SWITCHES])
def test_every_question_is_asked_in_one_round_with_room_for_it(values):
    space = variant_space(values)
    questions = range(100_000)
    found = [tuple(some) for some in rounds(space, questions)]
    assert [question for some in found for question in some] == [*questions]
    assert all(len(some) <= space.room for some in found)


def test_what_is_a_diagram_has_room_for_one_question():
    space = variant_space(SWITCHES)
    assert 2 ** len(SWITCHES) > MOST_BITS
    together = Together(space, space.room)
    some = space.chosen("a", value=True)
    assert space.room == 1
    assert together.of(0, together.for_each(some) & together.for_one(0, some)) == some
