import pytest

from statecheck.spec import End

HEAD = "statecheck: 1\nsystem: door\n"


def outcomes(state, action):
    return [
        (*each.target, *each.error) for each in state.actions.members[action].outcomes
    ]


@pytest.fixture
def door(system):
    return lambda text: system(HEAD + text)


@pytest.fixture
def states(door):
    return lambda text: door(text).states


def test_everywhere_holds_in_every_state_that_is_not_final(states):
    found = states(
        "states: {A: {}, B: {final: success}}\n"
        "everywhere: [{actions: {cancel: B}, moves: [B], in: [A, B]}]"
    )
    assert set(found["A"].actions.members) == {"cancel"}
    assert [move.target for move in found["A"].moves.members] == [("B",)]
    assert not found["B"].actions.members
    assert not found["B"].moves.members


@pytest.mark.parametrize(
    ("scope", "names"),
    [
        ("in: [A]", "A"),
        ("in: [Late]", "BC"),
        ("except: [Late]", "A"),
        ("in: [Late, A], except: [B]", "AC"),
    ],
)
def test_everywhere_names_states_and_groups(states, scope, names):
    found = states(
        "states: {A: {}, B: {group: Late}, C: {group: Late}}\n"
        f"everywhere: [{{actions: {{cancel: A}}, {scope}}}]"
    )
    assert {name for name, each in found.items() if each.actions.members} == set(names)


def test_a_state_that_has_the_action_itself_wins_whole(states):
    found = states(
        "states: {A: {actions: {cancel: [{guard: late, target: A}]}}}\n"
        "everywhere: [{actions: {cancel: [B, {error: E}]}}]"
    )
    assert outcomes(found["A"], "cancel") == [("A",)]


def test_errors_of_everywhere_may_be_the_answer_to_every_action(states):
    found = states(
        "states: {A: {actions: {go: [A, {error: OLD}], more: [{error: E, target: A}]}}}"
        "\n"
        "everywhere: [{errors: [E]}]\nerrors: {E: {}, OLD: {}}"
    )
    assert outcomes(found["A"], "go") == [("A",), ("OLD",), ("E",)]
    assert outcomes(found["A"], "more") == [("A", "E")]


def test_everywhere_may_have_more_than_is_written(states):
    found = states(
        "states: {A: {actions: {go: A}}}\nactions: {x: {target: A}}\n"
        "everywhere: [{actions: [x, unknown]}]"
    )
    assert not found["A"].actions.complete
    assert found["A"].moves.complete
    assert outcomes(found["A"], "x") == [("A",)]


@pytest.mark.parametrize("word", ["actions: none", "moves: none", "final: success"])
def test_a_state_that_says_how_it_goes_on_has_nothing_else(states, word):
    state = states(f"states: {{A: {{{word}}}}}")["A"]
    assert state.actions.complete
    assert state.moves.complete


@pytest.mark.parametrize("text", ["", "incomplete: true, actions: none"])
def test_a_state_that_says_nothing_or_not_all_may_go_on_in_any_way(states, text):
    state = states(f"states: {{A: {{{text}}}}}")["A"]
    assert not state.actions.complete
    assert not state.moves.complete


def test_an_action_leads_where_the_catalogue_says_if_the_state_does_not(states):
    found = states(
        "states: {A: {actions: [go, say, sit]}}\n"
        "actions: {go: {target: [A, B]}, say: {outcomes: [A, {error: E}]},"
        " sit: unknown}"
    )
    assert outcomes(found["A"], "go") == [("A",), ("B",)]
    assert outcomes(found["A"], "say") == [("A",), ("E",)]
    assert outcomes(found["A"], "sit") == [("unknown",)]


def test_what_is_said_of_the_offer_leaves_where_it_leads_to_the_action(states):
    found = states("states: {A: {actions: {go: {if: o}}}}\nactions: {go: {target: A}}")
    assert outcomes(found["A"], "go") == [("A",)]
    assert str(found["A"].actions.members["go"].if_) == "o"


def test_an_incomplete_action_leaves_more_open_where_it_leads(door):
    found = door(
        "states: {A: {actions: [go]}, B: {actions: {go: A}}}\n"
        "actions: {go: {incomplete: true, target: A, errors: [E]}}"
    )
    assert found.states["A"].actions.members["go"].incomplete
    assert not found.states["B"].actions.members["go"].incomplete
    assert not found.actions["go"].errors.complete


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{go: {target: [A, B]}}", "{go: [A, B]}"),
        ("{go: {if: o, target: [A, B]}}", "{go: {if: o, outcomes: [A, B]}}"),
        (
            "{go: [{error: [E, F], target: A}]}",
            "{go: [{error: E, target: A}, {error: F, target: A}]}",
        ),
        (
            "{go: {guard: g, target: A}}",
            "{go: {guard: g, offered: sometimes, target: A}}",
        ),
        ("{go: A}", "{go: {actor: user, target: A}}"),
    ],
)
def test_what_means_the_same_is_the_same(states, one, other):
    text = "states: {{A: {{actions: {}}}}}\n"
    text += "actions: {{go: {{}}}}\nerrors: {{E: {{}}, F: {{}}}}"
    assert states(text.format(one)) == states(text.format(other))


def test_an_outcome_that_has_conditions_only_leads_where_nobody_says(states):
    found = states("states: {A: {actions: {go: {when: {x: present}}}}}")
    assert outcomes(found["A"], "go") == [("unknown",)]


def test_outcomes_are_a_set(states):
    text = "states: {A: {actions: {go: [A, A, {error: F}, {error: E/F}]}}}\n"
    found = states(text + "errors: {E: {details: {F: {}}}}")
    assert outcomes(found["A"], "go") == [("A",), ("E/F",)]


def test_a_code_that_was_written_in_two_ways_is_listed_once(door):
    text = "actions: {go: {errors: [F, E/F]}}\nerrors: {E: {details: {F: {}}}}"
    assert door(text).actions["go"].errors.members == ("E/F",)


def test_a_list_of_targets_of_a_move_is_as_many_moves(states):
    one = states("states: {A: {moves: [{target: [A, B], after: PT5S}]}}")
    other = states(
        "states: {A: {moves: [{target: A, after: PT5S}, {target: B, after: PT5S}]}}"
    )
    assert one == other


def test_a_state_whose_wire_is_its_name_says_nothing_by_it(door):
    one = "states: {A: {wire: A}}\nactions: {a: {wire: a}}\nerrors: {E: {wire: E}}"
    assert door(one) == door("states: {A: {}}\nactions: {a: {}}\nerrors: {E: {}}")


def test_details_have_the_status_and_the_target_of_their_code(door):
    found = door(
        "states: {A: {}, B: {}}\n"
        "errors: {E: {http: 400, target: A, details: {F: {details: {G: {http: 422}}},"
        " H: {target: B}}}}"
    ).errors["E"]
    assert found.details["F"].http == (400,)
    assert found.details["F"].details["G"].http == (422,)
    assert found.details["F"].details["G"].target == ("A",)
    assert found.details["H"].target == ("B",)


def test_a_model_has_the_fields_of_those_it_extends(door):
    models = door(
        "models: {A: {fields: {a: string}}, B: {fields: {b: string}},"
        " C: {extends: [A, B], fields: {c: string}}, D: {extends: C}}"
    ).models
    assert list(models["D"].fields) == ["a", "b", "c"]


def test_a_field_that_is_narrowed_keeps_what_is_not_written_again(door):
    field = (
        door(
            "models: {A: {fields: {a: {type: string, required: true, maxLength: 9}}},"
            " B: {extends: A, fields: {a: {type: string, maxLength: 5}}}}"
        )
        .models["B"]
        .fields["a"]
    )
    assert (field.required, field.max_length) == (True, 5)


def test_what_extends_an_incomplete_model_is_incomplete(door):
    text = "models: {A: {incomplete: true, open: true}, B: {extends: A, fields: {}}}"
    model = door(text).models["B"]
    assert model.incomplete
    assert model.open


def test_variants_are_inherited(door):
    model = door(
        "models: {A: {discriminator: t, fields: {t: string}, variants: {X: {}}},"
        " B: {extends: A, variants: {Y: {}}}}"
    ).models["B"]
    assert model.discriminator == "t"
    assert set(model.variants) == {"X", "Y"}


def test_a_model_in_place_has_what_it_extends_too(door):
    found = door(
        "models: {A: {fields: {a: string}}}\n"
        "actions: {go: {request: {extends: A, fields: {b: string}}}}"
    )
    assert set(found.actions["go"].request.fields) == {"a", "b"}


def test_models_that_extend_each_other_have_what_both_have(door):
    models = door(
        "models: {A: {extends: B, fields: {a: string}},"
        " B: {extends: A, fields: {b: any}}}"
    ).models
    assert set(models["A"].fields) == set(models["B"].fields) == {"a", "b"}


def test_the_start_leads_where_the_catalogue_says(door):
    found = door("start: [create]\nactions: {create: {target: A}}\nstates: {A: {}}")
    (outcome,) = found.start.members["create"].outcomes
    assert outcome.target == ("A",)


def test_ends_stay_what_they_are(states):
    text = ", ".join(f"{end.name}: {{final: {end}}}" for end in End)
    assert {each.final for each in states(f"states: {{{text}}}").values()} == set(End)


def test_an_entry_is_held_against_the_one_that_counts(said):
    found = said(
        "statecheck: 1\nsystem: a\ninitial: A\nactions: {x: {}}\n"
        "states: {A: {actions: {y: A}}, B: {actions: {y: A}}}\n"
        "everywhere:\n- {actions: {x: A}, in: [A]}\n- {actions: {x: B}, in: [B]}\n"
        "- {actions: {x: B}}\n- {actions: {x: A}, in: [A]}\n- {actions: {x: stay}}\n"
    )
    assert found == [
        ("clashing-everywhere", "`x` is given to `A` twice, and not alike"),
        ("clashing-everywhere", "`x` is given to `A` twice, and not alike"),
    ]


def test_a_field_insists_on_what_a_parent_far_up_says_otherwise(system):
    models = system(
        "statecheck: 1\nsystem: a\nmodels:\n"
        "  M: {fields: {f: {type: string, nullable: true}}}\n"
        "  N: {extends: M, fields: {f: {type: string, nullable: false}}}\n"
        "  O: {extends: N, fields: {g: string}}\n"
    ).models
    assert "nullable" in models["O"].fields["f"].words
    assert "nullable" not in models["O"].fields["g"].words


def test_what_is_there_as_it_is_written_is_one_object_in_both(linked):
    each = linked(
        HEAD + "models: {M: {fields: {a: string}}}\n"
        "errors: {E: {http: 400, details: {D: {http: 400}}}}\n"
        "actions: {go: {outcomes: [A]}}\n"
        "states: {A: {actions: {go: {actor: user, outcomes: [A, {error: E}]}}}}"
    )["door"]
    made, written = each.system, each.written
    assert made.models["M"] is written.models["M"]
    assert made.errors["E"].details["D"] is written.errors["E"].details["D"]
    assert made.actions["go"] is written.actions["go"]
    (offer,) = made.states["A"].actions.members.values()
    assert offer is written.states["A"].actions.members["go"]


def test_an_error_that_may_be_the_answer_everywhere_is_one_outcome_for_all(states):
    found = states(
        "states: {A: {actions: {x: B, y: B}}, B: {actions: {x: A}}}\n"
        "everywhere: [{errors: [E]}]\nerrors: {E: {}}"
    )
    refusals = {
        id(each)
        for state in found.values()
        for offer in state.actions.members.values()
        for each in offer.outcomes
        if each.error
    }
    assert len(refusals) == 1
