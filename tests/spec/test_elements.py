import pytest

from statecheck.language import And, ListOf, ModelReference, Name, Primitive
from statecheck.spec import (
    EMPTY,
    NO_WORDS,
    Absence,
    After,
    Confidence,
    End,
    Fact,
    Literal,
    Otherwise,
    Presence,
    Required,
    Table,
)


def offer(system, text):
    return system(f"states: {{A: {{actions: {text}}}}}").states["A"].actions


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("{go: B}", "{go: {target: B}}"),
        ("{go: [A, B]}", "{go: {outcomes: [A, B]}}"),
        ("{go: [{error: E}]}", "{go: {error: E}}"),
        ("{go: unknown}", "{go: {target: unknown}}"),
        ("{}", "none"),
        ("[]", "none"),
        ("unknown", "[unknown]"),
    ],
)
def test_the_short_form_and_the_long_one_mean_the_same(system, short, long):
    assert offer(system, short) == offer(system, long)


def test_a_list_of_names_leaves_it_to_the_action_where_each_leads(system):
    listed = offer(system, "[poll, cancel]")
    assert listed.complete
    assert all(each.outcomes is None for each in listed.members.values())


def test_a_list_is_complete_unless_unknown_stands_in_it(system):
    assert offer(system, "[poll]").complete
    assert not offer(system, "[poll, unknown]").complete


def test_beside_a_target_if_and_guard_speak_of_the_offer(system):
    each = offer(system, "{go: {if: a, guard: late, target: B}}").members["go"]
    (outcome,) = each.outcomes
    assert (each.if_, each.guard) == (Name("a"), "late")
    assert (outcome.if_, outcome.guard) == (None, "")


def test_inside_an_outcome_if_and_guard_speak_of_that_outcome(system):
    each = offer(system, "{go: [{if: a, guard: late, target: B}]}").members["go"]
    (outcome,) = each.outcomes
    assert (each.if_, each.guard) == (None, "")
    assert (outcome.if_, outcome.guard) == (Name("a"), "late")


def test_when_after_and_error_are_always_the_outcomes(system):
    text = "{go: {if: a, when: {x: '1'}, after: PT5S, error: E, message: No}}"
    (outcome,) = offer(system, text).members["go"].outcomes
    assert dict(outcome.when) == {"x": (Literal("1", "1"),)}
    assert outcome.after == After("PT5S")
    assert (outcome.error, outcome.message) == (("E",), "No")


def test_values_of_one_field_are_alternatives_and_fields_are_all_necessary(system):
    text = "{go: [{when: {m: [A, B], /d/k: present, state/n: 0}, target: B}]}"
    (outcome,) = offer(system, text).members["go"].outcomes
    assert dict(outcome.when) == {
        "m": (Literal("A", "A"), Literal("B", "B")),
        "/d/k": (Presence.PRESENT,),
        "state/n": (Literal("0", 0),),
    }


@pytest.mark.parametrize("word", ["present", "absent", "false", "0"])
def test_a_literal_may_be_spelled_like_a_word(system, word):
    text = f"{{go: [{{when: {{m: {{const: {word}}}}}, target: B}}]}}"
    (outcome,) = offer(system, text).members["go"].outcomes
    values = {"false": False, "0": 0}
    assert outcome.when["m"] == (Literal(word, values.get(word, word)),)


def test_otherwise_is_a_condition(system):
    (outcome,) = (
        offer(system, "{go: [{when: otherwise, error: E}]}").members["go"].outcomes
    )
    assert outcome.when is Otherwise.OTHERWISE


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("PT30S", After("PT30S")),
        ("{field: /expires}", After(field="/expires")),
        ("unknown", After()),
    ],
)
def test_a_time_is_a_duration_a_field_or_unknown(system, text, after):
    state = system(f"states: {{A: {{moves: [{{target: B, after: {text}}}]}}}}")
    assert state.states["A"].moves.members[0].after == after


def test_moves_may_be_unknown_none_or_incomplete(system):
    text = "A: {moves: none}, B: {moves: unknown}, C: {moves: [A, unknown]}, D: {}"
    states = system(f"states: {{{text}}}").states
    assert states["A"].moves.complete
    assert not states["B"].moves.complete
    assert not states["C"].moves.complete
    assert [move.target for move in states["C"].moves.members] == [("A",)]
    assert states["D"].moves is None


@pytest.mark.parametrize("end", list(End))
def test_an_exit_may_be_written_short(system, end):
    exits = system(f"exits: {{A: {end}, B: {{final: {end}}}}}").exits
    assert exits["A"].final is exits["B"].final is end


def test_initial_is_a_name_a_list_or_outcomes(system):
    assert system("initial: A").initial == system("initial: [A]").initial
    (outcome,) = system("initial: {target: A, if: a and b}").initial
    assert outcome.if_ == And((Name("a"), Name("b")))
    assert system("").initial is None


def test_what_is_not_written_is_not_known(system):
    found = system("actions: {a: {}, b: unknown}\nmodels: {M: {}, N: unknown}")
    assert found.actions["a"].errors is None
    assert found.actions["a"].safe is None
    assert found.actions["a"].request is None
    assert found.models["M"].fields is None
    assert found.actions["b"].errors is None
    assert found.models["N"].fields is None


def test_none_is_a_fact(system):
    text = "actions: {a: {errors: none, request: none}}\nmodels: {M: {fields: none}}"
    found = system(text)
    assert found.actions["a"].errors.members == ()
    assert found.actions["a"].errors.complete
    assert found.actions["a"].request is Absence.NONE
    assert found.models["M"].fields == Table()


def test_errors_are_complete_unless_unknown_stands_among_them(system):
    found = system("actions: {a: {errors: [A, unknown]}, b: {errors: [A]}}").actions
    assert not found["a"].errors.complete
    assert found["a"].errors.members == found["b"].errors.members == ("A",)


def test_the_defaults_of_the_language(system):
    found = system(
        "actions: {a: {}}\noptions: {o: {}}\nmodels: {M: {fields: {f: string}}}\n"
        "states: {A: {}}\nerrors: {E: {}}"
    )
    field = found.models["M"].fields["f"]
    assert (field.nullable, field.sensitive, field.in_) == (False, False, "body")
    assert (found.actions["a"].actor, found.actions["a"].response) == ("user", "state")
    assert (found.options["o"].per, found.options["o"].enum) == ("installation", None)
    assert found.errors["E"].target is None
    assert found.kind == "api"
    assert (found.states["A"].final, found.states["A"].incomplete) == (None, False)


def test_a_field_is_a_type_or_a_map(system):
    fields = (
        system("models: {M: {fields: {a: 'Device[]', b: {type: 'Device[]'}}}}")
        .models["M"]
        .fields
    )
    assert fields["a"].type == fields["b"].type == ListOf(ModelReference("Device"))


def test_a_field_is_required_under_a_condition(system):
    text = "{type: string, required: {if: a, when: {state/s: absent}}}"
    field = system(f"models: {{M: {{fields: {{f: {text}}}}}}}").models["M"].fields["f"]
    assert field.required == Required(
        Name("a"), Table([("state/s", (Presence.ABSENT,))])
    )


@pytest.mark.parametrize(
    ("kind", "value"),
    [("string", "012"), ("integer", 12), ("Kind", "012"), ("any", 12)],
)
def test_a_default_of_a_text_is_wire_text_as_spelled(system, kind, value):
    text = f"{{type: {kind}, default: {'012' if isinstance(value, str) else '12'}}}"
    field = system(f"models: {{M: {{fields: {{f: {text}}}}}}}").models["M"].fields["f"]
    assert field.default == value


def test_values_of_an_enum_are_wire_text(system):
    enum = system("models: {M: {enum: [NO, 1.10, 012]}}").models["M"].enum
    assert list(enum) == ["NO", "1.10", "012"]


def test_values_of_an_enum_may_have_descriptions_and_variants(system):
    enum = system("models: {M: {enum: {A: One., B: {if: o}}}}").models["M"].enum
    assert enum["A"].description == "One."
    assert enum["B"].if_ == Name("o")


def test_a_wrong_type_is_read_as_unknown(system):
    field = system("models: {M: {fields: {f: 'x['}}}").models["M"].fields["f"]
    assert field.type == Primitive("unknown")


def test_codes_are_a_tree_of_any_depth(system):
    errors = system("errors: {A: {details: {B: {details: {C: unknown}}}}}").errors
    assert errors["A"].details["B"].details["C"].name == "C"


def test_the_default_of_an_option_is_a_boolean_or_a_value(system):
    text = "a: {default: true}, b: {enum: [push, 1], default: 1}"
    found = system(f"options: {{{text}}}").options
    assert (found["a"].default, found["b"].default) == (True, "1")


def test_a_response_is_none_a_model_or_a_status_with_a_body(system):
    text = "a: {response: none}, b: {response: R}, c: {response: {http: 202, body: R}}"
    found = system(f"actions: {{{text}}}").actions
    assert found["a"].response is Absence.NONE
    assert found["b"].response == "R"
    assert (found["c"].response.http, found["c"].response.body) == ((202,), "R")


def test_confidence_covers_what_stands_beside_it(system):
    state = system("states: {A: {confidence: deduced, actions: {go: B}}}").states["A"]
    (outcome,) = state.actions.members["go"].outcomes
    assert outcome.fact.confidence == Table([("", Confidence.DEDUCED)])


def test_confidence_names_the_parts_where_they_differ(system):
    state = system(
        "states: {A: {confidence: {actions: deduced}, actions: {go: B}, moves: [B]}}"
    ).states["A"]
    (outcome,) = state.actions.members["go"].outcomes
    assert outcome.fact.confidence == Table([("", Confidence.DEDUCED)])
    assert not state.moves.members[0].fact.confidence


def test_parts_that_are_not_named_keep_the_confidence_of_the_file(system):
    state = system(
        "defaults: {confidence: assumed}\n"
        "states: {A: {confidence: {actions: deduced}, actions: {go: B}, moves: [B]}}"
    ).states["A"]
    assert state.moves.members[0].fact.confidence == Table([("", Confidence.ASSUMED)])


def test_what_has_its_own_source_has_its_confidence_too(system):
    state = system(
        "states: {A: {confidence: deduced, actions: {go: {target: B, source: s}}}}"
    ).states["A"]
    assert not state.actions.members["go"].fact.confidence


def test_what_is_said_of_an_element_alone_is_not_handed_down(system):
    state = system(
        "states: {A: {source: s, was: Z, allow: {r: why}, x-a: 1,"
        " disputed: [{says: no}], deprecated: true, actions: {go: B}}}"
    ).states["A"]
    (outcome,) = state.actions.members["go"].outcomes
    assert outcome.fact.source == ("s",)
    assert outcome.fact == Fact(source=("s",))


def test_how_sure_a_part_is_is_handed_down_to_that_part_alone(system):
    state = system(
        "states: {A: {actions: {go: {errors: [E], confidence: {errors: deduced},"
        " outcomes: [B]}}}}"
    ).states["A"]
    (outcome,) = state.actions.members["go"].outcomes
    assert not outcome.fact.confidence


def test_a_reading_in_words_disputes_the_whole_and_a_key_only_itself(system):
    states = system(
        "states: {A: {disputed: [{says: no}]}, B: {disputed: [{wire: X}]}, C: {}}"
    ).states
    assert states["A"].fact.disputes("actions")
    assert states["B"].fact.disputes("wire")
    assert not states["B"].fact.disputes("actions")
    assert not states["C"].fact.disputes("actions")


def test_what_is_not_deprecated_is_not(system):
    text = "A: {deprecated: false}, B: {deprecated: true}, C: {deprecated: {use: X}}"
    states = system(f"states: {{{text}}}").states
    assert states["A"].fact.deprecated is None
    assert states["B"].fact.deprecated is not None
    assert states["C"].fact.deprecated.use == "X"


def test_a_rule_is_allowed_with_a_reason_and_perhaps_a_day(system):
    allow = (
        system("states: {A: {allow: {a: why, b: {reason: so, until: 2027-01-31}}}}")
        .states["A"]
        .fact.allow
    )
    assert (allow["a"].reason, allow["a"].until) == ("why", "")
    assert (allow["b"].reason, allow["b"].until) == ("so", "2027-01-31")


def test_small_tables_are_told_apart_by_what_they_hold():
    assert len({hash(Table([("f", n)])) for n in range(100)}) == 100
    assert hash(Table([("f", [1])])) == hash(Table([("f", [1])]))


def test_a_place_is_one_object_however_often_it_is_named(system):
    state = system("states: {A: {source: guide, actions: {go: B}}}").states["A"]
    assert state.fact.at is state.at
    (outcome,) = state.actions.members["go"].outcomes
    assert outcome.places["target"] == (outcome.at,)
    assert outcome.places["target"][0] is outcome.at


def test_what_is_empty_is_one_table_for_all(system):
    made = system("models: {M: {source: guide, fields: {a: string}}}").models["M"]
    assert made.fact.allow is made.fact.extensions is made.variants is EMPTY
    assert made.words is NO_WORDS
