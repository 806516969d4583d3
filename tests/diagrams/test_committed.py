"""The pictures that are committed are those that would be drawn.

When a spec or the drawing has changed, `statecheck draw` draws them again; the words
for it stand in `WORDS`, and above the pictures that it writes.
"""

from pathlib import Path

import pytest

from statecheck.diagrams import ENDINGS, NOTATIONS, Theme, View, contact_sheet, draw

WORDS = "draw spec -o diagrams --format svg --format dot --format mermaid --sheet"
FOLDER = Path(__file__).parents[2] / "diagrams"
LEDGER = ".statecheck.json"
"""What `statecheck build` leaves beside them, which git ignores."""


@pytest.fixture(scope="module")
def pictures(specs):
    return [draw(graph, View()) for graph in specs.values()]


@pytest.mark.parametrize("notation", ["dot", "mermaid", "svg"])
def test_each_is_the_picture_of_its_spec_byte_by_byte(pictures, notation):
    expected = {
        f"{drawing.name}.{ENDINGS[notation]}": NOTATIONS[notation](drawing, Theme.AUTO)
        for drawings in pictures
        for drawing in drawings
    }
    there = {
        path.name: path.read_bytes() for path in FOLDER.glob(f"*.{ENDINGS[notation]}")
    }
    assert there.keys() == expected.keys(), f"statecheck {WORDS}"
    stale = [name for name, data in expected.items() if there[name] != data]
    assert not stale, f"statecheck {WORDS}"


def test_the_contact_sheet_shows_them_all(pictures):
    sheet = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert sheet == contact_sheet(pictures), f"statecheck {WORDS}"
    pictured = {path.name for path in FOLDER.iterdir()} - {"README.md", LEDGER}
    assert all(f"({name})" in sheet for name in pictured)
