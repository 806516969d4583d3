"""Prints each rule's share of the checking time: `python -m tests.benchmarks.rules`.

What several rules need is worked out once, by whichever asks first. So each rule is
timed twice: first in its turn, as in a run, then again with all of that at hand. The
second time is its own; what the first took more is the price of facts that others use
too.
"""

import argparse
import gc
from contextlib import suppress
from time import process_time

from statecheck.settings import LimitError
from tests.benchmarks.generate import files
from tests.benchmarks.measuring import exponent
from tests.benchmarks.realistic import realistic
from tests.benchmarks.stages import CHECKS, Stages
from tests.benchmarks.worst_cases import WORST_CASES
from tests.benchmarks.yaml_text import yaml_text


def shares(stages: Stages) -> list[tuple[str, float, float, int]]:
    """Return, by rule, the time in its turn, its own, and how many findings."""
    subject = stages.fresh_subject()
    gc.collect()
    gc.freeze()  # else whichever rule the collector comes over pays for all
    gc.disable()
    rows = []
    for check in CHECKS:
        taken, found = [], 0
        for _ in range(2):
            begin = process_time()
            with suppress(LimitError):
                found = len(tuple(check.findings(subject)))
            taken.append(process_time() - begin)
        rows.append((check.rule.name, taken[0], taken[1], found))
    gc.enable()
    return sorted(rows, key=lambda row: -row[1])


def growth(sizes: list[int]) -> list[tuple[str, float, dict[int, float]]]:
    """Return how each rule's time of processors grows with size, the dearest first.

    What several rules need is counted with whichever asks first, at every size alike.
    """
    taken: dict[str, dict[int, float]] = {}
    for size in sizes:
        stages = Stages(files(realistic(size)))
        subject = stages.fresh_subject()
        gc.collect()
        gc.disable()
        for check in CHECKS:
            begin = process_time()
            tuple(check.findings(subject))
            spent = max(process_time() - begin, 1e-6)
            taken.setdefault(check.rule.name, {})[size] = spent
        gc.enable()
    rows = [(name, exponent(points), points) for name, points in taken.items()]
    return sorted(rows, key=lambda row: -row[2][sizes[-1]])


def main() -> None:
    """Print the table that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.rules")
    parser.add_argument("--states", type=int, default=1000)
    parser.add_argument("--worst", choices=WORST_CASES)
    parser.add_argument(
        "--growth", type=int, nargs="+", help="sizes over which growth is measured"
    )
    parser.add_argument("--top", type=int, default=0, help="so many rows; 0 for all")
    words = parser.parse_args()
    if words.growth:
        for name, slope, points in growth(words.growth)[: words.top or None]:
            seconds = "".join(f"{each:>9.4f}s" for each in points.values())
            print(f"{name:<28}{slope:>6.2f}{seconds}")
        return
    if words.worst:
        texts = {"spec.yaml": yaml_text(WORST_CASES[words.worst]())}
    else:
        texts = files(realistic(words.states))
    rows = shares(Stages(texts))
    whole = sum(row[1] for row in rows)
    print(f"{'rule':<28}{'in turn':>10}{'share':>8}{'its own':>10}{'found':>8}")
    for name, turn, own, found in rows[: words.top or None]:
        share = turn / whole
        print(f"{name:<28}{turn:>9.4f}s{share:>8.1%}{own:>9.4f}s{found:>8}")
    print(f"{'all':<28}{whole:>9.4f}s")


if __name__ == "__main__":
    main()
