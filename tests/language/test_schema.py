"""The schema is the one place of the words; these are the promises that it keeps."""

import jsonschema_rs
import pytest

from statecheck.language import definition, language_schema, reserved_words, words
from statecheck.language.grammar import grammar
from statecheck.language.reference import example_of
from statecheck.language.validation import formats
from statecheck.settings import Limits

DEFINITIONS = language_schema()["$defs"]
WORDS = [
    (name, word, schema)
    for name, body in DEFINITIONS.items()
    for word, schema in body.get("properties", {}).items()
]


@pytest.fixture(scope="module")
def validators():
    return jsonschema_rs.validator_map_for(
        grammar(Limits()), validate_formats=True, formats=formats(Limits())
    )


def test_the_schema_is_a_schema():
    jsonschema_rs.meta.validate(language_schema())


@pytest.mark.parametrize("name", DEFINITIONS)
def test_a_definition_is_described_and_exemplified(name):
    body = definition(name)
    assert body["title"]
    assert body["description"].endswith(".")
    assert body["examples"]


@pytest.mark.parametrize(
    ("name", "word", "schema"), WORDS, ids=lambda each: str(each)[:20]
)
def test_a_word_is_described_and_exemplified(name, word, schema):
    assert schema["description"].endswith("."), (name, word)
    assert example_of(schema) is not None


@pytest.mark.parametrize("name", DEFINITIONS)
def test_the_examples_of_a_definition_keep_to_it(name, validators):
    for example in definition(name)["examples"]:
        assert validators[f"#/$defs/{name}"].is_valid(example), example


@pytest.mark.parametrize(
    ("name", "word", "schema"), WORDS, ids=lambda each: str(each)[:20]
)
def test_the_examples_of_a_word_keep_to_it(name, word, schema, validators):
    validator = validators[f"#/$defs/{name}/properties/{word}"]
    for example in schema.get("examples", [example_of(schema)]):
        assert validator.is_valid(example), example
    if "default" in schema:
        assert validator.is_valid(schema["default"])


def test_every_definition_is_used():
    def references(schema):
        if isinstance(schema, dict):
            yield from [schema["$ref"]] if isinstance(schema.get("$ref"), str) else []
            for each in schema.values():
                yield from references(each)
        elif isinstance(schema, list):
            for each in schema:
                yield from references(each)

    used = {each.removeprefix("#/$defs/") for each in references(language_schema())}
    assert used == set(DEFINITIONS)


def test_what_is_held_against_files_takes_what_the_schema_takes():
    plain = jsonschema_rs.validator_map_for(language_schema())
    for name in DEFINITIONS:
        for example in definition(name)["examples"]:
            assert plain[f"#/$defs/{name}"].is_valid(example)


def test_no_word_of_the_language_is_longer_than_a_name():
    assert max(map(len, reserved_words())) <= Limits().name


def test_the_words_of_an_element_come_before_those_of_all():
    assert words("Actor") == ("description", "overrides", *words("Element"))
    assert words("Openness") == ("statuses", "codes", "enums", "answers", "requests")
