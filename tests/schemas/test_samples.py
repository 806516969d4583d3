"""Messages by seed: valid, the same each time, and what names and formats promise."""

import re
from random import Random

import pytest
from described_systems import SYSTEMS
from hypothesis import given
from hypothesis import strategies as st

from statecheck.language import check_pattern, matches
from statecheck.schemas import (
    ImpossibleMessageError,
    Kind,
    Subject,
    Validator,
    contract,
    sample,
)
from statecheck.schemas.plausible import FORMATS, text_for
from statecheck.schemas.regular import text_like


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_message_is_valid_and_the_same_for_a_seed(name, contracts):
    held = Validator(contracts[name])
    for subject in contracts[name].names:
        if subject.kind in {Kind.STATE, Kind.REQUEST, Kind.RESPONSE}:
            for seed in range(5):
                made = sample(contracts[name], subject, seed)
                assert not held.problems(subject, made)
                assert made == sample(contracts[name], subject, seed)


def test_seeds_make_different_messages(contracts):
    subject = Subject(Kind.STATE, state="CART")
    made = [repr(sample(contracts["shop"], subject, seed)) for seed in range(10)]
    assert len({*made}) == len(made)


@pytest.mark.parametrize("name", SYSTEMS)
def test_an_error_of_a_detail_has_the_detail(name, graphs, contracts):
    held = Validator(contracts[name])
    for path in graphs[name].errors.codes:
        subject = Subject(Kind.PART, code=path)
        if subject in contracts[name].names:
            made = sample(contracts[name], subject)
            assert not held.problems(Subject(Kind.ERROR), made)
            code = graphs[name].errors.codes[path]
            if name != "card-payment":  # which does not say where details stand
                assert repr(code.wire or code.name) in repr(made)


def test_nothing_is_made_of_what_cannot_be(graph_of):
    fields = "{a: {type: string, required: true, minLength: 3, maxLength: 2}}"
    text = f"states: {{S: {{model: M}}}}\nmodels: {{M: {{fields: {fields}}}}}\n"
    with pytest.raises(ImpossibleMessageError, match="`state-S`"):
        sample(contract(graph_of(text)), Subject(Kind.STATE, state="S"))


@pytest.mark.parametrize(
    "field",
    [
        "{type: string, minLength: 40}",
        "{type: string, maxLength: 1}",
        "{type: string, pattern: '^(a|bc)+[^x]?$', minLength: 2}",
        "{type: integer, minimum: 1000, multipleOf: 7}",
        "{type: integer, exclusiveMinimum: 3, exclusiveMaximum: 5}",
        "{type: number, maximum: -3.5}",
        "{type: 'boolean[]', minItems: 2, uniqueItems: true}",
        "{type: 'string[][]', minItems: 3}",
        "{type: map<integer>}",
        "{type: any, maxLength: 3}",
        "{type: M}",
    ],
)
def test_bounds_are_kept(graph_of, field):
    text = f"states: {{S: {{model: M}}}}\nmodels: {{M: {{fields: {{a: {field}}}}}}}\n"
    found, subject = contract(graph_of(text)), Subject(Kind.STATE, state="S")
    for seed in range(10):
        assert not Validator(found).problems(subject, sample(found, subject, seed))


@pytest.mark.parametrize(
    ("name", "looks_like"),
    [
        ("email", r"[a-z]+@example\.com"),
        ("backupEmail", r"[a-z]+@example\.com"),
        ("redirectUrl", r"https://www\.example\.com/.+"),
        ("otp", r"[0-9]{6}"),
        ("firstName", r"[A-Z][a-z]+"),
        ("lastLogin", r"2030-[0-9-]+T.+Z"),
        ("phone_number", r"\+1555[0-9]{7}"),
        ("deviceId", r"[A-Za-z0-9]{8}"),
        ("somethingElse", r"something else [0-9]+"),
    ],
)
def test_texts_are_what_their_names_promise(name, looks_like):
    random = Random("names")  # noqa: S311  # examples, no secrets
    assert re.fullmatch(looks_like, text_for(name, "", random))


def test_addresses_are_those_set_aside_for_examples():
    random = Random("addresses")  # noqa: S311  # as above
    for form in ("uri", "email", "hostname", "ipv4", "iri", "uri-template"):
        assert re.search(r"example\.com|192\.0\.2\.", FORMATS[form](random))


MEMBERS = st.sampled_from(["a", "[0-9]", "[^a-c]", r"\.", "[A-Fx]", ".", r"[\-+]"])
REPEATS = st.sampled_from(["", "?", "*", "+", "{2}", "{1,3}", "{2,}"])
PIECES = st.recursive(
    st.builds("{}{}".format, MEMBERS, REPEATS),
    lambda inner: st.one_of(
        st.builds("({}){}".format, inner, REPEATS),
        st.builds("({}|{})".format, inner, inner),
        st.builds("{}{}".format, inner, inner),
    ),
    max_leaves=6,
)


@given(PIECES, st.integers())
def test_a_text_matches_its_pattern(pattern, seed):
    whole = f"^({pattern})$"
    assert check_pattern(whole, 1000) == ""
    made = text_like(whole, Random(seed))  # noqa: S311  # as above
    assert matches(whole, made)


WRITTEN = """\
wire: {state: {status: /status, links: /_links}}
states:
  S:
    model: {fields: {id: {type: string, required: true}, note: string, ways: map<any>, parts: 'P[]', odd: unknown}}
    actions: {go: stay, stop: stay}
    examples:
      - {id: f1, status: S, ways: {a: 1}, odd: 7, _links: {go: {href: /flows/f1}}, parts: [{size: 3}]}
      - {id: f2, status: S, ways: {b: 2}, odd: 8, _links: {go: {href: /flows/f2}}, parts: [{size: 4}]}
actions: {go: unknown, stop: unknown}
models: {P: {fields: {size: integer, name: string}}}
"""  # noqa: E501  # a spec in few lines


def test_a_message_is_like_one_example_of_the_spec_and_not_like_several(graph_of):
    found, subject = contract(graph_of(WRITTEN)), Subject(Kind.STATE, state="S")
    met = set()
    for seed in range(30):
        made = sample(found, subject, seed)
        number = int(made["id"][1:])
        met.add(number)
        assert made.get("odd", number + 6) == number + 6
        assert made.get("ways", {"ab"[number - 1]: number}) == {
            "ab"[number - 1]: number
        }
        links = made.get("_links", {}).values()
        assert all(each == {"href": f"/flows/f{number}"} for each in links)
        assert all(made.get("parts", [True]))
    assert met == {1, 2}


def test_links_of_one_answer_lead_to_one_place_where_nobody_says_where(graph_of):
    text = "\n".join(line for line in WRITTEN.splitlines() if "{id: f" not in line)
    text = text.replace("    examples:\n", "")
    made = sample(contract(graph_of(text)), Subject(Kind.STATE, state="S"), 1)
    assert len({*map(repr, made["_links"].values())}) == 1


def test_an_error_says_what_its_code_means(contracts):
    made = sample(
        contracts["pingfederate"],
        Subject(Kind.PART, code="VALIDATION_ERROR/INVALID_OTP"),
    )
    assert made["message"] == "Some of the data did not pass its checks."
    (detail,) = made["details"]
    assert detail["message"] == "The one-time passcode is wrong."


def test_a_text_that_has_a_pattern_is_what_its_name_promises_if_that_fits(graph_of):
    field = "{type: string, pattern: '^[A-Z]{2}[0-9A-Z]+$', required: true}"
    text = f"states: {{S: {{model: {{fields: {{iban: {field}}}}}}}}}\n"
    made = sample(contract(graph_of(text)), Subject(Kind.STATE, state="S"))
    assert re.fullmatch("AT61[0-9]{16}", made["iban"])


CODES = """
openness: {codes: open}
states: {S: {model: {fields: {reason: {type: error, codes: [X], required: true}}}}}
actions: {go: {errors: [X]}}
errors: {X: {http: 400, description: Wrong.}}
models: {Detail: {fields: {code: {type: string, required: true}}}}
wire: {error: {code: /code, details: /details, detail: {code: code, model: Detail}}}
"""


def test_a_code_is_one_that_is_declared(graph_of):
    made = contract(graph_of(CODES))
    answers = [sample(made, Subject(Kind.STATE, state="S"), seed) for seed in range(20)]
    assert {answer["reason"] for answer in answers} == {"X"}


def test_details_that_nobody_declares_are_not_made_up(graph_of):
    made = contract(graph_of(CODES))
    errors = [sample(made, Subject(Kind.PART, code="X"), seed) for seed in range(20)]
    assert [error for error in errors if error.get("details")] == []
    assert any("details" in error for error in errors)


def test_what_may_be_null_instead_of_going_on_without_an_end_is_null(graph_of):
    made = graph_of(
        """
statecheck: 1
system: nested
initial: A
states: {A: {model: Box}}
models: {Box: {fields: {inner: {type: Box, required: true, nullable: true}}}}
"""
    )
    described = contract(made)
    subject = Subject(Kind.STATE, state="A")
    message = sample(described, subject, 1)
    assert not Validator(described).problems(subject, message)
    assert repr(message).count("inner") < 20
