"""What is said of one name by two rules, said once."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from statecheck.finding import Finding, Related
from statecheck.source import Location

_BAD = "bad-name"
"""The rule that speaks of the spelling of a name."""

_UNDEFINED = "undefined-"
"""What the rules begin with that speak of names that nothing is called."""

_OF_EXITS = "unknown-step-exit"
"""The rule by which a flow speaks of exits that the system of a step does not have."""

_OF_OPTIONS, _OF_SETTINGS = "undefined-option", "unknown-step-option"
"""The rules by which a system and a flow speak of options."""

_OF_CODES = "undefined-error"
"""The rule that speaks of error codes; one that is not there has none below it."""

_OF_STATES = frozenset(
    {"undefined-target", "undefined-state", "undefined-subject", _OF_EXITS}
)
"""Rules that speak of states that nothing is called."""

Place = tuple[str, tuple[str | int, ...]]
"""A file, and the way to a place in it."""


def named_once(
    findings: Sequence[Finding], bases: Mapping[str, Collection[str]]
) -> Iterator[Finding]:
    """Yield findings, those of one name as one.

    Of a name that cannot be and that nothing is called, it is the one about its
    spelling, with the name that was probably meant. Of a state that is called otherwise
    than its uses say, it is the first, whether targets, properties or its own examples
    speak of it. Of anything else that is called otherwise than its uses in several
    systems say, it is the first as well; a code takes those below it along. So it is
    with what is near no name, where one of the systems is built on the other.

    Args:
        findings: What is found in all systems.
        bases: By the name of a system, what it is built on.
    """
    yield from _misspelt(list(_renamed(list(_bad(findings)), bases)), bases)


def _misspelt(
    findings: Sequence[Finding], bases: Mapping[str, Collection[str]]
) -> Iterator[Finding]:
    """Yield findings, those on one misspelt declaration as one."""
    alike: dict[tuple[str, str, Place], list[Finding]] = {}
    lacking: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        rule = finding.rule.name
        if rule == _OF_SETTINGS:
            rule = _OF_OPTIONS
        if rule.startswith(_UNDEFINED) and rule not in _OF_STATES:
            at, name = _meant_at(finding), _name(finding)
            if at is None:
                lacking.setdefault((rule, name), []).append(finding)
            else:
                alike.setdefault((rule, name, _place(at)), []).append(finding)
    for (rule, name), several in lacking.items():
        homes = _homes(map(_said_by, several), bases)
        for finding in several:
            home = homes[_said_by(finding)]
            alike.setdefault((rule, name, (home, ())), []).append(finding)
    codes = [key for key in alike if key[0] == _OF_CODES]
    for key in sorted(codes, key=lambda each: -len(each[1])):
        above = next((each for each in _above(key) if each in alike), None)
        if above is not None:
            alike[above].extend(alike.pop(key))
    joined: dict[int, Finding] = {}
    dropped: set[int] = set()
    for (_, _, (home, _)), several in alike.items():
        first, *others = sorted(
            several,
            key=lambda each: (
                each.rule.name == _OF_SETTINGS,
                len(_name(each)),
                each.system != home,
            ),
        )
        joined[id(first)] = _with_places(first, others)
        dropped.update(map(id, others))
    yield from (joined.get(id(e), e) for e in findings if id(e) not in dropped)


def _homes(
    systems: Iterable[str], bases: Mapping[str, Collection[str]]
) -> dict[str, str]:
    """Return for each of some systems that lack the same name where it should be.

    That is in the first of them that it is built on, or in itself.
    """
    lacking = dict.fromkeys(systems)
    homes = {}
    for system in lacking:
        below = {system: None}
        waiting = [system]
        for each in waiting:  # it grows while it is gone through
            new = [base for base in bases.get(each, ()) if base not in below]
            below.update(dict.fromkeys(new))
            waiting += new
        homes[system] = [each for each in below if each in lacking][-1]
    return homes


def _said_by(finding: Finding) -> str:
    """Return which system lacks what a finding says is not there."""
    if finding.rule.name in {_OF_SETTINGS, _OF_EXITS}:
        return finding.message.split("`")[1]
    return finding.system


def _name(finding: Finding) -> str:
    """Return the name that nothing is called by."""
    if finding.rule.name in {_OF_SETTINGS, _OF_EXITS}:
        return str(finding.at.pointer.keys[-1])
    return finding.message.split("`")[1]


def _above(key: tuple[str, str, Place]) -> Iterator[tuple[str, str, Place]]:
    """Yield the codes that are above one, meant above what it means, nearest first."""
    rule, name, (source, way) = key
    while "/" in name:
        name, way = name.rpartition("/")[0], way[:-2]  # `details` and the name
        yield rule, name, (source, way)


def _with_places(first: Finding, others: Sequence[Finding]) -> Finding:
    """Return a finding with the places of others on the same name."""
    places = {first.at, *(each.at for each in first.related)}
    more = {
        at: Related(at, f"`{_name(other)}` again")
        for other in others
        for at in (other.at, *(each.at for each in other.related))
        if at not in places
    }
    return replace(first, related=(*first.related, *more.values()))


def _renamed(
    findings: Sequence[Finding], bases: Mapping[str, Collection[str]]
) -> Iterator[Finding]:
    """Yield findings, those on one misspelt state as the one that says what it means.

    Several rules speak of states, and a flow speaks of those of its steps.
    """
    by_name: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.rule.name in _OF_STATES:
            by_name.setdefault(_called(finding), []).append(finding)
    alike: dict[tuple[str, str], list[Finding]] = {}
    lacking: dict[str, dict[str, list[Finding]]] = {}
    for (name, system), several in by_name.items():
        where = next(filter(None, map(_meant, several)), "")
        if where:
            alike.setdefault((name, where), []).extend(several)
        else:
            lacking.setdefault(name, {})[system] = several
    for name, by_system in lacking.items():
        homes = _homes(by_system, bases)
        for system, several in by_system.items():
            alike.setdefault((name, homes[system]), []).extend(several)
    joined = {}
    dropped: set[int] = set()
    for (_, home), several in alike.items():
        first, *others = sorted(
            several,
            key=lambda each: (
                each.rule.name == _OF_EXITS,
                each.fix is None,
                each.system != home,
            ),
        )
        joined[id(first)] = _with_places(first, others)
        dropped.update(map(id, others))
    renamed = {
        each.at.pointer.keys[-1]
        for finding in joined.values()
        for each in finding.related
        if finding.fix and each.at.pointer.keys[:1] == ("states",)
    }
    for finding in findings:
        if id(finding) not in dropped and not _is_status(finding, renamed):
            yield joined.get(id(finding), finding)


def _is_status(finding: Finding, renamed: Collection[str | int]) -> bool:
    """Return whether an example has the status of a state that is called otherwise."""
    keys = finding.at.pointer.keys
    return (
        finding.rule.name == "disagreeing-example"
        and keys[:1] == ("states",)
        and keys[1] in renamed
        and finding.message.endswith(f"is not the status `{keys[1]}`")
    )


def _called(finding: Finding) -> tuple[str, str]:
    """Return what a state is called, without a step, and by which system or flow."""
    return _name(finding).rpartition("/")[2], _said_by(finding)


def _meant(finding: Finding) -> str:
    """Return where the state stands that was probably meant; empty if none is near."""
    at = _meant_at(finding)
    return "" if at is None else repr(at)


def _meant_at(finding: Finding) -> Location | None:
    """Return where that stands which was probably meant; None if nothing is near."""
    near = "" if finding.fix is None else finding.fix.message.split("`")[1]
    name = near.rpartition("/")[2]
    for each in finding.related:
        if name and each.at.pointer.keys[-1:] == (name,):
            return each.at
    return None


def _bad(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings, what is said of the spelling of a name and of what it is once."""
    bad = {
        _place(at)
        for finding in findings
        if finding.rule.name == _BAD
        for at in (finding.at, *(each.at for each in finding.related))
    }
    if not bad:
        yield from findings
        return
    also = {
        _place(finding.at): finding
        for finding in findings
        if finding.rule.name.startswith(_UNDEFINED) and _place(finding.at) in bad
    }
    for finding in findings:
        if finding.rule.name == _BAD:
            yield _joined(finding, also)
        elif also.get(_place(finding.at)) is not finding:
            yield finding


def _joined(finding: Finding, also: dict[Place, Finding]) -> Finding:
    """Return what is said of the spelling of a name, with what it should have been."""
    places = [finding.at, *(each.at for each in finding.related)]
    other = next((also[place] for place in map(_place, places) if place in also), None)
    if other is None or other.fix is None:
        return finding
    told = set(places)
    more = [each for each in other.related if each.at not in told]
    return replace(finding, fix=other.fix, related=(*more, *finding.related))


def _place(at: Location) -> Place:
    return at.source, at.pointer.keys
