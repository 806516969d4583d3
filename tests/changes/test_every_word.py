"""No word of the language can be other without being said to be."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum

import pytest

from statecheck.changes.comparison import COMPARISONS, Versions
from statecheck.linking import link
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import End, Table, build_specs
from statecheck.syntax import parse

FULL = r"""
statecheck: 1
system: full
title: Full
description: It says all that can be said.
version: 1.0.0
initial: [{target: A, guard: early, if: on}]
start: {begin: {outcomes: [{target: A, guard: late, if: on, message: Welcome.}]}}
options:
  on: {description: A switch., default: false}
  way: {enum: {p: One., q: Other.}, per: flow, set: go.f, description: The way.}
actors: {boss: {description: Decides.}}
sources: {guide: {title: Guide, url: "https://example.org", confidence: observed}}
openness: {statuses: closed}
states:
  A:
    description: The first.
    if: on
    group: Main
    model: Shown
    actions:
      go:
        offered: sometimes
        if: on
        outcomes:
          - {target: B, guard: rarely, if: on, when: {f: [p]}, message: Gone.}
          - {error: E, target: B}
      look: stay
    moves: [{target: B, after: PT5M, guard: soon, if: on, actor: boss}]
    since: "1"
    deprecated: {since: "1", sunset: 2030-01-01, use: B}
  B: {final: success, model: none, description: The last.}
exits: {X: {final: canceled, if: on, description: Out.}}
actions:
  begin: {description: Begins., request: none, errors: none}
  go:
    description: Goes.
    request: Sent
    errors: [E]
    safe: false
    idempotent: true
    http: "POST /flows/{id}"
    link: onwards
    wire: GO
  look:
    description: Looks.
    request: none
    errors: none
    safe: true
    response:
      http: 200
      body: Page
      headers: {Etag: {type: string, required: true}}
      description: A page.
models:
  Shown:
    description: What is shown.
    open: true
    discriminator: kind
    fields:
      kind:
        type: string
        required: true
        enum: {a: {description: An a., if: on}, b: A b.}
      name: {type: Name, required: true}
    variants: {a: {fields: {v: {type: string, required: {if: on}}}}}
  Name: {description: Names., enum: {x: An x., y: A y.}}
  Sent:
    fields:
      f:
        type: string
        required: false
        pattern: ^a
        format: uri
        minLength: 1
        maxLength: 9
        default: p
        from: user
        description: An f.
        sensitive: true
        examples: [aq]
        wire: ef
        deprecated: {sunset: 2030-01-01}
      n:
        type: integer
        required: true
        minimum: 1
        maximum: 9
        multipleOf: 2
        in: query
      l: {type: 'string[]', required: false, minItems: 1, maxItems: 5, nullable: true}
      c: {type: string, const: q, required: true}
      e: {type: error, codes: [E], required: false}
  Page: {fields: {t: {type: string, required: true, if: on}}}
errors:
  E:
    http: 400
    message: No.
    userMessageKey: no.key
    retriable: true
    if: on
    wire: EE
    description: It did not work.
    details: {F: {message: Nor that.}}
wire:
  state: {read: "GET /flows/{id}", status: /status, links: /_links, http: 200}
  action:
    http: "POST /flows/{id}"
    body: json
    choose: [{query: {action: "{action}"}}]
  error:
    when: {/status: absent}
    code: /code
    message: /message
    userMessage: /userMessage
    details: /details
    target: /target
    detail: {code: /code, target: /target}
  session: {id: id, read: /id, rotates: sometimes, cookies: [SESSION], header: X-Flow}
  headers: {X-Client: required}
"""
SILENT = {
    "Action.incomplete": "the linker has said of the lists what it means",
    "State.incomplete": "the linker has said of the lists what it means",
    "Offer.incomplete": "of a safe action that stays it says nothing",
    "State.takes": "where a state comes from is not what it is",
    "System.kind": "whether it is judged by itself",
    "Offer.action": "the key that it stands under",
    "After.field": "a time is a duration or a field, and this one is a duration",
    "Literal.value": "its spelling is what is compared",
    "Deprecation.since": "the day that counts is the last one",
    "Fact.since": "it is said of states, actions, codes and fields",
    "Outcome.guard": "of a safe action that stays it says nothing",
    "Model.discriminator": "an enumeration has none",
    "Name.option": "an offer is there only where its state is",
    "Field.max_length": "the values that are listed keep to it",
    "Outcome.message": "no answer shows where a flow begins by itself",
}
"""What may be other in some place without a word, and why."""
STRUCTURE = {"at", "places", "words", "name", "overrides", "type"}


@pytest.fixture(scope="module")
def full():
    document, findings = parse(Source("full.yaml", FULL), Limits())
    assert document is not None, findings
    (effective,) = link(build_specs([document]), Limits())
    return effective


FRESH = {"bool": True, "End": End.FAILURE, "float": 3.0, "int": 3}
"""By the beginning of a type, a value for what was not said."""


def other(value, kind, formula):
    """Return another value of the same kind; None where that is not plain."""
    if value is None:
        fresh = (new for word, new in FRESH.items() if kind.startswith(word))
        return formula if "Formula" in kind else next(fresh, None)
    if isinstance(value, bool):
        return not value
    if isinstance(value, End):
        return End.CANCELED if value is End.FAILURE else End.FAILURE
    if isinstance(value, str) and not isinstance(value, Enum):
        return "another"
    return value + 1 if isinstance(value, int | float) else None


def edited(value, formula):
    """Yield a value with one word in it that is other, and the name of that word."""
    if isinstance(value, Table):
        for name, inner in value.items():
            for word, new in edited(inner, formula):
                yield word, Table({**value, name: new}.items())
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            for word, new in edited(inner, formula):
                yield word, (*value[:index], new, *value[index + 1 :])
    elif is_dataclass(value):
        yield from edited_element(value, formula)


def edited_element(element, formula):
    """Yield an element with one word in it or below that is other."""
    for field in fields(element):
        if field.name in STRUCTURE or not field.compare:
            continue
        old, word = (
            getattr(element, field.name),
            f"{type(element).__name__}.{field.name}",
        )
        new = other(old, str(field.type), formula)
        if new is not None:
            yield word, replace(element, **{field.name: new})
        if "Formula" in str(field.type) and old is not None:
            yield word, replace(element, **{field.name: None})
        elif old is not None and not isinstance(old, str):
            for inner, within in edited(old, formula):
                yield inner, replace(element, **{field.name: within})


def test_every_word_that_is_other_is_said_to_be(full):
    silent: set[str] = set()
    words: set[str] = set()
    formula = full.system.states["A"].if_
    for word, system in edited(full.system, formula):
        words.add(word)
        versions = Versions(full, replace(full, system=system))
        if not any(next(iter(each(versions)), None) for each in COMPARISONS):
            silent.add(word)
    assert silent == SILENT.keys()
    assert len(words) > len(SILENT) * 5
