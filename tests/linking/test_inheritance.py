import pytest

from statecheck.language import ModelReference
from statecheck.linking import link
from statecheck.settings import Limits
from statecheck.spec import Confidence, build_specs

HOST = """\
statecheck: 1
system: host
title: Host
initial: LOGIN
exits: {SUCCESS: success}
options: {o: {description: An option.}}
actors: {approver: {description: Releases.}}
sources: {guide: {title: Guide, confidence: observed}}
defaults: {source: guide}
openness: {statuses: closed, codes: open}
everywhere: [{actions: {cancel: GONE}}]
states:
  LOGIN: {model: Login, group: Start, actions: {submit: [NEXT, SUCCESS], help: unknown}}
  NEXT: {model: none, actions: {submit: LOGIN}}
  GONE: {final: canceled}
actions:
  submit: {description: Sends it., request: Device, errors: [WRONG]}
  cancel: {description: Gives up., errors: none}
  help: {target: LOGIN}
models:
  Login:
    fields: {device: Device, more: "Device[]", from: {type: string, from: "NEXT#/x"}}
  Device: {fields: {id: {type: string, required: true}}}
errors:
  REFUSED: {http: 400, details: {WRONG: {description: Not right.}}}
wire: {state: {status: /status, links: /_links}, action: {http: POST /x, body: json}}
properties: {p: {never: GONE}}
"""
ADAPTER = "statecheck: 1\nsystem: adapter\nextends: [host]\n"


def outcomes(system, state, action):
    return [
        (*each.target, *each.error)
        for each in system.states[state].actions.members[action].outcomes
    ]


@pytest.fixture
def adapter(system):
    return lambda text="": system(HOST, ADAPTER + text)


@pytest.mark.parametrize(
    ("section", "names"),
    [
        ("exits", {"SUCCESS"}),
        ("options", {"o"}),
        ("actors", {"approver"}),
        ("sources", {"guide"}),
        ("openness", {"statuses", "codes"}),
        ("actions", {"submit", "cancel", "help"}),
        ("models", {"Login", "Device"}),
        ("errors", {"REFUSED"}),
    ],
)
def test_what_comes_along(adapter, section, names):
    assert set(getattr(adapter(), section)) == names


def test_the_wire_binding_comes_along(adapter):
    assert adapter().wire.state.status == "/status"


def test_states_initial_start_defaults_and_properties_do_not_come_along(adapter):
    found = adapter("states: {A: {}}")
    assert set(found.states) == {"A"}
    assert found.initial is None
    assert found.start is None
    assert not found.properties
    assert found.states["A"].fact.source == ()


def test_everywhere_comes_along(adapter):
    found = adapter("states: {A: {actions: none}}")
    assert outcomes(found, "A", "cancel") == [("host/GONE",)]


def test_an_own_entry_of_everywhere_wins_over_the_hosts(adapter):
    text = "states: {A: {}}\neverywhere: [{actions: {cancel: SUCCESS}}]"
    assert outcomes(adapter(text), "A", "cancel") == [("SUCCESS",)]


def test_everywhere_of_a_host_speaks_of_its_own_states(system):
    host = HOST.replace("[{actions", "[{in: [LOGIN], actions")
    text = "states: {LOGIN: {actions: none}, OTHER: {takes: host/LOGIN, actions: none}}"
    found = system(host, ADAPTER + text)
    assert not found.states["LOGIN"].actions.members
    assert set(found.states["OTHER"].actions.members) == {"cancel"}


def test_a_model_of_the_host_keeps_referring_to_the_hosts_own(adapter):
    found = adapter("models: {Device: {overrides: true, fields: {key: string}}}")
    assert found.models["Login"].fields["device"].type == ModelReference("host/Device")
    assert str(found.models["Login"].fields["more"].type) == "host/Device[]"
    assert found.actions["submit"].request == "host/Device"
    assert set(found.models["host/Device"].fields) == {"id"}
    assert set(found.models["Device"].fields) == {"key"}


def test_a_host_before_a_name_reaches_over_an_own_name(adapter):
    found = adapter(
        "states: {A: {model: host/Device}, B: {model: Device}}\n"
        "models: {Device: {overrides: true, fields: {key: string}}}"
    )
    assert found.states["A"].model == "host/Device"
    assert found.states["B"].model == "Device"


def test_a_host_before_a_name_is_not_needed_where_nothing_is_in_the_way(adapter):
    found = adapter(
        "states: {A: {model: host/Device, actions: {submit: host/SUCCESS}}}"
    )
    assert found.states["A"].model == "Device"
    assert outcomes(found, "A", "submit") == [("SUCCESS",)]


@pytest.mark.parametrize("name", ["WRONG", "REFUSED/WRONG", "host/REFUSED/WRONG"])
def test_a_code_is_called_by_its_whole_path(adapter, name):
    found = adapter(f"states: {{A: {{actions: {{submit: [{{error: {name}}}]}}}}}}")
    assert outcomes(found, "A", "submit") == [("REFUSED/WRONG",)]


def test_a_code_of_the_host_stays_clear_whatever_the_adapter_adds(adapter):
    found = adapter("errors: {OTHER: {details: {WRONG: {description: Also.}}}}")
    assert found.actions["submit"].errors.members == ("REFUSED/WRONG",)


def test_without_details_is_kept_apart(adapter):
    found = adapter("states: {A: {actions: {submit: [{error: REFUSED/none}]}}}")
    assert outcomes(found, "A", "submit") == [("REFUSED/none",)]


def test_an_override_replaces_what_is_written_and_keeps_the_rest(adapter):
    found = adapter("actions: {submit: {overrides: true, description: Mine.}}")
    action = found.actions["submit"]
    assert action.description == "Mine."
    assert action.request == "Device"
    assert action.errors.members == ("REFUSED/WRONG",)
    assert not action.overrides


def test_where_an_action_leads_is_replaced_whole(adapter):
    text = "states: {A: {actions: [help]}}\n"
    text += "actions: {help: {overrides: true, error: WRONG}}"
    assert outcomes(adapter(text), "A", "help") == [("REFUSED/WRONG",)]


def test_a_target_of_the_host_leaves_the_adapter(adapter):
    found = adapter("states: {A: {actions: [help]}}")
    assert outcomes(found, "A", "help") == [("host/LOGIN",)]


def test_a_target_that_was_taken_over_stays(adapter):
    found = adapter("states: {A: {actions: [help]}, ME: {takes: host/LOGIN}}")
    assert outcomes(found, "A", "help") == [("ME",)]
    assert outcomes(found, "ME", "submit") == [("host/NEXT",), ("SUCCESS",)]


def test_where_a_field_comes_from_is_bound_too(adapter):
    text = "states: {MINE: {takes: host/NEXT}}"
    assert adapter(text).models["Login"].fields["from"].from_ == ("MINE#/x",)
    assert adapter().models["Login"].fields["from"].from_ == ("host/NEXT#/x",)


def test_a_name_that_the_host_does_not_have_is_not_looked_for_in_the_adapter(system):
    host = HOST.replace("help: {target: LOGIN}", "help: {target: NOWHERE}")
    found = system(host, ADAPTER + "states: {A: {actions: [help]}, NOWHERE: {}}")
    assert outcomes(found, "A", "help") == [("host/NOWHERE",)]


def test_taking_over_keeps_what_is_not_written(adapter):
    state = adapter("states: {LOGIN: {takes: host, description: Again.}}").states[
        "LOGIN"
    ]
    assert (state.description, state.model, state.group) == ("Again.", "Login", "Start")
    assert not state.takes


def test_actions_that_are_written_are_all_there_is(adapter):
    found = adapter("states: {LOGIN: {takes: host, actions: {submit: SUCCESS}}}")
    assert set(found.states["LOGIN"].actions.members) == {"submit", "cancel"}
    assert outcomes(found, "LOGIN", "submit") == [("SUCCESS",)]


def test_a_state_under_another_name_keeps_its_status_on_the_wire(adapter):
    found = adapter("states: {ME: {takes: host/LOGIN}, LOGIN: {takes: host}}")
    assert found.states["ME"].wire == "LOGIN"
    assert found.states["LOGIN"].wire is None


def test_what_is_only_taken_over_is_known_from_where_the_host_has_it(adapter):
    found = adapter(
        "title: A\nsources: {mine: {title: Mine}}\ndefaults: {source: mine}\n"
        "states: {LOGIN: {takes: host}, NEXT: {takes: host, description: Mine.}}"
    )
    assert found.states["LOGIN"].fact.source == ("guide",)
    assert found.states["NEXT"].fact.source == ("mine",)


def test_adding_details_to_a_code_needs_nothing_said(adapter, said):
    text = "errors: {REFUSED: {details: {LATE: {description: Too late.}}}}"
    refused = adapter(text).errors["REFUSED"]
    assert set(refused.details) == {"WRONG", "LATE"}
    assert refused.http == (400,)
    assert said(HOST, ADAPTER + text) == []


def test_a_code_may_be_overridden_key_by_key(adapter):
    refused = adapter("errors: {REFUSED: {overrides: true, message: No.}}").errors[
        "REFUSED"
    ]
    assert (refused.message, refused.http) == ("No.", (400,))
    assert set(refused.details) == {"WRONG"}


def test_each_key_of_the_wire_is_inherited_by_itself(adapter, said):
    text = "wire: {overrides: true, state: {status: /state}, session: {id: x}}"
    wire = adapter(text).wire
    assert (wire.state.status, wire.state.links) == ("/state", "")
    assert wire.action.http == "POST /x"
    assert wire.session.id == "x"
    assert said(HOST, ADAPTER + text) == []


def test_a_key_of_the_wire_that_the_host_has_is_replaced_only_if_that_is_said(said):
    (found,) = said(HOST, ADAPTER + "wire: {state: {status: /state}}")
    assert found == ("missing-override", "`wire/state` is already declared by the host")


def test_a_key_of_the_wire_may_be_added_without_a_word(said):
    assert said(HOST, ADAPTER + "wire: {session: {id: x}}") == []


def test_each_word_of_openness_is_inherited_by_itself(adapter):
    assert dict(adapter("openness: {codes: closed}").openness) == {
        "statuses": "closed",
        "codes": "closed",
    }


def test_an_exit_of_the_host_and_an_own_state_share_a_namespace(said):
    (found,) = said(HOST, ADAPTER + "states: {SUCCESS: {final: success}}")
    assert found == ("duplicate-declaration", "`SUCCESS` is both a state and an exit")


def test_several_hosts_come_along(system):
    other = "statecheck: 1\nsystem: other\nactions: {pay: unknown}"
    found = system(HOST, other, "statecheck: 1\nsystem: both\nextends: [host, other]\n")
    assert {"pay", "submit"} <= set(found.actions)


def test_hosts_may_have_one_host_between_them(said, system):
    texts = [
        "statecheck: 1\nsystem: a\nextends: host",
        "statecheck: 1\nsystem: b\nextends: host",
        "statecheck: 1\nsystem: c\nextends: [a, b]",
    ]
    assert said(HOST, *texts) == []
    assert set(system(HOST, *texts).models) == {"Login", "Device"}


def test_models_of_two_hosts_are_called_by_their_host_too(system):
    other = "statecheck: 1\nsystem: other\nmodels: {Device: {fields: {n: string}}}"
    text = "statecheck: 1\nsystem: c\nextends: [host, other]\n"
    text += "states: {A: {model: other/Device}}"
    found = system(HOST, other, text)
    assert set(found.models) == {"Login", "host/Device", "other/Device"}
    assert found.states["A"].model == "other/Device"
    assert str(found.models["Login"].fields["device"].type) == "host/Device"


def test_a_host_of_a_host_comes_along(system):
    middle = "statecheck: 1\nsystem: middle\nextends: [host]\n"
    middle += "states: {IN: {takes: host/NEXT}}"
    text = "statecheck: 1\nsystem: c\nextends: middle\nstates: {A: {takes: middle/IN}}"
    found = system(HOST, middle, text)
    assert found.states["A"].wire == "NEXT"
    assert outcomes(found, "A", "submit") == [("host/LOGIN",)]
    assert outcomes(found, "A", "cancel") == [("host/GONE",)]


@pytest.mark.parametrize("version", ["1", "2"])
def test_a_version_picks_one_of_several(parsed, version):
    files = {
        f"h{each}/x.yaml": f"statecheck: 1\nsystem: h\nversion: {each}\n"
        f"actions: {{a{each}: unknown}}"
        for each in "12"
    }
    files["x.yaml"] = f"statecheck: 1\nsystem: x\nextends: h@{version}"
    *_, found = link(build_specs(list(parsed(files).values())), Limits())
    assert set(found.system.actions) == {f"a{version}"}
    assert found.findings == ()


def test_a_system_without_a_version_has_none_to_pick(linked):
    text = HOST.replace("version:", "x-version:")
    found = linked(text, ADAPTER.replace("host", '"host@2"', 1))["adapter"].findings
    assert [each.message for each in found] == [
        "there is no version `2` of `host`, which says no `version`"
    ]


@pytest.mark.parametrize("extends", ["{}", "[[]]", "[]", "{a: b}", '""', "[host, {}]"])
def test_a_host_that_cannot_be_read_is_none(linked, extends):
    found = linked(HOST, ADAPTER.replace("[host]", extends, 1))["adapter"]
    assert [host.name for host in found.hosts] == ["host"] * extends.count("host")


def test_what_was_not_found_is_the_only_thing_said(said, linked):
    text = "states: {A: {takes: hots}}\nactions: {go: {overrides: true}}"
    missing = ADAPTER.replace("host", "elsewhere") + text
    assert [rule for rule, _ in said(missing)] == ["unknown-system"]
    assert not linked(missing)["adapter"].complete


def test_a_misspelt_system_is_taken_for_the_nearest(linked):
    found = linked(HOST, ADAPTER.replace("host", "hots"))["adapter"]
    assert found.findings[0].fix.replacement == "host"
    assert "submit" in found.system.actions


@pytest.mark.parametrize(("length", "rules"), [(3, []), (4, ["too-many-extends"])])
def test_so_many_systems_may_extend_each_other_in_a_row(said, length, rules):
    texts = [
        f"statecheck: 1\nsystem: s{n}\n" + (f"extends: s{n + 1}" if n < length else "")
        for n in range(length + 1)
    ]
    assert [rule for rule, _ in said(*texts, extends=3)] == rules


def test_a_system_that_builds_on_itself_is_said_once(said):
    found = said(
        "statecheck: 1\nsystem: a\nextends: b", "statecheck: 1\nsystem: b\nextends: a"
    )
    assert found == [
        ("circular-extends", "circle of systems: `a` extends `b` extends `a`")
    ]


def test_a_disputed_key_of_the_host_is_disputed_in_the_adapter(system):
    host = HOST.replace(
        "NEXT: {", "NEXT: {disputed: [{wire: X}], confidence: assumed, "
    )
    state = system(host, ADAPTER + "states: {NEXT: {takes: host}}").states["NEXT"]
    assert state.fact.disputes("wire")
    assert state.fact.confidence[""] is Confidence.ASSUMED
