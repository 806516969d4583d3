"""How the checks on undefined names look for them, and say what they have found."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from statecheck.checks.check import Fault, Subject
from statecheck.finding import Fix, Related
from statecheck.language import Candidates
from statecheck.linking import Kind, Reference, extended
from statecheck.source import Location
from statecheck.spec import Flow

Words = Mapping[str, Collection[str]]
"""By a word of the language, what may stand under it in the place of a name."""

NO_WORDS: Words = {}


def undefined(
    subject: Subject,
    kind: Kind,
    noun: str,
    declared: Mapping[str, Location],
    words: Words = NO_WORDS,
) -> Iterator[Fault]:
    """Yield a fault for each name of a kind that is not declared, at its first use.

    Nothing is said where a system that is built on was not found, since the names that
    would have come along are not missing.

    Args:
        subject: What is looked at.
        kind: What the names should name.
        noun: The same in words, with its article, as in "a state".
        declared: The names that could be meant, and where each is declared.
        words: What else could be meant, without being declared anywhere.
    """
    if complete(subject):
        uses = (
            use
            for use in subject.usage.written_by_kind[kind]
            if not _of_missing_step(subject, use)
        )
        yield from not_among(uses, noun, declared, words)


def _of_missing_step(subject: Subject, use: Reference) -> bool:
    """Return whether a name may be one of a step whose system was not found.

    A property may leave the step out, whichever it is.
    """
    if subject.flow is None:
        return False
    missing = subject.flow.steps.keys() - subject.effective.steps.keys()
    step, slash, _ = use.name.partition("/")
    if slash:
        return step in missing
    return bool(missing) and use.kind is Kind.SUBJECT


def not_among(
    uses: Iterable[Reference],
    noun: str,
    declared: Mapping[str, Location],
    words: Words = NO_WORDS,
) -> Iterator[Fault]:
    """Yield a fault for each name that is used and not declared, at its first use.

    The arguments are those of `undefined`.
    """
    found: dict[str, dict[Location, Reference]] = {}
    for use in sorted((u for u in uses if u.name not in declared), key=by_path):
        found.setdefault(use.name, {}).setdefault(use.at, use)
    candidates = {word: Candidates((*declared, *more)) for word, more in words.items()}
    usual = Candidates(declared)
    for name, places in found.items():
        first, *others = places.values()
        near = candidates.get(first.word, usual).nearest(name)
        at = declared.get(near)
        here = [] if at is None else [Related(at.key, f"`{near}` stands here")]
        yield Fault(
            at=first.at,
            message=f"`{name}` is not the name of {noun}",
            related=(
                *here,
                *(Related(other.at, f"`{name}` again") for other in others),
            ),
            fix=Fix(f"did you mean `{near}`?", first.written(near)) if near else None,
        )


def by_path(use: Reference) -> tuple[str, ...]:
    """Return what uses are sorted by: their paths, wherever and in whatever order.

    So the order in which a spec is written does not say which is the first.
    """
    return in_path_order(use.at)


def in_path_order(at: Location) -> tuple[str, ...]:
    """Return what places are sorted by: their paths, with numbers as numbers."""
    return tuple(
        f"{key:09}" if isinstance(key, int) else key for key in at.pointer.keys
    )


def first_of(faults: Iterable[Fault]) -> Fault:
    """Return the first of faults that say the same, with the other places related."""
    first, *others = sorted(faults, key=lambda each: in_path_order(each.at))
    again = {each.at: Related(each.at, "the same here") for each in others}
    again.pop(first.at, None)
    return replace(first, related=(*first.related, *again.values()))


def complete(subject: Subject) -> bool:
    """Return whether every host of a system was found, or the host of a flow.

    What a flow says of a step is told by the step's name.
    """
    effective = subject.effective
    if isinstance(effective.written, Flow):
        return bool(effective.hosts) or not effective.written.host
    wanted = set(extended(effective.written))
    return wanted <= {host.name for host in effective.hosts}
