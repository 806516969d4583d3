"""Frozen dataclasses that are made quickly are as others are."""

import copy
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from inspect import signature

import pytest

from statecheck.making import quickly_made, replaced


@dataclass(frozen=True, slots=True)
class Slow:
    """As Python makes it."""

    name: str
    size: int = 3
    inner: dict[str, int] = field(default_factory=dict)
    at: str = field(default="", compare=False, repr=False)


@quickly_made
@dataclass(frozen=True, slots=True)
class Quick:
    """The same, made quickly."""

    name: str
    size: int = 3
    inner: dict[str, int] = field(default_factory=dict)
    at: str = field(default="", compare=False, repr=False)


@pytest.mark.parametrize(
    ("places", "words"),
    [(("a",), {}), (("a", 4), {"at": "x"}), ((), {"name": "b", "inner": {"c": 1}})],
)
def test_fields_have_what_is_given_or_else_their_defaults(places, words):
    slow, quick = Slow(*places, **words), Quick(*places, **words)
    for item in fields(Slow):
        assert getattr(quick, item.name) == getattr(slow, item.name)
    assert repr(quick) == repr(slow).replace("Slow", "Quick")


def test_what_is_made_is_of_the_class_itself():
    assert type(Quick("a")) is Quick


def test_nothing_can_be_changed():
    quick = Quick("a")
    with pytest.raises(FrozenInstanceError):
        quick.name = "b"
    with pytest.raises(FrozenInstanceError):
        del quick.name


def test_each_thing_has_a_default_of_its_own():
    assert Quick("a").inner is not Quick("a").inner


def test_equal_things_are_equal_and_hash_alike_whatever_takes_no_part():
    assert Quick("a", at="x") == Quick("a", at="y")
    assert Quick("a") != Quick("b")


@pytest.mark.parametrize("words", [{}, {"name": "a", "nothing": 1}])
def test_wrong_words_are_refused(words):
    with pytest.raises(TypeError):
        Quick(**words)


def test_copies_are_equal():
    quick = Quick("a", 2, {"b": 1})
    assert replace(quick, size=3) == Quick("a", 3, {"b": 1})
    assert copy.copy(quick) == copy.deepcopy(quick) == quick


def test_words_and_their_order_are_as_before():
    assert list(signature(Quick).parameters) == list(signature(Slow).parameters)
    assert signature(Quick).parameters["size"].default == 3


def test_what_is_replaced_is_other_and_the_rest_as_it_was():
    quick = Quick("a", 2, {"b": 1}, at="x")
    again = replaced(quick, size=3)
    assert again == Quick("a", 3, {"b": 1})
    assert again.at == "x"
    assert again.inner is quick.inner
    assert quick.size == 2


def test_what_is_replaced_cannot_be_changed_either():
    with pytest.raises(FrozenInstanceError):
        replaced(Quick("a"), size=3).size = 4


def test_nothing_is_replaced_that_is_no_field():
    with pytest.raises(AttributeError):
        replaced(Quick("a"), nothing=1)
