"""The garbage collector rests while a tree is built, and nobody else notices."""

import gc

import pytest

from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.syntax import parse
from statecheck.syntax.collector import collector_off


@pytest.fixture(autouse=True)
def _collector_on():
    gc.enable()
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.parametrize("text", ["a: 1", "a: [", "", "[" * 1000])
def test_parsing_leaves_the_collector_as_it_was(text):
    parse(Source("a.yaml", text), Limits())
    assert gc.isenabled()
    gc.disable()
    parse(Source("a.yaml", text), Limits())
    assert not gc.isenabled()


def test_it_is_off_within_the_block_and_on_again_after_an_exception():
    def fail():
        with collector_off():
            assert not gc.isenabled()
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert gc.isenabled()


def test_what_was_made_is_not_the_first_thing_it_looks_through():
    with collector_off():
        made = [[] for _ in range(100_000)]
    assert gc.get_count()[0] < len(made) / 10


def test_what_others_froze_stays_frozen():
    gc.freeze()
    frozen = gc.get_freeze_count()
    parse(Source("a.yaml", "a: 1"), Limits())
    assert gc.get_freeze_count() == frozen > 0
