"""OpenAPI: whole, valid, with what the spec says; and what is lost is listed."""

import json
import subprocess
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from node_packages import PACKAGES, needs_node
from openapi_spec_validator import validate
from spoiling import spoiled

from statecheck.exports import EXPORTS, exported
from statecheck.graph import StateGraph
from statecheck.loader import File, assemble, load
from statecheck.settings import Limits, Settings
from statecheck.spec import Flow

TESTS = Path(__file__).parents[1]
SYSTEMS = (
    "shop",
    "pingfederate",
    "pingone-verify",
    "symantec-vip",
    "car-loan",
    "card-payment",
    "device-grant",
    "lending",
    "transfer",
)
each_system = pytest.mark.parametrize("name", SYSTEMS)
needs_redocly = needs_node("@redocly/cli")


@pytest.fixture(scope="module")
def made():
    """Return what every system is in OpenAPI, by name."""
    places = (TESTS / "schemas" / "shop.yaml", TESTS.parent / "spec", TESTS / "specs")
    return {
        each.system.name: exported(StateGraph(each), "openapi")
        for place in places
        for each in load([place], Settings()).systems
        if not isinstance(each.written, Flow)
    }


def operations(document):
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield f"{method.upper()} {path}", operation


@each_system
def test_a_document_is_valid(name, made):
    validate(made[name].document)


@pytest.mark.node
@needs_redocly
def test_linters_find_nothing(made, tmp_path):
    for name, each in made.items():
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(each.document), encoding="utf-8")
    words = [str(PACKAGES / ".bin" / "redocly"), "lint", "--extends", "recommended"]
    words += ["--format", "json", *(str(path) for path in tmp_path.glob("*.json"))]
    done = subprocess.run(  # noqa: S603  # words of this module
        words, capture_output=True, check=False, timeout=300, cwd=tmp_path
    )
    said = done.stdout.decode()
    reports = 0
    while "{" in said:  # a report for each file, one behind the other
        said = said[said.index("{") :]
        found, end = json.JSONDecoder().raw_decode(said)
        assert [each["message"] for each in found.get("problems", ())] == []
        said = said[end:]
        reports += 1
    assert reports >= len(made)


@each_system
def test_every_reference_leads_somewhere(name, made):
    document = made[name].document
    waiting = [document]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            reference = each.get("$ref")
            if isinstance(reference, str) and "examples" not in each:
                inside = document
                for step in reference.removeprefix("#/").split("/"):
                    inside = inside[step]
            waiting += [v for k, v in each.items() if k not in {"examples", "const"}]
        elif isinstance(each, list):
            waiting += each


@each_system
def test_what_is_lost_is_named(name, made):
    for loss in made[name].losses:
        assert loss.what
        assert loss.where
        assert all(loss.where)
        assert len(loss.where) == len({*loss.where})


def test_actions_that_share_an_address_are_chosen_in_both_ways(made):
    document = made["pingfederate"].document
    act = document["paths"]["/pf-ws/authn/flows/{flowId}"]["post"]
    content = act["requestBody"]["content"]
    media = "application/vnd.pingidentity.checkOtp+json"
    assert content[media]["schema"] == {"$ref": "#/components/schemas/request-checkOtp"}
    bodies = content["application/json"]["schema"]["anyOf"]
    assert {"$ref": "#/components/schemas/request-checkOtp"} in bodies
    (chosen,) = (each for each in act["parameters"] if each["name"] == "action")
    assert chosen["in"] == "query"
    assert "checkOtp" in chosen["schema"]["enum"]
    assert not chosen.get("required")


def test_actions_with_addresses_of_their_own_are_operations(made):
    found = dict(operations(made["card-payment"].document))
    assert found.keys() == {
        "POST /payments",
        "GET /payments/{id}",
        "POST /payments/{id}/cancel",
        "POST /payments/{id}/capture",
        "POST /payments/{id}/confirm",
        "POST /payments/{id}/refund",
    }
    assert found["GET /payments/{id}"]["operationId"] == "refresh"


def test_a_state_is_told_by_its_status(made):
    schemas = made["pingone-verify"].document["components"]["schemas"]
    told = schemas["answer"]["discriminator"]
    assert told["propertyName"] == "status"
    state = "ID_VERIFICATION_REQUIRED"
    assert told["mapping"][state] == f"#/components/schemas/state-{state}"


def test_links_lead_from_a_state_to_its_actions(made):
    document = made["pingfederate"].document
    link = document["components"]["links"]["checkOtp"]
    assert link["operationId"] == "act"
    assert link["parameters"]["flowId"] == "$response.body#/id"
    assert link["parameters"]["query.action"] == "checkOtp"
    assert "OTP_REQUIRED" in link["description"]
    there = document["components"]["responses"]["State"]["links"]
    assert there["checkOtp"] == {"$ref": "#/components/links/checkOtp"}


def test_errors_stand_by_their_http_status(made):
    found = dict(operations(made["shop"].document))["POST /shop"]["responses"]
    assert {"200", "402", "409", "413", "422", "default"} <= found.keys()
    refused = found["422"]["content"]["application/json"]["schema"]
    assert "code-SOLD_OUT" not in json.dumps(refused)
    pending = dict(operations(made["device-grant"].document))["POST /token"]
    codes = pending["responses"]["400"]["content"]["application/json"]["schema"]
    assert len(codes["anyOf"]) == 4


def test_an_answer_that_is_no_state_is_the_response(made):
    found = dict(operations(made["device-grant"].document))["POST /token"]
    answer = found["responses"]["200"]["content"]["application/json"]["schema"]
    assert answer == {"$ref": "#/components/schemas/response-requestToken"}


def test_form_bodies_are_forms(made):
    found = dict(operations(made["device-grant"].document))["POST /token"]
    assert list(found["requestBody"]["content"]) == [
        "application/x-www-form-urlencoded"
    ]


@pytest.mark.parametrize(
    ("name", "words", "where"),
    [
        ("pingfederate", "by itself", "PUSH_CONFIRMATION_WAITING"),
        ("card-payment", "depends on options", "manualCapture"),
        ("card-payment", "properties", "it-ends"),
        ("device-grant", "ends that no answer shows", "GRANTED"),
        ("transfer", "method and path nobody says", "submit"),
        ("shop", "which member of an answer tells", "wire.state.status"),
    ],
)
def test_a_loss_is_said(name, words, where, made):
    (loss,) = (each for each in made[name].losses if words in each.what)
    assert where in loss.where


def test_a_language_is_a_module_and_a_line():
    folder = Path(exported.__code__.co_filename).parent
    for export in EXPORTS.values():
        assert (folder / f"{export.module}.py").is_file()


SMALL = """\
statecheck: 1
system: small
sources: {guide: {title: The guide}}
options: {o: {}}
initial: A
start: {begin: A}
actors: {boss: {}}
states:
  A:
    group: First
    since: "2"
    actions:
      go: [B, {error: WRONG}, {error: BUSY, message: Come back later.}]
      see: stay
      boss: {actor: boss, target: stay}
  B: {actions: {go: stay, see: {offered: always, target: stay}}, confidence: {status: observed}}
actions:
  begin: {http: POST /flows, request: none, errors: none}
  go: {http: "POST /flows/{id}?now=1", errors: none, request: {fields: {key: {type: string, required: {when: {state/x: a}}}, as: {type: string, in: header, wire: Authorization}}}}
  see: {http: "GET /flows/{flow}", errors: none, request: {incomplete: true, fields: {deep: boolean}}, safe: false, response: {http: 200, headers: {ETag: {type: string, required: true, description: Which version.}, Age: integer}}}
  boss: {http: "GET /flows/{id}", errors: none, request: {fields: {from: {type: string, in: query, required: true, from: user}}}}
errors: {WRONG: {http: 400, userMessageKey: wrong.key}, BUSY: {http: 409}}
wire: {description: How it goes., state: {read: none, status: /status}, error: {code: /code, when: {/status: absent}}}
"""  # noqa: E501  # a spec in few lines


@pytest.fixture(scope="module")
def small():
    (effective,) = assemble([File("small.yaml", SMALL.encode())], Limits()).systems
    return exported(StateGraph(effective), "openapi")


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("which states an action leads to", ["A.boss", "A.go", "A.see", "B.go"]),
        ("errors an action is answered with in one state", ["A.go", "B.go"]),
        ("who presses it", ["A.boss", "B.see"]),
        ("where a flow begins", ["A", "begin"]),
        ("under which heading", ["A"]),
        ("depends on options", ["o"]),
        ("behind `?`", ["go"]),
        ("called, where two paths differ", ["see"]),
        ("body of a request whose method has none", ["see"]),
        ("headers for which", ["go.Authorization"]),
        ("need which parameters", ["GET /flows/{id}"]),
        ("safe or idempotent", ["see"]),
        ("value of a field comes from", ["boss.from"]),
        ("because of what the state showed", ["go.key"]),
        ("by which key", ["WRONG"]),
        ("titles and addresses", ["guide"]),
        ("a part of an element", ["B"]),
        ("since when", ["A"]),
        ("incomplete", ["see"]),
    ],
)
def test_every_kind_of_loss_is_found(small, words, where):
    (loss,) = (each for each in small.losses if words in each.what)
    assert {*where} <= {*loss.where}
    if words != "which states an action leads to":
        assert {*loss.where} == {*where}


def test_headers_of_an_answer_have_their_own_schemas(small):
    found = small.document["paths"]["/flows/{id}"]["get"]["responses"]["200"]
    assert found["headers"] == {
        "Age": {"schema": {"type": "integer"}},
        "ETag": {
            "schema": {"type": "string"},
            "description": "Which version.",
            "required": True,
        },
    }


def test_what_is_said_of_the_wire_stands_in_the_description(small):
    assert small.document["info"]["description"] == "How it goes."


def test_headers_whose_names_differ_in_case_only_are_one_parameter():
    text = SMALL.replace(
        "fields: {from: {type: string, in: query",
        "fields: {from: {type: string, wire: x-from, in: header",
    )
    text = text.replace(
        "fields: {deep: boolean}",
        "fields: {deep: {type: string, wire: X-From, in: header}}",
    )
    (effective,) = assemble([File("small.yaml", text.encode())], Limits()).systems
    made = exported(StateGraph(effective), "openapi").document
    taken = made["paths"]["/flows/{id}"]["get"]["parameters"]
    assert len([each for each in taken if each["in"] == "header"]) == 1


def test_answers_of_one_status_are_one_of_them():
    text = SMALL.replace("errors: {WRONG: {http: 400", "errors: {WRONG: {http: 200")
    text = text.replace("http: POST /flows, req", "http: 'GET /flows/{id}', req")
    text = text.replace("state: {read: none", "state: {http: 200, read: none")
    (effective,) = assemble([File("small.yaml", text.encode())], Limits()).systems
    made = exported(StateGraph(effective), "openapi").document
    validate(made)
    both = made["paths"]["/flows/{id}"]["get"]["responses"]["200"]
    assert both["headers"]["ETag"]["description"] == "Which version."
    assert "required" not in both["headers"]["ETag"]
    acted = made["paths"]["/flows/{id}"]["post"]["responses"]["200"]
    schemas = acted["content"]["application/json"]["schema"]["anyOf"]
    names = [each["$ref"].rpartition("/")[2] for each in schemas]
    assert names == ["answer", "code-WRONG"]


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.integers())
def test_a_spoilt_spec_that_is_still_one_has_a_valid_document(seed):
    random = Random(seed)  # noqa: S311  # changes of a spec, no secrets
    spec = yaml.safe_load(SMALL)
    for _ in range(3):
        spec = spoiled(spec, random)
    loaded = assemble([File("small.json", json.dumps(spec).encode())], Limits())
    for each in loaded.systems if loaded.readable else ():
        validate(exported(StateGraph(each), "openapi").document)
