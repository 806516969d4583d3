"""Rows of the table of budgets, and whether each was kept."""

from tests.benchmarks.measuring import Series, ratio


def row(what: str, mine: Series, other: Series, most: float, beside: str) -> list[str]:
    budget = f"{share(most)} of {beside}" if most < 1 else f"{most} times {beside}"
    for each in (mine, other):
        if each.failed:
            return [what, budget, f"{each.command.name} {each.failed}", "", "?"]
    reached = ratio(mine, other)
    work = ratio(mine, other, "cpu")
    shown = [
        _shown(each.least, each.middle, each.most, most) for each in (reached, work)
    ]
    return [what, budget, *shown, word(kept=reached.middle <= most)]


def share(most: float) -> str:
    return f"1/{1 / most:.0f}" if most <= 0.5 else f"{most}"


def _shown(least: float, middle: float, largest: float, most: float) -> str:
    if most <= 0.5:
        return f"1/{1 / middle:.1f} (1/{1 / least:.1f}-1/{1 / largest:.1f})"
    return f"{middle:.2f} ({least:.2f}-{largest:.2f})"


def word(*, kept: bool) -> str:
    return "yes" if kept else "no"
