"""The two sides of a comparison: files, folders, and revisions of git."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from statecheck.cli.result import UsageError
from statecheck.comparing import Before
from statecheck.immutable import frozen
from statecheck.loader import (
    Commit,
    Loaded,
    Repository,
    Revision,
    RevisionError,
    load,
    load_revision,
    load_version,
    unread,
)
from statecheck.settings import Settings

_DEFAULT = ("spec",)
_TWO = 2


@frozen
class Sides:
    """What is compared.

    Attributes:
        olds: The old versions, the oldest first.
        new: The new version.
        notes: What has to be known of the sides, a sentence each.
        found: Whether there is such a thing as what was named to compare with.
    """

    olds: tuple[Before, ...]
    new: Loaded
    notes: tuple[str, ...] = ()
    found: bool = True


def sides(options: argparse.Namespace, settings: Settings) -> Sides:
    """Return what is compared, loaded.

    Raises:
        UsageError: The words do not say what is to be compared with what.
    """
    if options.against is not None and options.against_all_tags:
        message = "`--against REF` and `--against-all-tags` exclude each other"
        raise UsageError(message)
    if options.exact and options.against is None:
        message = "`--exact` belongs to `--against REF`"
        raise UsageError(message)
    if options.against is None and not options.against_all_tags:
        return _two(options.paths or (), settings)
    paths = options.paths or [str(each) for each in settings.paths] or _DEFAULT
    new = load(paths, settings)
    try:
        with Repository(paths[0]) as repository:
            inside = tuple(_inside(repository, path) for path in paths)
            if options.against_all_tags:
                return _tags(repository, inside, new, settings)
            return _against(options, repository, inside, new, settings)
    except RevisionError as error:
        old = Before("", unread(error, options.against or paths[0]))
        return Sides((old,), new, found=False)


def older(word: str, words: Sequence[str], new: Loaded, settings: Settings) -> Loaded:
    """Return an older version of what was loaded.

    Args:
        word: A file or a folder, a path in a commit as `v1.2:spec`, or a commit alone,
            where that lies at the same paths.
        words: The paths of the new version, from the command line.
        new: The new version.
        settings: What the user set.
    """
    paths = words or [str(each) for each in settings.paths] or _DEFAULT
    if ":" in word or Path(word).exists():
        return load_version(word, paths[0], settings)
    try:
        with Repository(paths[0]) as repository:
            inside = tuple(_inside(repository, path) for path in paths)
            return _loaded(repository, repository.commit(word), inside, new, settings)
    except RevisionError as error:
        return unread(error, word)


def _two(words: Sequence[str], settings: Settings) -> Sides:
    """Return the sides that two words name.

    Raises:
        UsageError: There are not two of them.
    """
    if len(words) != _TWO:
        message = f"`diff` compares two things, and {len(words)} are named"
        hint = "name `OLD NEW`, or `--against REF` and what is compared with it"
        raise UsageError(message, hint)
    if list(words) == ["-", "-"]:
        message = "only one side can come in by standard input"
        raise UsageError(message)
    old, new = words
    loaded = load_version(old, new, settings)
    found = Path(old).exists() or bool(loaded.documents)
    return Sides((Before("", loaded),), load_version(new, old, settings), found=found)


def _against(
    options: argparse.Namespace,
    repository: Repository,
    paths: tuple[str, ...],
    new: Loaded,
    settings: Settings,
) -> Sides:
    find = repository.commit if options.exact else repository.fork
    commit = find(options.against)
    old = _loaded(repository, commit, paths, new, settings)
    notes: tuple[str, ...] = ()
    if new.systems and old.readable and not old.systems:
        notes = (f"at `{commit.name}` there was no spec yet, so all of it is new",)
    return Sides((Before("", old),), new, notes)


def _tags(
    repository: Repository, paths: tuple[str, ...], new: Loaded, settings: Settings
) -> Sides:
    """Return every tag as an old version; one that holds no spec is passed over."""
    olds = []
    passed = []
    for commit in repository.tags():
        old = _loaded(repository, commit, paths, new, settings)
        if old.systems or not old.readable:
            olds.append(Before(commit.name, old))
        else:
            passed.append(commit.name)
    notes = [f"{len(olds)} {'tag is' if len(olds) == 1 else 'tags are'} compared with"]
    if passed:
        hold = "tag holds" if len(passed) == 1 else "tags hold"
        notes.append(f"{len(passed)} {hold} no spec of these systems")
    return Sides(tuple(olds), new, tuple(notes))


def _loaded(
    repository: Repository,
    commit: Commit,
    paths: tuple[str, ...],
    new: Loaded,
    settings: Settings,
) -> Loaded:
    names = tuple(each.system.name for each in new.systems)
    revision = Revision(commit, paths, names, required=False)
    return load_revision(repository, revision, settings)


def _inside(repository: Repository, path: str) -> str:
    """Return a path from the root of the repository.

    Raises:
        UsageError: It lies outside.
    """
    inside = repository.inside(path)
    if inside is None:
        message = f"`{path}` lies outside of the git repository"
        raise UsageError(message)
    return inside


def only(chosen: Sides, names: Sequence[str]) -> Sides:
    """Return the sides with no other systems than those named; all if none are.

    Raises:
        UsageError: Neither side has such a system.
    """
    if not names:
        return chosen
    everything = (chosen.new, *(old.loaded for old in chosen.olds))
    there = {each.system.name for loaded in everything for each in loaded.systems}
    for name in names:
        if name not in there and all(each.readable for each in everything):
            shown = ", ".join(f"`{each}`" for each in sorted(there))
            message = f"there is no system `{name}` (there are {shown})"
            raise UsageError(message)
    olds = tuple(
        replace(old, loaded=_limited(old.loaded, names)) for old in chosen.olds
    )
    return replace(chosen, olds=olds, new=_limited(chosen.new, names))


def _limited(loaded: Loaded, names: Sequence[str]) -> Loaded:
    kept = tuple(each for each in loaded.systems if each.system.name in names)
    return replace(loaded, systems=kept)
