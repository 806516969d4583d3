"""What has changed since an older version, as the reference shows it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import UTC, datetime

from statecheck.changes import Verdict
from statecheck.comparing import Before, Compared, Seen, compare
from statecheck.docs import Changed, Fate
from statecheck.finding import Checked
from statecheck.immutable import frozen
from statecheck.linking import Effective, ErrorTree
from statecheck.loader import Loaded
from statecheck.settings import Settings

_FATES = {
    Verdict.NONE: Fate.SAFE,
    Verdict.DOCS: Fate.WORDS,
    Verdict.SAFE: Fate.SAFE,
    Verdict.RISK: Fate.RISK,
    Verdict.UNDECIDED: Fate.UNDECIDED,
    Verdict.BREAK: Fate.BREAK,
}


class BaseError(Exception):
    """The older version cannot be compared with.

    Attributes:
        found: What is wrong with it.
    """

    def __init__(self, found: Checked) -> None:
        """Say what is wrong with it."""
        super().__init__(found)
        self.found = found


@frozen
class Since:
    """What is not as it was.

    Attributes:
        base: What the older version is called; empty for none.
        changes: What has changed, the worst first.
        added: By system, the logical paths of what was not there.
    """

    base: str = ""
    changes: tuple[Changed, ...] = ()
    added: Mapping[str, frozenset[str]] = field(default_factory=dict)


def since(base: str, old: Loaded, new: Loaded, settings: Settings) -> Since:
    """Return what has changed since an older version.

    Args:
        base: What that is called.
        old: What was loaded of it.
        new: What was loaded of the version that is described.
        settings: What the user set.

    Raises:
        BaseError: It cannot be read.
    """
    today = datetime.now(tz=UTC).date()
    compared = compare([Before("", old)], new, settings, today)
    if not old.readable:
        raise BaseError(compared.checked)
    order = tuple(Fate)
    found = list(_changed(compared))
    found.sort(key=lambda each: -order.index(each.fate))
    return Since(base, tuple(found), _added(old, new))


def _added(old: Loaded, new: Loaded) -> dict[str, frozenset[str]]:
    before = {each.system.name: each for each in (*old.hosts, *old.systems)}
    found: dict[str, frozenset[str]] = {}
    for each in new.systems:
        name = each.system.name
        was = before.get(name)
        there = frozenset({""}) if was is None else _paths(each) - _paths(was)
        found[name] = there
    return found


def _paths(effective: Effective) -> frozenset[str]:
    system = effective.system
    sections: Mapping[str, Iterable[str]] = {
        "states": system.states,
        "actions": system.actions,
        "models": system.models,
        "errors": ErrorTree(system.errors).codes,
    }
    return frozenset(
        f"{section}/{name}" for section, names in sections.items() for name in names
    )


def _changed(compared: Compared) -> Iterator[Changed]:
    renamed = dict(_renamed(compared))
    for seen in compared.told:
        judged = seen.judged
        change = judged.change
        told = seen.diagnostic.finding.message.removeprefix(f"`{change.name}`: ")
        yield Changed(
            places=_places(seen, renamed),
            told=_sentence(told),
            fate=_FATES[judged.backward],
            because=tuple(map(_sentence, filter(None, (*judged.because, change.note)))),
        )


def _places(
    seen: Seen, renamed: Mapping[tuple[str, str], str]
) -> tuple[tuple[str, str], ...]:
    """Return the systems that a change shows in, and its path there under its new name.

    The system in whose files it was made comes first.
    """
    change = seen.judged.change
    known = sorted((system, name) for system, _, name, _, _ in seen.known_as)
    places = dict.fromkeys([(change.system, change.name), *known])
    return tuple((system, _now(system, path, renamed)) for system, path in places)


def _renamed(compared: Compared) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield what is called otherwise now: its system and path, and its path now."""
    for seen in compared.changes:
        change = seen.judged.change
        above, slash, name = change.name.rpartition("/")
        if change.after and change.before == name:
            for system, _, path, _, _ in seen.known_as:
                if path == change.name:
                    yield (system, path), f"{above}{slash}{change.after}"


def _now(system: str, path: str, renamed: Mapping[tuple[str, str], str]) -> str:
    parts = path.split("/")
    for length in range(len(parts), 0, -1):
        above = "/".join(parts[:length])
        if (system, above) in renamed:
            return "/".join([renamed[system, above], *parts[length:]])
    return path


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
