"""One of two versions, by a word: a path, or a revision of git."""

import os

from statecheck.finding import Finding
from statecheck.loader.commit import RevisionError
from statecheck.loader.loaded import Loaded
from statecheck.loader.loading import load
from statecheck.loader.repository import Repository
from statecheck.loader.revisions import Revision, load_revision
from statecheck.loader.rules import OUTSIDE_ROOT
from statecheck.settings import Settings
from statecheck.source import Location


def load_version(word: str, other: str, settings: Settings) -> Loaded:
    """Return what a word names: a path if there is such a file, else a revision.

    Total: what cannot be read is a finding.

    Args:
        word: A path, or a revision and a path in it, as `main:spec`.
        other: The word of the other version; nothing in that comes along.
        settings: What the user set.
    """
    name, path = _revision(word)
    beside, apart = _revision(other)
    if not name:
        return load([word], settings, () if beside or other == "-" else [other])
    try:
        with Repository(os.curdir) as repository:
            revision = Revision(
                repository.commit(name),
                (_path(repository, path),),
                apart=(_path(repository, apart),) if beside == name else (),
            )
            return load_revision(repository, revision, settings)
    except RevisionError as error:
        return unread(error, word)


def unread(error: RevisionError, name: str) -> Loaded:
    """Return nothing but that a version cannot be read."""
    return Loaded({}, (Finding(error.rule, Location(name), error.message),))


def _revision(word: str) -> tuple[str, str]:
    """Return a commit and a path in it; no commit where there is such a file."""
    name, colon, path = word.partition(":")
    return (name, path) if colon and not os.path.lexists(word) else ("", word)


def _path(repository: Repository, path: str) -> str:
    """Return a path from the root of the repository, as git has it: `./` is here.

    Raises:
        RevisionError: It lies outside.
    """
    if not path.startswith(("./", "../")):
        return path.rstrip("/")
    inside = repository.inside(path)
    if inside is None:
        message = f"`{path}` lies outside of the git repository"
        raise RevisionError(OUTSIDE_ROOT, message)
    return inside
