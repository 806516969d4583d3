"""Each notation says what the drawing says, whatever the texts mean to it."""

import re
from xml.etree import ElementTree as ET

import pytest
from notation_readers import of_dot, of_mermaid, of_plantuml, texts_of_svg

from statecheck.diagrams import NOTATIONS, Detail, Kind, Theme, View, draw
from statecheck.diagrams.metrics import text_width
from statecheck.diagrams.palette import PALETTES

READERS = {"dot": of_dot, "mermaid": of_mermaid, "plantuml": of_plantuml}
NAMES = ("pingone-verify", "symantec-vip", "pingfederate", "form-then-vip")


def drawn(drawing, notation):
    return NOTATIONS[notation](drawing, Theme.LIGHT).decode()


def held(drawing, notation):
    """Hold what a notation says, read back, against the drawing."""
    nodes, edges = READERS[notation](drawn(drawing, notation))
    expected = {each.id for each in (*drawing.boxes, *drawing.forks)}
    if notation == "dot":
        expected |= {f"c_{a.id}" for a in drawing.arrows if a.conditions}
    assert nodes == expected
    assert edges == sorted((arrow.tail, arrow.head) for arrow in drawing.arrows)


@pytest.mark.parametrize("notation", READERS)
@pytest.mark.parametrize("name", NAMES)
def test_it_has_every_box_fork_and_arrow(specs, name, notation):
    for drawing in draw(specs[name], View()):
        held(drawing, notation)


@pytest.mark.parametrize("notation", READERS)
@pytest.mark.parametrize("detail", Detail)
def test_hostile_texts_change_nothing(hostile, notation, detail):
    (drawing,) = draw(hostile, View(detail=detail))
    held(drawing, notation)


def test_svg_is_xml_with_a_title_for_each_element(hostile):
    (drawing,) = draw(hostile, View(detail=Detail.ERRORS))
    root = ET.fromstring(drawn(drawing, "svg"))  # noqa: S314  # our own text
    space = "{http://www.w3.org/2000/svg}"
    titles = {
        group.get("id"): group.find(f"{space}title").text
        for group in root.iter(f"{space}g")
    }
    ids = {each.id for each in (*drawing.boxes, *drawing.forks, *drawing.arrows)}
    assert ids <= titles.keys()
    assert all(titles[key] for key in ids)


def test_svg_has_no_script_no_handler_and_nothing_from_elsewhere(hostile):
    (drawing,) = draw(hostile, View(detail=Detail.ERRORS))
    root = ET.fromstring(drawn(drawing, "svg"))  # noqa: S314  # our own text
    for element in root.iter():
        kind = element.tag.rpartition("}")[2]
        assert kind in {
            "svg",
            "g",
            "a",
            "title",
            "desc",
            "style",
            "rect",
            "path",
            "text",
        }
        assert not [name for name in element.attrib if name.lower().startswith("on")]
        assert "href" not in element.attrib
    style = "".join(
        element.text for element in root.iter() if element.tag.endswith("style")
    )
    assert "url(" not in style
    assert "@import" not in style


def test_svg_shows_hostile_texts_as_they_are(hostile):
    (drawing,) = draw(hostile, View(detail=Detail.FIELDS))
    shown = texts_of_svg(drawn(drawing, "svg"))
    assert "<b>f</b>: string" in shown["s_A"]
    assert 'x"y: string' in shown["s_A"]
    assert "".join(shown["title"]).startswith('<script>alert(1)</script> "quoted" \\')


def test_hidden_characters_are_shown_as_their_numbers(hostile):
    (drawing,) = draw(hostile, View())
    for notation in ("svg", "dot", "mermaid", "plantuml"):
        text = drawn(drawing, notation)
        assert not re.search("[\u200b\u202a-\u202e]", text)


def test_the_same_spec_gives_the_same_bytes(specs):
    for notation, write in NOTATIONS.items():
        (first,) = draw(specs["pingone-verify"], View())
        (again,) = draw(specs["pingone-verify"], View())
        assert write(first, Theme.LIGHT) == write(again, Theme.LIGHT), notation


def test_png_and_pdf_are_what_they_say(specs):
    (drawing,) = draw(specs["pingone-verify"], View())
    assert NOTATIONS["png"](drawing, Theme.LIGHT).startswith(b"\x89PNG\r\n")
    assert NOTATIONS["pdf"](drawing, Theme.PRINT).startswith(b"%PDF-")


def test_a_picture_follows_the_reader_into_the_dark(specs):
    (drawing,) = draw(specs["pingone-verify"], View())
    auto = NOTATIONS["svg"](drawing, Theme.AUTO).decode()
    light = NOTATIONS["svg"](drawing, Theme.LIGHT).decode()
    assert "prefers-color-scheme:dark" in auto
    assert "prefers-color-scheme" not in light
    assert PALETTES[Theme.DARK]["canvas"] in auto


def test_each_theme_has_every_colour():
    tokens = {frozenset(palette) for palette in PALETTES.values()}
    assert len(tokens) == 1


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.PRINT])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "canvas"),
        ("ink", "state"),
        ("quiet", "canvas"),
        ("quiet", "state"),
        ("quiet", "pill"),
        ("pilled", "pill"),
        ("grouped", "group"),
        *(
            (end, f"{end}-ground")
            for end in ("success", "failure", "canceled", "handover", "ended")
        ),
    ],
)
def test_text_stands_out_from_its_ground(theme, ink, ground):
    palette = PALETTES[theme]
    light, dark = sorted(
        (luminance(palette[ink]), luminance(palette[ground])), reverse=True
    )
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_a_wide_text_is_measured_wider():
    assert text_width("WWW", 10) > text_width("iii", 10)
    assert text_width("\u4e2d", 10) == 10


def test_a_state_links_to_where_it_is_described(specs):
    (drawing,) = draw(specs["pingone-verify"], View(links="docs.html#"))
    text = drawn(drawing, "svg")
    states = [box.name for box in drawing.boxes if box.kind is Kind.STATE]
    assert [name for name in states if f'href="docs.html#{name}"' in text] == states
