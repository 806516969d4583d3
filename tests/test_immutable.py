"""Most classes are `@frozen`, which is said in one place."""

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from statecheck.immutable import frozen

MODULES = sorted((Path(__file__).parents[1] / "statecheck").rglob("*.py"))


@frozen
class Point:
    """A point."""

    x: int
    y: int = 0


@pytest.mark.parametrize("name", ["x", "unheard_of"])
def test_nothing_can_be_set_or_deleted(name):
    point = Point(1)
    with pytest.raises((FrozenInstanceError, TypeError)):
        setattr(point, name, 2)
    with pytest.raises((FrozenInstanceError, TypeError)):
        delattr(point, name)
    assert point == Point(1)


def test_there_is_no_room_for_other_attributes():
    assert not hasattr(Point(1), "__dict__")


def test_the_form_is_spelled_nowhere_else():
    spelled = "@dataclass(frozen=True, slots=True)\n"
    assert [path for path in MODULES if spelled in path.read_text("utf-8")] == []
