import json
from dataclasses import fields, is_dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from statecheck.exports import canonical
from statecheck.language import check_structure
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import Table
from statecheck.syntax import parse, write_yaml

STATES = ("A", "B", "C")
ACTIONS = ("go", "poll", "say")
CODES = ("E", "E/F", "F", "G", "E/none")
MODELS = ("M", "N")
OPTIONS = ("o", "p == x", "not o and p != y", "o or p == y")
SOURCES = ("s", "t")


def some(**words):
    """Return a strategy for mappings with any of some words."""
    return st.fixed_dictionaries({}, optional=words)


def lists(items, **sizes):
    return st.lists(items, unique_by=json.dumps, **sizes)


TARGETS = st.sampled_from([*STATES, "OUT", "stay", "unknown"])
FACTS = {
    "source": st.sampled_from([*SOURCES, [*SOURCES]]),
    "confidence": st.sampled_from(["deduced", "observed", {"otherwise": "assumed"}]),
    "since": st.sampled_from(["1.0", "2"]),
    "was": st.just("OLD"),
    "disputed": st.just([{"source": "t", "says": "No."}]),
    "deprecated": st.sampled_from([True, {"use": "A"}]),
    "allow": st.just({"some-rule": "Why not."}),
    "x-own": st.sampled_from([1, {"b": [1.5], "a": "no"}]),
}
WITH_ACTIONS = FACTS | {
    "confidence": st.sampled_from(["deduced", "observed", {"actions": "assumed"}])
}
"""Of what offers actions."""

IF = {"if": st.sampled_from(OPTIONS)}
WHEN = st.sampled_from(
    [
        "otherwise",
        {"a": "present", "state/b": [1, "absent", {"const": "absent"}]},
        {"/x/y": ["NO", "012", True]},
    ]
)
AFTER = st.sampled_from(["PT5S", "unknown", {"field": "/left"}])
CONDITIONS = {**IF, "when": WHEN, "after": AFTER, "guard": st.just("late")}
OUTCOME = st.builds(
    lambda leads, rest: {**leads, **rest},
    st.one_of(
        st.builds(lambda target: {"target": target}, TARGETS),
        st.builds(lambda code: {"error": code}, st.sampled_from(CODES)),
        st.builds(
            lambda targets, codes: {"target": targets, "error": codes},
            lists(TARGETS, min_size=1, max_size=2),
            lists(st.sampled_from(CODES), min_size=1, max_size=2),
        ),
    ),
    some(**CONDITIONS, **FACTS, message=st.just("No.")),
)
OUTCOMES = lists(st.one_of(TARGETS, OUTCOME), min_size=1, max_size=3)
OFFER_WORDS = {
    **IF,
    **FACTS,
    "guard": st.just("rarely"),
    "offered": st.sampled_from(["always", "sometimes"]),
    "actor": st.sampled_from(["user", "client", "boss"]),
    "incomplete": st.booleans(),
}
OFFER = st.one_of(
    TARGETS,
    OUTCOMES,
    some(**OFFER_WORDS, target=TARGETS, after=AFTER, when=WHEN),
    some(**OFFER_WORDS, outcomes=OUTCOMES),
)
OFFERS = st.one_of(
    st.sampled_from(["none", "unknown"]),
    lists(st.sampled_from([*ACTIONS, "unknown"]), max_size=3),
    st.dictionaries(st.sampled_from(ACTIONS), OFFER, max_size=3),
)
MOVE = st.builds(
    lambda target, rest: {"target": target, **rest},
    TARGETS,
    some(**IF, **FACTS, after=AFTER, guard=st.just("late"), actor=st.just("boss")),
)
MOVES = st.one_of(
    st.sampled_from(["none", "unknown", "A"]),
    lists(st.one_of(TARGETS, MOVE), max_size=3),
)
TYPES = st.sampled_from(["string", "integer", "M", "N[]", "map<M[]>", "error"])
FIELD = st.one_of(
    TYPES,
    st.builds(
        lambda kind, rest: {"type": kind, **rest},
        TYPES,
        some(
            **IF,
            **FACTS,
            required=st.sampled_from(
                [True, False, {"if": "o"}, {"when": {"a": "absent"}}]
            ),
            nullable=st.booleans(),
            default=st.sampled_from(["NO", 1, 2.5, [1]]),
            enum=st.sampled_from([["b", "a"], {"b": "Text.", "a": {"if": "o"}}]),
            minimum=st.sampled_from([0, 1.5]),
            codes=lists(st.sampled_from(CODES), max_size=2),
            wire=st.sampled_from(["a", "wired"]),
            **{
                "from": st.sampled_from(["user", "A#/x", ["user", "B#/y"]]),
                "in": st.sampled_from(["body", "query"]),
                "open": st.sampled_from([True, "configured"]),
            },
        ),
    ),
)
FIELDS = st.one_of(
    st.just("none"), st.dictionaries(st.sampled_from(["a", "b"]), FIELD, max_size=2)
)
IN_PLACE = some(
    **FACTS,
    description=st.just("A body."),
    extends=st.sampled_from(["M", ["M", "N"]]),
    fields=FIELDS,
    variants=st.just({"X": "N", "Y": {"fields": {"z": "M"}}}),
    discriminator=st.just("a"),
    incomplete=st.booleans(),
)
USE = st.one_of(st.sampled_from(["none", "unknown", *MODELS]), IN_PLACE)
STATE = some(
    **IF,
    **WITH_ACTIONS,
    description=st.just("Says what it is."),
    model=USE,
    actions=OFFERS,
    moves=MOVES,
    group=st.sampled_from(["First", "Last"]),
    incomplete=st.booleans(),
    wire=st.sampled_from(["A", "wired", {"/x": ["1", "absent"]}]),
    examples=st.just([{"b": 1, "a": [2]}]),
)
ENDING = some(
    **FACTS, final=st.sampled_from(["success", "handover"]), actions=st.just({})
)
ACTION = st.one_of(
    st.just("unknown"),
    some(
        **FACTS,
        request=USE,
        errors=st.one_of(
            st.sampled_from(["none", "unknown"]),
            lists(st.sampled_from([*CODES, "unknown"]), max_size=3),
        ),
        actor=st.sampled_from(["client", "boss"]),
        outcomes=OUTCOMES,
        safe=st.booleans(),
        incomplete=st.booleans(),
        response=st.sampled_from(["state", "none", "M", {"http": 202, "body": "M"}]),
    ),
)
CODE = some(
    **IF,
    **FACTS,
    http=st.sampled_from([400, [400, 422]]),
    target=st.sampled_from(["A", ["A", "B"]]),
    retriable=st.booleans(),
    model=USE,
)
EVERYWHERE = some(
    **WITH_ACTIONS,
    actions=st.builds(lambda offer: {"poll": offer}, OFFER),
    moves=MOVES,
    errors=lists(st.sampled_from(CODES), max_size=2),
    **{
        "in": lists(st.sampled_from(["A", "First"]), max_size=2),
        "except": lists(st.sampled_from(["B", "Last"]), max_size=2),
    },
)
SYSTEM = st.builds(
    lambda words, sections: {**words, **sections},
    some(
        title=st.just("Door"),
        version=st.just("1.10"),
        initial=OUTCOMES,
        start=st.dictionaries(st.sampled_from(ACTIONS), OFFER, max_size=2),
        everywhere=st.lists(EVERYWHERE, max_size=1),
        openness=st.just({"codes": "open", "answers": "closed"}),
        wire=st.just(
            {
                "state": {"status": "/s", "model": "M", "ignore": ["self"]},
                "error": {"when": {"/s": "absent"}, "detail": {"code": "/c"}},
                "headers": {"X": "required", "Y": {"type": "string"}},
            }
        ),
        properties=st.just(
            {"p": {"never": "OUT"}, "q": {"everywhere": {"possible": "A"}}}
        ),
    ),
    st.fixed_dictionaries(
        {
            "defaults": st.just({"source": "s", "since": "0"}),
            "states": st.fixed_dictionaries({"A": STATE, "B": STATE, "C": ENDING}),
            "actions": st.fixed_dictionaries(dict.fromkeys(ACTIONS, ACTION)),
            "models": st.fixed_dictionaries(dict.fromkeys(MODELS, IN_PLACE)),
            "errors": st.builds(
                lambda one, two, inner: {
                    "E": {**one, "details": {"F": inner}},
                    "G": two,
                },
                CODE,
                CODE,
                CODE,
            ),
            "exits": st.just({"OUT": {"final": "ended", "if": "o"}}),
            "options": st.just({"o": {}, "p": {"enum": ["x", "y"], "default": "x"}}),
            "actors": st.just({"boss": {"description": "Decides."}}),
            "sources": st.just(
                {"s": {"title": "S"}, "t": {"title": "T", "confidence": "assumed"}}
            ),
        }
    ),
)
IN_ORDER = frozenset({"default", "extends", "source"})
IN_ONE_FILE = frozenset({"title", "version", "initial", "start", "wire"})


def file_of(words):
    return {"statecheck": 1, "system": "door", **words}


def unordered(value):
    """Return an element with nothing left of the order of what has none."""
    if isinstance(value, Table | dict):
        return {key: unordered(value[key]) for key in sorted(value)}
    if isinstance(value, tuple | list):
        return sorted((unordered(each) for each in value), key=repr)
    if is_dataclass(value):
        return {
            part.name: unordered(getattr(value, part.name))
            for part in fields(value)
            if part.compare
        }
    return value


def system_of(linked, files):
    return linked(files)["door"]


def printed(effective):
    return write_yaml(canonical(effective))


@given(SYSTEM)
@settings(deadline=None, max_examples=40)
def test_the_systems_that_are_tried_keep_to_the_language(words):
    source = Source("a.json", json.dumps(file_of(words)))
    document, findings = parse(source, Limits())
    assert findings == ()
    assert [each.message for each in check_structure(document)] == []


@given(SYSTEM)
@settings(deadline=None, max_examples=40)
def test_what_is_written_keeps_to_the_language(linked, words):
    text = printed(system_of(linked, {"a.yaml": json.dumps(file_of(words))}))
    document, findings = parse(Source("canonical.yaml", text), Limits())
    assert findings == ()
    assert check_structure(document) == ()


@given(SYSTEM)
@settings(deadline=None, max_examples=40)
def test_what_is_written_is_the_same_system_again(linked, again, words):
    effective = system_of(linked, {"a.yaml": json.dumps(file_of(words))})
    read = again(effective)
    assert read.findings == ()
    assert unordered(read.system) == unordered(effective.system)


@given(SYSTEM)
@settings(deadline=None, max_examples=40)
def test_what_is_written_of_what_was_written_is_the_same(linked, again, words):
    effective = system_of(linked, {"a.yaml": json.dumps(file_of(words))})
    assert printed(again(effective)) == printed(effective)


@given(SYSTEM, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_the_order_of_what_has_none_says_nothing(linked, words, random):
    def shuffled(value):
        if isinstance(value, dict):
            keys = random.sample([*value], len(value))
            return {
                key: value[key] if key in IN_ORDER else shuffled(value[key])
                for key in keys
            }
        if isinstance(value, list):
            return [shuffled(each) for each in random.sample(value, len(value))]
        return value

    one = system_of(linked, {"a.yaml": json.dumps(file_of(words))})
    other = system_of(linked, {"a.yaml": json.dumps(file_of(shuffled(words)))})
    assert printed(one) == printed(other)


@given(SYSTEM)
@settings(deadline=None, max_examples=40)
def test_json_and_yaml_and_aliases_are_the_same(linked, words):
    content = file_of({"x-shared": words["actions"]["go"], **words})
    as_json = system_of(linked, {"a.json": json.dumps(content)})
    as_yaml = system_of(linked, {"a.yaml": write_yaml(content)})
    aliased = system_of(linked, {"a.yaml": _with_aliases(json.dumps(content))})
    assert as_json.system == as_yaml.system == aliased.system


def _with_aliases(text):
    """Return a file in which what stands under `x-shared` is written once."""
    head, tail = text.split('"x-shared": ')
    shared, length = json.JSONDecoder().raw_decode(tail)
    written = json.dumps(shared)
    rest = tail[length:].replace(f'"go": {written}', '"go": *shared')
    return f'{head}"x-shared": &shared {written}{rest}'


@given(SYSTEM, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_which_file_it_stands_in_says_nothing(linked, words, random):
    head = {"defaults": words["defaults"], "title": "Door"}
    parts = [dict(head), {}, {}]
    for word, value in {**words, **head}.items():
        if word in head:
            continue
        if word in IN_ONE_FILE or isinstance(value, list):
            random.choice(parts)[word] = value
            continue
        for name, each in value.items():
            random.choice(parts).setdefault(word, {})[name] = each
    together = system_of(linked, {"a.yaml": json.dumps(file_of({**words, **head}))})
    apart = system_of(
        linked,
        {
            f"{name}.yaml": json.dumps(file_of(part))
            for name, part in zip(random.sample("abc", 3), parts, strict=True)
        },
    )
    assert apart.findings == together.findings == ()
    assert apart.system == together.system
