"""TOML is read as the standard library reads it, and its places are right."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statecheck.finding import Finding
from statecheck.loader.toml import parse_toml
from statecheck.source import Location, Pointer, Source

TEXTS = [
    "",
    "# nothing\n\n",
    "a = 1",
    "a.b.c = 1\na.b.d = 2\n'x y'.\"z\" = 3",
    "[a]\nb = 1\n[a.c]\nd = 2\n[e]",
    "[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3\n[[a.e]]\n[[a.e]]\nf = 1",
    "[ a . 'b' ] # comment\nc = 1 # comment\n",
    'a = "x # y [z] \\" \\u00e9"\nb = \'\\\'\nc = ""',
    'a = """\nx "" y\n[t]\n"""\nb = """"x"""""',
    "c = ''''x'''''\nd = \"\"\"\\\n   x\"\"\"",
    "a = [1, [2, 'x'], {b = 3}, # comment\n # comment\n 4,\n]\nb = []",
    "a = {}\nb = {c = 1, d.e = [1, {f = 2}]}",
    "a = true\nb = false\nc = 1_000\nd = 0xff\ne = -1.5e3\nf = +7\ng = 0o7",
    "a = 1\r\nb = '''x\r\ny'''\r\n[c]\r\nd = 2",
    "1 = 1\n2.3 = 4\n-_ = 5",
]


def read(text):
    document = parse_toml(Source("a.toml", text))
    assert not isinstance(document, Finding), document
    return document


@pytest.mark.parametrize("text", TEXTS)
def test_it_says_what_the_standard_library_says(text):
    assert read(text).plain() == tomllib.loads(text)


KEYS = st.sampled_from(["a", "b-c", "'d e'", '"f\\"g"', "1"])
SCALARS = st.sampled_from(
    ["1", "-2.5", "true", "'x'", '"y\\n"', "'''z\n'''", '"""q"""', "[]", "{}"]
)
LINES = st.one_of(
    st.builds("{} = {}".format, KEYS, SCALARS),
    st.builds("{}.{} = {}".format, KEYS, KEYS, SCALARS),
    st.builds("{} = [{}, # x\n {}]".format, KEYS, SCALARS, SCALARS),
    st.builds("{} = {{{} = {}}}".format, KEYS, KEYS, SCALARS),
    st.builds("[{}.{}]".format, KEYS, KEYS),
    st.builds("[[{}]]".format, KEYS),
    st.just("# comment = [\n"),
)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_whatever_it_takes_it_takes_alike(text):
    found = parse_toml(Source("a.toml", text))
    try:
        expected = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assert isinstance(found, Finding)
    else:
        assert found.plain() == expected


@given(st.text(max_size=30))
def test_nothing_makes_it_fail(text):
    parse_toml(Source("a.toml", text))


@pytest.mark.parametrize(
    ("path", "is_key", "place"),
    [
        (("tool", "x", "a"), True, (2, 1)),
        (("tool", "x", "a"), False, (2, 5)),
        (("tool", "x", "b", "c"), True, (3, 3)),
        (("tool", "x", "d", 1), False, (5, 3)),
        (("tool", "x", "y"), False, (7, 1)),
        (("tool", "x", "y", "e"), False, (8, 5)),
        (("tool", "x", "z", 1, "f"), True, (11, 1)),
    ],
)
def test_places_are_where_things_stand(path, is_key, place):
    document = read(
        "[tool.x]\na = 1\nb.c = 2\nd = [1,\n  '''\n''']\n[tool.x.y]\ne = 'x'\n"
        "[[tool.x.z]]\n[[tool.x.z]]\nf = 1\n"
    )
    at = Location("a.toml", Pointer(path))
    start = document.span(at.key if is_key else at).start
    assert (start.line, start.column) == place
