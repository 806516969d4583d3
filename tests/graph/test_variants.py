"""Sets of variants: bits and diagrams agree, and nothing counts variants one by one."""

from itertools import combinations, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from statecheck.graph.bits import Bits
from statecheck.graph.diagrams import Diagrams
from statecheck.graph.representation import MOST_BITS, variant_space
from statecheck.language import And, Compare, Constant, Name, Not, Or
from statecheck.settings import LimitError

VALUES = {
    "flag": (False, True),
    "mode": ("none", "push", "sms"),
    "only": ("one",),
    "other": (False, True),
}
LITERALS = [
    Name("flag"),
    Name("other"),
    Constant(value=True),
    Constant(value=False),
    *(
        Compare(o, str(v).lower(), e)
        for o in VALUES
        for v in VALUES[o]
        for e in (True, False)
    ),
    Compare("mode", "undeclared value"),
]


def formulas():
    return st.recursive(
        st.sampled_from(LITERALS),
        lambda inner: st.one_of(
            inner.map(Not),
            st.lists(inner, max_size=3).map(lambda parts: And(tuple(parts))),
            st.lists(inner, max_size=3).map(lambda parts: Or(tuple(parts))),
        ),
        max_leaves=8,
    )


def holds(formula, variant):
    """Return whether a formula holds in one variant, by the book."""
    match formula:
        case Constant(value):
            return value
        case Name(option):
            return variant[option]
        case Compare(option, value, equal):
            return (str(variant[option]).lower() == value.lower()) is equal
        case Not(part):
            return not holds(part, variant)
        case And(parts):
            return all(holds(part, variant) for part in parts)
        case Or(parts):
            return any(holds(part, variant) for part in parts)


ALL = [dict(zip(VALUES, each, strict=True)) for each in product(*VALUES.values())]


@pytest.fixture(scope="module", params=[Bits, Diagrams])
def space(request):
    return Bits(VALUES) if request.param is Bits else Diagrams(VALUES, 1_000_000)


def members(space, variants):
    return [each for each in ALL if space.cube(tuple(each.items())) & variants]


quick = settings(max_examples=60, deadline=None)


@quick
@given(formula=formulas())
def test_a_set_holds_the_variants_in_which_the_formula_holds(space, formula):
    expected = [variant for variant in ALL if holds(formula, variant)]
    assert members(space, space.where(formula)) == expected


@quick
@given(formula=formulas())
def test_one_of_a_set_is_in_it_and_alone(space, formula):
    there = space.where(formula)
    assert len(members(space, space.one(there))) == min(len(members(space, there)), 1)
    assert not space.one(there) & ~there


@quick
@given(formula=formulas())
def test_what_tells_a_set_is_exactly_what_changes_it(space, formula):
    expected = tuple(
        option
        for option, values in VALUES.items()
        if any(
            holds(formula, {**variant, option: value}) != holds(formula, variant)
            for variant in ALL
            for value in values
        )
    )
    assert space.told_by(space.where(formula)) == expected


@quick
@given(formula=formulas(), among=formulas())
def test_the_smallest_setting_is_smallest(space, formula, among):
    within = space.where(among)
    there = space.where(formula) & within
    if not there:
        return
    found = space.smallest(there, within)
    assert tells(space, found, there, within)
    assert not any(
        tells(space, tuple(zip(options, values, strict=True)), there, within)
        for options in combinations(VALUES, len(found) - 1 if found else 0)
        for values in product(*(VALUES[option] for option in options))
        if found
    )


def tells(space, setting, there, within):
    cube = space.cube(setting)
    return bool(cube & there) and not cube & within & ~there


@quick
@given(formula=formulas(), among=formulas())
@example(
    formula=Not(Or((Name("other"), Compare("mode", "push")))),
    among=Or((Name("flag"), Name("other"))),
)
def test_bits_and_diagrams_name_the_same_setting(formula, among):
    found = []
    for space in (Bits(VALUES), Diagrams(VALUES, 1_000)):
        within = space.where(among)
        there = space.where(formula) & within
        found.append(space.smallest(there, within) if there else None)
    assert len(set(found)) == 1


def test_few_variants_are_bits_and_many_are_diagrams():
    boolean = (False, True)
    few = {f"o{i}": boolean for i in range(MOST_BITS.bit_length() - 1)}
    assert isinstance(variant_space(few), Bits)
    assert isinstance(variant_space({**few, "more": boolean}), Diagrams)


def test_an_option_that_nobody_declares_is_taken_to_hold(space):
    assert space.where(Name("undeclared")) == space.everything
    assert space.where(Compare("undeclared", "a", equal=False)) == space.everything


def test_no_option_makes_one_variant():
    assert members_of_nothing(variant_space({})) == ()


def members_of_nothing(space):
    return space.smallest(space.everything)


def test_thirty_options_that_all_count_are_quick(machine):
    """Count what is computed rather than time it: no diagram may grow with 2^30."""
    options = [f"o{i}" for i in range(30)]
    chain = " ".join(f"S{i}-go[o{i}]->S{i + 1}" for i in range(30))
    door = machine(chain, options=options)
    there = door.reached["S30"]
    assert door.space.smallest(there) == tuple(
        (option, True) for option in sorted(options)
    )
    assert len(door.space.bdd) < 100_000


def test_settings_of_thirty_options_are_found_without_a_search(machine):
    options = [f"o{i}" for i in range(30)]
    chain = " ".join(f"S{i}-go[o{i}]->S{i + 1}" for i in range(30))
    space = machine(chain, options=options).space
    stuck = space.cube(tuple((each, True) for each in options[:-1])) & ~space.cube(
        (("o29", True),)
    )
    before = len(space.bdd)
    assert len(space.smallest(stuck)) == len(options)
    assert len(space.bdd) < before + 2_000


def test_the_smallest_among_thirty_options_is_found(machine):
    options = [f"o{i}" for i in range(30)]
    door = machine("A-go[o7_and_not_o20]->B B-end->DONE", options=options)
    assert door.space.smallest(door.reached["B"]) == (("o20", False), ("o7", True))


def neighbours(space, first, last):
    """Return the variants in which no two options beside each other are both on."""
    sets = space.everything
    for index in range(first, last):
        both = space.chosen(f"o{index}", value=True)
        sets &= ~(both & space.chosen(f"o{index + 1}", value=True))
    return sets


def test_sets_that_nobody_asks_for_any_more_do_not_count():
    options = {f"o{index}": (False, True) for index in range(40)}
    space = Diagrams(options, 1_000)
    kept = neighbours(space, 0, 39)
    for first, last in combinations(range(0, 40, 8), 2):
        assert neighbours(space, first, last) & kept
    assert not kept & space.chosen("o3", value=True) & space.chosen("o4", value=True)
    assert kept & space.chosen("o3", value=True) & space.chosen("o5", value=True)


def test_sets_that_are_kept_count():
    options = {f"o{index}": (False, True) for index in range(40)}
    space = Diagrams(options, 1_000)
    kept = []
    with pytest.raises(LimitError, match="variants"):
        kept.extend(
            neighbours(space, first, last) for first, last in combinations(range(40), 2)
        )
