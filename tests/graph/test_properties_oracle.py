"""Properties against a plain search, event by event, of every world that may be.

A world is one variant in which each doubtful edge exists or does not. What is proved
has to hold in all of them, what is refuted in none, and where nothing is doubtful one
of the two has to be said. A run that is given has to be one.
"""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from statecheck.finding import Verdict
from statecheck.graph import START, StateGraph, decide
from statecheck.loader import File, assemble
from statecheck.settings import Limits

STATES = ("A", "B", "C")
NODES = (*STATES, "Z")
SUBJECTS = (*NODES, "action a", "action b", "error E")
MOST_DOUBTFUL = 3

subject_lists = st.lists(st.sampled_from(SUBJECTS), min_size=1, max_size=2, unique=True)
outcomes = st.builds(
    lambda target, error, condition: (
        "{"
        + ", ".join(
            [*([f"error: {error}"] if error else []), f"target: {target}", *condition]
        )
        + "}"
    ),
    st.sampled_from((*NODES, "stay")),
    st.sampled_from(("", "", "E")),
    st.sampled_from(([], [], ["if: o"], ["guard: g"], ["disputed: [{says: not so}]"])),
)
moves = st.builds(
    lambda target, condition: "{" + ", ".join([f"target: {target}", *condition]) + "}",
    st.sampled_from(NODES),
    st.sampled_from(([], ["if: not o"], ["after: PT1S"], ["disputed: [{says: no}]"])),
)


@st.composite
def systems(draw):
    lines = ["statecheck: 1", "system: s", "initial: A", "exits: {Z: ended}"]
    lines += ["options: {o: {description: x}}", "errors: {E: {description: x}}"]
    lines += ["actions:", *(f"  {name}: {{errors: none}}" for name in "ab"), "states:"]
    for state in STATES:
        lines.append(f"  {state}:")
        lines.append("    actions:")
        for action in "ab":
            led = draw(st.lists(outcomes, max_size=2))
            if led:
                lines.append(f"      {action}: [{', '.join(led)}]")
        if lines[-1] == "    actions:":
            lines[-1] = "    actions: none"
        moved = draw(st.lists(moves, max_size=1))
        if moved:
            lines.append(f"    moves: [{', '.join(moved)}]")
        if draw(st.integers(0, 5)) == 0:
            lines.append("    final: success")
    return "\n".join(lines)


def written(words):
    return ", ".join(f"{word}: [{', '.join(names)}]" for word, names in words.items())


@st.composite
def properties(draw):
    scope = draw(
        st.sampled_from(("", "after", "before", "between", "until", "everywhere"))
    )
    if scope != "everywhere" and draw(st.integers(0, 4)) == 0:
        words = {"to": draw(subject_lists), "through": draw(subject_lists)}
        return {
            **words,
            **({"before": draw(subject_lists)} if scope == "before" else {}),
        }
    words = {
        draw(st.sampled_from(("never", "possible", "always"))): draw(subject_lists)
    }
    if scope == "everywhere":
        return {"everywhere": words}
    if scope == "between":
        one, other = draw(st.lists(st.sampled_from(SUBJECTS), min_size=2, max_size=2))
        return {**words, "between": [one, other]}
    if scope in {"after", "until"}:
        words["after"] = draw(subject_lists)
    if scope in {"before", "until"}:
        words["before"] = draw(subject_lists)
    return words


def graph_of(system, words):
    inner = words.get("everywhere")
    body = f"everywhere: {{{written(inner)}}}" if inner else written(words)
    text = f"{system}\nproperties:\n  p: {{{body}}}\n"
    loaded = assemble([File("spec.yaml", text.encode())], Limits())
    return StateGraph(loaded.systems[0])


class World:
    """The edges that exist in one variant, and what runs over them meet."""

    def __init__(self, graph, edges):
        self.graph = graph
        self.leaving = {node: [] for node in (START, *graph.exists)}
        for edge in edges:
            self.leaving[edge.source].append(edge)

    def events(self, edge, first=0, *, begun=False):
        events = [f"action {edge.action}"] if edge.action else []
        events += [f"error {edge.error}"] if edge.error else []
        events.append("" if edge.stays and not begun else edge.target)
        return events[first:] if first else events

    def reached(self):
        met, waiting = {START}, [START]
        for node in waiting:
            for edge in self.leaving[node]:
                if edge.target not in met:
                    met.add(edge.target)
                    waiting.append(edge.target)
        return met

    def beginnings(self, opens):
        """Return after which event of which edge a scope begins, which is true then."""
        found = []
        for node in self.reached():
            for edge in self.leaving[node]:
                for index, event in enumerate(self.events(edge)):
                    if event in opens:
                        found.append((edge, index + 1, True))
        return found

    def rest_of(self, beginning):
        """Return the events that are left of an edge, and where it leads."""
        if beginning is None:
            return [], START
        edge, index, begun = beginning
        return self.events(edge, begun=begun)[index:], edge.target

    def hits(self, beginning, wanted, stops):
        """Return where something wanted is met first, before anything that stops."""
        events, node = self.rest_of(beginning)
        found, waiting, seen = [], [], set()

        def along(events, edge, offset, node, *, begun=False):
            for index, event in enumerate(events):
                if event in stops:
                    return
                if event in wanted:
                    found.append((edge, offset + index + 1, begun))
                    return
            if node not in seen:
                seen.add(node)
                waiting.append(node)

        edge, offset, begun = beginning or (None, 0, False)
        along(events, edge, offset, node, begun=begun)
        for node in waiting:
            for edge in self.leaving[node]:
                along(self.events(edge), edge, 0, edge.target)
        return found

    def escapes(self, beginning, goal, closes, *, must_close):
        """Return whether a fair run leaves a scope, or goes on, without the goal."""
        if self.hits(beginning, closes, set(goal) - set(closes)):
            return True
        if must_close:
            return False
        events, node = self.rest_of(beginning)
        if any(event in goal for event in events):
            return False
        waiting, ways = [node], {}
        for node in waiting:
            if node in ways:
                continue
            ways[node] = [
                edge.target
                for edge in self.leaving[node]
                if not edge.stays and not set(self.events(edge)) & (set(goal) | closes)
            ]
            waiting.extend(ways[node])
        return any(self.rests(node, goal) for node in ways) or goes_round(ways)

    def rests(self, node, goal):
        if node in self.graph.ends:
            return True
        edges = self.leaving[node]
        meeting = [e for e in edges if any(event in goal for event in self.events(e))]
        if not [e for e in edges if not e.stays or e in meeting]:
            return True
        if any(not e.stays and (e.move or not e.action) for e in edges):
            return False
        return any(
            any(e.stays and e not in meeting for e in edges if e.action == action)
            and all(e.stays for e in edges if e.action == action)
            for action in {e.action for e in edges} - {""}
        )


def goes_round(ways):
    left = dict(ways)
    while True:
        ended = [
            n for n, targets in left.items() if not any(t in left for t in targets)
        ]
        if not ended:
            return bool(left)
        for node in ended:
            del left[node]


def holds(world, words):
    """Return whether a property holds in a world; a search from where scopes begin."""
    asked = words.get("everywhere", words)
    between = words.get("between", [])
    opens = words.get("after", between[:1])
    closes = set(words.get("before", between[1:]))
    must_close = bool(closes) and "after" not in words
    starts = world.beginnings(opens) if opens else [None]
    if "possible" in asked:
        goal = set(asked["possible"])
        if not opens and not closes:
            ends = world.graph.ends
            nodes = world.reached() - {START} - ends - goal
            return all(reaches(world, node, goal) for node in nodes)
        return all(world.hits(start, goal, closes) for start in starts)
    if "always" in asked:
        goal = set(asked["always"])
        return not any(
            world.escapes(start, goal, closes, must_close=must_close)
            for start in starts
        )
    goal = set(asked.get("never", asked.get("to", ())))
    gate = set(asked.get("through", ()))
    for start in starts:
        for hit in world.hits(start, goal - gate - closes, gate | closes):
            if not must_close or world.hits(hit, closes, set()):
                return False
    return True


def reaches(world, node, goal):
    seen, waiting = {node}, [node]
    for each in waiting:
        for edge in world.leaving[each]:
            if any(event in goal for event in world.events(edge)):
                return True
            if edge.target not in seen:
                seen.add(edge.target)
                waiting.append(edge.target)
    return False


def worlds(graph, cube):
    edges = [edge for edge in graph.edges if edge.variants & cube]
    doubtful = [edge for edge in edges if not edge.sure]
    for size in range(len(doubtful) + 1):
        for some in combinations(doubtful, size):
            yield World(graph, [e for e in edges if e.sure or e in some])


@settings(max_examples=400, deadline=None)
@given(systems(), properties())
def test_a_verdict_agrees_with_every_world_that_may_be(system, words):
    graph = graph_of(system, words)
    decided = decide(graph, graph.system.properties["p"])
    for value in (False, True):
        cube = graph.space.chosen("o", value)
        doubtful = [e for e in graph.edges if e.variants & cube and not e.sure]
        if len(doubtful) > MOST_DOUBTFUL:
            continue
        found = {holds(world, words) for world in worlds(graph, cube)}
        if decided.answer.proved & cube:
            assert found == {True}
        elif decided.answer.refuted & cube:
            assert found == {False}
        else:
            assert doubtful


@settings(max_examples=200, deadline=None)
@given(systems(), properties())
def test_the_run_that_refutes_is_a_run_of_the_smallest_setting(system, words):
    graph = graph_of(system, words)
    decided = decide(graph, graph.system.properties["p"])
    if decided.answer.verdict is not Verdict.REFUTED:
        return
    cube = graph.space.cube(decided.setting)
    assert not cube & ~decided.answer.refuted
    node = START
    for edge in decided.run:
        assert edge.source == node
        assert edge.sure
        assert edge.variants & cube
        node = edge.target
    if decided.nodes:
        assert node == decided.nodes[0]


@settings(max_examples=200, deadline=None)
@given(systems(), properties())
def test_what_is_broken_or_in_doubt_had_a_chance(system, words):
    graph = graph_of(system, words)
    decided = decide(graph, graph.system.properties["p"])
    assert not (decided.answer.refuted | decided.answer.undetermined) & ~decided.chance
