"""Machines made up at random, as a spec and as the oracle sees them."""

import json
from itertools import product

from hypothesis import strategies as st
from oracle import NOWHERE, START, Machine, Way

STATES = ("A", "B", "C", "D")
EXITS = {"OK": "success", "KO": "failure"}
OPTIONS = ("o", "p", "q")
ACTIONS = {
    "go": {"request": "Flag", "errors": "none"},
    "try": {"request": "Flag", "errors": ["STAYS"]},
    "jump": {"request": "none", "errors": ["LEAVES"]},
    "ask": {"request": "none", "errors": "unknown"},
    "poll": {"request": "none", "errors": "none", "actor": "client", "safe": True},
    "look": {"request": "none", "errors": "none", "safe": True},
    "tick": {"request": "none", "errors": "none", "actor": "client"},
}
ERRORS = {"STAYS": {}, "LEAVES": {"target": "B"}}
MODELS = {"Flag": {"fields": {"flag": {"type": "boolean", "required": True}}}}
WHENS = {
    "true": {"flag": True},
    "false": {"flag": False},
    "otherwise": "otherwise",
}


def formulas(options):
    """Return formulas over options; empty for none, which is the usual case."""
    if not options:
        return st.just("")
    literal = st.sampled_from([*options, *(f"not {name}" for name in options)])
    pair = st.tuples(literal, st.sampled_from(["and", "or"]), literal).map(" ".join)
    return st.one_of(st.just(""), st.just(""), st.just(""), literal, pair)


@st.composite
def machines(draw, most_doubts=4):  # noqa: C901  # one function for each element
    """Return a spec as plain data."""
    names = STATES[: draw(st.integers(2, 4))]
    options = OPTIONS[: draw(st.integers(0, 3))]
    formula = formulas(options)
    targets = st.sampled_from([*names, *names, *EXITS, "stay"])
    doubts = draw(st.integers(0, most_doubts))

    def conditions(element, words):
        if text := draw(formula):
            element["if"] = text
        for word in words:
            if draw(st.integers(0, 5)) == 0:
                element[word] = {"guard": "so it is", "after": "PT5M"}[word]
        return element

    def outcome(action):
        nonlocal doubts
        body = conditions({"target": draw(targets)}, ["guard"])
        if doubts and draw(st.integers(0, 4)) == 0:
            doubts -= 1
            if draw(st.booleans()):
                body["target"] = "unknown"
            else:
                body["disputed"] = [{"says": "It does not."}]
        if action in {"go", "try"} and draw(st.integers(0, 2)) == 0:
            body["when"] = WHENS[draw(st.sampled_from(sorted(WHENS)))]
        return body

    def offer(action):
        body = {"outcomes": [outcome(action) for _ in range(draw(st.integers(1, 2)))]}
        if draw(st.integers(0, 5)) == 0:
            body["offered"] = "sometimes"
        return conditions(body, [])

    def state():
        body = {}
        if draw(st.integers(0, 8)) == 0:
            body["final"] = draw(st.sampled_from(["success", "failure"]))
        offered = draw(
            st.lists(st.sampled_from(sorted(ACTIONS)), max_size=2, unique=True)
        )
        body["actions"] = {action: offer(action) for action in offered} or "none"
        moves = [
            conditions({"target": draw(targets)}, ["guard", "after"])
            for _ in range(draw(st.sampled_from([0, 0, 1, 2])))
        ]
        if moves:
            body["moves"] = moves
        if doubts and draw(st.integers(0, 12)) == 0:
            body["incomplete"] = True
        return conditions(body, [])

    return {
        "statecheck": 1,
        "system": "door",
        "initial": [conditions({"target": draw(st.sampled_from(names))}, [])],
        "options": {name: {} for name in options},
        "exits": EXITS,
        "states": {name: state() for name in names},
        "actions": ACTIONS,
        "errors": ERRORS,
        "models": MODELS,
    }


def as_text(spec):
    return json.dumps(spec)


def variants(spec):
    """Yield each variant with the machine that it is."""
    for values in product((False, True), repeat=len(spec["options"])):
        setting = dict(zip(spec["options"], values, strict=True))
        yield setting, _Reader(spec, setting).machine()


class _Reader:
    """Reads a spec of one variant by the letter of the language."""

    def __init__(self, spec, setting):
        self.spec = spec
        self.setting = setting
        states = {n: s for n, s in spec["states"].items() if self.holds(s)}
        self.states = states
        self.nodes = frozenset({*states, *EXITS})

    def holds(self, element):
        # A formula of names, `not`, `and` and `or` reads the same in Python.
        text = element.get("if", "True")
        return eval(text, {}, self.setting)  # noqa: S307  # made up above

    def machine(self):
        ends = {*EXITS, *(n for n, s in self.states.items() if s.get("final"))}
        good = {
            "OK",
            *(n for n, s in self.states.items() if s.get("final") == "success"),
        }
        ways = [
            Way(START, first["target"])
            for first in self.spec["initial"]
            if self.holds(first) and first["target"] in self.nodes
        ]
        for name, state in self.states.items():
            ways += self.leaving(name, state)
        return Machine(self.nodes, frozenset(ends), frozenset(good), tuple(ways))

    def leaving(self, name, state):
        offers = state["actions"] if isinstance(state["actions"], dict) else {}
        for action, offer in offers.items():
            if self.holds(offer):
                yield from self.offered(name, action, offer)
        for move in state.get("moves", []):
            target = self.target(name, move)
            if target and self.holds(move):
                certain = "after" in move and "guard" not in move
                yield Way(name, target, certain=certain, move=True)
        if state.get("incomplete"):
            yield Way(name, NOWHERE, doubtful=True, unlisted=True)

    def offered(self, name, action, offer):
        catalogue = ACTIONS[action]
        by = catalogue.get("actor", "user")
        sometimes = offer.get("offered") == "sometimes"
        for outcome in offer["outcomes"]:
            target = self.target(name, outcome)
            if not target or not self.holds(outcome):
                continue
            shows = catalogue.get("safe", False) and target != name
            when = outcome.get("when")
            sent = next((key for key, each in WHENS.items() if each == when), "")
            yield Way(
                name,
                target,
                action,
                by,
                certain="guard" not in outcome and not sometimes and not shows,
                doubtful=target == NOWHERE or "disputed" in outcome,
                move=shows,
                sent=sent,
            )
        listed = catalogue["errors"]
        for code in listed if isinstance(listed, list) else []:
            target = self.target(name, {"target": ERRORS[code].get("target", "stay")})
            if target:
                yield Way(name, target, action, by, certain=not sometimes)
        for code in ERRORS.values() if listed == "unknown" else []:
            target = self.target(name, code) if "target" in code else ""
            if target:
                yield Way(name, target, action, by, certain=False, doubtful=True)

    def target(self, name, element):
        """Return where an element leads; nothing if the variant does not have it."""
        if element["target"] == "stay":
            return name
        if element["target"] == "unknown":
            return NOWHERE
        return element["target"] if element["target"] in self.nodes else ""
