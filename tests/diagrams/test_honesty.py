"""Everything in the spec is in the picture, and nothing else is."""

import pytest

from statecheck.diagrams import Detail, Kind, View, draw
from statecheck.diagrams.refusals import usual_errors
from statecheck.diagrams.ways import ways
from statecheck.diagrams.wording import sentence
from statecheck.graph import StateGraph
from statecheck.syntax.characters import visible

NAMES = (
    "pingone-verify",
    "symantec-vip",
    "pingfederate",
    "form-then-vip",
    "form-then-verify",
)


def whole(graph, **words):
    (drawing,) = draw(graph, View(whole=True, **words))
    return drawing


def means(drawing):
    lines = [line for each in (*drawing.boxes, *drawing.forks) for line in each.lines]
    return {word for each in (*lines, *drawing.arrows) for word in each.means}


def outcomes(graph, variants=None):
    """Return the outcomes that a picture has to show, in sentences."""
    within = graph.space.everything if variants is None else variants
    usual = usual_errors(ways(graph, within))
    return {
        visible(sentence(edge))
        for edge in graph.edges
        if edge.variants & within and not (edge.stays and edge.error in usual)
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_state_and_exit_is_drawn_once(specs, name):
    graph: StateGraph = specs[name]
    drawn = [box.name for box in whole(graph).boxes if box.name]
    flow_exits = {e for e in graph.system.exits if not graph.entering[e]}
    unused = flow_exits if name.startswith("form-") else set()
    there = {node for node, variants in graph.exists.items() if variants}
    assert sorted(drawn) == sorted(there - unused)


def test_that_states_exist_in_no_variant_is_said(specs):
    notes = whole(specs["form-then-vip"]).notes
    assert "2 states do not exist in any variant, so they are not drawn." in notes


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("detail", [Detail.ACTIONS, Detail.ERRORS])
def test_every_outcome_is_drawn_and_no_other(specs, name, detail):
    graph = specs[name]
    drawn = means(whole(graph, detail=detail))
    assert outcomes(graph) <= drawn
    usual = usual_errors(ways(graph, graph.space.everything))
    everything = {visible(sentence(edge)) for edge in graph.edges}
    assert drawn <= everything
    notes = " ".join(whole(graph).notes)
    assert all(code in notes for code in usual)


@pytest.mark.parametrize("name", NAMES)
def test_every_action_on_offer_has_a_place(specs, name):
    graph = specs[name]
    drawing = whole(graph)
    named = {key for fork in drawing.forks for key in fork.names}
    lines = {line.text for box in drawing.boxes for line in box.lines}
    for edge in graph.edges:
        if edge.action and edge.variants:
            assert edge.action in named or edge.action.rpartition("/")[2] in lines


@pytest.mark.parametrize("name", NAMES)
def test_every_arrow_joins_what_is_drawn(specs, name):
    for drawing in draw(specs[name], View()):
        ids = [each.id for each in (*drawing.boxes, *drawing.forks, *drawing.arrows)]
        assert len(ids) == len(set(ids))
        ends = {each.id for each in (*drawing.boxes, *drawing.forks)}
        assert all({arrow.tail, arrow.head} <= ends for arrow in drawing.arrows)


def test_what_is_not_known_is_a_mark_and_no_state(graph):
    drawing = whole(
        graph(
            "initial: A\n"
            "states: {A: {actions: {go: [B, unknown]}}, B: {final: success}}\n"
            "actions: {go: {}}"
        )
    )
    (mark,) = [box for box in drawing.boxes if box.kind is Kind.UNKNOWN]
    assert mark.name == ""
    (arrow,) = [arrow for arrow in drawing.arrows if arrow.head == mark.id]
    assert arrow.unknown


def test_what_is_deduced_is_told_apart(graph):
    drawing = whole(
        graph(
            "initial: A\nstates:\n"
            "  A: {actions: {go: {target: B, confidence: deduced}, do: B}}\n"
            "  B: {final: success}\nactions: {go: {}, do: {}}"
        )
    )
    deduced = {fork.names: fork.deduced for fork in drawing.forks}
    assert deduced == {("go",): True, ("do",): False}


def test_an_exit_is_no_state(graph):
    drawing = whole(
        graph(
            "initial: A\n"
            "states: {A: {actions: {go: DONE}}}\n"
            "exits: {DONE: success}\n"
            "actions: {go: {}}"
        )
    )
    kinds = {box.name: box.kind for box in drawing.boxes if box.name}
    assert kinds == {"A": Kind.STATE, "DONE": Kind.EXIT}


def test_in_a_variant_only_what_it_has_is_drawn(specs):
    graph = specs["symantec-vip"]
    view = (("smsEnabled", False), ("suppressAddCredential", False))
    drawing = whole(graph, variant=view)
    assert "VIP_SMS_CREDENTIAL_REQUIRED" not in {box.name for box in drawing.boxes}
    assert outcomes(graph, graph.space.cube(view)) <= means(drawing)
    assert not any(
        "if not suppressAddCredential" in c
        for a in drawing.arrows
        for c in a.conditions
    )
