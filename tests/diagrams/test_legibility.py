"""Every text of every picture of the repository can be read."""

from dataclasses import replace

import pytest

from statecheck.diagrams import Detail, View, draw, measure, staged
from statecheck.diagrams.scene import Text

NAMES = (
    "pingone-verify",
    "symantec-vip",
    "pingfederate",
    "form-alone",
    "form-then-vip",
    "form-then-verify",
)


@pytest.mark.parametrize("detail", [Detail.ACTIONS, Detail.ERRORS])
@pytest.mark.parametrize("name", NAMES)
def test_no_label_overlaps_another_or_a_foreign_box(specs, name, detail):
    for drawing in draw(specs[name], View(detail=detail)):
        found = measure(staged(drawing))
        assert found.clean, f"{drawing.name}: {found.words()}"


@pytest.mark.parametrize("name", NAMES)
def test_no_line_runs_through_a_foreign_box(specs, name):
    for drawing in draw(specs[name], View()):
        assert measure(staged(drawing)).crossed_boxes == 0, drawing.name


@pytest.mark.parametrize("name", NAMES)
def test_text_is_large_enough_on_a_page(specs, name):
    for drawing in draw(specs[name], View()):
        assert measure(staged(drawing)).smallest >= 7, drawing.name


def test_hostile_names_do_not_overlap(hostile):
    (drawing,) = draw(hostile, View(detail=Detail.ERRORS))
    assert measure(staged(drawing)).clean


def test_a_text_that_is_moved_onto_another_is_found(specs):
    (drawing,) = draw(specs["pingone-verify"], View())
    scene = staged(drawing)
    texts = [shape for shape in scene.shapes if isinstance(shape, Text)]
    moved = replace(texts[3], x=texts[4].x, y=texts[4].y)
    figures = tuple(
        replace(f, shapes=tuple(moved if s == texts[3] else s for s in f.shapes))
        for f in scene.figures
    )
    found = measure(replace(scene, figures=figures))
    assert found.overlapping_labels
    assert not found.clean
