"""Comparisons as if changes had been found: some of each verdict, none, and hostile."""

from datetime import date

import pytest

from statecheck.changes import (
    Change,
    ChangeKind,
    Effect,
    Judged,
    Side,
    Subject,
    Verdict,
)
from statecheck.comparing import Approval, Bump, Compared, Pair, Seen
from statecheck.comparing.wording import as_finding
from statecheck.finding import Checked, Message, Step, Witness
from statecheck.settings import Limits
from statecheck.source import Location, Pointer, Source
from statecheck.syntax import locate, parse

OLD = """\
states:
  CLOSED:
    actions: {push: OPEN, kick: OPEN}
  OPEN: {final: success}
"""
NEW = """\
states:
  CLOSED:
    actions: {push: [OPEN, LOCKED]}
  OPEN: {final: success, title: Open}
  LOCKED: {}
"""

REMOVED = ChangeKind(
    "action-removed",
    Subject.ACTION,
    "an action is no longer on offer",
    ((Side.ACCEPTS, Effect.NARROWED),),
    cure="keep it on offer until nobody takes it",
    says="{state} no longer offers {action}",
)
ADDED = ChangeKind(
    "state-added",
    Subject.STATE,
    "there is a state that was not there",
    ((Side.EMITS, Effect.WIDENED),),
    says="{it} is a new state",
)
DOCS = ChangeKind(
    "docs-changed",
    Subject.SYSTEM,
    "only the documentation changed",
    says="only the documentation of {it} changed",
)


def documents(old, new):
    sources = Source("main:spec/door.yaml", old), Source("spec/door.yaml", new)
    return {source.name: parse(source, Limits())[0] for source in sources}


def seen(judged, files, *, verdict=None, **more):
    verdict = judged.backward if verdict is None else verdict
    diagnostic = locate(as_finding(judged, verdict, more.get("systems", ())), files)
    return Seen(judged, verdict, diagnostic, **{"systems": ("door",), **more})


def at(name, *keys):
    return Location(name, Pointer(keys))


def compared(changes, **more):
    told = [each.diagnostic for each in changes if each.approval is None]
    worst = [each.finding.rule.severity for each in told]
    checked = Checked(
        diagnostics=tuple(told),
        systems=("door",),
        files=2,
        allowed=len(changes) - len(told),
        worst=max(worst, key=lambda each: each.rank, default=None),
    )
    return Compared(tuple(changes), checked, **more)


def some():
    files = documents(OLD, NEW)
    old, new = files
    kick = Change(
        REMOVED,
        "states/CLOSED/actions/kick",
        at(old, "states", "CLOSED", "actions", "kick"),
        at(new, "states", "CLOSED", "actions"),
        before="offered",
        sides=(Side.ACCEPTS,),
        state="CLOSED",
        action="kick",
        system="door",
    )
    locked = Change(
        ADDED,
        "states/LOCKED",
        at(old, "states"),
        at(new, "states", "LOCKED").key,
        after="LOCKED",
        sides=(Side.EMITS,),
        system="door",
    )
    title = Change(
        DOCS,
        "states/OPEN",
        at(old, "states", "OPEN").key,
        at(new, "states", "OPEN").key,
        before="",
        after="Open",
        system="door",
    )
    message = Message(
        "an answer to `push` that shows `LOCKED`",
        '{"answer": "LOCKED", "to": "push", "body": {"until": "22:00"}}',
        "/answer",
        "new",
        "old",
        "is no state that it knows",
    )
    steps = (Step("CLOSED", "push"), Step("LOCKED"))
    run = Witness("run", steps, message=message)
    return (
        seen(
            Judged(
                kick,
                Verdict.BREAK,
                Verdict.SAFE,
                because=("an old client of the new server: its request is refused",),
            ),
            files,
            fails=True,
            systems=("door", "gate"),
        ),
        seen(
            Judged(
                locked,
                Verdict.RISK,
                Verdict.SAFE,
                policy=("open-vocabulary",),
                witness=run,
            ),
            files,
            against=("v1", "v2"),
        ),
        seen(Judged(title, Verdict.DOCS, Verdict.DOCS), files),
        seen(
            Judged(locked, Verdict.BREAK, Verdict.SAFE, in_flight=Verdict.BREAK),
            files,
            approval=Approval(
                ("door", "state-added", "states/LOCKED", "", "LOCKED"),
                "all clients know it",
                date(2030, 12, 31),
                at=at("approvals.yaml", "approvals", 0),
            ),
        ),
    )


PAIRS = (Pair("door", "1.2.0", "1.3.0", Bump.MAJOR, "2.0.0"),)

HOSTILE = "x`|<script>alert(1)</script>\x1b[31m\n::error::]]>\u202e![a](http://b)"


def hostile():
    files = documents(OLD, NEW)
    old, new = files
    change = Change(
        REMOVED,
        f"states/{HOSTILE}",
        at(old, "states"),
        at(new, "states"),
        before=HOSTILE,
        after=HOSTILE * 9,
        system=HOSTILE,
        note=HOSTILE,
    )
    judged = Judged(change, Verdict.BREAK, Verdict.BREAK, because=(HOSTILE,))
    approval = Approval(("", "", "", "", ""), HOSTILE, by=HOSTILE, ticket=HOSTILE)
    return (
        seen(judged, files, fails=True, systems=(HOSTILE, "b"), against=(HOSTILE,)),
        seen(judged, files, approval=approval),
    )


@pytest.fixture(scope="session")
def runs():
    """Comparisons by name."""
    return {
        "changed": compared(some(), pairs=PAIRS),
        "unchanged": compared((), pairs=(Pair("door", "1.2.0", "1.2.0", due="1.2.0"),)),
        "hostile": compared(hostile(), pairs=(Pair(HOSTILE, HOSTILE, HOSTILE),)),
    }


@pytest.fixture(params=["changed", "unchanged", "hostile"])
def run(request, runs):
    """One of them after another."""
    return runs[request.param]


@pytest.fixture
def changed(runs):
    """The one with a change of each verdict."""
    return runs["changed"]


@pytest.fixture(autouse=True)
def _a_version_that_stays(monkeypatch):
    for module in ("record", "sarif"):
        monkeypatch.setattr(
            f"statecheck.reports.{module}.tool_version", lambda: "1.2.3"
        )


@pytest.fixture(autouse=True)
def _kinds_that_stay(monkeypatch):
    """Few kinds and no pages, so that a new kind changes no golden file."""
    monkeypatch.setattr(
        "statecheck.reports.changes.junit.KINDS", (REMOVED, ADDED, DOCS)
    )
    monkeypatch.setattr("statecheck.reports.sarif._page", lambda rule: rule.name)
