import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statecheck.language import Candidates, nearest

words = st.text("abcdefghijklmnop", min_size=3, max_size=12)


@pytest.mark.parametrize(
    ("word", "candidates", "meant"),
    [
        ("titel", ["title", "kind", "until"], "title"),
        ("gaurd", ["guard", "group"], "guard"),
        ("LOGIN", ["login", "logout"], "login"),
        ("user-message-key", ["userMessageKey", "message"], "userMessageKey"),
        (
            "ID_VERIFCATION_REQUIRED",
            ["ID_VERIFICATION_REQUIRED", "ID_VERIFICATION_FAILED"],
            "ID_VERIFICATION_REQUIRED",
        ),
        ("fi", ["in", "if"], "if"),
        ("target", [], ""),
        ("outcomes", ["states", "title"], ""),
        ("x", ["y", "z"], ""),
        ("", ["a"], ""),
        ("a" * 100_000, ["a"], ""),
    ],
)
def test_the_word_that_was_meant_is_found(word, candidates, meant):
    assert nearest(word, candidates) == meant


@given(words, st.sets(words))
def test_a_word_that_is_there_is_nearest_to_itself(word, others):
    assert nearest(word, [*others, word]) == word


@given(words, st.data())
def test_swapped_neighbours_are_put_right(word, data):
    at = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert nearest(swapped, [word]) == word


@given(words, st.lists(words), st.randoms())
def test_the_order_of_the_candidates_says_nothing(word, candidates, random):
    shuffled = [*candidates]
    random.shuffle(shuffled)
    assert nearest(word, candidates) == nearest(word, shuffled)


@given(words, st.lists(words))
def test_what_is_found_is_a_candidate_or_nothing(word, candidates):
    assert nearest(word, candidates) in {"", *candidates}


def test_many_misspelt_words_among_many_names_take_no_long_time():
    names = tuple(f"STATE_{number}_REQUIRED" for number in range(10_000))
    began = time.perf_counter()
    for number in range(100):
        assert nearest(f"STATE_{number}_REQIURED", names) == f"STATE_{number}_REQUIRED"
    assert time.perf_counter() - began < 5


def test_one_of_many_words_is_looked_for_as_if_it_were_alone():
    candidates = Candidates(["title", "kind", "until"])
    assert [candidates.nearest(word) for word in ("titel", "knd")] == ["title", "kind"]


def test_very_many_words_are_not_compared_with_very_many_names(monkeypatch):
    module = sys.modules[nearest.__module__]  # the package has a function of its name
    monkeypatch.setattr(module, "_COMPARISONS", 5)
    candidates = Candidates(["title", "kind"])
    found = [candidates.nearest(word) for word in ("titel", "knd", "titel")]
    assert found == ["title", "kind", ""]
