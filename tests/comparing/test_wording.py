"""A change is told in a sentence that has the names in it."""

from string import Formatter

import pytest

from statecheck.changes import KINDS, Change
from statecheck.comparing.wording import message
from statecheck.source import Location

BY_NAME = {kind.name: kind for kind in KINDS}
AT = Location("spec.yaml")
WORDS = {"it", "state", "action", "code", "whom", "are", "was", "now"}


def told(kind, name, before="", after="", **more):
    return message(Change(BY_NAME[kind], name, AT, AT, before, after, **more))


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_every_kind_says_what_happened_with_names(kind):
    asked = {name for _, name, _, _ in Formatter().parse(kind.says) if name}
    assert asked
    assert asked <= WORDS
    assert not kind.says.endswith(".")


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_nothing_is_left_to_be_filled_in_even_if_little_is_known(kind):
    said = message(Change(kind, "states/LOGIN", AT, AT))
    assert "{" not in said
    assert "``" not in said


SENTENCES = {
    "`submit` is no longer answered with `INVALID`": (
        ("error-code-removed", "actions/submit/errors/INVALID", "INVALID"),
        {"action": "submit"},
    ),
    "`a` and `b` are no longer answered with `E/D`": (
        ("error-detail-removed", "errors/E/D", "E/D"),
        {"uses": ("actions/a", "actions/b")},
    ),
    "`a`, `b` and 2 more actions may now be answered with `E`": (
        ("error-code-added", "errors/E", "", "E"),
        {"uses": ("actions/a", "actions/b", "actions/c", "actions/d")},
    ),
    "an action may now be answered with `E`": (
        ("error-code-added", "errors/E", "", "E"),
        {},
    ),
    "`LOGIN` no longer offers `submit`": (
        ("action-removed", "states/LOGIN/actions/submit", "offered"),
        {"state": "LOGIN", "action": "submit"},
    ),
    "the start now offers `begin`": (
        ("action-added", "start/actions/begin", "", "offered"),
        {"action": "begin"},
    ),
    "`LOGIN` now offers `submit` at times (now `if sms`)": (
        ("conditional-action-added", "states/LOGIN/actions/submit", "", "if sms"),
        {"state": "LOGIN", "action": "submit"},
    ),
    "`vip/LOGIN` no longer offers `vip/submit`": (
        ("action-removed", "states/vip/LOGIN/actions/vip/submit", "offered"),
        {"state": "vip/LOGIN", "action": "vip/submit"},
    ),
    "`submit` in `LOGIN` may now lead to `DONE`": (
        ("next-states-widened", "states/LOGIN/actions/submit", "", "DONE"),
        {"state": "LOGIN", "action": "submit"},
    ),
    "`submit` in `LOGIN`, if refused with `E`, may now lead to `DONE`": (
        ("next-states-widened", "states/LOGIN/actions/submit/errors/E", "", "DONE"),
        {"state": "LOGIN", "action": "submit"},
    ),
    "the server may now move from `WAIT` to `DONE`": (
        ("move-added", "states/WAIT/moves", "", "DONE"),
        {"state": "WAIT"},
    ),
    "only the documentation of `LOGIN` changed": (
        ("docs-changed", "states/LOGIN"),
        {},
    ),
    "`Device.owner.name` may no longer be null": (
        (
            "nullable-removed",
            "models/Device/fields/owner/fields/name",
            "true",
            "false",
        ),
        {},
    ),
    "`name` of the request for `submit` is now required": (
        (
            "field-became-required",
            "actions/submit/request/fields/name",
            "optional",
            "required",
        ),
        {"action": "submit"},
    ),
    "required field `name` of the answer in `LOGIN` is gone (was `string`)": (
        (
            "required-field-removed",
            "states/LOGIN/model/fields/name",
            "string, required",
        ),
        {},
    ),
    "`status` of the body of `E` has another default (`a` before, `b` now)": (
        ("default-changed", "errors/E/model/fields/status", "a", "b"),
        {},
    ),
    "`A`, `B` stand in the place of `WAIT`": (
        ("state-split", "states/WAIT", "WAIT", "A, B"),
        {"state": "WAIT"},
    ),
    "less is known of the errors of `a` than before (`known` before, `unknown` now)": (
        ("fact-forgotten", "actions/a/errors", "known", "unknown"),
        {"action": "a"},
    ),
    "requests now have to carry the header `X-Id`": (
        ("required-header-added", "wire/headers/X-Id", "", "required"),
        {},
    ),
    "more `statuses` may come than are declared": (
        ("vocabulary-opened", "openness/statuses", "closed", "open"),
        {},
    ),
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_reads_as_people_speak(sentence):
    words, more = SENTENCES[sentence]
    assert told(*words, **more) == sentence


def test_a_name_cannot_end_the_quotation_it_is_in():
    assert "`x'y`" in told("state-added", "states/x`y", "", "x`y", state="x`y")
