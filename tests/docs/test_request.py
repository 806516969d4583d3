"""Requests as HTTP and for curl: nothing in them begins another line or word."""

import shlex

from hypothesis import given
from hypothesis import strategies as st

from statecheck.docs.request import HOST, Request, curl, http

WORDS = st.text(min_size=1, max_size=30)


@given(WORDS, WORDS, WORDS)
def test_a_command_is_the_words_that_it_was_made_of(path, value, body):
    request = Request("POST", f"/{path}", (("X-Word", value),), body)
    words = [word for word in shlex.split(curl(request)) if word != "\n"]
    assert words[:3] == ["curl", "-X", "POST"]
    assert words[3].startswith(f"https://{HOST}/")
    assert words[4] == "-H"
    assert words[6:] == ["--data", body]


@given(WORDS)
def test_a_header_is_one_line(value):
    request = Request("GET", "/x", (("X-Word", f"{value}\r\nX-Other: y"),))
    assert not any(line.startswith("X-Other") for line in http(request).split("\n"))
