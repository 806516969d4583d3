"""Where in a picture of two versions a change belongs."""

import pytest

from statecheck.changes import KINDS, Change, Judged, Verdict
from statecheck.comparing import START_OF_FLOWS, places
from statecheck.comparing.places import DRAWN
from statecheck.source import Location

BY_NAME = {kind.name: kind for kind in KINDS}


def judged(name, at, backward=Verdict.SAFE, forward=Verdict.SAFE, **more):
    kind = BY_NAME[name]
    sides = tuple(side for side, _ in kind.effects)
    place = Location("a.yaml")
    return Judged(
        Change(kind, at, place, place, sides=sides, **more), backward, forward
    )


def told(*each):
    return [(place.state, place.action, place.text) for place in places(each)]


def test_what_a_picture_draws_by_itself_are_kinds():
    assert BY_NAME.keys() >= DRAWN


@pytest.mark.parametrize(
    ("name", "at", "more", "expected"),
    [
        ("state-renamed", "states/A", {"state": "A"}, [("A", "")]),
        (
            "action-removed",
            "states/A/actions/go",
            {"state": "A", "action": "go"},
            [("A", "go")],
        ),
        ("start-widened", "initial", {}, [(START_OF_FLOWS, "")]),
        (
            "action-added",
            "start/actions/begin",
            {"action": "begin"},
            [(START_OF_FLOWS, "begin")],
        ),
        ("exit-added", "exits/X", {}, [("X", "")]),
        ("actor-changed", "actions/go", {}, [("", "go")]),
        ("first-error-added", "actions/go/errors/E", {"action": "go"}, [("", "go")]),
        (
            "field-removed",
            "models/M/fields/f",
            {"uses": ("actions/go/request", "states/A/model")},
            [("", "go"), ("A", "")],
        ),
        ("field-removed", "models/M/fields/f", {"uses": ("models/N/f",)}, [("", "")]),
        ("option-removed", "options/o", {}, [("", "")]),
    ],
)
def test_a_change_belongs_to_what_it_is_about(name, at, more, expected):
    found = told(judged(name, at, Verdict.BREAK, **more))
    assert [(state, action) for state, action, _ in found] == expected


def test_what_is_drawn_is_not_said_again_unless_it_hurts():
    at = "states/A/actions/go"
    safe = judged("action-removed", at, state="A", action="go")
    bad = judged("action-removed", at, Verdict.BREAK, state="A", action="go")
    assert told(safe) == [("A", "go", "")]
    assert told(bad) == [("A", "go", "BREAK action removed")]


def test_what_is_not_drawn_is_said_with_what_it_was_and_is():
    change = judged(
        "default-changed",
        "models/M/fields/f",
        Verdict.RISK,
        uses=("actions/go/request",),
        before="1",
        after="2",
    )
    assert told(change) == [("", "go", "RISK default changed: f 1 \u2192 2")]


@pytest.mark.parametrize(
    ("name", "at", "subject"),
    [
        ("error-status-class-changed", "errors/RATE", "RATE"),
        ("error-status-class-changed", "errors/RATE/details/OFTEN", "RATE/OFTEN"),
        ("bound-tightened", "models/M/fields/f", "M"),
        ("binding-changed", "wire/session/cookies", "wire/session/cookies"),
    ],
)
def test_what_has_no_place_says_what_it_is_about(name, at, subject):
    ((state, action, text),) = told(judged(name, at, Verdict.BREAK))
    assert (state, action) == ("", "")
    assert text.startswith(f"{subject}: BREAK {name.replace('-', ' ')}")


def test_what_only_people_read_is_counted():
    words = [
        judged("docs-changed", f"states/{n}", Verdict.DOCS, Verdict.DOCS) for n in "AB"
    ]
    assert told(*words) == [("", "", "2 changes are of documentation alone")]
    assert told(words[0]) == [("", "", "1 change is of documentation alone")]


def test_what_nobody_notices_has_no_place():
    assert told(judged("state-added", "states/A", Verdict.NONE, Verdict.NONE)) == []
