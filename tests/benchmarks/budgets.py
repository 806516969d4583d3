"""Every budget, measured: `python -m tests.benchmarks.budgets`.

A budget is a ratio of two commands that run in turn, or an exponent of growth. It is
kept if the median of the pairs keeps it; the least and the most of them stand beside
it. Nothing fails: the table is for whoever reads it.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests.benchmarks.artifacts import Artifacts
from tests.benchmarks.contestants import bare_python, loading, ours, peers
from tests.benchmarks.measuring import Command, Run, exponent, rounds, run, table
from tests.benchmarks.verdicts import row, share, word

HEAD = ("what", "budget", "reached (least-most)", "of processors", "kept")


@dataclass(frozen=True, slots=True)
class Budgets:
    """All that is measured.

    Attributes:
        root: A folder for what is generated.
        runs: Rounds of short commands; long ones have fewer.
        timeout: Seconds for one run.
        largest: The most states of a check.
    """

    root: Path
    runs: int
    timeout: float
    largest: int

    def on(self, states: int) -> Artifacts:
        """Return what there is of a size."""
        return Artifacts(self.root, states)

    def start_up(self) -> Iterator[list[str]]:
        """Measure what a process costs at least."""
        spec = self.on(60)
        self._warm(spec)
        rows = [
            ("`--version`", ours("v", "--version"), 4),
            ("`--help`", ours("h", "--help"), 4),
            ("`check`, 60 states", _cold("c", spec), 10),
            ("`check`, 60 states, unchanged", _warm("w", spec), 6),
        ]
        series = rounds(
            [bare_python(), *(command for _, command, _ in rows)],
            self.runs * 2,
            self.timeout,
        )
        bare = series["python -c pass"]
        for what, command, most in rows:
            yield row(what, series[command.name], bare, most, "`python -c pass`")

    def beside_peers(self) -> Iterator[list[str]]:
        """Measure what budgets hold against other tools."""
        wanted = {
            60: (("vacuum lint", 0.8, ""),),
            1_000: (
                ("Spectral lint", 1 / 8, ""),
                ("Redocly lint", 1 / 16, ""),
                ("statelint", 1 / 2, ""),
                ("Spectral lint", 1 / 30, "unchanged"),
            ),
            10_000: (("Spectral lint", 1 / 15, ""),),
        }
        for size, rows in wanted.items():
            spec = self.on(size)
            self._warm(spec)
            names = {name for name, _, _ in rows}
            there = [peer for peer in peers() if peer.name in names and peer.program]
            commands = [_cold("", spec), _warm("unchanged", spec)]
            series = rounds(
                [*commands, *(peer.command(spec) for peer in there)],
                self.runs if size < 10_000 else 2,
                self.timeout,
                warm=size < 10_000,
            )
            for name, most, how in rows:
                what = f"`check`, {size:,} states{how and ', '}{how}"
                if name in series:
                    yield row(what, series[how], series[name], most, name)
                else:
                    yield [what, f"{share(most)} of {name}", f"no {name}", "", "?"]

    def loading(self) -> Iterator[list[str]]:
        """Measure reading with positions beside reading without."""
        folder = self.on(10_000).project / "spec"
        mine, other = loading("ours", folder), loading("peer", folder)
        series = rounds([mine, other], 3, self.timeout, warm=False)
        yield row(
            "loading with positions, 10,000 states",
            series[mine.name],
            series[other.name],
            0.2,
            "PyYAML's CSafeLoader (whole processes)",
        )

    def changes(self) -> Iterator[list[str]]:
        """Measure what is done again when a little has changed."""
        big = self.on(10_000)
        self._warm(big)
        edited = next(iter(sorted((big.project / "spec").glob("part-*7.yaml"))))
        again = replace(_warm("edited", big), edited=edited)
        series = rounds([_cold("", big), again], 3, self.timeout, warm=False)
        yield row(
            "`check`, one file of 200 changed, cache warm",
            series["edited"],
            series[""],
            1 / 5,
            "the full run",
        )
        for size, number in ((1_000, self.runs), (10_000, 2)):
            spec = self.on(size)
            words = ("diff", str(spec.project / "spec"), str(spec.later / "spec"))
            diff = ours("diff", *words, folder=spec.project)
            series = rounds([_cold("", spec), diff], number, self.timeout, warm=False)
            yield row(
                f"`diff`, {size:,} states, 1 % changed",
                series["diff"],
                series[""],
                1.8,
                "`check` of one",
            )

    def drawing(self) -> Iterator[list[str]]:
        """Measure pictures."""
        spec = self.on(1_000)
        mermaid = next(peer for peer in peers() if peer.name.startswith("Mermaid"))
        mine = _drawn(spec)
        what = "`draw`, 1,000 states, overview and pages"
        if mermaid.program:
            series = rounds([mine, mermaid.command(spec)], 1, 400, warm=False)
            yield row(what, series["draw"], series[mermaid.name], 1 / 30, mermaid.name)
        yield self._growth("`draw`", _drawn, (250, 500, 1_000, 2_000), 1.1)

    def products(self) -> Iterator[list[str]]:
        """Measure schemas and documentation."""
        for product in ("schema", "docs"):

            def command(spec: Artifacts, product: str = product) -> Command:
                into = str(spec.folder / product)
                return ours(product, product, "-o", into, folder=spec.project)

            taken = run(command(self.on(1_000)), self.timeout)
            yield [
                f"`{product}`, 1,000 states",
                "under 10 s",
                f"{taken.wall:.1f} s",
                f"{taken.cpu:.1f} s",
                word(kept=taken.wall < 10 and taken.code == 0),
            ]
            yield self._growth(f"`{product}`", command, (250, 500, 1_000, 2_000), 1.1)

    def large(self) -> Iterator[list[str]]:
        """Measure growth up to the largest, and its memory."""
        points: dict[int, Run] = {}
        for size in (1_000, 10_000, self.largest):
            taken = run(_cold("", self.on(size)), 10 * self.timeout)
            points[size] = taken
            done = f"{taken.wall:.1f} s, {taken.peak / 1024:,.0f} MiB"
            yield [
                f"`check`, {size:,} states",
                "done",
                done if taken.code in {0, 1} else f"ended with {taken.code}",
                f"{taken.cpu:.1f} s",
                word(kept=taken.code in {0, 1}),
            ]
        slope = exponent({size: taken.cpu for size, taken in points.items()})
        yield [
            "growth",
            "exponent at most 1.1",
            f"{slope:.2f}",
            "",
            word(kept=slope <= 1.1),
        ]
        size = self.on(self.largest).size
        factor = points[self.largest].peak * 1024 / size
        what = f"memory, {self.largest:,} states ({size / 1e6:.0f} MB)"
        budget = "at most 30 bytes a byte of YAML"
        yield [what, budget, f"{factor:.1f}", "", word(kept=factor <= 30)]

    def _growth(
        self,
        what: str,
        command: Callable[[Artifacts], Command],
        sizes: tuple[int, ...],
        most: float,
    ) -> list[str]:
        taken = {size: run(command(self.on(size)), self.timeout) for size in sizes}
        slope = exponent({size: each.cpu for size, each in taken.items()})
        seconds = ", ".join(f"{each.cpu:.1f}" for each in taken.values())
        good = slope <= most and all(each.code in {0, 1} for each in taken.values())
        budget = f"linear (exponent at most {most})"
        return [
            f"{what}, growth {min(sizes):,}-{max(sizes):,}",
            budget,
            f"{slope:.2f}",
            f"{seconds} s",
            word(kept=good),
        ]

    def _warm(self, spec: Artifacts) -> None:
        run(_warm("", spec), self.timeout)


def _cold(name: str, spec: Artifacts) -> Command:
    return ours(name, "check", folder=spec.project)


def _warm(name: str, spec: Artifacts) -> Command:
    return ours(name, "check", folder=spec.project, cold=False)


def _drawn(spec: Artifacts) -> Command:
    words = ("draw", "-o", str(spec.folder / "drawn"), "--format", "svg")
    return ours("draw", *words, folder=spec.project)


PARTS = {
    "start-up": Budgets.start_up,
    "peers": Budgets.beside_peers,
    "loading": Budgets.loading,
    "changes": Budgets.changes,
    "drawing": Budgets.drawing,
    "products": Budgets.products,
    "large": Budgets.large,
}


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.budgets")
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; or all")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--timeout", type=float, default=120, help="seconds a run")
    parser.add_argument("--largest", type=int, default=100_000, help="states")
    parser.add_argument("--keep", type=Path, help="a folder for what is generated")
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        root = (words.keep or Path(temporary)).absolute()
        budgets = Budgets(root, words.runs, words.timeout, words.largest)
        for line in table(HEAD, []):
            print(line)
        for part in words.parts or PARTS:
            for each in PARTS[part](budgets):
                print(f"| {' | '.join(each)} |", flush=True)


if __name__ == "__main__":
    main()
