"""One picture of two versions: all that changed is in it, and the rest is folded."""

import json
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from notation_readers import of_dot, of_mermaid, of_plantuml
from small_systems import graph_of

from statecheck.diagrams import (
    NOTATIONS,
    Kind,
    Names,
    Remark,
    Theme,
    draw_versions,
    measure,
    staged,
)
from statecheck.diagrams.drawing import Key, News, Sign

OLD = """\
initial: A
states:
  A: {actions: {go: [B, C], stop: X, wait: stay}, moves: [D]}
  B: {actions: {go: D, stop: X}}
  C: {final: failure}
  D: {final: success}
exits: {X: canceled}
actions: {go: {}, stop: {}, wait: {}}
"""


def drawn(old, new, names=None, remarks=()):
    return draw_versions(graph_of(old), graph_of(new), names or Names(), remarks)


def boxes(drawing):
    return {box.name: box.news for box in drawing.boxes if box.name}


def forks(drawing):
    return {fork.id: fork.news for fork in drawing.forks}


def arrows(drawing, news):
    return sorted((a.tail, a.head) for a in drawing.arrows if a.news is news)


def test_the_same_twice_is_said_to_be_the_same():
    drawing = drawn(OLD, OLD)
    assert not drawing.forks
    assert {box.news for box in drawing.boxes} == {News.SAME}
    assert "Nothing that a picture shows has changed." in drawing.notes


def test_a_state_that_comes_is_new_with_all_that_it_has():
    new = OLD.replace("go: D, stop", "go: E, stop") + ""
    new = new.replace("  C: {", "  E: {actions: {go: D}}\n  C: {")
    drawing = drawn(OLD, new)
    assert boxes(drawing)["E"] is News.NEW
    assert forks(drawing) == {"a_B__go": News.OTHER, "a_E__go": News.NEW}
    assert arrows(drawing, News.NEW) == [
        ("a_B__go", "s_E"),
        ("a_E__go", "s_D"),
        ("s_E", "a_E__go"),
    ]
    assert arrows(drawing, News.GONE) == [("a_B__go", "s_D")]


def test_a_state_that_goes_is_still_drawn():
    new = OLD.replace("go: [B, C]", "go: C").replace(
        "  B: {actions: {go: D, stop: X}}\n", ""
    )
    drawing = drawn(OLD, new)
    assert boxes(drawing)["B"] is News.GONE
    assert forks(drawing) == {
        "a_A__go": News.OTHER,
        "a_B__go": News.GONE,
        "a_B__stop": News.GONE,
    }


def test_an_action_that_goes_is_still_drawn():
    drawing = drawn(OLD, OLD.replace("go: D, stop: X", "go: D"))
    assert forks(drawing) == {"a_B__stop": News.GONE}


def test_an_action_that_leads_nowhere_else_is_a_line_with_its_sign():
    drawing = drawn(OLD, OLD.replace(", wait: stay", ""))
    (box,) = [box for box in drawing.boxes if box.name == "A"]
    assert next((line.text, line.news) for line in box.lines) == ("wait", News.GONE)


def test_a_state_that_ends_otherwise_says_how_it_did_and_does():
    drawing = drawn(OLD, OLD.replace("C: {final: failure}", "C: {final: canceled}"))
    (box,) = [box for box in drawing.boxes if box.name == "C"]
    assert box.news is News.OTHER
    assert [(line.text, line.news) for line in box.lines] == [
        ("ends: failure", News.GONE),
        ("ends: canceled", News.NEW),
    ]


def test_a_condition_says_what_it_was_and_what_it_is():
    old = OLD.replace("go: [B, C]", "go: [{guard: early, target: B}, C]")
    new = OLD.replace("go: [B, C]", "go: [{guard: late, target: B}, C]")
    (arrow,) = [a for a in drawn(old, new).arrows if a.news is News.OTHER]
    assert arrow.conditions == ("\u2212 early", "+ late")


def test_an_offer_that_becomes_conditional_says_so():
    new = OLD.replace("go: D, stop", "go: {offered: sometimes, target: D}, stop")
    (fork,) = drawn(OLD, new).forks
    assert [(line.text, line.news) for line in fork.lines] == [
        ("sometimes offered", News.NEW)
    ]


def test_where_flows_begin_is_drawn_if_it_is_other():
    drawing = drawn(OLD, OLD.replace("initial: A", "initial: B"))
    assert arrows(drawing, News.NEW) == [("start", "s_B")]
    assert arrows(drawing, News.GONE) == [("start", "s_A")]


def test_a_rename_is_one_box_with_both_names():
    new = OLD.replace("B: {", "Z: {").replace("[B, C]", "[Z, C]")
    drawing = drawn(OLD, new, Names(states={"Z": "B"}))
    assert boxes(drawing)["Z"] is News.OTHER
    assert "B" not in boxes(drawing)
    (box,) = [box for box in drawing.boxes if box.name == "Z"]
    assert (box.lines[0].text, box.lines[0].news) == ("B", News.GONE)
    assert not drawing.forks


def test_names_that_change_places_are_not_confused():
    new = OLD.replace("  B: {", "  T: {").replace("  C: {", "  B: {")
    new = new.replace("  T: {", "  C: {").replace("go: [B, C]", "go: [C, B]")
    drawing = drawn(OLD, new, Names(states={"C": "B", "B": "C"}))
    assert boxes(drawing) | {} == {
        "A": News.SAME,
        "B": News.OTHER,
        "C": News.OTHER,
        "D": News.SAME,
        "X": News.SAME,
    }


def test_a_remark_marks_its_state_and_is_read_there():
    remark = Remark("B", "", "BREAK field removed: pin", "a field is gone")
    drawing = drawn(OLD, OLD, remarks=[remark])
    (box,) = [box for box in drawing.boxes if box.name == "B"]
    assert box.news is News.OTHER
    assert remark.text in [line.text for line in box.lines]
    assert remark.says in box.says


def test_a_remark_marks_its_action_wherever_few_offer_it():
    remark = Remark("", "wait", "request changed", "another request")
    drawing = drawn(OLD, OLD, remarks=[remark])
    (box,) = [box for box in drawing.boxes if box.name == "A"]
    assert "request changed" in [line.text for line in box.lines]


def test_a_remark_without_a_place_stands_below():
    remark = Remark("", "", "an option is gone", "an option is gone")
    assert any(
        "an option is gone" in note for note in drawn(OLD, OLD, None, [remark]).notes
    )


def chain(count, **more):
    states = {
        f"S{i}": {"actions": {"go": f"S{i + 1}" if i + 1 < count else "X"}}
        for i in range(count)
    }
    states |= more
    return json.dumps(
        {
            "statecheck": 1,
            "system": "door",
            "initial": "S0",
            "states": states,
            "exits": {"X": "success"},
            "actions": {"go": {}, "skip": {}},
        }
    )


def test_what_is_as_it_was_is_folded_into_regions():
    new = chain(200, S100={"actions": {"go": "S101", "skip": "X"}})
    drawing = drawn(chain(200), new)
    kinds = [box.kind for box in drawing.boxes]
    assert kinds.count(Kind.PART) == 2
    assert len(drawing.boxes) < 8
    folded = [box for box in drawing.boxes if box.kind is Kind.PART]
    named = {name for box in folded for name in box.says.split(", ")}
    shown = {box.name for box in drawing.boxes if box.kind is Kind.STATE}
    assert named | shown == {f"S{i}" for i in range(200)}
    assert not named & shown


def test_the_legend_explains_the_signs_that_are_there_and_no_others():
    gone = drawn(OLD, OLD.replace("go: D, stop: X", "go: D"))
    keys = {entry.key for entry in gone.legend}
    assert Key.GONE in keys
    assert not keys & {Key.NEW, Key.BEFORE}


def test_signs_are_told_without_colour():
    new = OLD.replace("go: D, stop: X", "go: D, wait: C")
    drawing = drawn(OLD, new)
    for notation in ("svg", "mermaid", "dot", "plantuml"):
        text = NOTATIONS[notation](drawing, Theme.PRINT).decode()
        assert any(
            sign in text
            for sign in ("+ wait", "#43; wait", "&#43; wait", "<U+002B> wait")
        )
        assert "stop" in text


TEXTS = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff"
    ),
    min_size=1,
    max_size=12,
).filter(str.strip)
NODES = ("A", "B", "C", "a-b", "end")
OUTCOMES = st.fixed_dictionaries(
    {"target": st.sampled_from((*NODES, "X", "unknown", "stay"))},
    optional={"guard": TEXTS},
)
STATES = st.fixed_dictionaries(
    {"description": TEXTS},
    optional={
        "actions": st.dictionaries(
            st.sampled_from(("go", "do")), st.lists(OUTCOMES, min_size=1, max_size=3)
        ),
        "moves": st.lists(
            OUTCOMES.filter(lambda each: each["target"] != "stay"),
            min_size=1,
            max_size=2,
        ),
        "final": st.sampled_from(("success", "failure")),
    },
)
SYSTEMS = st.fixed_dictionaries(
    {
        "statecheck": st.just(1),
        "system": st.just("door"),
        "title": TEXTS,
        "initial": st.sampled_from(NODES[:2]),
        "exits": st.just({"X": "success"}),
        "actions": st.just({"go": {}, "do": {}}),
        "states": st.fixed_dictionaries(dict.fromkeys(NODES, STATES)),
    }
)
FEW = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def told(state, name):
    """Return by action, or for moves, where a state says that it leads.

    The state itself is always called so; what only may be is left out.
    """
    ways = dict(state.get("actions", {}))
    if "moves" in state:
        ways[""] = [each for each in state["moves"] if each != {"target": "unknown"}]
    return {
        action: {
            (
                "stay" if each["target"] == name else each["target"],
                each.get("guard", "").strip(),
            )
            for each in way
        }
        for action, way in ways.items()
        if way
    }


def of_box(drawing, box):
    """Return what of the ways on from a box is marked."""
    lines = {line.text for line in box.lines if line.news is not News.SAME}
    return lines | {
        fork.names[0] or "server"
        for fork in drawing.forks
        if fork.source == box.id and fork.news is not News.SAME
    }


@FEW
@given(SYSTEMS, SYSTEMS)
def test_every_change_of_a_state_or_a_way_is_marked(old, new):
    drawing = drawn(json.dumps(old), json.dumps(new))
    by_name = {box.name: box for box in drawing.boxes if box.kind is Kind.STATE}
    for name in NODES:
        was, now = old["states"][name], new["states"][name]
        if was.get("final") != now.get("final"):
            assert by_name[name].news is News.OTHER
        before, after = told(was, name), told(now, name)
        marked = of_box(drawing, by_name[name]) if name in by_name else set()
        for way in {*before, *after}:
            if before.get(way) != after.get(way):
                assert (way or "server") in marked, (name, way)


@FEW
@given(SYSTEMS, SYSTEMS)
def test_every_notation_says_what_the_picture_says(old, new):
    drawing = drawn(json.dumps(old), json.dumps(new))
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


@settings(FEW, max_examples=6)
@given(SYSTEMS, SYSTEMS)
def test_every_picture_is_xml_whose_texts_can_be_read(old, new):
    drawing = drawn(json.dumps(old), json.dumps(new))
    ET.fromstring(NOTATIONS["svg"](drawing, Theme.AUTO))  # noqa: S314  # our own text
    found = measure(staged(drawing))
    assert found.clean, found.words()


@FEW
@given(SYSTEMS, SYSTEMS)
def test_the_way_back_has_the_same_elements_with_the_reverse_news(old, new):
    there = drawn(json.dumps(old), json.dumps(new))
    back = drawn(json.dumps(new), json.dumps(old))
    turned = {News.NEW: News.GONE, News.GONE: News.NEW}
    for one, other in ((there.boxes, back.boxes), (there.forks, back.forks)):
        assert {each.id: each.news for each in one if each.id[:2] != "p_"} == {
            each.id: turned.get(each.news, each.news)
            for each in other
            if each.id[:2] != "p_"
        }


@pytest.mark.parametrize("notation", ["svg", "dot", "mermaid", "plantuml"])
def test_hostile_texts_are_texts(hostile, notation):
    small = graph_of("initial: A\nstates: {A: {final: success}}")
    said = '"]</title><script>x</script>\n+ ::error {{{ `'
    remarks = [Remark(name, "", said, said) for name in hostile.system.states]
    remarks.append(Remark("", "", said, said))
    drawing = draw_versions(small, hostile, Names(), remarks)
    text = NOTATIONS[notation](drawing, Theme.LIGHT).decode()
    if notation != "dot":  # in a quoted string it is text
        assert "<script" not in text
    assert not any(line.startswith("::") for line in text.splitlines())
    if notation == "svg":
        ET.fromstring(text)  # noqa: S314  # our own text


def test_the_same_two_versions_give_the_same_bytes(specs):
    graph = specs["pingfederate"]
    other = specs["symantec-vip"]
    once, again = (
        NOTATIONS["svg"](draw_versions(graph, other, Names()), Theme.AUTO)
        for _ in range(2)
    )
    assert once == again


def lines_of(drawing, name):
    (box,) = [box for box in drawing.boxes if box.name == name]
    return [
        (line.text, [(mark.sign, mark.text) for mark in line.marks])
        for line in box.lines
    ]


def test_what_comes_under_a_condition_and_has_no_arrow_says_under_which():
    new = OLD.replace("wait: stay", "wait: stay, ask: [{guard: late, target: stay}]")
    drawing = drawn(OLD, new.replace("wait: {}", "wait: {}, ask: {}"))
    assert lines_of(drawing, "A")[:2] == [("ask", []), ("late", [(Sign.STAYS, "")])]


def test_conditions_of_what_comes_are_told_apart_by_or():
    stops = "[{guard: early, target: E}, {guard: late, target: E}]"
    new = OLD.replace("go: D, stop: X", f"go: D, stop: X, leave: {stops}")
    new = new.replace("  C: {", "  E: {final: failure}\n  C: {")
    drawing = drawn(OLD, new.replace("wait: {}", "wait: {}, leave: {}"))
    (arrow,) = [each for each in drawing.arrows if each.tail == "a_B__leave"]
    assert arrow.conditions == ("early or late",)


def test_a_state_in_whose_box_something_is_new_is_other_than_before():
    new = OLD.replace("wait: stay", "wait: stay, ask: stay")
    drawing = drawn(OLD, new.replace("wait: {}", "wait: {}, ask: {}"))
    assert boxes(drawing)["A"] is News.OTHER
    assert boxes(drawing)["B"] is News.SAME


def test_what_is_said_of_an_action_that_is_not_drawn_names_the_action():
    remarks = [Remark("", "none of these", "BREAK default changed", "It changed.")]
    drawing = drawn(OLD, OLD, remarks=remarks)
    assert any("none of these: BREAK default changed" in n for n in drawing.notes)
