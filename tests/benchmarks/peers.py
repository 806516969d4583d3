"""Statecheck beside the tools used instead: `python -m tests.benchmarks.peers`.

All run in turn, round by round, on the same contract in the form that each reads.
Prints medians, peak memory as the operating system counts it, and how many times as
long as ours each took, over pairs of the same round; then how each grows with size.
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.artifacts import Artifacts
from tests.benchmarks.contestants import Peer, ours, peers
from tests.benchmarks.measuring import Series, exponent, ratio, rounds, table

CHECK = "statecheck check"
DRAW = "statecheck draw"


def compared(
    sizes: Sequence[int], runs: int, timeout: float, root: Path, known: Sequence[Peer]
) -> dict[int, dict[str, Series]]:
    """Return the runs of everybody, by size."""
    results = {}
    for size in sizes:
        on = Artifacts(root, size)
        there = [peer for peer in known if peer.program and size <= peer.most]
        commands = [ours(CHECK, "check", folder=on.project)]
        if any(peer.draws for peer in there):
            into = str(on.folder / "drawn")
            words = ("draw", "-o", into, "--format", "svg")
            commands.append(ours(DRAW, *words, folder=on.project))
        commands += [peer.command(on) for peer in there]
        results[size] = rounds(commands, runs, timeout)
        for line in _report(size, results[size], known):
            print(line, flush=True)
    return results


def _report(
    size: int, series: dict[str, Series], known: Sequence[Peer]
) -> Iterator[str]:
    draws = {peer.name for peer in known if peer.draws} | {DRAW}
    yield f"\n{size:,} states\n"
    rows = []
    for name, mine in series.items():
        beside = series.get(DRAW if name in draws else CHECK)
        if mine.failed:
            rows.append([name, mine.failed, "", "", "", ""])
            continue
        alone = beside is mine or bool(beside.failed)
        times = [
            "" if alone else str(ratio(mine, beside, kind)) for kind in ("wall", "cpu")
        ]
        rows.append(
            [
                name,
                f"{mine.wall:.2f} s",
                f"{mine.cpu:.2f} s",
                f"{mine.peak / 1024:,.0f} MiB",
                *times,
            ]
        )
    head = ("tool", "time", "of processors", "memory", "times ours", "of processors")
    yield from table(head, rows)


def growth(results: dict[int, dict[str, Series]], least: int) -> Iterator[str]:
    """Yield the exponent of everybody who was timed at two sizes from `least` on."""
    names = list(dict.fromkeys(name for series in results.values() for name in series))
    for name in names:
        points = {
            size: series[name].cpu
            for size, series in results.items()
            if size >= least and name in series and not series[name].failed
        }
        if len(points) > 1:
            yield f"{name}: {exponent(points):.2f} over {min(points):,}-{max(points):,}"


def for_readme(
    results: dict[int, dict[str, Series]], known: Sequence[Peer]
) -> Iterator[str]:
    """Yield one table for all sizes, as the README has it."""
    names = list(dict.fromkeys(name for series in results.values() for name in series))
    draws = {peer.name for peer in known if peer.draws}
    rows = []
    for name in names:
        row = [name]
        for series in results.values():
            mine, beside = (
                series.get(name),
                series.get(DRAW if name in draws else CHECK),
            )
            if mine is None or mine.failed:
                row.append(mine.failed if mine else "-")
                continue
            cell = f"{mine.wall:.2f} s, {mine.peak / 1024:,.0f} MiB"
            if name not in {CHECK, DRAW} and beside and not beside.failed:
                cell += f", {ratio(mine, beside)} times"
            row.append(cell)
        rows.append(row)
    yield from table(["tool", *(f"{size:,} states" for size in results)], rows)


def main() -> None:
    """Compare as the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.peers")
    parser.add_argument("--sizes", type=int, nargs="+", default=[60, 1_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--timeout", type=float, default=120, help="seconds a run")
    parser.add_argument(
        "--without", nargs="*", default=[], help="peers, by their names"
    )
    parser.add_argument("--keep", type=Path, help="a folder for what is generated")
    parser.add_argument("--table", type=Path, help="a file for one table of all")
    words = parser.parse_args()
    known = [peer for peer in peers() if peer.name not in words.without]
    for peer in known:
        if not peer.program:
            print(f"{peer.name}: not on this machine, so not compared")
    with tempfile.TemporaryDirectory() as temporary:
        root = words.keep or Path(temporary)
        results = compared(words.sizes, words.runs, words.timeout, root, known)
    print("\nhow the time of processors grows with size, as an exponent:")
    for line in growth(results, 1_000):
        print(line)
    if words.table:
        text = "\n".join([*for_readme(results, known), ""])
        words.table.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
