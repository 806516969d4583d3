"""Where the products of a command go: into a folder, or the only one into a file."""

from collections.abc import Collection, Mapping
from pathlib import Path

from statecheck.cli.result import UsageError


def is_file(into: str, endings: Collection[str]) -> bool:
    """Return whether a file is meant, and not a folder.

    What ends like a file is one, unless there is a folder of that name, or `/` behind
    it.

    Args:
        into: What the user said.
        endings: How the products end, each with its dot.

    Raises:
        UsageError: It ends like a file of another kind.
    """
    target = Path(into)
    if into.endswith("/") or not target.suffix[1:2].isalpha() or target.is_dir():
        return False
    if target.suffix not in endings:
        what = " or ".join(endings)
        message = f"`{into}` is no file that ends with {what}, and no folder"
        raise UsageError(message, _hint(into))
    return True


def too_many(into: str, what: str, instead: str) -> UsageError:
    """Return that several products do not fit into a file.

    Args:
        into: The file.
        what: How many they are, in words.
        instead: What to do, in words.
    """
    message = f"{what} do not fit into `{into}`; {instead}"
    return UsageError(message, _hint(into))


def placed(
    into: str, files: Mapping[str, bytes], endings: Collection[str], instead: str
) -> tuple[Path, dict[str, bytes]]:
    """Return the folder in which files are written, and the files by their names.

    Args:
        into: What the user said.
        files: The files.
        endings: How they end, each with its dot.
        instead: What to do where there are several for one file, in words.

    Raises:
        UsageError: A file is meant, and there are several, or they end otherwise.
    """
    target = Path(into)
    if not is_file(into, endings):
        return target, dict(files)
    if len(files) != 1:
        raise too_many(into, f"{len(files)} files", instead)
    return target.parent, {target.name: next(iter(files.values()))}


def _hint(into: str) -> str:
    return f"for a folder of that name say `{into}/`"
