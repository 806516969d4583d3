"""A long table is several, so that a browser lays out what is on the screen alone."""

import re

import pytest

from statecheck.docs.blocks import Grid, Row, Words
from statecheck.docs.site.words import grid_html


def written(count: int, more: tuple[int, ...] = ()) -> str:
    rows = tuple(
        Row(((Words(f"r{n}"),), (Words("said"),)), more=n in more) for n in range(count)
    )
    return grid_html(
        Grid("States", ("Name", "Means"), rows), lambda _: "", lambda _: ""
    )


def pieces(text: str) -> list[list[str]]:
    return [re.findall(r">(r\d+)<", each) for each in text.split("<table>")[1:]]


@pytest.mark.parametrize("count", [0, 1, 100])
def test_a_table_that_is_not_long_is_one(count):
    text = written(count)
    assert len(pieces(text)) == 1
    assert 'class="scroll"' in text


@pytest.mark.parametrize("count", [101, 150, 1000])
def test_the_pieces_of_a_long_one_hold_each_row_once_and_in_order(count):
    rows = [row for piece in pieces(written(count)) for row in piece]
    assert rows == [f"r{n}" for n in range(count)]
    assert len(pieces(written(count))) > 1


def test_each_piece_has_the_heads_and_a_name_of_its_own():
    text = written(120)
    assert text.count('<th scope="col">Name</th>') == len(pieces(text))
    labels = re.findall(r'aria-label="([^"]*)"', text)
    assert labels == [
        "States, rows 1 to 50 of 120",
        "States, rows 51 to 100 of 120",
        "States, rows 101 to 120 of 120",
    ]


def test_no_piece_begins_with_a_row_that_goes_on_with_the_one_above():
    begun = [piece[0] for piece in pieces(written(120, more=(50, 51, 102)))]
    assert begun == ["r0", "r52", "r103"]
