"""Writes specs for benchmarks: `python -m tests.benchmarks.generate --help`."""

import argparse
from pathlib import Path

from tests.benchmarks.changing import changed
from tests.benchmarks.realistic import GROUP, Spec, realistic
from tests.benchmarks.worst_cases import WORST_CASES
from tests.benchmarks.yaml_text import yaml_text

STATES_A_FILE = 50


def files(spec: Spec, states_a_file: int = STATES_A_FILE) -> dict[str, str]:
    """Return the texts of a spec by the names of files; one file if 0 are asked."""
    system = {"statecheck": 1, "system": spec.head["system"]}
    if not states_a_file:
        names = ("states", "actions", "models")
        whole = spec.head | {name: spec.section(name) for name in names}
        return {"spec.yaml": yaml_text(whole)}
    texts = {"system.yaml": yaml_text(spec.head)}
    step = max(states_a_file // GROUP, 1)
    for number, first in enumerate(range(0, len(spec.parts), step)):
        body: dict = {**system, "defaults": {"source": f"guide-{number % 20}"}}
        for name in ("states", "actions", "models"):
            body[name] = {}
            for part in spec.parts[first : first + step]:
                body[name] |= getattr(part, name)
        texts[f"part-{number:05}.yaml"] = yaml_text(body)
    return texts


def write(texts: dict[str, str], folder: Path) -> None:
    """Write files into a folder; refuse one that has something in it."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        message = f"{folder} is not empty"
        raise FileExistsError(message)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.generate")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--states", type=int, help="a realistic spec of so many states")
    what.add_argument("--worst", choices=WORST_CASES, help="a worst case")
    parser.add_argument("--out", type=Path, required=True, help="a folder")
    parser.add_argument("--second", type=Path, help="a folder for a second version")
    parser.add_argument("--share", type=float, default=0.01, help="of states changed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--states-a-file",
        type=int,
        default=STATES_A_FILE,
        help="0 for a single file (default: %(default)s)",
    )
    words = parser.parse_args()
    if words.worst:
        write({"spec.yaml": yaml_text(WORST_CASES[words.worst]())}, words.out)
        return
    spec = realistic(words.states, words.seed)
    write(files(spec, words.states_a_file), words.out)
    if words.second:
        second = changed(spec, words.share, words.seed)
        write(files(second, words.states_a_file), words.second)


if __name__ == "__main__":
    main()
