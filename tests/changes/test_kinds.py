"""The table of kinds is even, and the law has an answer for all of it."""

import re

from statecheck.changes import KINDS, PROFILES, Effect, Side
from statecheck.changes.judgement import BEYOND, LAW, REASONS
from statecheck.changes.kinds import BY_NAME
from statecheck.changes.policies import POLICIES


def test_no_name_is_used_twice():
    assert len(BY_NAME) == len(KINDS)


def test_names_are_in_kebab_case():
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", kind.name) for kind in KINDS)


def test_the_way_back_of_the_way_back_is_the_way():
    assert all(BY_NAME[BY_NAME[kind.back].back] is kind for kind in KINDS)


def test_the_way_back_does_the_reverse():
    for kind in KINDS:
        if not kind.one_way:
            back = BY_NAME[kind.back]
            assert dict(back.effects) == {
                side: effect.reversed for side, effect in kind.effects
            }


def test_the_law_has_six_cells_and_an_answer_for_every_kind():
    assert len(LAW) == len(REASONS) == len(Side) * 3
    for kind in KINDS:
        for side, effect in kind.effects:
            assert (side, effect) in LAW or effect in BEYOND


def test_every_effect_is_in_the_law_or_beyond_it():
    assert {effect for _, effect in LAW} | set(BEYOND) == set(Effect)


def test_a_profile_speaks_only_of_what_there_is():
    for cells in PROFILES.values():
        for name, side in cells:
            assert BY_NAME[name].effect(side) is not Effect.UNCHANGED


def test_a_profile_never_says_worse_than_the_strict_one():
    strict, balanced, tolerant = (
        PROFILES[name] for name in ("strict", "balanced", "tolerant")
    )
    for cell in {*strict, *balanced, *tolerant}:
        name, side = cell
        law = LAW.get((side, BY_NAME[name].effect(side)), BEYOND[Effect.UNDECIDED])
        verdicts = [each.get(cell, law) for each in (tolerant, balanced, strict)]
        if name not in {"state-removed", "state-merged"}:
            assert verdicts == sorted(verdicts), cell


def test_policies_have_names_and_reasons_of_their_own():
    assert len({policy.name for policy in POLICIES}) == len(POLICIES)
    assert all(not policy.summary.endswith(".") for policy in POLICIES)
