"""Which version is due after what has changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statecheck.changes import KINDS, Change, Judged, Verdict
from statecheck.comparing import Bump, next_version
from statecheck.comparing.versions import due, is_bumped
from statecheck.source import Location

NUMBERS = st.integers(0, 99)
VERSIONS = st.builds("{}.{}.{}".format, NUMBERS, NUMBERS, NUMBERS)
RAISED = st.sampled_from([Bump.PATCH, Bump.MINOR, Bump.MAJOR])


def judged(verdict):
    change = Change(KINDS[0], "x", Location("a"), Location("b"))
    return Judged(change, verdict, Verdict.NONE)


@pytest.mark.parametrize(
    ("verdict", "bump"),
    [
        (Verdict.NONE, Bump.NONE),
        (Verdict.DOCS, Bump.PATCH),
        (Verdict.SAFE, Bump.MINOR),
        (Verdict.RISK, Bump.MINOR),
        (Verdict.UNDECIDED, Bump.MAJOR),
        (Verdict.BREAK, Bump.MAJOR),
    ],
)
def test_what_becomes_of_old_clients_decides_which_digit_is_due(verdict, bump):
    assert due([judged(Verdict.NONE), judged(verdict)], "balanced") is bump


def test_a_risk_is_a_break_to_the_strict():
    assert due([judged(Verdict.RISK)], "strict") is Bump.MAJOR


def test_nothing_changed_and_nothing_is_due():
    assert due([], "balanced") is Bump.NONE
    assert next_version("1.2.3", Bump.NONE) == "1.2.3"


@pytest.mark.parametrize(
    ("version", "bump", "after"),
    [
        ("1.2.3", Bump.MAJOR, "2.0.0"),
        ("1.2.3", Bump.MINOR, "1.3.0"),
        ("1.2.3", Bump.PATCH, "1.2.4"),
        ("0.2.3", Bump.MAJOR, "0.3.0"),
        ("0.2.3", Bump.MINOR, "0.2.4"),
        ("0.2.3", Bump.PATCH, "0.2.4"),
        ("v1.2.3", Bump.MINOR, "v1.3.0"),
        ("1.2.3+build.7", Bump.MINOR, "1.3.0"),
    ],
)
def test_digits_are_raised_as_semantic_versioning_has_it(version, bump, after):
    assert next_version(version, bump) == after


@pytest.mark.parametrize(
    "version", ["", "2024-11", "1.2", "01.2.3", "1.2.3.4", "1.2.\u0663"]
)
def test_of_a_version_that_is_not_semantic_nothing_is_said(version):
    assert next_version(version, Bump.MAJOR) == ""
    assert is_bumped(version, "1.0.0", Bump.MAJOR)
    assert is_bumped("1.0.0", version, Bump.MAJOR)


def test_a_version_that_is_being_prepared_may_become_what_it_says():
    assert is_bumped("2.0.0-rc.1", "2.0.0", Bump.MAJOR)


@given(VERSIONS, RAISED)
def test_the_version_that_is_due_is_enough(version, bump):
    assert is_bumped(version, next_version(version, bump), bump)


@given(VERSIONS, RAISED)
def test_the_same_version_is_never_enough(version, bump):
    assert not is_bumped(version, version, bump)
