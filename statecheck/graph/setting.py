"""The setting that a finding names, and a run that goes with it."""

from collections.abc import Callable, Iterable

from statecheck.graph.edge import Edge
from statecheck.graph.graph import StateGraph
from statecheck.graph.run import Run
from statecheck.graph.space import spelled
from statecheck.graph.variants import Setting, VariantSet

_MOST_RUNS = 8
"""So many runs are tried for one that needs no more than the setting."""


def run_in_setting(
    graph: StateGraph,
    variants: VariantSet,
    find: Callable[[VariantSet], Run | None],
    among: VariantSet | None = None,
) -> tuple[Setting, Run | None]:
    """Return a smallest setting that shows something, and a run that it has.

    Who reads it takes the options that it does not name to be as they are by default,
    so such a run comes first, and of these one that needs no option without a default.
    Where there is none, the setting names all that the shortest run needs.

    Args:
        graph: The graph.
        variants: Where it is so, not nowhere.
        find: Returns a run that is possible in one of some variants.
        among: The variants that come into question at all; everything if None.
    """
    setting = graph.space.smallest(variants, among)
    within = variants & graph.space.cube(setting)
    usual = within & by_default(graph, setting)
    run = find(usual) if usual else None
    if run is None:
        run = find(within)
    if run is None:
        return setting, None
    other: Run | None = run
    for _ in range(_MOST_RUNS):
        if other is None:
            break
        lacking = by_default(graph, setting) & ~of_run(graph, other)
        if not lacking:
            return setting, other
        other = find(within & lacking) if within & lacking else None
    return needed(graph, setting, variants & of_run(graph, run)), run


def by_default(graph: StateGraph, setting: Setting) -> VariantSet:
    """Return the variants that keep to a setting, and to the defaults besides."""
    named = dict(setting)
    values = graph.space.values
    defaults = [
        (name, value)
        for name, option in graph.system.options.items()
        if name not in named and option.default is not None
        for value in values.get(name, ())
        if spelled(value) == spelled(option.default)
    ]
    return graph.space.cube((*setting, *defaults))


def needed(graph: StateGraph, setting: Setting, shown: VariantSet) -> Setting:
    """Return a setting if it shows something by default, else one that surely does.

    Args:
        graph: The graph.
        setting: What would be named.
        shown: Where it is so and the run is possible.
    """
    if shown and by_default(graph, setting) & ~shown:
        return graph.space.smallest(shown)
    return setting


def of_run(graph: StateGraph, run: Iterable[Edge]) -> VariantSet:
    """Return the variants that have every edge of a run."""
    variants = graph.space.everything
    for edge in run:
        variants = variants & edge.variants
    return variants
