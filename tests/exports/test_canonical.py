from pathlib import Path
from types import NoneType

import pytest

from statecheck.exports import canonical
from statecheck.language import check_structure
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.syntax import parse, write_yaml

ROOT = Path(__file__).parents[2]
FILES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for path in sorted(ROOT.joinpath("spec").rglob("*.yaml"))
}
SYSTEMS = sorted(path.name for path in ROOT.joinpath("spec").iterdir())
SYSTEMS.remove("flows")


@pytest.fixture(scope="module")
def specs(linked):
    return linked(FILES)


@pytest.fixture
def shown(linked):
    """Return what is written of a part of a file."""

    def showing(text):
        whole = f"statecheck: 1\nsystem: door\n{text}"
        return canonical(linked({"door.yaml": whole})["door"])

    return showing


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_system_of_the_specs_is_read_again_as_it_was(specs, again, name):
    read = again(specs[name])
    assert read.findings == ()
    assert write_yaml(canonical(read)) == write_yaml(canonical(specs[name]))


@pytest.mark.parametrize("name", SYSTEMS)
def test_what_is_written_of_the_specs_keeps_to_the_language(specs, name):
    text = write_yaml(canonical(specs[name]))
    document, findings = parse(Source("canonical.yaml", text), Limits())
    assert findings == ()
    assert check_structure(document) == ()


def test_a_composed_flow_is_written_as_one_system(specs, again):
    flow = specs["form-then-vip"]
    written = canonical(flow)
    assert written["system"] == "form-then-vip"
    assert "vip/VIP_AUTHENTICATION_REQUIRED" in written["states"]
    assert set(again(flow).system.states) == set(flow.system.states)


def test_the_beginning_is_written_first(shown):
    text = "states: {A: {}}\ntitle: Door\nexits: {B: ended}\ninitial: A\nversion: 1"
    assert list(shown(text))[:6] == [
        "statecheck",
        "system",
        "title",
        "version",
        "initial",
        "exits",
    ]


def test_nothing_is_written_of_what_is_not_known(shown):
    assert shown("actions: {go: unknown}\nmodels: {M: {}}") == {
        "statecheck": 1,
        "system": "door",
        "actions": {"go": "unknown"},
        "models": {"M": "unknown"},
    }


def test_what_is_none_is_written(shown):
    text = "actions: {go: {request: none, errors: none}}\nmodels: {M: {fields: none}}"
    found = shown(text)
    assert found["actions"]["go"] == {"request": "none", "errors": "none"}
    assert found["models"]["M"] == {"fields": "none"}


def test_a_state_says_how_it_goes_on(shown):
    found = shown("states: {A: {}, B: {actions: {go: A}}, C: {final: success}}")
    assert found["states"] == {
        "A": {"actions": "unknown", "moves": "unknown"},
        "B": {"actions": {"go": "A"}, "moves": "none"},
        "C": {"actions": "none", "moves": "none", "final": "success"},
    }


def test_where_each_action_leads_is_written_at_the_state(shown):
    found = shown(
        "states: {A: {actions: [go]}}\nactions: {go: {target: [A, stay]}}\n"
        "everywhere: [{actions: {stop: A}, moves: [A], errors: [E]}]\nerrors: {E: {}}"
    )
    assert found["states"]["A"] == {
        "actions": {"go": ["A", "stay", {"error": "E"}], "stop": ["A", {"error": "E"}]},
        "moves": ["A"],
    }
    assert "everywhere" not in found


def test_actions_of_which_more_may_be_known_say_so(shown):
    found = shown(
        "states: {A: {actions: [go, unknown]}, B: {}}\nactions: {go: {target: A}}\n"
        "everywhere: [{actions: {stop: A}, in: [B]}]"
    )
    assert found["states"]["A"]["actions"] == ["go", "unknown"]
    assert found["states"]["B"]["actions"] == {"stop": "A"}
    assert found["everywhere"] == [{"actions": "unknown", "in": ["B"]}]


def test_a_move_to_nowhere_known_is_not_the_doubt_whether_there_are_more(shown):
    found = shown("states: {A: {moves: [{target: unknown}]}, B: {moves: [unknown]}}")
    assert found["states"]["A"]["moves"] == [{"target": "unknown"}]
    assert found["states"]["B"]["moves"] == "unknown"


def test_defaults_are_written_at_each_element_once(shown):
    found = shown(
        "defaults: {source: s, confidence: deduced}\n"
        "states: {A: {actions: {go: A, stop: {target: A, source: t}}}}"
    )
    assert "defaults" not in found
    assert found["states"]["A"] == {
        "actions": {"go": "A", "stop": {"source": "t", "target": "A"}},
        "moves": "none",
        "source": "s",
        "confidence": "deduced",
    }


def test_what_details_have_from_above_is_written_at_each(shown):
    found = shown("errors: {E: {http: 400, details: {F: unknown}}}")
    assert found["errors"]["E"]["details"] == {"F": {"http": 400}}


def test_names_and_codes_are_whole(shown):
    found = shown(
        "actions: {go: {errors: [F, E/none]}}\nerrors: {E: {details: {F: unknown}}}"
    )
    assert found["actions"]["go"]["errors"] == ["E/F", "E/none"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("x", "x"),
        ("present", "present"),
        ("{const: present}", {"const": "present"}),
        ("012", "012"),
        ("12", 12),
        ("[b, a]", ["a", "b"]),
        ("true", True),
    ],
)
def test_values_of_conditions_stay_what_they_are(shown, written, value):
    found = shown(
        f"states: {{A: {{actions: {{go: [{{when: {{x: {written}}}, target: A}}]}}}}}}"
    )
    (shown_again,) = found["states"]["A"]["actions"]["go"]
    assert shown_again["when"] == {"x": value}


def test_own_words_and_data_are_written_in_order(shown):
    found = shown("states: {A: {x-b: {z: 1.0, a: [1.5]}, examples: [{b: 1, a: 2}]}}")
    assert list(found["states"]["A"]["x-b"].items()) == [("a", [1.5]), ("z", 1)]
    assert list(found["states"]["A"]["examples"][0]) == ["a", "b"]


def test_it_is_plain_data(specs):
    def kinds(data):
        yield type(data)
        if isinstance(data, dict):
            for key, value in data.items():
                yield type(key)
                yield from kinds(value)
        elif isinstance(data, list):
            for each in data:
                yield from kinds(each)

    found = {kind for each in specs.values() for kind in kinds(canonical(each))}
    assert found <= {dict, list, str, int, float, bool, NoneType}


def test_nothing_of_a_host_has_to_be_looked_up(linked):
    host = (
        "statecheck: 1\nsystem: host\nstates: {A: {model: M, actions: [go]}}\n"
        "actions: {go: {target: A}}\nmodels: {M: {fields: {a: string}}}"
    )
    own = (
        "statecheck: 1\nsystem: own\nextends: host\nstates: {B: {takes: host/A}}\n"
        "actions: {go: {overrides: true, description: Goes.}}"
    )
    assert canonical(linked({"a": host, "b": own})["own"]) == {
        "statecheck": 1,
        "system": "own",
        "states": {
            "B": {"model": "M", "actions": {"go": "B"}, "moves": "none", "wire": "A"}
        },
        "actions": {"go": {"description": "Goes.", "outcomes": ["B"]}},
        "models": {"M": {"fields": {"a": "string"}}},
    }


PARENT = "nullable: true, sensitive: true, uniqueItems: true, in: query, wire: b"
CHILD = "nullable: false, sensitive: false, uniqueItems: false, in: body, wire: a"


def test_what_a_field_holds_against_its_parent_is_written(linked, again):
    text = (
        "statecheck: 1\nsystem: door\nmodels:\n"
        f"  Parent: {{fields: {{a: {{type: 'string[]', {PARENT}}}}}}}\n"
        f"  Child: {{extends: Parent, fields: {{a: {{type: 'string[]', {CHILD}}}}}}}\n"
    )
    effective = linked({"door.yaml": text})["door"]
    field = again(effective).system.models["Child"].fields["a"]
    assert (field.nullable, field.sensitive, field.unique_items) == (False,) * 3
    assert (field.in_, field.wire) == ("body", "")


def test_what_no_parent_says_goes_without_saying(linked):
    text = (
        "statecheck: 1\nsystem: door\nmodels:\n"
        "  Parent: {fields: {a: string}}\n"
        "  Child: {extends: Parent, fields: {a: {type: string, nullable: false}}}\n"
    )
    models = canonical(linked({"door.yaml": text})["door"])["models"]
    assert models["Child"]["fields"] == {"a": "string"}


def test_how_sure_the_rest_is_comes_along_with_an_outcome(linked, again):
    text = (
        "statecheck: 1\nsystem: door\nstates: {A: {actions: [go]}}\nactions:\n"
        "  go: {confidence: deduced, outcomes: [{target: A, guard: late, "
        "confidence: {guard: assumed}}]}\n"
    )
    effective = linked({"door.yaml": text})["door"]
    state = canonical(effective)["states"]["A"]
    assert state["actions"]["go"][0]["confidence"] == {
        "guard": "assumed",
        "otherwise": "deduced",
    }
    assert again(effective).system == effective.system


def test_a_default_is_read_as_the_type_that_the_field_has_in_the_end(linked, again):
    text = (
        "statecheck: 1\nsystem: door\nmodels:\n"
        "  Parent: {fields: {a: {type: number, default: 2.5, examples: [1.5]}}}\n"
        "  Child: {extends: Parent, fields: {a: string}}\n"
    )
    effective = linked({"door.yaml": text})["door"]
    field = effective.system.models["Child"].fields["a"]
    assert (field.default, field.examples) == ("2.5", ("1.5",))
    assert again(effective).system == effective.system


SHARED = """
initial: A
sources: {x: {title: X}, y: {title: Y, confidence: observed}}
%s
everywhere: [{actions: {cancel: OUT}, moves: [{target: B, after: PT5M}]}]
states:
  A: {%s, actions: {go: OUT}, disputed: [{source: y, says: Something else.}]}
  B: {actions: {go: OUT}}
exits: {OUT: canceled}
actions: {go: {request: none, errors: none}, cancel: {request: none, errors: none}}
"""


@pytest.mark.parametrize("defaults", ["defaults: {source: x}", ""])
@pytest.mark.parametrize(
    "said", ["source: y", "since: '2'", "source: y, since: '2'", "confidence: deduced"]
)
def test_what_is_said_of_a_state_is_not_said_of_what_holds_everywhere(
    linked, again, defaults, said
):
    text = f"statecheck: 1\nsystem: door\n{SHARED % (defaults, said)}"
    before = linked({"door.yaml": text})["door"]
    after = again(before)
    assert after.findings == ()
    assert after.system.states["A"] == before.system.states["A"]
