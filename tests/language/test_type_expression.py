import pytest
from hypothesis import given
from hypothesis import strategies as st

from statecheck.language import (
    PRIMITIVES,
    FieldType,
    ListOf,
    MapOf,
    ModelReference,
    Primitive,
    TypeExpressionError,
    parse_type,
    reserved_words,
)

names = st.from_regex(r"([a-z.]{1,4}/)?[A-Za-z0-9_-]{1,6}", fullmatch=True).filter(
    lambda name: name not in reserved_words()
)
types = st.recursive(
    st.sampled_from(PRIMITIVES).map(Primitive) | names.map(ModelReference),
    lambda members: members.map(ListOf) | members.map(MapOf),
    max_leaves=20,
)


@given(types)
def test_what_is_printed_reads_as_the_same_type(kind):
    assert parse_type(str(kind)) == kind


@given(st.text(max_size=20) | st.text("map<>[] aB/", max_size=30))
def test_any_text_is_a_type_or_an_error(text):
    assert isinstance(parse_type(text), FieldType | TypeExpressionError)


@pytest.mark.parametrize(
    "text", ["a" + "[]" * 10_000, "map<" * 10_000 + "a" + ">" * 10_000]
)
def test_what_is_nested_too_deeply_is_an_error(text):
    assert "deeply" in parse_type(text).message


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("string", Primitive("string")),
        ("Device", ModelReference("Device")),
        ("host/Device[]", ListOf(ModelReference("host/Device"))),
        ("map<any[]>[]", ListOf(MapOf(ListOf(Primitive("any"))))),
        (" map< T > ", MapOf(ModelReference("T"))),
    ],
)
def test_a_type_means_what_it_says(text, meaning):
    assert parse_type(text) == meaning


@pytest.mark.parametrize(
    "text", ["", "[]", "map", "map<>", "none", "list<T>", "a b", "a/b/c", "T]"]
)
def test_what_is_no_type_is_an_error(text):
    assert isinstance(parse_type(text), TypeExpressionError)


def test_no_model_can_be_called_like_a_primitive_type():
    assert set(PRIMITIVES) < reserved_words()
