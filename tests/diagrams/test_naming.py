"""Ids and file names: safe, lasting, and different for different names."""

import re

from hypothesis import given
from hypothesis import strategies as st

from statecheck.diagrams.naming import file_name, file_names, identifier
from statecheck.diagrams.wrapping import wrap_name, wrap_prose

names = st.text(min_size=1, max_size=100)


@given(names, names)
def test_different_names_have_different_ids(one, other):
    assert (identifier("s", one) == identifier("s", other)) == (
        one.split("/") == other.split("/")
    )


@given(st.lists(names, max_size=3))
def test_an_id_is_a_plain_word(parts):
    assert re.fullmatch(r"[a-z]+[A-Za-z0-9_]*", identifier("s", *parts))


def test_a_plain_name_is_its_own_id():
    assert identifier("s", "LOGIN_REQUIRED") == "s_LOGIN_REQUIRED"
    assert identifier("s", "form/LOGIN") == "s_form__LOGIN"


def test_names_that_could_be_taken_for_each_other_are_told_apart():
    assert identifier("a", "A__B", "C") != identifier("a", "A", "B__C")
    assert identifier("a", "A", "B") != identifier("a", "A__B")


@given(names)
def test_a_file_name_is_safe(name):
    assert re.fullmatch(r"[a-z0-9_][a-z0-9_-]*", file_name(name))


def test_a_device_is_no_file_name():
    assert file_name("con") != "con"
    assert file_name("../etc/passwd").startswith("etc-passwd-")


@given(st.lists(names, unique=True, max_size=6))
def test_file_names_beside_each_other_differ(found):
    made = file_names(found)
    assert len({*made.values()}) == len(found)
    assert all(re.fullmatch(r"[a-z0-9_][a-z0-9_-]*", each) for each in made.values())


@given(st.text(alphabet="ABab_-/1", min_size=1, max_size=120))
def test_a_wrapped_name_is_the_name(name):
    assert "".join(wrap_name(name, 60, len)) == name


def test_a_name_is_broken_behind_an_underscore():
    assert wrap_name("ID_VERIFICATION_REQUIRED", 16, len) == (
        "ID_VERIFICATION_",
        "REQUIRED",
    )
    assert "".join(wrap_name("useAlternativeSource", 12, len)) == "useAlternativeSource"


def test_a_long_sentence_is_cut_and_says_so():
    lines = wrap_prose("one two three four five six seven", 9, len, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("\u2026")
