"""What holds of every system that can be thought of, whatever its texts are."""

import json
from xml.etree import ElementTree as ET

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from notation_readers import of_dot, of_mermaid, of_plantuml
from small_systems import graph_of

from statecheck.diagrams import NOTATIONS, Detail, Theme, View, draw, measure, staged
from statecheck.diagrams.refusals import usual_errors
from statecheck.diagrams.ways import ways
from statecheck.diagrams.wording import sentence
from statecheck.syntax import visible

STATES = ("A", "B", "C", "D", "a-b", "end")
TARGETS = (*STATES, "X", "unknown", "stay")
# What cannot stand in a spec at all never comes so far as to be drawn.
texts = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff"
    ),
    min_size=1,
    max_size=20,
).filter(str.strip)
outcomes = st.fixed_dictionaries(
    {"target": st.sampled_from(TARGETS)}, optional={"guard": texts}
)
states = st.fixed_dictionaries(
    {"description": texts},
    optional={
        "group": texts,
        "actions": st.dictionaries(
            st.sampled_from(("go", "do", "no")),
            st.lists(outcomes, min_size=1, max_size=3),
        ),
        "moves": st.lists(outcomes, min_size=1, max_size=2),
    },
)
systems = st.fixed_dictionaries(
    {
        "statecheck": st.just(1),
        "system": st.just("door"),
        "title": texts,
        "initial": st.just("A"),
        "exits": st.just({"X": "success"}),
        "actions": st.just({"go": {}, "do": {}, "no": "unknown"}),
        "states": st.fixed_dictionaries(dict.fromkeys(STATES, states)),
    }
)
few = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@few
@given(systems, st.sampled_from(Detail))
def test_every_notation_says_what_the_drawing_says(system, detail):
    (drawing,) = draw(graph_of(json.dumps(system)), View(detail=detail, whole=True))
    nodes = {each.id for each in (*drawing.boxes, *drawing.forks)}
    edges = sorted((arrow.tail, arrow.head) for arrow in drawing.arrows)
    for notation, read in (
        ("dot", of_dot),
        ("mermaid", of_mermaid),
        ("plantuml", of_plantuml),
    ):
        found, joined = read(NOTATIONS[notation](drawing, Theme.LIGHT).decode())
        assert {each for each in found if not each.startswith("c_")} == nodes, notation
        assert joined == edges, notation


@few
@given(systems)
def test_every_picture_is_xml_whose_texts_can_be_read(system):
    (drawing,) = draw(graph_of(json.dumps(system)), View(whole=True))
    ET.fromstring(NOTATIONS["svg"](drawing, Theme.AUTO))  # noqa: S314  # our own text
    found = measure(staged(drawing))
    assert found.clean, found.words()


@few
@given(systems)
def test_every_outcome_is_drawn(system):
    graph = graph_of(json.dumps(system))
    (drawing,) = draw(graph, View(whole=True))
    lines = [line for each in (*drawing.boxes, *drawing.forks) for line in each.lines]
    drawn = {word for each in (*lines, *drawing.arrows) for word in each.means}
    usual = usual_errors(ways(graph, graph.space.everything))
    assert drawn == {
        visible(sentence(edge))
        for edge in graph.edges
        if not (edge.stays and edge.error in usual)
    }
