"""Addresses: plain, and no two alike even where case says nothing."""

import re

from hypothesis import given
from hypothesis import strategies as st

from statecheck.docs.addresses import relative, slugs

NAMES = st.text(st.sampled_from("aAbB_-./ é%#?<1"), min_size=1, max_size=12)


@given(st.sets(NAMES, max_size=12))
def test_every_name_has_an_address_of_its_own(names):
    found = slugs(sorted(names))
    assert set(found) == names
    assert len({each.casefold() for each in found.values()}) == len(names)
    for each in found.values():
        assert re.fullmatch(r"[A-Za-z0-9_.-]+", each)
        assert not each.startswith((".", "-"))


def test_a_plain_name_is_its_own_address():
    assert slugs(["OTP_REQUIRED", "A/B", "con"]) | {} == {
        "OTP_REQUIRED": "OTP_REQUIRED",
        "A/B": "A.B",
        "con": slugs(["con"])["con"],
    }
    assert slugs(["con"])["con"] != "con"


def test_the_way_from_file_to_file():
    assert relative("a/b/x.html", "a/c/y.html") == "../b/x.html"
    assert relative("index.html", "a/c/y.html") == "../../index.html"
    assert relative("a/x.html", "a/y.html") == "x.html"
