"""What edges a spec has, and of what kind: the language, section "The graph"."""

import pytest

from statecheck.graph import START, EdgeKind
from statecheck.spec import Confidence

ENDS = "exits: {DONE: success, LOST: failure}\n"


@pytest.fixture(scope="module")
def kind(graph, edge):
    """Return the kind of the one edge from A to DONE, or of that to nowhere known."""

    def found(text, target="DONE", **settings):
        return edge(graph("initial: A\n" + ENDS + text, **settings), "A", target).kind

    return found


def test_nodes_are_states_exits_and_the_start(machine):
    assert set(machine("A-go->DONE").leaving) == {START, "A", "DONE"}


def test_there_is_an_edge_for_each_target_of_each_outcome(graph):
    text = "states: {A: {actions: {go: [DONE, {target: [LOST, A]}], no: DONE}}}"
    door = graph("initial: A\n" + ENDS + text)
    assert [(edge.action, edge.target) for edge in door.leaving["A"]] == [
        ("go", "DONE"),
        ("go", "LOST"),
        ("go", "A"),
        ("no", "DONE"),
    ]


def test_what_is_said_without_conditions_is_certain(kind):
    assert kind("states: {A: {actions: {go: DONE}}}") is EdgeKind.CERTAIN


def test_that_the_server_chooses_makes_no_outcome_less_certain(kind):
    assert kind("states: {A: {actions: {go: [DONE, LOST]}}}") is EdgeKind.CERTAIN


def test_a_condition_on_what_is_sent_makes_an_outcome_no_less_certain(kind):
    text = "states: {A: {actions: {go: {when: {code: present}, target: DONE}}}}"
    assert kind(text) is EdgeKind.CERTAIN


@pytest.mark.parametrize(
    "text",
    [
        "states: {A: {actions: {go: [{guard: if so, target: DONE}]}}}",
        "states: {A: {actions: {go: {guard: if so, target: DONE}}}}",
        "states: {A: {actions: {go: {offered: sometimes, target: DONE}}}}",
        "states: {A: {moves: [DONE]}}",
        "states: {A: {moves: [{target: DONE, after: PT5M, guard: if so}]}}",
    ],
    ids=["guard", "guard-of-offer", "offered", "move", "guarded-time"],
)
def test_what_the_server_decides_is_sometimes(kind, text):
    assert kind(text) is EdgeKind.SOMETIMES


@pytest.mark.parametrize("after", ["PT5M", "{field: /until}", "unknown"])
def test_a_move_with_a_time_and_no_guard_is_certain(kind, after):
    text = f"states: {{A: {{moves: [{{target: DONE, after: {after}}}]}}}}"
    assert kind(text) is EdgeKind.CERTAIN


@pytest.mark.parametrize(
    "text",
    [
        "states: {A: {actions: {go: {if: o, target: DONE}}}}",
        "states: {A: {actions: {go: [{if: o, target: DONE}]}}}",
        "states: {A: {actions: {go: [{if: o, guard: if so, target: DONE}]}}}",
    ],
    ids=["offer", "outcome", "with-a-guard"],
)
def test_what_only_some_variants_have_is_optional(kind, text):
    assert kind("options: {o: {}}\n" + text) is EdgeKind.OPTIONAL


def test_what_every_variant_of_an_optional_state_has_is_certain(kind):
    text = "options: {o: {}}\nstates: {A: {if: o, actions: {go: DONE}}}"
    assert kind(text) is EdgeKind.CERTAIN


def test_what_is_doubtful_is_called_so_even_if_only_some_variants_have_it(kind):
    text = "{if: o, target: DONE, disputed: [{says: no}]}"
    options = "options: {o: {}}\n"
    assert kind(options + f"states: {{A: {{actions: {{go: {text}}}}}}}") is (
        EdgeKind.DOUBTFUL
    )


def test_an_if_that_always_holds_makes_nothing_optional(kind):
    text = "states: {A: {actions: {go: {if: o or not o, target: DONE}}}}"
    assert kind("options: {o: {}}\n" + text) is EdgeKind.CERTAIN


@pytest.mark.parametrize(
    "text",
    [
        "states: {A: {actions: {go: unknown}}}",
        "states: {A: {actions: [go]}}",
        "states: {A: {actions: unknown, moves: none}}",
        "states: {A: {actions: none, moves: unknown}}",
        "states: {A: {description: Nobody says how it goes on.}}",
        "states: {A: {actions: {go: {error: E, target: unknown}}}}",
    ],
    ids=["target", "name-alone", "actions", "moves", "silent", "after-an-error"],
)
def test_unknown_is_a_doubtful_edge_to_nowhere_known(kind, text):
    assert kind(text, target="") is EdgeKind.DOUBTFUL


@pytest.mark.parametrize(
    "text",
    [
        "states: {A: {actions: {go: {target: DONE, disputed: [{says: No.}]}}}}",
        "states: {A: {actions: {go: {target: DONE, disputed: [{target: LOST}]}}}}",
        "states: {A: {actions: {go: DONE}, disputed: [{actions: none}]}}",
        "states: {A: {moves: [DONE], disputed: [{moves: none}]}}",
    ],
    ids=["in-words", "by-key", "actions", "moves"],
)
def test_a_disputed_fact_is_doubtful(kind, text):
    assert kind(text) is EdgeKind.DOUBTFUL


def test_a_dispute_over_something_else_makes_no_edge_doubtful(kind):
    text = "states: {A: {actions: {go: DONE}, disputed: [{wire: a}]}}"
    assert kind(text) is EdgeKind.CERTAIN


def test_by_default_everything_counts_that_is_written(kind):
    text = "states: {A: {actions: {go: {target: DONE, confidence: assumed}}}}"
    assert kind(text) is EdgeKind.CERTAIN


def test_a_confidence_below_the_bar_is_doubtful(kind):
    text = "states: {A: {actions: {go: {target: DONE, confidence: deduced}}}}"
    assert kind(text, bar=Confidence.OBSERVED) is EdgeKind.DOUBTFUL
    assert kind(text, bar=Confidence.DEDUCED) is EdgeKind.CERTAIN


def test_confidence_is_given_for_parts(kind):
    text = "states: {{A: {{actions: {{go: DONE}}, confidence: {}}}}}"
    deduced = text.format("{status: documented, actions: deduced}")
    documented = text.format("{model: deduced, actions: documented}")
    assert kind(deduced, bar=Confidence.DOCUMENTED) is EdgeKind.DOUBTFUL
    assert kind(documented, bar=Confidence.DOCUMENTED) is EdgeKind.CERTAIN


def test_an_outcome_gives_its_confidence_for_parts_too(kind):
    text = "states: {{A: {{actions: {{go: {{target: DONE, confidence: {}}}}}}}}}"
    assert kind(text.format("{target: deduced}"), bar=Confidence.OBSERVED) is (
        EdgeKind.DOUBTFUL
    )
    assert kind(text.format("{message: deduced}"), bar=Confidence.OBSERVED) is (
        EdgeKind.CERTAIN
    )


def test_an_edge_into_a_state_below_the_bar_is_doubtful(graph, edge):
    door = graph(
        "states: {A: {actions: {go: B}},"
        " B: {final: success, confidence: {status: assumed}}}",
        bar=Confidence.DEDUCED,
    )
    assert edge(door, "A", "B").kind is EdgeKind.DOUBTFUL


def test_confidence_is_that_of_the_surest_source(kind):
    text = (
        "sources: {a: {confidence: observed}, b: {confidence: assumed}}\n"
        "states: {A: {actions: {go: {target: DONE, source: [a, b]}}}}"
    )
    assert kind(text, bar=Confidence.OBSERVED) is EdgeKind.CERTAIN
    assert kind(text, bar=Confidence.DOCUMENTED) is EdgeKind.DOUBTFUL


def test_an_edge_into_a_state_that_a_variant_lacks_does_not_exist_there(graph, edge):
    door = graph(
        "initial: A\noptions: {o: {}}\n"
        "states: {A: {actions: {go: B}}, B: {if: o, final: success}}"
    )
    assert not edge(door, "A", "B").variants & door.variant({"o": False})
    assert edge(door, "A", "B").kind is EdgeKind.OPTIONAL


def test_an_error_without_a_target_stays(graph, edge):
    door = graph("states: {A: {actions: {go: {error: E}}}}\nerrors: {E: {}}")
    assert edge(door, "A", "A").error == "E"


def test_the_target_of_an_error_code_says_where_the_flow_is(graph, edge):
    door = graph(
        "states: {A: {actions: {go: {error: F}}}, B: {final: failure}}\n"
        "errors: {E: {target: B, details: {F: {}}}}"
    )
    assert edge(door, "A", "B").error == "E/F"


def test_a_bare_code_may_come_with_a_detail_that_leads_elsewhere(graph, edge):
    text = (
        "states: {{A: {{actions: {{go: {{error: {}}}}}}}, B: {{final: failure}}}}\n"
        "errors: {{E: {{details: {{F: {{target: B}}}}}}}}"
    )
    assert edge(graph(text.format("E")), "A", "B").error == "E/F"
    assert [e.target for e in graph(text.format("E/none")).leaving["A"]] == ["A"]


def test_errors_of_an_action_hold_in_every_state(graph, edge):
    door = graph(
        "states: {A: {actions: {go: B}}, B: {actions: {go: A}}}\n"
        "actions: {go: {errors: [E]}}\nerrors: {E: {}}"
    )
    assert edge(door, "A", "A").error == edge(door, "B", "B").error == "E"


def test_what_a_state_says_of_an_error_is_said_instead(graph):
    door = graph(
        "states: {A: {actions: {go: [{error: F, target: B}]}}, B: {final: failure}}\n"
        "actions: {go: {errors: [E/F]}}\nerrors: {E: {details: {F: {}}}}"
    )
    assert [edge.target for edge in door.leaving["A"]] == ["B"]


CODES = "errors: {E: {details: {F: {}, G: {}}}}"


@pytest.fixture(scope="module")
def refused(graph):
    """Return the errors of A's edges with what is apart from each, by target."""

    def found(outcome, errors, codes=CODES):
        door = graph(
            f"states: {{A: {{actions: {{go: [{outcome}]}}}}, B: {{final: failure}}}}\n"
            f"actions: {{go: {{errors: [{errors}]}}}}\n{codes}"
        )
        return [(edge.target, edge.error, edge.apart) for edge in door.leaving["A"]]

    return found


def test_what_a_state_says_of_a_detail_is_said_instead_of_the_code_above(refused):
    led = "errors: {E: {details: {F: {target: B}, G: {}}}}"
    assert refused("{guard: third, error: E/F}", "E", led) == [
        ("B", "E/F", ()),
        ("A", "E", ("E/F",)),
    ]


def test_what_a_state_says_of_a_code_is_said_of_its_details(refused):
    assert refused("{guard: third, error: E}", "E/F, E/G") == [("A", "E", ())]


def test_what_a_state_says_of_a_code_without_details_is_not_said_of_them(refused):
    assert refused("{error: E/none, target: B}", "E") == [
        ("B", "E", ("E/F", "E/G")),
        ("A", "E", ("E/none",)),
    ]


def test_a_code_is_not_there_once_more_if_all_that_it_may_be_is_said(refused):
    said = "{error: E/none}, {error: E/F}, {error: E/G, target: B}"
    assert [error for _, error, _ in refused(said, "E")] == ["E", "E/F", "E/G"]


def test_an_outcome_with_a_target_says_where_every_detail_leads(refused):
    led = "errors: {E: {details: {F: {target: A}}}}"
    assert refused("{error: E, target: B}", "E", led) == [("B", "E", ())]


def test_an_error_code_is_there_in_some_variants_only(graph, edge):
    door = graph(
        "options: {o: {}}\nstates: {A: {actions: {go: {error: F}}}}\n"
        "errors: {E: {if: o, details: {F: {}}}}"
    )
    assert not edge(door, "A", "A").variants & door.variant({"o": False})


def test_a_safe_action_that_leads_elsewhere_shows_a_move(graph, edge):
    door = graph(
        "states: {A: {actions: {poll: [stay, B]}}, B: {final: success}}\n"
        "actions: {poll: {safe: true}}"
    )
    assert edge(door, "A", "B").move
    assert edge(door, "A", "B").kind is EdgeKind.SOMETIMES
    assert not edge(door, "A", "A").move


def test_a_move_and_the_safe_action_that_shows_it_are_one_edge(graph, edge):
    door = graph(
        "states: {A: {actions: {poll: B}, moves: [{target: B, after: PT5M}]},"
        " B: {final: success}}\nactions: {poll: {safe: true}}"
    )
    assert edge(door, "A", "B").action == "poll"
    assert edge(door, "A", "B").timed


def test_a_disputed_safe_action_says_more_than_a_move_that_comes_at_times(graph):
    door = graph(
        "states: {B: {final: success}, "
        "A: {actions: {poll: {target: B, disputed: [{says: no}]}}, moves: [B]}}\n"
        "actions: {poll: {safe: true}}"
    )
    assert {edge.kind for edge in door.leaving["A"]} == {
        EdgeKind.SOMETIMES,
        EdgeKind.DOUBTFUL,
    }


def test_a_move_is_shown_by_a_safe_action_that_stays(graph, edge):
    door = graph(
        "states: {A: {actions: {poll: stay}, moves: [B]}, B: {final: success}}\n"
        "actions: {poll: {safe: true}}"
    )
    assert (edge(door, "A", "B").action, edge(door, "A", "B").pressed) == ("", "poll")


def test_requests_begin_a_flow_where_there_are_any(graph):
    door = graph("start: {create: A}\ninitial: A\nstates: {A: {final: ended}}")
    assert [edge.action for edge in door.leaving[START]] == ["create"]


def test_where_a_flow_begins_may_be_unknown(graph, edge):
    for text in ("initial: unknown\n", ""):
        door = graph(text + "states: {A: {final: ended}}")
        assert edge(door, START, "").kind is EdgeKind.DOUBTFUL


def test_a_misspelt_target_is_taken_for_the_nearest(graph, edge):
    door = graph("states: {A: {actions: {go: DOEN}}}\nexits: {DONE: success}")
    assert edge(door, "A", "DONE").declared


def test_a_target_that_is_near_nothing_leads_nowhere_known(graph, edge):
    door = graph("states: {A: {actions: {go: ELSEWHERE}}}\nexits: {DONE: success}")
    assert not edge(door, "A", "").declared


def test_beside_start_an_unknown_initial_says_nothing(graph):
    text = "initial: unknown\nstart: {go: A}\nstates: {A: {final: success}}\n"
    with_it, without = (graph(each) for each in (text, text.partition("\n")[2]))
    assert [edge.target for edge in with_it.leaving[START]] == ["A"]
    assert [edge.target for edge in without.leaving[START]] == ["A"]
