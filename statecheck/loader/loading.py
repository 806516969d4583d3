"""From paths to effective systems."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from statecheck.loader.assembly import assemble
from statecheck.loader.loaded import File, Loaded
from statecheck.settings import Settings

_ENDINGS = frozenset({".yaml", ".yml", ".json"})


def load(paths: Sequence[Path], settings: Settings) -> Loaded:
    """Return what stands in files and folders.

    Args:
        paths: Files, and folders with all that is in them.
        settings: What the user set.

    Raises:
        OSError: A path cannot be read.
    """
    names = sorted({name for path in paths for name in _files(path)})
    files = [File(name.as_posix(), name.read_bytes()) for name in names]
    return assemble(files, settings.limits)


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (each for each in path.rglob("*") if each.suffix in _ENDINGS)
    else:
        yield path
