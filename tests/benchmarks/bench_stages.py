"""Each stage of a check alone, and each rule."""

import pytest

from statecheck.checking import check
from statecheck.graph import StateGraph
from statecheck.reports import FORMATS, write
from tests.benchmarks.stages import CHECKS, SETTINGS, Stages, realistic_stages
from tests.benchmarks.worst_cases import WORST_CASES
from tests.benchmarks.yaml_text import yaml_text

SIZES = (60, 1_000)


@pytest.fixture(scope="module", params=SIZES)
def stages(request):
    """Return a realistic spec; it is made once."""
    return realistic_stages(request.param)


def group(benchmark, what, stages):
    """Put a figure beside those of its kind and size."""
    benchmark.group = f"{what}, {len(stages.effective.system.states)} states"


@pytest.mark.parametrize("stage", ["decode", "parse", "validate", "build", "link"])
def test_stage(benchmark, stages, stage):
    group(benchmark, "stages", stages)
    benchmark(getattr(stages, stage))


def test_loading_as_a_whole(benchmark, stages):
    group(benchmark, "stages", stages)
    benchmark(stages.load)


def test_graph(benchmark, stages):
    group(benchmark, "stages", stages)
    benchmark(lambda: StateGraph(stages.effective).reached)


def test_checks_as_a_whole(benchmark, stages):
    group(benchmark, "stages", stages)
    benchmark(lambda: check(stages.loaded, SETTINGS))


@pytest.mark.parametrize("rule", CHECKS, ids=lambda each: each.rule.name)
def test_rule(benchmark, stages, rule):
    group(benchmark, "rules", stages)
    tuple(rule.findings(stages.subject))  # facts that others use too are there
    benchmark(lambda: tuple(rule.findings(stages.subject)))


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_report(benchmark, stages, name):
    group(benchmark, "reports", stages)
    checked = check(stages.loaded, SETTINGS)
    benchmark(lambda: write(checked, name))


@pytest.mark.parametrize("case", WORST_CASES)
def test_worst_case(benchmark, case):
    benchmark.group = "worst cases"
    stages = Stages({"spec.yaml": yaml_text(WORST_CASES[case]())})
    benchmark.pedantic(
        lambda: check(stages.load(), SETTINGS), rounds=2, warmup_rounds=0
    )
