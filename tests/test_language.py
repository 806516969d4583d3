"""One word per idea: what the schema spells is what the spec room holds."""

import re
from dataclasses import fields
from importlib.resources import files

import pytest

from statecheck import spec
from statecheck.language import language_schema, words

PAIRS = {
    "System": spec.System,
    "Flow": spec.Flow,
    "FlowStep": spec.FlowStep,
    "State": spec.State,
    "OfferBody": spec.Offer,
    "Outcome": spec.Outcome,
    "Move": spec.Move,
    "ExitBody": spec.Exit,
    "Everywhere": spec.Everywhere,
    "ActionBody": spec.Action,
    "Response": spec.Response,
    "ModelBody": spec.Model,
    "FieldBody": spec.Field,
    "RequiredWhen": spec.Required,
    "EnumValueBody": spec.EnumValue,
    "ErrorCodeBody": spec.ErrorCode,
    "Option": spec.Option,
    "Actor": spec.Actor,
    "Source": spec.InformationSource,
    "Wire": spec.Wire,
    "WireState": spec.WireState,
    "WireAction": spec.WireAction,
    "WireChoice": spec.WireChoice,
    "WireError": spec.WireError,
    "WireDetail": spec.WireDetail,
    "WireSession": spec.WireSession,
    "Property": spec.Property,
    "Element": spec.Fact,
    "Dispute": spec.Dispute,
    "Deprecation": spec.Deprecation,
    "Allowance": spec.Allowance,
}
"""Each kind of thing in the schema, and the class that holds it."""

BY_PLACE = {"at", "words", "places", "files", "repetitions", "fact", "extensions"}
"""What is known of a thing by where and how it is written."""

NAMED = {"name", "action"}
"""What the key above a thing says."""

SPOKEN_FOR = {
    "OfferBody": {"target", "error", "when", "after", "message"},
    "ActionBody": {"target", "error", "when", "after", "message"},
    "System": {"statecheck", "system"},
    "Flow": {"statecheck", "flow"},
}
"""Short forms, which are outcomes once they are read; and a file's own name."""

KEPT_BESIDE = {"Dispute": {"keys"}}
"""What holds all the other words of an element."""


def spelled(field):
    """Return the word of the language for the name of a field."""
    first, *rest = field.rstrip("_").split("_")
    return first + "".join(part.title() for part in rest)


@pytest.mark.parametrize("kind", PAIRS)
def test_a_kind_of_thing_has_the_same_words_in_python_as_in_the_schema(kind):
    own = {spelled(field.name) for field in fields(PAIRS[kind])} - BY_PLACE
    in_schema = set(language_schema()["$defs"][kind]["properties"])
    said = in_schema - SPOKEN_FOR.get(kind, set())
    named = NAMED & own - said
    assert own - named - KEPT_BESIDE.get(kind, set()) == said


def test_every_kind_of_thing_with_words_has_a_class():
    with_words = {
        name
        for name, body in language_schema()["$defs"].items()
        if "properties" in body
    }
    in_tables = {"Openness", "Defaults"}
    assert with_words - in_tables == set(PAIRS)


def test_every_word_of_the_schema_is_explained_in_the_language_reference():
    introduction = (
        files("statecheck.language").joinpath("introduction.md").read_text("utf-8")
    )
    known = set(re.findall(r"[A-Za-z]+", introduction))
    constraints = set(words("FieldBody"))
    unexplained = {
        word
        for name, body in language_schema()["$defs"].items()
        for word in body.get("properties", ())
        if word not in known | constraints
    }
    assert unexplained == set()
