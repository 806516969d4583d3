"""Where in a picture of two versions a change belongs, and what is said of it there."""

import re
from collections.abc import Iterable, Iterator

from statecheck.changes import Change, Judged, Verdict
from statecheck.comparing.wording import message, verdicts
from statecheck.immutable import frozen

START = "start"
"""Where flows begin; no state is called so in a path without `states/` before it."""

_LONGEST = 48

DRAWN = frozenset(
    {
        "action-added",
        "action-removed",
        "action-renamed",
        "action-key-renamed",
        "condition-changed",
        "condition-narrowed",
        "condition-replaced",
        "condition-widened",
        "conditional-action-added",
        "conditional-action-removed",
        "action-became-conditional",
        "action-became-unconditional",
        "deadline-lengthened",
        "deadline-shortened",
        "delay-changed",
        "exit-added",
        "exit-removed",
        "goal-state-added",
        "goal-state-removed",
        "guard-changed",
        "move-added",
        "move-removed",
        "next-states-declared",
        "next-states-narrowed",
        "next-states-undeclared",
        "next-states-widened",
        "start-narrowed",
        "start-widened",
        "state-added",
        "state-became-nonterminal",
        "state-became-terminal",
        "state-key-renamed",
        "state-merged",
        "state-removed",
        "state-renamed",
        "state-split",
        "terminal-outcome-changed",
        "wait-lengthened",
        "wait-shortened",
    }
)
"""Kinds that a picture of two versions shows by what it draws."""

_USE = re.compile(
    r"states/(?P<state>[^/]+(?:/[^/]+)?)/model|actions/(?P<action>[^/]+)/re.*"
)


@frozen
class Told:
    """A change at one of its places in a picture.

    Attributes:
        state: The state; `START` where flows begin; empty for none or many.
        action: The action; empty for none.
        text: What is said there in a line; empty where the picture says it.
        says: The same at length.
    """

    state: str
    action: str
    text: str
    says: str


def places(judged: Iterable[Judged]) -> Iterator[Told]:
    """Yield each change at each of its places; what is for readers alone is counted."""
    words = 0
    for each in judged:
        if each.worst <= Verdict.DOCS:
            words += each.worst is Verdict.DOCS
            continue
        text, says = _text(each), f"{message(each.change)} ({verdicts(each)})"
        for state, action in dict.fromkeys(_of(each.change)):
            nowhere = text and not state and not action
            shown = f"{_subject(each.change)}: {text}" if nowhere else text
            yield Told(state, action, shown, says)
    if words:
        what = "change is" if words == 1 else "changes are"
        text = f"{words} {what} of documentation alone"
        yield Told("", "", text, text)


def _of(change: Change) -> Iterator[tuple[str, str]]:
    """Yield the states and actions that a change is about."""
    if change.state:
        yield change.state, change.action
        return
    section, _, rest = change.name.partition("/")
    if section in {"start", "initial"}:
        yield START, change.action
    elif change.action:
        yield "", change.action
    elif section in {"states", "exits"} and not change.uses:
        yield rest.partition("/")[0], ""
    elif section == "actions" and not change.uses:
        yield "", rest.partition("/")[0]
    else:
        found = [use for use in map(_USE.fullmatch, change.uses) if use]
        for use in found:
            yield use["state"] or "", use["action"] or ""
        if len(found) < len(change.uses) or not found:
            yield "", ""


def _subject(change: Change) -> str:
    """Return what a change is about that has no place in a picture."""
    section, _, rest = change.name.partition("/")
    if section == "wire":
        return change.name
    about = rest.partition("/fields/")[0].replace("/details/", "/")
    return _short(about or section or change.system)


def _text(judged: Judged) -> str:
    """Return a change in a few words, with the verdict if it is one to look at."""
    change, kind = judged.change, judged.change.kind.name
    verdict = max(judged.backward, judged.in_flight)
    if kind in DRAWN and verdict < Verdict.RISK:
        return ""
    words = kind.replace("-", " ")
    of = _short(change.name.partition("/fields/")[2])
    if kind not in DRAWN:
        values = [_short(each) for each in (change.before, change.after) if each]
        if change.before and change.after:
            of = f"{of} {values[0]} \u2192 {values[1]}".strip()
        elif not of and values:
            of = values[0]
    said = f"{words}: {of}" if of else words
    return f"{verdict.name} {said}" if verdict >= Verdict.RISK else said


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}\u2026"
