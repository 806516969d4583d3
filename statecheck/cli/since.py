"""What has changed since an older version, as the reference shows it."""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from statecheck.changes import Change, Verdict
from statecheck.cli.sides import Sides, older, only
from statecheck.comparing import Before, Compared, Seen, compare
from statecheck.docs import Changed, Fate
from statecheck.finding import Checked
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


@dataclass(frozen=True, slots=True)
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


def since(
    base: str, options: argparse.Namespace, new: Loaded, settings: Settings
) -> Since:
    """Return what has changed since an older version.

    Raises:
        BaseError: It cannot be read.
    """
    old = older(base, options.paths or (), new, settings)
    chosen = only(Sides((Before("", old),), new), options.system)
    today = datetime.now(tz=UTC).date()
    compared = compare(chosen.olds, chosen.new, settings, today)
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
    for seen in compared.changes:
        judged = seen.judged
        change = judged.change
        told = seen.diagnostic.finding.message.removeprefix(f"`{change.name}`: ")
        yield Changed(
            places=_places(seen),
            told=f"{told[:1].upper()}{told[1:]}",
            fate=_FATES[judged.backward],
            because=(*judged.because, *((change.note,) if change.note else ())),
        )


def _places(seen: Seen) -> tuple[tuple[str, str], ...]:
    """Return the systems that a change shows in, and its path there under its new name.

    The system in whose files it was made comes first.
    """
    change = seen.judged.change
    known = sorted((system, name) for system, _, name, _, _ in seen.known_as)
    places = dict.fromkeys([(change.system, change.name), *known])
    return tuple((system, _renamed(path, change)) for system, path in places)


def _renamed(path: str, change: Change) -> str:
    above, slash, name = path.rpartition("/")
    is_name = change.after and name == change.before
    return f"{above}{slash}{change.after}" if is_name else path
