"""Whole processes: how long they take and how much memory, by the system's accounts."""

import math
import os
import resource
import signal
import statistics
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Command:
    """A program with its words.

    Attributes:
        name: What tables call it.
        words: The program and its arguments.
        folder: Where it is run; None for here.
        variables: What its environment has besides.
        good: The exit codes with which it has done its work.
        edited: A file that gets a new last line before each run.
    """

    name: str
    words: Sequence[str]
    folder: Path | None = None
    variables: Mapping[str, str] = field(default_factory=dict)
    good: frozenset[int] = frozenset({0, 1})
    edited: Path | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command.

    Attributes:
        wall: Seconds that have gone by.
        cpu: Seconds that processors have worked, for it and its children.
        peak: KiB of memory of its largest process at its largest.
        code: How it ended; negative if by a signal.
    """

    wall: float
    cpu: float
    peak: int
    code: int


def run(command: Command, timeout: float) -> Run:
    """Run a command once; kill it, with its children, when the time is over."""
    if command.edited:
        text = command.edited.read_text(encoding="utf-8")
        command.edited.write_text(text + "# edited\n", encoding="utf-8")
    environment = {**_environment(), **command.variables}
    begin = perf_counter()
    process = subprocess.Popen(  # noqa: S603  # the commands are those of this folder
        [*command.words],
        cwd=command.folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    timer = Timer(timeout, os.killpg, (process.pid, signal.SIGKILL))
    timer.start()
    try:
        _, status, used = os.wait4(process.pid, 0)
    finally:
        timer.cancel()
    wall = perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = used.ru_utime + used.ru_stime
    return Run(wall, cpu, _peak(used), process.returncode)


def _peak(used: resource.struct_rusage) -> int:
    return used.ru_maxrss  # KiB on Linux


def _environment() -> dict[str, str]:
    """Return the environment, less what keeps Python from keeping compiled modules."""
    return {
        name: value
        for name, value in os.environ.items()
        if name != "PYTHONDONTWRITEBYTECODE"
    }


@dataclass(slots=True)
class Series:
    """The runs of a command, in the order of the rounds."""

    command: Command
    runs: list[Run] = field(default_factory=list)

    @property
    def failed(self) -> str:
        """Why the command has no figures; empty if it has."""
        if not self.runs:
            return "was not run"
        codes = {each.code for each in self.runs} - self.command.good
        if codes == {-signal.SIGKILL}:
            return f"was stopped after {max(r.wall for r in self.runs):.0f} s"
        return f"ended with {sorted(codes)}" if codes else ""

    @property
    def wall(self) -> float:
        """The median of the time that has gone by."""
        return statistics.median(each.wall for each in self.runs)

    @property
    def cpu(self) -> float:
        """The median of the time that was worked."""
        return statistics.median(each.cpu for each in self.runs)

    @property
    def peak(self) -> int:
        """The largest memory of any run, in KiB."""
        return max(each.peak for each in self.runs)


def rounds(
    commands: Sequence[Command], number: int, timeout: float, *, warm: bool = True
) -> dict[str, Series]:
    """Run all commands in turn, round by round, so that a drift meets all alike.

    A command that fails, or takes too long, is not run again.

    Args:
        commands: Each round begins with another of them.
        number: Rounds that count.
        timeout: Seconds for one run.
        warm: Whether each is run once before, which does not count.
    """
    series = {command.name: Series(command) for command in commands}
    for index in range(-1 if warm else 0, number):
        for offset in range(len(commands)):
            command = commands[(index + offset) % len(commands)]
            mine = series[command.name]
            if mine.runs and mine.failed:
                continue
            taken = run(command, timeout)
            if index >= 0 or taken.code not in command.good:
                mine.runs.append(taken)
    return series


@dataclass(frozen=True, slots=True)
class Ratio:
    """How often one is contained in the other, over paired runs."""

    middle: float
    least: float
    most: float

    def __str__(self) -> str:
        """Return the middle, and between which bounds all pairs lay."""
        return f"{_short(self.middle)} ({_short(self.least)}-{_short(self.most)})"


def _short(number: float) -> str:
    return f"{number:.0f}" if number >= 20 else f"{number:.2g}"


def ratio(above: Series, below: Series, kind: str = "wall") -> Ratio:
    """Return the ratio of two series, pair by pair of the same round."""
    pairs = [
        getattr(a, kind) / max(getattr(b, kind), 1e-6)
        for a, b in zip(above.runs, below.runs, strict=False)
    ]
    return Ratio(statistics.median(pairs), min(pairs), max(pairs))


def exponent(points: Mapping[int, float]) -> float:
    """Return how cost grows with size: the slope of a line through the logarithms."""
    sizes = [math.log(size) for size in points]
    costs = [math.log(cost) for cost in points.values()]
    return statistics.linear_regression(sizes, costs).slope


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    for row in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(row)} |"
