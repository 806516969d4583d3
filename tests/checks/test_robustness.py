"""Whatever a spec says, no check breaks down over it."""

import json
from copy import deepcopy
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from statecheck.checking import check
from statecheck.loader import File, assemble
from statecheck.settings import Settings

FOLDER = Path(__file__).parent
SPECS = [
    yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in (*sorted(FOLDER.glob("sound/*.yaml")), FOLDER / "planted.yaml")
]
KEPT = {"statecheck", "system"}
ODD = [
    *("unknown", "none", "stay", "DONE", "state/x", "A.b", "x or y", "A/B"),
    *([], {}, True, 0, ["unknown"], {"target": "stay"}),
]
NAMES = ["DONE", "unknown", "stay", "x", "when", "error"]


def ways(value, above=()):
    """Return the ways to everything within plain data."""
    if isinstance(value, dict):
        pairs = value.items()
    else:
        pairs = enumerate(value) if isinstance(value, list) else ()
    found = []
    for key, inner in pairs:
        if above or key not in KEPT:
            found.extend([(*above, key), *ways(inner, (*above, key))])
    return found


def at(value, way):
    for key in way:
        value = value[key]
    return value


@st.composite
def spoilt(draw):
    """Draw a sound spec in which a few things were taken out, moved or replaced."""
    spec = deepcopy(draw(st.sampled_from(SPECS)))
    for _ in range(draw(st.integers(1, 4))):
        known = ways(spec)
        if not known:
            break
        *above, key = draw(st.sampled_from(known))
        parent = at(spec, above)
        change = draw(st.sampled_from(["remove", "copy", "odd", "rename"]))
        if change == "copy":
            parent[key] = deepcopy(at(spec, draw(st.sampled_from(known))))
        elif change == "odd":
            parent[key] = deepcopy(draw(st.sampled_from(ODD)))
        elif change == "rename" and isinstance(parent, dict):
            parent[draw(st.sampled_from(NAMES))] = parent.pop(key)
        else:
            del parent[key]
    return spec


@settings(max_examples=150, deadline=None, derandomize=True)
@given(spoilt())
def test_no_check_breaks_down_over_a_spoilt_spec(spec):
    text = json.dumps(spec, default=str)
    limits = Settings().limits
    found = check(assemble([File("a.json", text.encode())], limits), Settings())
    failed = [
        each for each in found.diagnostics if "broke down" in each.finding.message
    ]
    assert [each.finding.message for each in failed] == []
