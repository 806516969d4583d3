"""Reads the files of a folder, and prints how many seconds that took inside.

`python -m tests.benchmarks.loading ours FOLDER` makes a tree with positions and refuses
keys that stand there twice; `... peer FOLDER` has PyYAML's C loader make plain data.
Each is a process of its own, since what one leaves behind slows the other.
"""

import sys
from pathlib import Path
from time import perf_counter

import yaml

from statecheck.settings import Limits
from statecheck.syntax import decode, parse


def ours(files: list[tuple[str, bytes]]) -> list:
    """Return a tree of each file."""
    limits = Limits()
    sources = (decode(name, data)[0] for name, data in files)
    return [parse(source, limits)[0] for source in sources if source]


def peer(files: list[tuple[str, bytes]]) -> list:
    """Return plain data of each file."""
    return [yaml.load(data, yaml.CSafeLoader) for _, data in files]  # safe


def main() -> None:
    """Print what the command line asks for."""
    who, folder = sys.argv[1:]
    files = [(path.name, path.read_bytes()) for path in sorted(Path(folder).iterdir())]
    begin = perf_counter()
    kept = {"ours": ours, "peer": peer}[who](files)
    print(f"{perf_counter() - begin:.3f}")
    del kept


if __name__ == "__main__":
    main()
