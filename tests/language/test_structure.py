import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statecheck.language import check_structure
from statecheck.settings import Limits

HEAD = "statecheck: 1\nsystem: door\n"


def case(name, text, *expected):
    """Return a file, and of each finding its line, rule, part of its message, and mend.

    Lines are counted from 1 without the two that every file begins with.
    """
    return pytest.param(text, expected, id=name)


CASES = [
    case(
        "a misspelt key",
        "titel: A door",
        (1, "unknown-key", "`titel` is no key of a system", "title"),
    ),
    case(
        "a key that belongs elsewhere",
        "states: {A: {minLength: 3}}",
        (
            1,
            "unknown-key",
            "`minLength` is no key of a state, it belongs in a field",
            "",
        ),
    ),
    case(
        "a key of nothing, where there are few",
        "openness: {everything: open}",
        (
            1,
            "unknown-key",
            "of openness, which has `statuses`, `codes`, `enums`, `answers` and",
            "",
        ),
    ),
    case(
        "a key of nothing, where an element's words are not counted",
        "actors: {a: {press: b}}\nsources: {s: {press: b}}",
        (1, "unknown-key", "of an actor, which has `description` and `overrides`", ""),
        (2, "unknown-key", "`revised`, `confidence` and `overrides`", ""),
    ),
    case(
        "a key in a map without a name of its own",
        "properties: {p: {everywhere: {nevr: A}}}",
        (1, "unknown-key", "`nevr` is no key under `everywhere`", "never"),
    ),
    case(
        "several unknown keys are several findings",
        "states:\n  A: {titel: x}\n  B: {descripton: x}",
        (2, "unknown-key", "`titel`", ""),
        (3, "unknown-key", "`descripton`", "description"),
    ),
    case(
        "a key of others",
        "x-owner: [anything, {goes: null}]\nstates: {A: {x-colour: red}}",
    ),
    case(
        "a misspelt key is not missing besides",
        "models: {M: {fields: {a: {typ: string}}}}",
        (1, "unknown-key", "`typ` is no key of a field", "type"),
    ),
    case(
        "a misspelt key of which one of two is needed is not missing besides",
        "states: {A: {actions: {go: [{targt: B}]}}}",
        (1, "unknown-key", "`targt` is no key of an outcome", "target"),
    ),
    case(
        "a missing key",
        "models:\n  M:\n    fields:\n      a: {required: true}",
        (4, "missing-key", "a field needs `type`", ""),
    ),
    case(
        "one of two missing keys",
        "states: {A: {actions: {go: [{guard: it rains}]}}}",
        (1, "missing-key", "an outcome needs `target` or `error`", ""),
    ),
    case(
        "half of a property",
        "properties: {p: {to: A}}",
        (1, "missing-key", "a property needs `through`", ""),
    ),
    case(
        "an empty property",
        "properties: {p: {}}",
        (
            1,
            "missing-key",
            "needs `to`, `never`, `possible`, `always`, `offered` or",
            "",
        ),
    ),
    case(
        "keys that exclude each other",
        "states:\n A:\n  actions:\n   go:\n    outcomes: [A]\n    when: {a: b}",
        (6, "clashing-keys", "`when` cannot stand beside `outcomes`", ""),
    ),
    case(
        "a model that is two things",
        "models:\n  M:\n    fields: {a: string}\n    enum: [a]",
        (4, "clashing-keys", "`enum` cannot stand beside `fields`", ""),
    ),
    case(
        "a property that says two things",
        "properties: {p: {never: A, possible: B}}",
        (1, "clashing-keys", "`possible` cannot stand beside `never`", ""),
    ),
    case(
        "a number for a list or a map",
        "states: {A: {actions: 5}}",
        (
            1,
            "wrong-type",
            "where `none`, `unknown`, a list of names or a map is expected",
            "",
        ),
    ),
    case(
        "a list within a list",
        "states: {A: {actions: {go: [[B]]}}}",
        (
            1,
            "wrong-type",
            "a list stands in the list under `go`, where a target or",
            "",
        ),
    ),
    case(
        "a boolean of another language",
        "actions: {a: {safe: yes}, b: {idempotent: off}, c: {safe: 'true'}}",
        (
            1,
            "wrong-type",
            "the text `yes` stands under `safe`, where `true` or `false`",
            "true",
        ),
        (
            1,
            "wrong-type",
            "the text `off` stands under `idempotent`, where `true`",
            "false",
        ),
        (1, "wrong-type", "the text `true` stands under `safe`", "true"),
    ),
    case(
        "a boolean of another language where there are other forms",
        "states: {A: {deprecated: no}}",
        (1, "wrong-type", "`true`, `false` or a map is expected", "false"),
    ),
    case(
        "a boolean that many things can have",
        "models: {M: {incomplete: yes}}\nexcept: []\nproperties: {p: {in: 5}}",
        (
            1,
            "wrong-type",
            "the text `yes` stands under `incomplete`, where `true`",
            "true",
        ),
        (2, "unknown-key", "`except` is no key of a system", ""),
        (3, "missing-key", "a property needs", ""),
        (3, "wrong-type", "under `in`, where a list of texts is expected", ""),
    ),
    case(
        "a fraction for a whole number",
        "models: {M: {fields: {a: {type: string, minLength: 1.5}}}}",
        (
            1,
            "wrong-type",
            "the number `1.5` stands under `minLength`, where a whole number",
            "",
        ),
    ),
    case(
        "a map for a text",
        "title: {en: A door}",
        (1, "wrong-type", "a map stands under `title`, where text is expected", ""),
    ),
    case(
        "a word that is none of a few",
        "states: {A: {final: sucess}}",
        (
            1,
            "wrong-value",
            "the text `sucess` stands under `final`, where `success`,",
            "success",
        ),
    ),
    case(
        "a word that is none of a few, and not near one",
        "states: {A: {confidence: sure}}",
        (
            1,
            "wrong-value",
            "where `documented`, `observed`, `deduced`, `assumed` or a map",
            "",
        ),
    ),
    case(
        "a word where there is one beside other forms",
        "models: {M: {fields: non}}",
        (
            1,
            "wrong-value",
            "the text `non` stands under `fields`, where `none` or a map",
            "none",
        ),
    ),
    case(
        "a number out of bounds",
        "errors: {E: {http: 99}, F: {http: [400, 600]}}",
        (1, "wrong-value", "`99` under `http` is less than 100", ""),
        (1, "wrong-value", "`600` in the list under `http` is greater than 599", ""),
    ),
    case(
        "one subject too few",
        "properties: {p: {between: [A], never: B}}",
        (1, "wrong-value", "1 member stands under `between`, where 2 should", ""),
    ),
    case(
        "an origin that is none",
        "models: {M: {fields: {a: {type: string, from: usr}}}}",
        (1, "wrong-value", "`usr` is no origin such as `user`", "user"),
    ),
    case(
        "something else for a thing that has choices",
        "properties: {p: 5}\nstates: {A: {source: [[a], [a]]}}",
        (
            1,
            "wrong-type",
            "the number `5` stands under `p`, where a map is expected",
            "",
        ),
        (2, "wrong-type", "a list stands in the list under `source`", ""),
        (2, "wrong-type", "a list stands in the list under `source`", ""),
    ),
    case(
        "nothing behind a key",
        "states:\n  A:\n    final:\n  B:",
        (
            3,
            "missing-value",
            "nothing stands under `final`, where `success`, `failure`",
            "",
        ),
        (4, "missing-value", "nothing stands under `B`, where a map is expected", ""),
    ),
    case(
        "nothing in a list, among conditions and as a default",
        "states: {A: {actions: {go: [~, {target: A, when: {a: [null]}}]}}}\n"
        "models: {M: {fields: {a: {type: string, default: }}}}",
        (1, "missing-value", "nothing stands in the list under `go`", ""),
        (1, "missing-value", "nothing stands in the list under `a`", ""),
        (
            2,
            "missing-value",
            "nothing stands under `default`, where a value is expected",
            "",
        ),
    ),
    case(
        "keys of digits, and an empty key",
        "states:\n"
        "  404: {titel: x}\n"
        "  007: {titel: x}\n"
        "models: {M: {fields: {'': {typ: string}, a: {'': 5}}}}",
        (2, "unknown-key", "`titel` is no key of a state", ""),
        (3, "unknown-key", "`titel` is no key of a state", ""),
        (4, "unknown-key", "`typ` is no key of a field", "type"),
        (4, "unknown-key", "`` is no key of a field", ""),
    ),
    case("null where anything goes", "states: {A: {examples: [{a: null}, null]}}"),
    case(
        "an empty list and an empty map",
        "extends: []\nwire: {error: {when: {}}}",
        (1, "missing-value", "an empty list stands under `extends`", ""),
        (2, "missing-value", "an empty map stands under `when`", ""),
    ),
    case(
        "an empty reason",
        "allow: {some-rule: ' '}",
        (1, "missing-value", "no reason stands under `some-rule`", ""),
    ),
    case(
        "a member that is there twice",
        "states:\n  A:\n    source:\n      - a\n      - b\n      - a",
        (6, "repeated-item", "`a` stands twice in the list under `source`", ""),
    ),
    case("numbers that are spelled differently", "was: [1.1, 1.10]"),
    case(
        "names with other characters",
        "states:\n half open: {}\n ä: {}\n '': {}\n a.b: {}\nerrors: {a.b: {}, a/: {}}",
        (2, "bad-name", "`half open` has a blank in it, which no name can have", ""),
        (3, "bad-name", "`ä` has `ä` in it", ""),
        (4, "bad-name", "the name is empty", ""),
        (5, "bad-name", "`a.b` has `.` in it", ""),
        (6, "bad-name", "`a/` has `/` in it", ""),
    ),
    case(
        "names that are words of the language",
        "states: {stay: {}}\nactions: {none: {}}\nmodels: {true: {}}",
        (1, "bad-name", "`stay` is a word of the language and cannot be a name", ""),
        (2, "bad-name", "`none`", ""),
        (3, "bad-name", "`true`", ""),
    ),
    case(
        "names like values",
        "states: {404: {}, no: {}, 1e3: {}}\ninitial: 404\nversion: 1.1",
    ),
    case(
        "references that cannot be",
        "initial: a b\nproperties: {p: {never: actions cancel}}",
        (1, "bad-name", "`a b` has a blank in it, which no name can have", ""),
        (2, "bad-name", "`actions cancel` is no subject such as `SUCCESS`", ""),
    ),
    case(
        "a pointer without its slash",
        "wire: {state: {status: status, links: none}}",
        (1, "bad-pointer", "`status` is no pointer such as `/devices/*/id`", ""),
    ),
    case(
        "a request without its method",
        "actions: {a: {http: /flows}}",
        (
            1,
            "bad-endpoint",
            "`/flows` is no endpoint such as `POST /flows/{flowId}`",
            "",
        ),
    ),
    case(
        "formulas that cannot be read",
        "states: {A: {if: a &&}, B: {if: [a]}, C: {if: true}, D: {if: 404}}",
        (
            1,
            "bad-formula",
            "`a &&` is no formula: `&&` is written `and` (column 3)",
            "",
        ),
        (1, "wrong-type", "a list stands under `if`, where a formula is expected", ""),
    ),
    case(
        "types that cannot be read",
        "models: {M: {fields: {a: 'T[', b: {type: none}}}}",
        (
            1,
            "bad-type",
            "`T[` is neither a type nor the name of a model",
            "",
        ),
        (1, "bad-type", "`none` is a word of the language", ""),
    ),
    case(
        "a pattern that is not portable",
        r"models: {M: {fields: {a: {type: string, pattern: \d+}}}}",
        (
            1,
            "bad-pattern",
            r"`\d+` is not read alike by every engine: `\d` is written",
            "",
        ),
    ),
    case(
        "times that are none",
        "states:\n"
        "  A: {moves: [{target: B, after: 30s}, {target: B, after: 5}]}\n"
        "  B: {deprecated: {sunset: 2027-02-30}}",
        (2, "bad-time", "`30s` is no duration such as `PT30S`", "PT30S"),
        (2, "wrong-type", "where a duration such as `PT30S`, `unknown` or a map", ""),
        (3, "bad-time", "`2027-02-30` is no date such as `2027-01-31`", ""),
    ),
    case(
        "a dispute has the words of its element",
        "states:\n"
        "  A:\n"
        "    disputed:\n"
        "      - {source: s, finl: success}\n"
        "      - {says: It ends., final: sucess, x-seen: often}\n"
        "      - {says: It is long., minLength: 3}\n"
        "      - {}",
        (4, "unknown-key", "`finl` is no key of a dispute", "final"),
        (5, "wrong-value", "the text `sucess` stands under `final`", "success"),
        (
            6,
            "unknown-key",
            "`minLength` is no key of a dispute, it belongs in a field",
            "",
        ),
        (7, "missing-value", "an empty map stands in the list under `disputed`", ""),
    ),
    case(
        "deep in a tree of codes",
        "errors:\n A:\n  details:\n   B:\n    details:\n     C: {htp: 400}",
        (6, "unknown-key", "`htp` is no key of an error code", "http"),
    ),
    case(
        "a fault beside a fault of every element",
        "states:\n  A: {confidence: sure, source: 5, model: [M]}",
        (
            2,
            "wrong-type",
            "a list stands under `model`, where a name, `unknown` or a map",
            "",
        ),
        (2, "wrong-value", "the text `sure` stands under `confidence`", ""),
    ),
    case(
        "a long text is cut",
        f"initial: '{'long ' * 100}'",
        (1, "bad-name", "long …` has a blank in it", ""),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_wrong_is_said_once_and_in_words(read, text, expected):
    document = read(HEAD + text)
    findings = check_structure(document)
    found = [
        (
            document.span(each.at).start.line - 2,
            each.rule.name,
            each.message,
            each.fix.replacement if each.fix else "",
        )
        for each in findings
    ]
    for line, rule, fragment, mend in expected:
        fitting = [
            each
            for each in found
            if each[:2] == (line, rule) and fragment in each[2] and each[3] == mend
        ]
        assert fitting, found
        found.remove(fitting[0])
    assert found == []


WHOLE = [
    (
        "statecheck: 2\nsystem: x\nfoo: 1",
        "unknown-version",
        "version `2` of the language",
    ),
    (
        "statecheck: '1'\nsystem: x",
        "wrong-type",
        "the text `1` stands under `statecheck`",
    ),
    ("statecheck:\nsystem: x", "missing-value", "nothing stands under `statecheck`"),
    ("statecheck: 1\n", "missing-key", "the file has neither `system` nor `flow`"),
    ("system: x", "missing-key", "a system needs `statecheck`"),
    ("statecheck: 1\nsytem: x", "unknown-key", "`sytem` is no key of a system"),
    (
        "statecheck: 1\nsystem: x\nflow: y\nstates: {}",
        "clashing-keys",
        "a file describes one",
    ),
]


@pytest.mark.parametrize(("text", "rule", "fragment"), WHOLE)
def test_what_is_wrong_with_a_whole_file_is_said_once(read, text, rule, fragment):
    (finding,) = check_structure(read(text))
    assert finding.rule.name == rule
    assert fragment in finding.message


def test_a_flow_has_its_own_words(read):
    text = "statecheck: 1\nflow: f\ninitial: a\nsteps: {a: {system: b}}\nstates: {}"
    (finding,) = check_structure(read(text))
    assert finding.message == "`states` is no key of a flow, it belongs in a system"


def test_clashing_keys_show_both_places(read):
    document = read("statecheck: 1\nflow: f\nsystem: s\ninitial: a\nsteps: {}")
    (finding,) = check_structure(document)
    assert document.span(finding.at).start.line == 3
    assert [document.span(each.at).start.line for each in finding.related] == [2]


def test_the_length_of_names_and_patterns_is_a_setting(read):
    field = f"{{type: string, pattern: {'b' * 1001}}}"
    text = f"states: {{{'A' * 257}: {{}}}}\nmodels: {{M: {{fields: {{a: {field}}}}}}}"
    document = read(HEAD + text)
    rules = [each.rule.name for each in check_structure(document)]
    assert rules == ["bad-pattern", "bad-name"]
    more = replace(Limits(), name=257, pattern=1001)
    assert check_structure(document, more) == ()


def test_what_is_nested_more_deeply_than_can_be_checked_is_said(read):
    limits = replace(Limits(), depth=400)
    text = f"{HEAD}errors: {'{A: {details: ' * 150}{{}}{'}}' * 150}"
    assert check_structure(read(text, limits=limits)) == ()
    (finding,) = check_structure(read(f"{text}\ntitel: x", limits=limits))
    assert finding.rule.name == "unchecked-file"


data = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["C"]), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "states",
                    "actions",
                    "A",
                    "target",
                    "if",
                    "fields",
                    "disputed",
                    "final",
                ]
            )
            | st.text(st.characters(exclude_categories=["C"]), max_size=4),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)
sections = st.sampled_from(
    [
        "states",
        "actions",
        "models",
        "errors",
        "wire",
        "properties",
        "start",
        "everywhere",
    ]
)


@given(
    st.dictionaries(sections, data | st.dictionaries(st.just("A"), data)), st.booleans()
)
def test_any_file_is_judged_and_each_finding_stands_in_it(read, body, flow):
    head = {"statecheck": 1, "flow" if flow else "system": "x"}
    document = read(json.dumps({**head, **body}, ensure_ascii=False))
    findings = check_structure(document)
    assert len(set(findings)) == len(findings)
    for finding in findings:
        assert document.span(finding.at).start.line == 1
        assert not finding.message.endswith(".")


@given(st.dictionaries(st.text("abc", max_size=2), data))
def test_a_file_without_a_version_is_judged(read, body):
    assert check_structure(read(json.dumps(body, ensure_ascii=False)))


def test_many_names_that_cannot_be_are_refused_in_time_linear_in_them(read):
    keys = "".join(f"  'S {number}': {{}}\n" for number in range(20_000))
    document = read(f"statecheck: 1\nsystem: door\nstates:\n{keys}")
    findings = check_structure(document)
    assert {finding.rule.name for finding in findings} == {"bad-name"}
    assert len(findings) == 50
