"""What is hostile by its number takes time in proportion: calls are counted, not time.

Each spec is made in two sizes, the second four times the first. A stage that looks at
every one for every other would take sixteen times as many calls.
"""

import sys

import pytest

from statecheck.checking import check
from statecheck.checks.liveness import no_progress_cycle
from statecheck.checks.wire.alike import Alike
from statecheck.loader import File, assemble
from statecheck.reports import write
from statecheck.settings import Settings
from statecheck.source import Source
from statecheck.spec import Literal
from statecheck.syntax.keys import Keys
from statecheck.syntax.notebook import Notebook
from statecheck.syntax.tree import Scalar

HEAD = "statecheck: 1\nsystem: a\n"
ONE = f"{HEAD}initial: A\nactions: {{b: {{}}}}\n"
TIMES = 4
MOST = 6


def each(number, line):
    return "".join(line.format(n=n, next=(n + 1) % number) for n in range(number))


MANY = {
    "names that are none": lambda n: HEAD + "states:\n" + each(n, "  'A {n}': {{}}\n"),
    "keys that are misspelt": lambda n: (
        HEAD + "states:\n" + each(n, "  A{n}: {{descripton: x}}\n")
    ),
    "verdicts that nothing is known of": lambda n: (
        ONE + "states:\n  A: {}\n" + each(n, "  A{n}: {{}}\n")
    ),
    "entries that hold everywhere": lambda n: (
        ONE
        + "states: {A: {actions: {b: A}}}\neverywhere:\n"
        + each(n, "  - {{actions: {{a{n}: A}}}}\n")
    ),
    "entries that say the same": lambda n: (
        ONE
        + "states: {A: {model: none}}\neverywhere:\n"
        + each(n, "  - {{actions: {{b: A}}}}\n")
    ),
    "findings that are allowed one by one": lambda n: (
        ONE
        + "states:\n  A: {final: ended}\n"
        + each(n, "  A{n}: {{final: ended, allow: {{unreachable-state: old}}}}\n")
    ),
    "outcomes told apart by a field": lambda n: (
        HEAD
        + "initial: A\nactions: {b: {request: {fields: {f: string}}}}\n"
        + "states:\n  A:\n    actions:\n      b:\n"
        + each(n, "        - {{when: {{f: v{n}}}, target: A}}\n")
    ),
    "faults in one long line": lambda n: (
        HEAD + "states: {" + each(n, "A{n}: {{descripton: " + "x" * 40 + "}}, ") + "}\n"
    ),
    "subjects of a property": lambda n: (
        ONE
        + "states:\n"
        + each(n, "  A{n}: {{final: ended}}\n")
        + "properties: {p: {never: ["
        + each(n, "A{n}, ")
        + "]}}\n"
    ),
    "states told by what an answer has": lambda n: (
        ONE
        + "wire: {state: {read: none}}\nstates:\n  A: {final: ended}\n"
        + each(n, "  A{n}: {{final: ended, wire: {{/a: v{n}, /b{n}: present}}}}\n")
    ),
    "models that extend each other in a row": lambda n: (
        ONE
        + "states: {A: {final: ended}}\nmodels:\n  M0: {fields: {f: string}}\n"
        + "".join(
            f"  M{m}: {{extends: M{m - 1}, fields: {{f{m}: string}}}}\n"
            for m in range(1, 20 * n)
        )
    ),
    "values that each come from another state": lambda n: (
        HEAD
        + "initial: A0\nstates:\n"
        + each(n, "  A{n}: {{model: M, actions: {{a{n}: A{next}}}}}\n")
        + "actions:\n"
        + each(n, "  a{n}: {{request: R{n}}}\n")
        + "models:\n  M: {fields: {f: {type: string, required: true}}}\n"
        + each(n, "  R{n}: {{fields: {{g: {{required: true, from: 'A{next}#/f'}}}}}}\n")
    ),
    "codes that nothing is answered with": lambda n: (
        ONE
        + "states: {A: {final: ended}}\nerrors:\n"
        + each(n, "  E{n}: {{details: {{F: {{}}}}}}\n")
    ),
    "values of one option": lambda n: (
        ONE
        + "options: {o: {enum: ["
        + each(100 * n, "v{n}, ")
        + "]}}\nstates:\n  A: {actions: {b: ["
        + each(n, "{{if: o == v{n}, target: A}}, ")
        + "]}}\n"
    ),
    "entries that each hold in one state": lambda n: (
        ONE
        + "states:\n  A: {actions: {b: A}}\n"
        + each(n, "  A{n}: {{actions: {{b: A}}}}\n")
        + "everywhere:\n"
        + each(n, "  - {{in: [A{n}], moves: [{{target: A, after: PT1M}}]}}\n")
    ),
}


def calls(text):
    """Return how many functions are called from the bytes of a spec to its report."""
    settings = Settings()
    count = 0

    def counted(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        loaded = assemble([File("a.yaml", text.encode())], settings.limits)
        write(check(loaded, settings), "text")
    finally:
        sys.setprofile(before)
    return count


class Counted(dict):
    """A table that knows how many of its names were looked at."""

    looked = 0

    def __iter__(self):
        for name in super().__iter__():
            self.looked += 1
            yield name


def test_what_tells_a_state_by_a_text_is_not_held_against_all():
    names = [f"A{number}" for number in range(50)]
    told = Counted({name: {"": (Literal(name, name),)} for name in names})
    alike = Alike(told)
    looked = told.looked
    assert not any([*alike.before(name)] for name in names)
    assert told.looked == looked


class Colliding(int):
    """A number that shares its hash with all others, and counts comparisons."""

    compared = 0

    def __hash__(self):
        return 1

    def __eq__(self, other):
        Colliding.compared += 1
        return int(self) == int(other)


def test_numbers_with_one_hash_are_not_held_against_each_other_as_keys():
    keys, entries = Keys(Notebook(Source("a.yaml", ""), 10)), {}
    for number in range(50):
        node = Scalar(str(number), Colliding(number), number, number)
        assert keys.take(node, entries) is node
    assert Colliding.compared == 0


def test_the_states_that_show_the_same_are_gathered_once(monkeypatch):
    real = getattr(no_progress_cycle, "_driven")  # noqa: B009 - it is private
    gathered = []

    def driven(graph, name, within):
        gathered.append(within)
        return real(graph, name, within)

    monkeypatch.setattr(no_progress_cycle, "_driven", driven)
    states = "".join(
        f"  A{n}: {{model: none, actions: {{b: A{n + 1}}}}}\n" for n in range(5)
    )
    end = "  A5: {model: none, final: success}\n"
    actions = "actions: {b: {request: none, errors: none}}\n"
    calls(f"{HEAD}initial: A0\nstates:\n{states}{end}{actions}")
    assert len(gathered) == 6
    assert all(within is gathered[0] for within in gathered)


@pytest.fixture(scope="module", autouse=True)
def _warm():
    """Let caches fill and modules be imported, which happens once."""
    for make in MANY.values():
        calls(make(2))


@pytest.mark.parametrize("name", MANY)
def test_four_times_as_much_takes_about_four_times_as_many_calls(name):
    make = MANY[name]
    assert calls(make(TIMES * 50)) < MOST * calls(make(50))
