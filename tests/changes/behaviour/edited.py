"""Systems made up at random, and what somebody makes of them by a few edits."""

import copy
from itertools import product

from hypothesis import strategies as st

STATES = ("A", "B", "C", "D")
ACTIONS = {
    "go": {"request": "none", "errors": []},
    "try": {"request": "none", "errors": ["STAYS"]},
    "jump": {"request": "none", "errors": ["LEAVES"]},
    "ask": {"request": "none", "errors": ["STAYS", "LEAVES"]},
}
OPTIONS = ("o", "p")


def formulas():
    literal = st.sampled_from(["o", "p", "not o", "not p"])
    return st.one_of(*[st.just("")] * 4, literal)


@st.composite
def elements(draw, element):
    if text := draw(formulas()):
        return {**element, "if": text}
    return element


def targets(names):
    return st.sampled_from([*names, *names, "OK", "KO", "stay"])


@st.composite
def outcomes(draw, names, action):
    body = {"target": draw(targets(names))}
    errors = ACTIONS[action]["errors"]
    if errors and draw(st.integers(0, 3)) == 0:
        body["error"] = draw(st.sampled_from(errors))
    return draw(elements(body))


@st.composite
def offers(draw, names, action):
    several = [draw(outcomes(names, action)) for _ in range(draw(st.integers(1, 2)))]
    return draw(elements({"outcomes": several}))


@st.composite
def states(draw, names):
    offered = draw(st.lists(st.sampled_from(sorted(ACTIONS)), max_size=2, unique=True))
    body = {"actions": {each: draw(offers(names, each)) for each in offered}}
    if draw(st.integers(0, 6)) == 0:
        body["final"] = draw(st.sampled_from(["success", "failure"]))
    if draw(st.integers(0, 3)) == 0:
        body["moves"] = [draw(elements({"target": draw(targets(names))}))]
    return draw(elements(body))


@st.composite
def systems(draw):
    """Return a system as plain data."""
    names = STATES[: draw(st.integers(2, 4))]
    return {
        "statecheck": 1,
        "system": "door",
        "initial": [draw(elements({"target": draw(st.sampled_from(names))}))],
        "options": {name: {} for name in OPTIONS},
        "exits": {"OK": "success", "KO": "failure"},
        "states": {name: draw(states(names)) for name in names},
        "actions": ACTIONS,
        "errors": {"STAYS": {}, "LEAVES": {"target": names[0]}},
    }


@st.composite
def edits(draw, system):
    """Return a system with a few things done to it."""
    new = copy.deepcopy(system)
    for _ in range(draw(st.integers(1, 3))):
        names = sorted(new["states"])
        name = draw(st.sampled_from(names))
        state = new["states"][name]
        what = draw(st.integers(0, 6))
        if what == 0:
            added = draw(st.sampled_from(["X", "Y"]))
            new["states"][added] = draw(states(names))
            offered = sorted(state["actions"])
            if offered:
                offer = state["actions"][draw(st.sampled_from(offered))]
                offer["outcomes"].append({"target": added})
        elif what == 1 and state["actions"]:
            del state["actions"][draw(st.sampled_from(sorted(state["actions"])))]
        elif what == 2:
            action = draw(st.sampled_from(sorted(ACTIONS)))
            state["actions"][action] = draw(offers(names, action))
        elif what == 3:
            state["wire"] = f"{name}-again"
        elif what == 4:
            code = draw(st.sampled_from(["STAYS", "LEAVES"]))
            new["errors"][code] = {"target": draw(st.sampled_from([*names, "KO"]))}
        elif what == 5:
            new["states"][name] = draw(states(names))
        else:
            new["initial"].append({"target": name})
    return new


@st.composite
def pairs(draw):
    """Return two versions of a system."""
    old = draw(systems())
    return old, draw(edits(old))


def settings_of(spec):
    """Yield each variant."""
    for values in product((False, True), repeat=len(spec["options"])):
        yield dict(zip(spec["options"], values, strict=True))


def written(spec):
    """Return a system as the language spells it."""
    whole = copy.deepcopy(spec)
    for state in whole["states"].values():
        state["actions"] = state["actions"] or "none"
    whole["actions"] = {
        name: {**each, "errors": each["errors"] or "none"}
        for name, each in whole["actions"].items()
    }
    return whole
