import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from pathlib import Path

import pytest

from statecheck.immutable import frozen

MODULES = sorted((Path(__file__).parents[1] / "statecheck").rglob("*.py"))


@frozen
class Point:
    """A point."""

    x: int
    y: int = 0
    set: tuple[str, ...] = field(default_factory=tuple)
    seen_at: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Usual:
    """The same, as the standard library makes it."""

    x: int
    y: int = 0
    set: tuple[str, ...] = field(default_factory=tuple)
    seen_at: str = field(default="", compare=False, repr=False)


@frozen
class Named(Point):
    """A point with a name, which is looked at before it is taken."""

    name: str = ""

    def __post_init__(self):
        if not self.name.islower():
            raise ValueError(self.name)


@frozen
class Empty:
    """Nothing."""


@frozen
class Own:
    """What has methods of its own."""

    name: str

    def __eq__(self, other):
        return isinstance(other, Own)

    def __hash__(self):
        return 1

    def __repr__(self):
        return self.name


def test_parts_are_taken_by_place_and_by_name():
    assert Point(1, 2, ("a",), "b") == Point(x=1, y=2, set=("a",), seen_at="b")


def test_what_is_missing_or_too_much_is_refused():
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
        Point()
    with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
        Point(1, z=2)


def test_a_default_is_made_anew_for_each():
    @frozen
    class Bag:
        things: list[str] = field(default_factory=list)

    assert Bag().things is not Bag().things


@pytest.mark.parametrize("name", ["x", "seen_at", "unheard_of"])
def test_nothing_can_be_set_or_deleted(name):
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        setattr(point, name, 2)
    with pytest.raises(FrozenInstanceError):
        delattr(point, name)
    assert point == Point(1)


def test_there_is_no_room_for_other_attributes():
    assert not hasattr(Point(1), "__dict__")


def test_equal_is_what_is_of_one_class_and_alike_in_what_is_compared():
    assert Point(1, seen_at="here") == Point(1, seen_at="there")
    assert Point(1) != Point(2)
    assert Point(1) != Usual(1)
    assert Point(1) != Named(1, name="a")
    assert Empty() == Empty()


def test_what_is_equal_has_one_hash():
    assert len({Point(1, seen_at="here"), Point(1, seen_at="there"), Point(2)}) == 2
    assert hash(Empty()) == hash(Empty())


def test_it_is_shown_as_the_standard_library_shows_it():
    point, usual = repr(Point(1, set=("a",))), repr(Usual(1, set=("a",)))
    assert point == usual.replace("Usual", "Point")


def test_its_parts_are_those_of_a_dataclass():
    names, usual = ([each.name for each in fields(of)] for of in (Point, Usual))
    assert names == usual
    assert Point.__match_args__ == Usual.__match_args__
    assert replace(Point(1), y=5) == Point(1, 5)


def test_what_it_inherits_comes_first_and_what_it_has_to_do_is_done():
    assert Named(1, 2, (), "", "a").name == "a"
    with pytest.raises(ValueError, match="A"):
        Named(1, name="A")


def test_methods_of_its_own_are_kept():
    assert Own("a") == Own("b")
    assert hash(Own("a")) == 1
    assert repr(Own("a")) == "a"


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy])
def test_a_copy_is_equal(again):
    assert again(Point(1, 2)) == Point(1, 2)
    assert again(Point(1, seen_at="here")).seen_at == "here"


def test_another_process_gets_an_equal_one():
    sent = pickle.dumps(Point(1, seen_at="here"))
    got = pickle.loads(sent)  # noqa: S301  # made just now
    assert got == Point(1)
    assert got.seen_at == "here"


def test_what_can_be_made_quickly_is():
    slow = "@dataclass(frozen=True, slots=True)\n"  # other forms have their reasons
    assert [path for path in MODULES if slow in path.read_text("utf-8")] == []
