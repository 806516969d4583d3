"""Two schemas that both hold, as one: it takes what both take, and nothing else."""

import jsonschema_rs
from hypothesis import given
from hypothesis import strategies as st

from statecheck.schemas.conjunction import both

VALUES = st.sampled_from([None, True, False, 0, 1, 1.0, 1.5, "a", "ab", "", [], ["a"]])
NAMES = st.sampled_from(["x", "y"])
MESSAGES = st.recursive(
    VALUES, lambda inner: st.dictionaries(NAMES, inner, max_size=2), max_leaves=4
)
SIMPLE = st.one_of(
    st.builds(lambda v: {"const": v}, VALUES),
    st.builds(lambda v: {"enum": v}, st.lists(VALUES, min_size=1, max_size=3)),
    st.builds(
        lambda v: {"type": v},
        st.sampled_from(["string", "integer", "number", "boolean", "object", "array"]),
    ),
    st.just({"type": ["string", "null"]}),
    st.just({"minLength": 1, "type": "string"}),
    st.just({"maxLength": 1}),
    st.just({"minimum": 1, "description": "D"}),
    st.just({"not": {"enum": ["a"]}}),
    st.just({"type": "string", "const": "a"}),
    st.just({}),
)


def objects(inner):
    return st.builds(
        lambda members, required, more, typed: {
            **({"type": "object"} if typed else {}),
            "properties": members,
            **({"required": sorted(required)} if required else {}),
            **({"additionalProperties": more} if more is not None else {}),
        },
        st.dictionaries(NAMES, inner, max_size=2),
        st.sets(NAMES, max_size=2),
        st.one_of(st.none(), st.booleans(), inner),
        st.booleans(),
    )


SCHEMAS = st.recursive(SIMPLE, objects, max_leaves=5)


def takes(schema, message):
    return jsonschema_rs.validator_for(schema).is_valid(message)


@given(SCHEMAS, SCHEMAS, st.lists(MESSAGES, min_size=1, max_size=12))
def test_it_takes_what_both_take(one, other, messages):
    made = both(one, other)
    for message in messages:
        expected = takes(one, message) and takes(other, message)
        assert takes(made, message) is expected


@given(SCHEMAS, SCHEMAS, SCHEMAS, st.lists(MESSAGES, min_size=1, max_size=12))
def test_it_takes_what_three_take(one, other, third, messages):
    made = both(both(one, other), third)
    for message in messages:
        expected = all(takes(each, message) for each in (one, other, third))
        assert takes(made, message) is expected


def test_the_texts_of_the_first_are_kept():
    made = both({"title": "A", "type": "string"}, {"title": "B", "minLength": 1})
    assert made == {"title": "A", "type": "string", "minLength": 1}
