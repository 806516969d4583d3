"""Mermaid and PlantUML themselves read what is written for them.

PlantUML is looked for among the programs.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from node_packages import PACKAGES, needs_node

from statecheck.diagrams import NOTATIONS, Detail, Theme, View, draw

HERE = Path(__file__).parent
NAMES = ("pingone-verify", "symantec-vip", "form-then-vip")

needs_mermaid = needs_node("mermaid", "jsdom")
needs_plantuml = pytest.mark.skipif(
    not shutil.which("plantuml"), reason="the program plantuml is not installed"
)


def answer(words, text):
    done = subprocess.run(  # noqa: S603  # words of this module
        words, input=text, capture_output=True, check=True, timeout=120
    )
    return done.stdout.decode()


def drawings(specs, hostile):
    for name in NAMES:
        yield draw(specs[name], View())[0]
    yield from draw(hostile, View(detail=Detail.ERRORS))


@needs_mermaid
def test_mermaid_reads_every_box_fork_and_arrow(specs, hostile):
    words = [shutil.which("node"), str(HERE / "mermaid_reader.mjs"), str(PACKAGES)]
    for drawing in drawings(specs, hostile):
        text = NOTATIONS["mermaid"](drawing, Theme.LIGHT)
        read = json.loads(answer(words, text))
        nodes = {each.id for each in (*drawing.boxes, *drawing.forks)}
        assert read["nodes"].keys() - set(read["groups"]) == nodes
        edges = sorted([arrow.tail, arrow.head] for arrow in drawing.arrows)
        assert sorted(read["edges"]) == edges


@pytest.mark.program
@needs_plantuml
def test_plantuml_finds_no_fault(specs, hostile):
    words = [shutil.which("plantuml"), "-syntax"]
    for drawing in drawings(specs, hostile):
        text = NOTATIONS["plantuml"](drawing, Theme.LIGHT)
        assert answer(words, text).startswith("STATE\n"), drawing.name
