"""What was built into a folder: which files, and from what."""

import json
from collections.abc import Mapping
from dataclasses import field
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath

import statecheck
from statecheck.immutable import frozen

NAME = ".statecheck.json"
"""The file in a folder that says so."""

_FORMAT = 1
_LIBRARIES = ("graphviz", "jinja2", "markdown-it-py", "pygraphviz")
"""Libraries whose versions tell in what is written."""


@frozen
class Ledger:
    """What a folder was built of, and what was put into it.

    Attributes:
        made_of: Digest of all that it was built from; empty if it is not known.
        files: By name of each file, the digest of what was written.
    """

    made_of: str = ""
    files: Mapping[str, str] = field(default_factory=dict)

    def text(self) -> str:
        """Return the ledger as it is written."""
        data = {"format": _FORMAT, "made_of": self.made_of, "files": dict(self.files)}
        return json.dumps(data, indent=1, sort_keys=True) + "\n"

    def is_whole(self, folder: Path) -> bool:
        """Return whether every file is there as it was written."""
        return bool(self.files) and all(
            digest_of(folder / name) == digest for name, digest in self.files.items()
        )


def ledger_of(folder: Path) -> Ledger:
    """Return what was built into a folder; an empty ledger where nobody knows."""
    try:
        data = json.loads((folder / NAME).read_bytes())
    except (OSError, ValueError):
        return Ledger()
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        return Ledger()
    made_of, files = data.get("made_of"), data.get("files")
    if not isinstance(made_of, str) or not isinstance(files, dict):
        return Ledger()
    if not all(map(_is_inside, files)):
        return Ledger()
    return Ledger(made_of, {name: str(files[name]) for name in files})


def _is_inside(name: str) -> bool:
    """Return whether a path stays in the folder that it is seen from."""
    path = PurePosixPath(name)
    strange = "\\" in name or ":" in name or "\0" in name
    return not (strange or path.is_absolute() or ".." in path.parts or not path.parts)


def digest_of(path: Path) -> str:
    """Return the digest of a file; empty if it is not there."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def digest(data: bytes) -> str:
    """Return the digest of some bytes."""
    return sha256(data).hexdigest()


@cache
def tool_digest() -> str:
    """Return a digest of all of statecheck, and of what it writes with."""
    whole = sha256()
    folder = Path(statecheck.__file__).parent
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            whole.update(str(path.relative_to(folder)).encode() + b"\0")
            whole.update(sha256(path.read_bytes()).digest())
    for name in _LIBRARIES:
        try:
            whole.update(f"{name} {version(name)}\n".encode())
        except PackageNotFoundError:
            continue
    return whole.hexdigest()
