"""What is folded, focused, grouped, cut into parts and made to stand out."""

import pytest

from statecheck.diagrams import Detail, Kind, View, ViewError, draw
from statecheck.diagrams.drawing import Ink, Key, Sign
from statecheck.diagrams.wording import duration
from statecheck.spec import End

HUB = """\
initial: S0
exits: {DONE: success, GONE: failure}
actions: {go: {errors: none}, cancel: {errors: none}}
states:
  S0: {actions: {go: S1, cancel: GONE}}
  S1: {actions: {go: S2, cancel: GONE}}
  S2: {actions: {go: S3, cancel: GONE}}
  S3: {actions: {go: DONE, cancel: GONE}}
"""


def one(graph, **words):
    (drawing,) = draw(graph, View(**words))
    return drawing


def box(drawing, name):
    return next(each for each in drawing.boxes if each.name == name)


def test_an_end_that_many_states_lead_to_is_no_hub(graph):
    drawing = one(graph(HUB))
    gone = box(drawing, "GONE")
    assert not [arrow for arrow in drawing.arrows if arrow.head == gone.id]
    assert [line.text for line in gone.lines] == ["folded: from 4 states"]
    for name in ("S0", "S1", "S2", "S3"):
        (line,) = box(drawing, name).lines
        assert (line.text, line.marks[0].sign, line.marks[0].text) == (
            "cancel",
            Sign.LEADS,
            "GONE",
        )


def test_an_end_that_few_states_lead_to_has_its_arrows(graph):
    drawing = one(
        graph(
            HUB.replace(
                "S3: {actions: {go: DONE, cancel: GONE}}", "S3: {actions: {go: DONE}}"
            )
        )
    )
    assert [a for a in drawing.arrows if a.head == box(drawing, "GONE").id]


def test_success_is_never_folded(graph):
    drawing = one(
        graph(
            HUB.replace("failure", "success").replace("DONE: success", "DONE: failure")
        )
    )
    assert [a for a in drawing.arrows if a.head == box(drawing, "GONE").id]


def test_an_action_with_several_outcomes_is_one_fork(graph):
    drawing = one(
        graph(
            "initial: A\n"
            "states: {A: {actions: {go: [B, C]}}, B: {final: success}, "
            "C: {final: failure}}\n"
            "actions: {go: {}}"
        )
    )
    (fork,) = drawing.forks
    assert len([a for a in drawing.arrows if a.tail == fork.id]) == 2
    assert len([a for a in drawing.arrows if a.head == fork.id]) == 1


def test_actions_that_lead_to_one_place_alike_share_a_fork(graph):
    drawing = one(
        graph(
            "initial: A\n"
            "states: {A: {actions: {go: B, skip: B}}, B: {final: success}}\n"
            "actions: {go: {errors: none}, skip: {errors: none}}"
        )
    )
    assert [fork.names for fork in drawing.forks] == [("go", "skip")]


def test_an_action_that_stays_stands_in_the_box(graph):
    drawing = one(
        graph(
            "initial: A\n"
            "states: {A: {actions: {poll: stay, go: B}}, B: {final: success}}\n"
            "actions: {go: {}, poll: {}}"
        )
    )
    (line,) = box(drawing, "A").lines
    assert (line.text, [mark.sign for mark in line.marks]) == ("poll", [Sign.STAYS])


def test_the_way_to_success_is_strongest(graph):
    drawing = one(
        graph(
            "initial: A\n"
            "states: {A: {actions: {go: [B, C]}}, B: {final: success}, "
            "C: {final: failure}}\n"
            "actions: {go: {}}"
        )
    )
    ink = {arrow.head: arrow.ink for arrow in drawing.arrows}
    assert ink[box(drawing, "B").id] is Ink.STRONG
    assert ink[box(drawing, "C").id] is Ink.PLAIN


def test_a_way_that_is_asked_for_makes_the_others_faint(graph):
    drawing = one(
        graph(
            "initial: A\n"
            "states: {A: {actions: {go: [B, C]}}, B: {final: success}, "
            "C: {final: failure}}\n"
            "actions: {go: {}}"
        ),
        path=("A", "C"),
    )
    ink = {arrow.head: arrow.ink for arrow in drawing.arrows}
    assert ink[box(drawing, "C").id] is Ink.STRONG
    assert ink[box(drawing, "B").id] is Ink.FAINT


def test_that_there_is_no_way_is_said(graph):
    drawing = one(
        graph(
            "initial: A\n"
            "states: {A: {actions: {go: B}}, B: {final: success}}\n"
            "actions: {go: {}}"
        ),
        path=("B", "A"),
    )
    assert "No way leads from B to A." in drawing.notes


def test_what_leads_back_is_marked(graph):
    drawing = one(
        graph(
            "initial: A\n"
            "states: {A: {actions: {go: B}}, B: {final: success, actions: {back: A}}}\n"
            "actions: {go: {}, back: {}}"
        )
    )
    assert {fork.names: fork.upward for fork in drawing.forks} == {
        ("go",): False,
        ("back",): True,
    }


def test_a_focus_shows_what_is_near_and_says_what_is_not(specs):
    drawing = one(specs["pingone-verify"], focus="ID_VERIFICATION_FAILED", depth=1)
    assert {box.name for box in drawing.boxes if box.name} == {
        "ID_VERIFICATION_REQUIRED",
        "ID_VERIFICATION_IN_PROGRESS",
        "ID_VERIFICATION_FAILED",
        "FAILURE",
    }
    assert drawing.notes[0] == "3 more states and exits are not shown."


def test_names_alone_have_no_lines_and_no_forks(specs):
    drawing = one(specs["pingone-verify"], detail=Detail.NAMES)
    assert not drawing.forks
    assert not any(each.lines for each in drawing.boxes)


def test_fields_stand_in_the_boxes(specs):
    drawing = one(specs["pingone-verify"], detail=Detail.FIELDS)
    texts = [line.text for line in box(drawing, "ID_VERIFICATION_REQUIRED").lines]
    assert "qrUrl: string" in texts


@pytest.mark.parametrize("grouped", [True, False])
def test_a_large_system_is_an_overview_with_a_page_for_each_part(crowd, grouped):
    first, *pages = draw(crowd(100, grouped), View())
    parts = [box for box in first.boxes if box.kind is Kind.PART]
    assert [part.page for part in parts] == [page.name for page in pages]
    drawn = [b.name for page in pages for b in page.boxes if b.kind is Kind.STATE]
    assert sorted(drawn) == sorted(f"S{i}" for i in range(100))
    names = {page.name for page in pages}
    links = {b.page for page in pages for b in page.boxes if b.kind is Kind.ELSEWHERE}
    assert links <= names
    assert all(page.back == first.name for page in pages)


def test_a_very_large_system_is_an_overview_that_says_how_to_see_more(crowd):
    (first,) = draw(crowd(2_000, grouped=False), View())
    assert len([box for box in first.boxes if box.kind is Kind.PART]) <= 40
    assert any("`--group`" in note for note in first.notes)


def test_a_part_that_is_asked_for_is_drawn(crowd):
    drawing = one(crowd(2_000, grouped=False), group="Part 3")
    assert len([box for box in drawing.boxes if box.kind is Kind.STATE]) == 30


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"focus": "NOPE"}, "there is no state or exit `NOPE`"),
        (
            {"path": ("ID_VERIFICATION_REQUIRED", "NOPE")},
            "there is no state or exit `NOPE`",
        ),
        ({"group": "NOPE"}, "there is no group `NOPE`"),
        ({"variant": (("nope", True),)}, "there is no option `nope`"),
        ({"variant": (("retryEnabled", "x"),)}, "`retryEnabled` has no value `x`"),
    ],
)
def test_what_is_not_there_cannot_be_drawn(specs, words, message):
    with pytest.raises(ViewError) as caught:
        draw(specs["pingone-verify"], View(**words))
    assert caught.value.message == message


def test_ids_stay_when_a_state_is_added(graph):
    text = (
        "initial: A\nactions: {go: {}}\n"
        "states:\n  A: {actions: {go: B}}\n  B: {final: success}\n"
    )
    old = one(graph(text))
    new = one(graph(text.replace("states:\n", "states:\n  Z: {actions: {go: A}}\n")))
    ids = [
        {each.id for each in (*drawing.boxes, *drawing.forks, *drawing.arrows)}
        for drawing in (old, new)
    ]
    assert ids[0] < ids[1]


def test_the_digest_says_whether_two_specs_say_the_same(graph):
    text = "initial: A\nstates: {A: {final: success}, B: {final: failure}}\n"
    same = "states: {B: {final: failure}, A: {final: success}}\ninitial: A\n"
    other = text.replace("failure", "canceled")
    digests = [one(graph(each)).digest for each in (text, same, other)]
    assert digests[0] == digests[1] != digests[2]


def test_nothing_leads_on_is_said(graph):
    drawing = one(
        graph("initial: A\nstates: {A: {actions: none}, B: {final: success}}")
    )
    assert [line.text for line in box(drawing, "A").lines] == ["nothing leads on"]
    assert [line.text for line in box(drawing, "B").lines] == ["nothing leads here"]


@pytest.mark.parametrize("end", ["failure", "canceled"])
def test_the_legend_shows_an_end_that_is_really_folded(graph, end):
    drawing = one(graph(HUB.replace("failure", end)))
    (entry,) = (each for each in drawing.legend if each.key is Key.LEADS)
    assert entry.end is End(end)


HANDED = """\
initial: A
actions: {go: unknown, pay: unknown}
states:
  A: {actions: {go: BANK, pay: LEFT}}
  BANK: {final: handover, moves: [B]}
  B: {actions: {pay: LEFT}}
  LEFT: {final: handover}
"""


def test_control_that_comes_back_is_no_good_end(graph):
    drawing = one(graph(HANDED))
    strong = {each.head for each in drawing.arrows if each.ink is Ink.STRONG}
    assert box(drawing, "LEFT").id in strong
    assert box(drawing, "BANK").id not in strong


def test_where_control_always_comes_back_its_leaving_counts(graph):
    drawing = one(graph(HANDED.replace("LEFT: {final", "LEFT: {moves: [A], final")))
    strong = {each.head for each in drawing.arrows if each.ink is Ink.STRONG}
    assert {box(drawing, "BANK").id, box(drawing, "LEFT").id} <= strong


def test_a_declared_role_that_presses_an_action_is_named(graph):
    roles = (
        "actors: {boss: {}}\ninitial: A\nactions: {go: unknown, see: unknown}\n"
        "states:\n  A: {actions: {go: {actor: boss, target: B}, see: stay}}\n"
        "  B: {final: success}\n"
    )
    drawing = one(graph(roles))
    (fork,) = drawing.forks
    assert [line.text for line in fork.lines] == ["by boss"]
    assert [line.text for line in box(drawing, "A").lines] == ["see"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("P14D", "14 days"), ("P1D", "1 day"), ("P2W", "2 weeks"), ("PT5M", "5 min")],
)
def test_a_time_is_said_in_words(text, words):
    assert duration(text) == words


@pytest.mark.parametrize(
    ("codes", "words"), [("E", "refused with E."), ("E, F", "one of E, F.")]
)
def test_the_usual_errors_are_counted(graph, codes, words):
    text = HUB.replace("states:", f"everywhere: [{{errors: [{codes}]}}]\nstates:")
    drawing = one(graph(f"errors: {{E: {{}}, F: {{}}}}\n{text}"))
    assert any(note.endswith(words) for note in drawing.notes)
