"""Where the products of a command go: into a folder, or the only one into a file."""

from collections.abc import Mapping
from pathlib import Path

from statecheck.cli.result import UsageError


def placed(
    into: str, files: Mapping[str, bytes], endings: tuple[str, ...], instead: str
) -> tuple[Path, dict[str, bytes]]:
    """Return the folder in which files are written, and the files by their names.

    What ends like one of the files is meant to be a file, unless there is a folder of
    that name; it takes a single one.

    Args:
        into: What the user said; with `/` behind it, it is a folder however it ends.
        files: The files.
        endings: How they end, each with its dot.
        instead: What to do where there are several, in words.

    Raises:
        UsageError: It looks like a file, and there are several, or they end otherwise.
    """
    target = Path(into)
    if into.endswith("/") or not target.suffix[1:2].isalpha() or target.is_dir():
        return target, dict(files)
    hint = f"for a folder of that name say `{into}/`"
    if target.suffix not in endings:
        what = " or ".join(endings)
        message = f"`{into}` is no file that ends with {what}, and no folder"
        raise UsageError(message, hint)
    if len(files) != 1:
        message = f"{len(files)} files do not fit into `{into}`; {instead}"
        raise UsageError(message, hint)
    return target.parent, {target.name: next(iter(files.values()))}
