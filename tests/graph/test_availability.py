"""Which fields have been shown by the time a state is."""

import networkx as nx
import pytest
from hypothesis import given, settings
from machines import as_text, machines, variants
from oracle import START

from statecheck.finding import Verdict
from statecheck.graph import Availabilities, shortest_run
from statecheck.graph.shown import shown_in

PROVED, REFUTED, UNDETERMINED = Verdict.PROVED, Verdict.REFUTED, Verdict.UNDETERMINED

WAYS = (
    "initial: A\nexits: {DONE: success}\nstates:\n"
    "  A: {model: none, actions: {go: B, skip: C, quit: E}}\n"
    "  B: {model: Seen, actions: {go: C}}\n"
    "  C: {model: none, actions: {go: D}}\n"
    "  D: {model: none, actions: {end: DONE}}\n"
    "  E: {model: none, actions: {end: DONE}}\n"
    "models: {Seen: {fields: {id: {type: string, required: true}}}}\n"
)


def ask(door, node, *origins):
    """Return whether one of some fields has been shown by the time a node is."""
    return Availabilities(door, [origins]).of(origins, node)


def test_a_field_is_there_where_it_is_shown_and_wherever_every_run_has_been(graph):
    door = graph(WAYS)
    shown = ("B", "/id")
    assert ask(door, "B", shown).on_every_run.verdict is PROVED
    assert ask(door, "C", shown).on_every_run.verdict is REFUTED
    assert ask(door, "C", shown).on_some_run.verdict is PROVED
    assert ask(door, "E", shown).on_some_run.verdict is REFUTED


def test_the_run_on_which_it_is_missing_can_be_had(graph):
    door = graph(WAYS)
    found = ask(door, "D", ("B", "/id"))
    run = shortest_run(door, {"D"}, avoiding=found.showing)
    assert [edge.source for edge in run] == [START, "A", "C"]


def test_several_states_may_show_the_same(graph):
    text = WAYS.replace("C: {model: none", "C: {model: Seen")
    found = ask(graph(text), "D", ("B", "/id"), ("C", "/id"))
    assert found.on_every_run.verdict is PROVED


@pytest.fixture(scope="module")
def shown(graph):
    """Return whether A shows a field: surely, perhaps, or never."""

    def asked(pointer, model, rest=""):
        door = graph(
            f"initial: A\nstates: {{A: {{model: M, final: ended}}}}\n{rest}"
            f"models: {{M: {model}, N: {{fields: {{id: {{type: string, "
            f"required: true}}}}}}}}"
        )
        surely, perhaps = shown_in(door, "A", pointer)
        return PROVED if surely else UNDETERMINED if perhaps else REFUTED

    return asked


@pytest.mark.parametrize(
    ("pointer", "model", "verdict"),
    [
        ("/a", "{fields: {a: {type: string, required: true}}}", PROVED),
        ("a", "{fields: {a: {type: string, required: true}}}", PROVED),
        ("/a", "{fields: {a: string}}", UNDETERMINED),
        ("/a", "{fields: {a: {type: string, required: false}}}", UNDETERMINED),
        ("/b", "{fields: {a: string}}", REFUTED),
        ("/b", "{fields: {a: string}, open: true}", UNDETERMINED),
        ("/b", "{fields: {a: string}, incomplete: true}", UNDETERMINED),
        ("/b", "{description: Nobody says what is in it.}", UNDETERMINED),
        ("/a/id", "{fields: {a: {type: N, required: true}}}", PROVED),
        ("/a/no", "{fields: {a: {type: N, required: true}}}", REFUTED),
        ("/a/*/id", "{fields: {a: {type: 'N[]', required: true}}}", UNDETERMINED),
        ("/a/x/id", "{fields: {a: {type: map<N>, required: true}}}", UNDETERMINED),
        ("/a/x", "{fields: {a: {type: any, required: true}}}", UNDETERMINED),
        ("/a/x", "{fields: {a: {type: string, required: true}}}", REFUTED),
        (
            "/b",
            "{discriminator: t, fields: {t: any}, variants: {x: {fields: {b: any}}}}",
            UNDETERMINED,
        ),
    ],
)
def test_a_field_is_shown_as_its_model_says(shown, pointer, model, verdict):
    assert shown(pointer, model) is verdict


def test_open_answers_may_show_more(shown):
    model = "{fields: {a: string}}"
    assert shown("/b", model, "openness: {answers: open}\n") is UNDETERMINED


def test_what_every_answer_carries_is_shown(shown):
    wire = "wire: {state: {read: GET /a, status: /status, model: N}}\n"
    assert shown("/id", "{fields: {a: string}}", wire) is PROVED


def test_a_field_of_some_variants_is_shown_in_those(graph):
    door = graph(
        "initial: A\noptions: {o: {}, p: {}}\nstates: {A: {model: M, final: ended}}\n"
        "models: {M: {fields: {a: {type: string, if: o, required: {if: p}}}}}"
    )
    assert shown_in(door, "A", "/a") == (
        door.variant({"o": True, "p": True}),
        door.variant({"o": True}),
    )


@settings(max_examples=80, deadline=None)
@given(machines())
def test_it_is_as_networks_without_the_showing_state_say(graph, spec):
    spec = {
        **spec,
        "states": {
            name: {**state, "model": "Flag" if name == "B" else "none"}
            for name, state in spec["states"].items()
        },
    }
    door = graph(as_text(spec))
    shown = (("B", "/flag"),)
    # Beside it, what each other state shows is asked for: none may disturb another.
    others = [((name, "/flag"),) for name in spec["states"]]
    known = Availabilities(door, (*others, shown))
    for setting, machine in variants(spec):
        variant = door.variant(setting)
        ways = {kind: machine.network(doubtful=kind) for kind in (False, True)}
        past = {kind: network.copy() for kind, network in ways.items()}
        for network in past.values():
            network.remove_nodes_from(["B"])
        for node in machine.reached():
            found = known.of(shown, node)
            every, some = found.on_every_run, found.on_some_run
            missing = {
                k: node in network and leads(network, START, node)
                for k, network in past.items()
            }
            assert bool(every.proved & variant) is not missing[True]
            assert not (known.is_proved(shown, node) and missing[True])
            assert bool(every.refuted & variant) is missing[False]
            assert bool(some.proved & variant) is passes(ways[False], node)
            assert bool(some.refuted & variant) is not passes(ways[True], node)


def leads(network, source, target):
    return source == target or nx.has_path(network, source, target)


def passes(network, node):
    if "B" not in network:
        return False
    return leads(network, START, "B") and leads(network, "B", node)
