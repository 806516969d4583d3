"""A comparison in numbers."""

from collections import Counter

from statecheck.changes import Verdict
from statecheck.comparing import Bump, Compared, Seen
from statecheck.reports.words import counted

_WORDS = {
    Verdict.BREAK: ("break", "breaks"),
    Verdict.UNDECIDED: ("undecided", "undecided"),
    Verdict.RISK: ("risk", "risks"),
    Verdict.SAFE: ("safe change", "safe changes"),
    Verdict.DOCS: ("change of words", "changes of words"),
    Verdict.NONE: ("change that goes unnoticed", "changes that go unnoticed"),
}
"""How changes are counted by verdict, the worst first."""


def counts(compared: Compared) -> Counter[Verdict]:
    """Return how many changes there are by verdict, those agreed to included.

    Mere consequences do not count.
    """
    return Counter(each.verdict for each in compared.told)


def summary(compared: Compared, seconds: float | None = None) -> str:
    """Return a comparison in one line."""
    parts = [
        _found(compared),
        _read(compared),
        _aside(compared),
        next_versions(compared),
        "" if seconds is None else f"{seconds:.1f} s",
    ]
    return " · ".join(filter(None, parts))


def next_versions(compared: Compared) -> str:
    """Return in words which digit is due, and the version where there is only one."""
    if compared.bump is Bump.NONE or not compared.readable:
        return ""
    known = [each for each in compared.pairs if each.due and each.bump]
    if len(known) == 1 and len(compared.pairs) == 1:
        return f"next version {known[0].due} ({known[0].bump.word})"
    return f"a {compared.bump.word} version is due"


def shown(compared: Compared) -> tuple[tuple[Seen, ...], tuple[Seen, ...]]:
    """Return the changes that are told in full, and those of which a line will do.

    In full are those that may hurt whom the run is about, or a flow under way, and that
    nobody agreed to.
    """
    full: list[Seen] = []
    short: list[Seen] = []
    for each in compared.told:
        worst = max(each.verdict, each.judged.in_flight)
        in_full = worst >= Verdict.RISK and each.approval is None
        (full if in_full else short).append(each)
    return tuple(full), tuple(short)


def _found(compared: Compared) -> str:
    found = counts(compared)
    if not compared.readable:
        return f"not compared: {' and '.join(compared.broken)} cannot be read"
    parts = [
        counted(found[verdict], *words)
        for verdict, words in _WORDS.items()
        if found[verdict]
    ]
    return ", ".join(parts) or "nothing changed"


def _read(compared: Compared) -> str:
    if not compared.pairs:
        return ""
    return counted(len(compared.pairs), "system")


def _aside(compared: Compared) -> str:
    approved = compared.checked.allowed
    return f"{approved:,} agreed to" if approved else ""
