from dataclasses import fields, is_dataclass
from typing import get_args, get_type_hints

import pytest

from statecheck import spec
from statecheck.linking import Kind, references
from statecheck.linking.kinds import NAMES, NESTED, words_of
from statecheck.linking.rewriting import rebound
from statecheck.source import Part
from statecheck.spec import build_specs

SYSTEM = """\
statecheck: 1
system: door
extends: <system host>
initial: [<target A>, {target: <target B>, if: <option o>, source: <source s>}]
start: [<action create>]
defaults: {source: <source t>}
exits: {OUT: {final: success, if: <option o>, deprecated: {use: <target OUT2>}}}
options:
  o: {set: <action field create.mode>, deprecated: {use: <option o2>}}
  e: {enum: {x: {if: <option o>}}}
everywhere:
  - {errors: [<error E>], in: [<state or group A>, <state or group Group>]}
  - actions: {<action cancel>: <target A>}
    moves: <target B>
    except: [<state or group B>]
states:
  A:
    if: <option o> == x
    model: <model M>
    source: [<source u>, <source v>]
    disputed: [{source: <source w>, says: no}]
    actions:
      <action go>: <target B>
      <action stay>:
        - <target C>
        - {error: [<error E/F>, <error G>], target: [<target A>]}
      <action long>: {actor: <actor boss>, if: <option o>, target: <target D>}
      <action deep>: {outcomes: [{if: <option o>, error: <error E>}]}
    moves: [<target E>, {target: <target F>, actor: <actor boss>, if: <option o>}]
    deprecated: {use: <target B>}
actions:
  go:
    request: <model M>
    errors: [<error E>, <error H>]
    response: {body: <model N>, headers: {h: "<model O>[]"}}
    actor: <actor boss>
    target: <target A>
    deprecated: {use: <action stay>}
  two: {response: <model R>}
  three: {request: {fields: {f: <model P>}}}
models:
  M:
    extends: <model Base>
    discriminator: k
    fields:
      a: <model T>
      b: {type: "map<<model U>[]>", required: {if: <option o>}}
      c: {type: error, codes: [<error E>], if: <option o>}
      d: {type: string, from: "<state A>#/x"}
      e: {type: string, from: [user, "<state B>#/y"], enum: {v: {if: <option o>}}}
    variants: {X: <model V>, Y: {fields: {z: <model W>}}}
  L: {extends: [<model Base>], deprecated: {use: <model M>}}
errors:
  E:
    model: <model M>
    target: <target A>
    details: {F: {target: [<target B>, <target C>], if: <option o>}}
    deprecated: {use: <error G>}
wire:
  state: {model: <model M>}
  error: {model: <model N>, detail: {model: <model O>}}
  errors: [{model: <model P>}]
  headers: {X: {type: <model Q>}}
properties:
  one: {to: <subject A>, through: [<subject B>, action <action go>, error <error E>]}
  two: {never: <subject A>, after: [<subject C>], before: <subject D>}
  three: {between: [<subject A>, <subject B>], always: <subject C>}
  four:
    offered: <action cancel>
    except: [<state or group A>]
    in: [<state or group G>]
  five: {everywhere: {possible: <subject OUT>}}
  six: {everywhere: {always: [<subject OUT>, <subject A>]}}
"""
FLOW = """\
statecheck: 1
flow: both
host: <system host>
initial: [<target one>, {target: <target two>, if: <option one.o>}]
options: {<step option a>: true}
steps:
  one:
    system: <system code@1>
    entry: <target >ASK
    exits: {<step exit >DONE: <target two>, <step exit >GONE: [<target X>]}
    options: {<step option >b: true}
properties: {p: {never: <subject one/ASK>}}
"""


def unmarked(text):
    """Return a text without its marks, and what stands at which place: kind, name."""
    clean, marks = "", {}
    while "<" in text:
        head, _, text = text.partition("<")
        for kind in sorted(Kind, key=len, reverse=True):
            if text.startswith(f"{kind} "):
                name, _, text = text[len(kind) + 1 :].partition(">")
                break
        else:
            clean += head + "<"
            continue
        clean += head
        line, column = clean.count("\n") + 1, len(clean) - clean.rfind("\n")
        marks[line, column] = (kind, name)
        clean += name
    return clean + text, marks


def found(parsed, text):
    clean, marks = unmarked(text)
    documents = parsed({"x.yaml": clean})
    (element,) = build_specs(list(documents.values()))
    return documents["x.yaml"], marks, list(references(element)), clean


def place(document, reference):
    start = document.span(reference.at).start
    return start.line, start.column


def near(clean, at, name):
    """Return where a name stands that begins at `at` or further on in that text."""
    line, column = at
    text = clean.splitlines()[line - 1]
    return line, text.find(name, column - 1) + 1


def test_every_reference_of_a_system_is_found_where_it_stands(parsed):
    document, marks, all_of_them, clean = found(parsed, SYSTEM)
    seen = {
        (near(clean, place(document, each), each.name), (each.kind, each.name))
        for each in all_of_them
    }
    assert seen == set(marks.items())


def test_every_reference_of_a_flow_is_found_where_it_stands(parsed):
    document, marks, all_of_them, clean = found(parsed, FLOW)
    seen = {
        (
            near(clean, place(document, each), each.name.split("/")[-1].split(".")[-1])[
                0
            ],
            each.kind,
        )
        for each in all_of_them
    }
    assert seen == {(line, kind) for (line, _), (kind, _) in marks.items()}


def test_what_a_step_says_of_its_own_system_is_called_by_the_step_too(parsed):
    _, _, all_of_them, _ = found(parsed, FLOW)
    assert {(each.kind, each.name) for each in all_of_them} >= {
        (Kind.TARGET, "one/ASK"),
        (Kind.STEP_EXIT, "one/DONE"),
        (Kind.STEP_OPTION, "one.b"),
        (Kind.STEP_OPTION, "a"),
    }


def test_no_reference_is_yielded_twice(parsed):
    _, _, all_of_them, _ = found(parsed, SYSTEM)
    assert len(all_of_them) == len(set(all_of_them))


def test_a_reference_never_points_at_nothing(parsed):
    document, _, all_of_them, _ = found(parsed, SYSTEM)
    for each in all_of_them:
        data = document.plain()
        for key in each.at.pointer.keys:
            data = data[key]
        assert each.at.part is Part.KEY or each.name in str(data)


@pytest.mark.parametrize(
    "text",
    [
        "states: {A: {model: none, actions: {}, moves: [stay, unknown]}}",
        "actions: {a: {request: unknown, errors: [unknown], actor: user}}",
        "actions: {a: {actor: client, response: state, target: stay}}",
        "models: {M: {fields: {a: string, b: {type: any, from: [user, state]}}}}",
    ],
)
def test_words_of_the_language_are_no_references(parsed, text):
    whole = f"statecheck: 1\nsystem: door\n{text}"
    assert found(parsed, whole)[2] == []


def test_a_source_from_the_defaults_is_yielded_once(parsed):
    text = "statecheck: 1\nsystem: d\ndefaults: {source: s}\n"
    text += "states: {A: {}, B: {final: ended}}"
    assert [each.name for each in found(parsed, text)[2]] == ["s"]


def test_naming_everything_anew_names_every_reference_anew(parsed):
    clean, _ = unmarked(SYSTEM)
    (element,) = build_specs(list(parsed({"x.yaml": clean}).values()))
    renamed = rebound(element, lambda _, name: f"{name}-x")
    before = [each for each in references(element) if each.word != "use"]
    after = [each for each in references(renamed) if each.word != "use"]
    options = {Kind.OPTION}  # stand in formulas, which are put in and not renamed
    fields_ = {Kind.ACTION_FIELD}
    assert [
        each.name
        if each.kind in options
        else each.name.replace(".", "-x.", 1)
        if each.kind in fields_
        else f"{each.name}-x"
        for each in before
    ] == [each.name for each in after]


def test_an_element_without_references_stays_itself(parsed):
    clean, _ = unmarked(SYSTEM)
    (element,) = build_specs(list(parsed({"x.yaml": clean}).values()))
    assert rebound(element, lambda _, name: name) == element


ELEMENTS = [
    kind
    for name in spec.__all__
    if isinstance(kind := getattr(spec, name), type) and is_dataclass(kind)
]


def parts_of(hint):
    """Yield the classes that a type speaks of, however deep."""
    yield hint
    for argument in get_args(hint):
        yield from parts_of(argument)


@pytest.mark.parametrize("kind", ELEMENTS, ids=lambda kind: kind.__name__)
def test_no_field_that_holds_an_element_with_references_is_forgotten(kind):
    speaking = {*NAMES, *NESTED} - {spec.FlowStep, spec.Flow, spec.Fact}
    hints = get_type_hints(kind)
    known = {word for word, _ in words_of(kind)}
    holding = {
        item.name for item in fields(kind) if speaking & set(parts_of(hints[item.name]))
    }
    steps = {"steps", "entry", "exits"} if kind in {spec.Flow, spec.FlowStep} else set()
    assert holding <= known | steps


def test_a_scope_may_lie_between_two_that_are_the_same(system):
    found = system(
        "statecheck: 1\nsystem: door\nstates: {A: {}}\n"
        "properties: {p: {between: [A, A], never: A}}"
    )
    assert found.properties["p"].between == ("A", "A")
