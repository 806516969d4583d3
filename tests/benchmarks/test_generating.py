"""What benchmarks run on: the same in every run, of the size asked for, and sound."""

import pytest

from statecheck.checking import check
from statecheck.loader import File, assemble
from statecheck.settings import Limits, Settings
from tests.benchmarks import twins
from tests.benchmarks.changing import changed
from tests.benchmarks.generate import files, write
from tests.benchmarks.measuring import exponent
from tests.benchmarks.realistic import realistic
from tests.benchmarks.worst_cases import WORST_CASES, clique, hub
from tests.benchmarks.yaml_text import yaml_text


def loaded(texts):
    return assemble([File(name, text.encode()) for name, text in texts.items()], LIMITS)


LIMITS = Limits()


def test_the_same_size_and_seed_give_the_same_bytes():
    assert files(realistic(60, seed=3)) == files(realistic(60, seed=3))
    assert files(realistic(60, seed=3)) != files(realistic(60, seed=4))


@pytest.mark.parametrize("size", [1, 60, 119])
def test_a_spec_has_as_many_states_as_asked_and_no_errors(size):
    spec = loaded(files(realistic(size)))
    (system,) = spec.systems
    assert len(system.system.states) == size
    assert not check(spec, Settings()).failed


def test_a_thousand_states_are_about_as_many_bytes_as_people_write():
    texts = files(realistic(1_000)).values()
    assert 1.3e6 < sum(map(len, texts)) < 1.6e6


def test_in_one_file_or_many_it_is_the_same_system_but_for_defaults_of_files():
    spec = realistic(119)
    (one,), (many,) = (loaded(files(spec, n)).systems for n in (0, 50))
    assert set(one.system.states) == set(many.system.states)
    assert set(one.system.models) == set(many.system.models)


def test_the_second_version_differs_in_the_share_asked_for():
    spec = realistic(300)
    before, after = (files(each, 10) for each in (spec, changed(spec, 0.01)))
    assert 1 <= sum(before[name] != after[name] for name in before) <= 3


def test_a_second_version_leaves_the_first_as_it_was():
    spec = realistic(60)
    before = files(spec)
    changed(spec, 1.0)
    assert files(spec) == before


@pytest.mark.parametrize("case", sorted(set(WORST_CASES) - {"hub", "chain", "clique"}))
def test_a_worst_case_is_a_spec(case):
    assert loaded({"a.yaml": yaml_text(WORST_CASES[case]())}).readable


@pytest.mark.parametrize("data", [hub(20), clique(20)], ids=["hub", "clique"])
def test_a_large_worst_case_is_a_spec_at_a_small_size(data):
    assert loaded({"a.yaml": yaml_text(data)}).readable


def test_every_state_and_offer_of_the_spec_is_in_its_twins():
    spec = realistic(60)
    states = spec.section("states")
    api = twins.openapi(spec)
    offers = sum(len(s["actions"]) for s in states.values() if "final" not in s)
    assert len(api["paths"]) == offers
    assert states.keys() <= twins.machine(spec)["states"].keys()
    models = {state["model"] for state in states.values()}
    assert models <= api["components"]["schemas"].keys()


def test_whoever_follows_the_machine_gets_to_every_state():
    machine = twins.machine(realistic(300))
    seen, todo = set(), [machine["initial"]]
    while todo:
        if (name := todo.pop()) not in seen:
            seen.add(name)
            todo += machine["states"][name].get("on", {}).values()
    assert len(seen) > 290


def test_files_are_written_into_an_empty_folder_only(tmp_path):
    write({"a.yaml": "x"}, tmp_path / "new")
    with pytest.raises(FileExistsError):
        write({"a.yaml": "x"}, tmp_path / "new")


def test_what_doubles_with_size_grows_with_an_exponent_of_one():
    assert exponent({100: 2.0, 200: 4.0, 800: 16.0}) == pytest.approx(1)
    assert exponent({100: 1.0, 200: 4.0}) == pytest.approx(2)
