"""Where all lead to all, a picture draws what can be followed, and counts the rest."""

import re

import pytest

from statecheck.diagrams import View, draw, neighbourhoods
from statecheck.diagrams.crowd import MOST_ARMS

FEW, MANY = 8, 24


@pytest.fixture(scope="module")
def knots(graph):
    """Return a system whose states all lead to all others, and to success."""

    def made(count):
        names = [f"K{i}" for i in range(count)]
        lines = [
            "initial: K0",
            "exits: {DONE: success}",
            "actions: {go: {}}",
            "states:",
        ]
        for name in names:
            targets = ", ".join([*(each for each in names if each != name), "DONE"])
            lines.append(f"  {name}: {{actions: {{go: [{targets}]}}}}")
        return graph("\n".join(lines))

    return made


def left(drawing):
    """Return how many arrows the boxes and forks say are not drawn."""
    lines = [
        line.text for part in (*drawing.boxes, *drawing.forks) for line in part.lines
    ]
    said = (re.fullmatch(r"(?:leads to )?(\d+) (?:more )?not shown", t) for t in lines)
    return sum(int(match[1]) for match in said if match)


def led(drawing):
    """Return how many arrows lead to a state or an end from a state."""
    forks = {fork.id for fork in drawing.forks}
    return sum(a.head not in forks and a.tail != "start" for a in drawing.arrows)


def test_few_states_are_drawn_with_all_that_leads_between_them(knots):
    (drawing,) = draw(knots(FEW), View())
    assert (led(drawing), left(drawing)) == (FEW * FEW, 0)


def test_of_many_no_more_is_drawn_than_can_be_followed(knots):
    (drawing,) = draw(knots(MANY), View())
    assert led(drawing) <= MOST_ARMS


def test_what_is_not_drawn_is_counted_where_it_begins(knots):
    (drawing,) = draw(knots(MANY), View())
    assert led(drawing) + left(drawing) == MANY * MANY


def test_the_way_to_success_is_drawn_whatever_is_left_out(knots):
    (drawing,) = draw(knots(MANY), View())
    ends = {box.id for box in drawing.boxes if box.name == "DONE"}
    assert ends & {arrow.head for arrow in drawing.arrows}


def test_around_a_state_all_that_leads_to_and_from_it_is_drawn(knots):
    drawing = dict(neighbourhoods(knots(MANY), View()))["K5"]
    (own,) = (box.id for box in drawing.boxes if box.name == "K5")
    (fork,) = (fork.id for fork in drawing.forks if fork.source == own)
    assert sum(arrow.tail == fork for arrow in drawing.arrows) == MANY
    assert sum(arrow.head == own for arrow in drawing.arrows) == MANY - 1


def test_who_asks_for_the_whole_gets_it(knots):
    (drawing,) = draw(knots(MANY), View(whole=True))
    assert (led(drawing), left(drawing)) == (MANY * MANY, 0)
