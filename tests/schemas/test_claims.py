"""What the spec knows becomes a claim, and nothing else does."""

import pytest

from statecheck.schemas import Kind, Subject, Validator, contract, validator

BINDING = "wire: {state: {status: /status, links: /_links, ignore: [self]}}\n"
STATE = "states: {S: {model: M, actions: none}}\n"


@pytest.fixture(scope="module")
def takes(graph_of):
    """Return whether an answer that shows S is taken."""

    def taken(text, answer, **variant):
        held = Validator(contract(graph_of(BINDING + text, **variant)))
        return held.message({"status": "S", **answer}, state="S").valid

    return taken


def model(fields, more=""):
    return f"{STATE}models: {{M: {{fields: {{{fields}}}{more}}}}}\n"


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("", True),
        (", open: true", True),
        (", open: configured", True),
        (", incomplete: true", True),
        (", open: false", True),
    ],
)
def test_declared_members_are_always_taken(takes, said, taken):
    assert takes(model("a: string", said), {"a": "x"}) is taken


@pytest.mark.parametrize(
    ("said", "system", "taken"),
    [
        ("", "", True),
        ("", "openness: {answers: open}\n", True),
        ("", "openness: {answers: closed}\n", False),
        ("", "openness: {requests: closed}\n", True),
        (", open: false", "", False),
        (", open: false", "openness: {answers: open}\n", False),
        (", open: true", "openness: {answers: closed}\n", True),
        (", open: configured", "openness: {answers: closed}\n", True),
        (", incomplete: true", "openness: {answers: closed}\n", True),
    ],
)
def test_undeclared_members_are_refused_where_it_is_closed(takes, said, system, taken):
    assert takes(system + model("a: string", said), {"b": 1}) is taken


@pytest.mark.parametrize(
    ("required", "taken"),
    [
        ("", True),
        (", required: false", True),
        (", required: true", False),
        (", required: true, if: o", True),
        (", required: {if: o}", True),
        (", required: {if: o or not o}", False),
        (", required: {when: {b: absent}}", False),
        (", required: {when: {b: present}}", True),
        (", required: {when: {state/b: absent}}", True),
        (", required: true, disputed: [{says: Not always.}]", True),
        (", required: true, disputed: [{required: false}]", True),
        (", required: true, disputed: [{description: Other.}]", False),
    ],
)
def test_a_member_may_be_missing_unless_it_is_surely_there(takes, required, taken):
    text = f"options: {{o: {{}}}}\n{model(f'a: {{type: string{required}}}, b: string')}"
    assert takes(text, {}) is taken


def test_a_variant_decides_what_depends_on_it(takes):
    text = "options: {o: {}}\n" + model("a: {type: string, required: true, if: o}")
    text = "openness: {answers: closed}\n" + text
    assert takes(text, {})
    assert takes(text, {"a": "x"})
    assert not takes(text, {}, o=True)
    assert not takes(text, {"a": "x"}, o=False)


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ("string", ["", "x"], [1, None, [], {}]),
        ("integer", [1, -1, 2.0], [1.5, "1", True, None]),
        ("number", [1, 1.5], ["1", True]),
        ("boolean", [True, False], ["true", 0]),
        ("any", [1, "x", None, [], {}], []),
        ("unknown", [1, "x", None, [], {}], []),
        ("error", ["E", "F"], [1]),
        ("{type: string, nullable: true}", ["x", None], [1]),
        ("{type: 'string[]'}", [[], ["x"]], ["x", [1]]),
        ("{type: map<integer>}", [{}, {"x": 1}], [{"x": "y"}, []]),
        ("{type: 'N[]', nullable: true}", [None, [{"b": 1}]], [[{}], {}]),
        ("{type: N, nullable: true}", [None, {"b": 1}], [{}]),
        ("{type: string, enum: [x, y]}", ["x"], ["z", None]),
        ("{type: string, enum: [x], nullable: true}", ["x", None], ["y"]),
        ("{type: string, enum: [x, unknown]}", ["x", "z"], [1]),
        ("{type: string, enum: [x], open: true}", ["x", "z"], [1]),
        ("{type: string, enum: [x], open: configured}", ["z"], [1]),
        ("{type: string, enum: ['1', 'true']}", ["1", "true"], [1, True]),
        ("{type: integer, enum: ['1', '2']}", [1, 2], ["1", 3]),
        ("{type: number, enum: ['1.50']}", [1.5], ["1.50", 1]),
        ("{type: boolean, enum: ['true']}", [True], ["true", False, 1]),
        ("{type: string, const: x}", ["x"], ["y", 1]),
        ("{type: integer, const: 3}", [3, 3.0], [4, "3"]),
        ("{type: boolean, const: false}", [False], [True, 0]),
        ("{type: string, const: x, nullable: true}", ["x", None], ["y"]),
        ("{type: string, pattern: '^[0-9]+$'}", ["12"], ["x", ""]),
        ("{type: string, minLength: 2, maxLength: 3}", ["ab", "\U0001f600b"], ["a"]),
        ("{type: integer, minimum: 1, exclusiveMaximum: 3}", [1, 2], [0, 3]),
        ("{type: number, multipleOf: 0.5}", [1.5], [1.2]),
        ("{type: 'integer[]', minItems: 1, uniqueItems: true}", [[1]], [[], [1, 1]]),
        ("{type: string, format: date}", ["no date"], [1]),
        ("{type: string, disputed: [{type: integer}]}", ["x", 1], []),
        ("{type: string, disputed: [{wire: b}]}", ["x", 1], []),
        ("{type: string, disputed: [{description: Other.}]}", ["x"], [1]),
        ("E", ["x", "7", 7], ["y", 8, None]),
        ("O", ["x", "z"], [1]),
        ("undeclared", [1, "x"], []),
    ],
)
def test_a_value_is_taken_if_the_field_says_so(takes, field, good, bad):
    models = "  N: {fields: {b: {type: integer, required: true}}}\n"
    models += "  E: {enum: [x, '7']}\n  O: {enum: [x], open: true}\n"
    text = f"{STATE}models:\n  M: {{fields: {{a: {field}}}}}\n{models}"
    for value in good:
        assert takes(text, {"a": value}), value
    for value in bad:
        assert not takes(text, {"a": value}), value


@pytest.mark.parametrize(
    ("disc", "answer", "taken"),
    [
        ("{type: string, required: true}", {"by": "post", "street": "x"}, True),
        ("{type: string, required: true}", {"by": "post"}, False),
        ("{type: string, required: true}", {"by": "air", "street": "x"}, False),
        ("{type: string, required: true}", {"by": "air"}, True),
        (
            "{type: string, required: true}",
            {"by": "post", "street": "x", "z": 1},
            False,
        ),
        ("{type: string, required: true}", {"street": "x"}, False),
        ("{type: string, required: true, enum: [post]}", {"by": "air"}, False),
        ("{type: string}", {"by": "post"}, False),
        ("{type: string}", {}, True),
        ("{type: string}", {"street": "x"}, True),
        ("{type: string, wire: BY}", {"BY": "post"}, False),
        ("{type: string, wire: BY}", {"BY": "post", "street": "x"}, True),
    ],
)
def test_a_variant_adds_its_fields_where_the_discriminator_says_so(
    takes, disc, answer, taken
):
    variants = "{post: {open: false, fields: {street: {type: string, required: true}}}}"
    text = f"{STATE}models: {{M: {{open: false, discriminator: by, fields: "
    text += f"{{by: {disc}}}, variants: {variants}}}}}\n"
    assert takes(text, answer) is taken


def test_a_value_of_an_enumeration_may_depend_on_the_variant(takes):
    text = "options: {o: {}}\n" + model("a: {type: string, enum: {x: X, y: {if: o}}}")
    assert takes(text, {"a": "y"})
    assert takes(text, {"a": "y"}, o=True)
    assert not takes(text, {"a": "y"}, o=False)


def test_a_constant_of_the_body_says_which_action_it_is(graph_of):
    by_body, by_query = "{body: {/do: '{action}'}}", "{query: {do: '{action}'}}"
    for ways, needed in ((by_body, True), (f"{by_query}, {by_body}", False)):
        text = f"wire: {{action: {{choose: [{ways}]}}}}\n"
        text += "actions: {go: {request: none}}\n"
        held = Validator(contract(graph_of(text)))
        assert held.request({"do": "go"}, action="go").valid
        assert not held.request({"do": "stop"}, action="go").valid
        assert held.request({}, action="go").valid is not needed


@pytest.mark.parametrize(
    ("system", "taken"),
    [("", False), ("openness: {enums: open}\n", True)],
)
def test_an_enumeration_that_says_nothing_is_as_the_system_says(takes, system, taken):
    text = system + model("a: {type: string, enum: [x]}")
    assert takes(text, {"a": "y"}) is taken


@pytest.mark.parametrize(
    ("offers", "links", "taken"),
    [
        ("none", {}, True),
        ("none", {"self": {}}, True),
        ("none", {"go": {}}, False),
        ("{go: stay}", {}, True),
        ("{go: stay}", {"go": {}}, True),
        ("{go: stay}", {"stop": {}}, False),
        ("{go: {offered: always, target: stay}}", {}, False),
        ("{go: {offered: always, target: stay}}", {"go": {}}, True),
        ("{go: {offered: always, if: o, target: stay}}", {}, True),
        ("{go: {offered: sometimes, target: stay}}", {}, True),
        ("[go, unknown]", {"stop": {}}, True),
        ("unknown", {"stop": {}}, True),
        ("none", [], False),
    ],
)
def test_links_are_those_of_the_actions_on_offer(takes, offers, links, taken):
    text = "options: {o: {}}\nactions: {go: unknown, stop: unknown}\n"
    text += f"states: {{S: {{model: none, actions: {offers}}}}}\n"
    assert takes(text, {"_links": links}) is taken


@pytest.mark.parametrize(
    ("status", "others", "taken"),
    [
        ("S", "", True),
        ("T", "", False),
        ("X", "", False),
        ("X", ", disputed: [{says: Another.}]", True),
        ("T", ", disputed: [{wire: X}]", False),
        ("X", ", disputed: [{description: Another.}]", False),
    ],
)
def test_a_status_is_that_of_its_state_unless_it_is_disputed(
    graph_of, status, others, taken
):
    text = (
        f"{BINDING}states: {{S: {{final: success{others}}}, T: {{final: failure}}}}\n"
    )
    held = Validator(contract(graph_of(text)))
    assert held.message({"status": status}, state="S").valid is taken


@pytest.mark.parametrize(
    ("openness", "taken"),
    [
        ("", True),
        ("openness: {statuses: open}\n", True),
        ("openness: {statuses: closed}\n", False),
    ],
)
def test_a_status_that_is_not_declared_is_refused_if_all_are(graph_of, openness, taken):
    text = f"{BINDING}{openness}states: {{S: {{final: success}}}}\n"
    held = Validator(contract(graph_of(text)))
    assert held.message({"status": "NEW"}).valid is taken


REFUSING = """\
wire:
  error:
    when: {/status: absent}
    code: /code
    details: /details
    detail: {code: /code}
errors:
  A: {details: {X: {}, Y: {}}}
  B: {}
"""


@pytest.mark.parametrize(
    ("errors", "good", "bad"),
    [
        ("none", [], ["A", "B", "Z"]),
        ("[B]", ["B"], ["A", "Z"]),
        ("[A]", ["A", "A X", "A X Y"], ["B", "A Z"]),
        ("[A/X]", ["A X"], ["A", "A ", "A Y", "A X Y"]),
        ("[A/none]", ["A"], ["A X"]),
        ("[A/none, A/Y]", ["A", "A Y"], ["A X"]),
        ("[A/X, A/Y]", ["A X", "A Y", "A X Y"], ["A"]),
        ("[Y]", ["A Y"], ["A", "A X"]),
        ("[B, unknown]", ["A", "B", "Z"], []),
        ("unknown", ["A", "B", "Z", "A X"], ["A Z"]),
    ],
)
def test_an_error_is_one_that_the_action_declares(graph_of, errors, good, bad):
    text = f"{REFUSING}actions: {{go: {{errors: {errors}}}}}\n"
    text += "states: {S: {actions: [go]}}\n"
    held = Validator(contract(graph_of(text)))
    for words in good:
        assert held.error(error(words), action="go").valid, words
        assert held.error(error(words), action="go", state="S").valid
    for words in bad:
        assert not held.error(error(words), action="go").valid, words


def test_openness_lets_codes_in_that_are_not_declared_and_no_others(graph_of):
    text = f"openness: {{codes: open}}\n{REFUSING}actions: {{go: {{errors: [B]}}}}\n"
    held = Validator(contract(graph_of(text)))
    assert held.error(error("Z"), action="go").valid
    assert not held.error(error("A"), action="go").valid


def test_an_error_that_one_state_adds_is_no_error_of_another(graph_of):
    text = f"{REFUSING}actions: {{go: {{errors: none}}}}\nstates:\n"
    text += "  S: {actions: {go: [stay, {error: B}]}}\n  T: {actions: {go: stay}}\n"
    held = Validator(contract(graph_of(text)))
    assert held.error(error("B"), action="go", state="S").valid
    assert not held.error(error("B"), action="go", state="T").valid
    assert held.error(error("B"), action="go").valid


def test_an_error_carries_what_tells_it_from_a_state(graph_of):
    held = Validator(contract(graph_of(REFUSING)))
    assert not held.error({"code": "B", "status": "S"}).valid
    assert not held.error({}).valid


def error(words):
    code, *details = words.split()
    made = {"code": code}
    return (
        {**made, "details": [{"code": each} for each in details]} if details else made
    )


def test_details_stand_within_details(contracts):
    held = Validator(contracts["shop"])

    def answered(below):
        detail = {"code": "LINE", "below": below}
        problem = {"code": "INVALID", "details": [detail]}
        return held.error({"problem": problem}, action="wrap").valid

    assert answered([{"code": "COLOUR"}])
    assert not answered([{"code": "QUANTITY"}])


def test_http_statuses_stand_beside_the_codes(contracts):
    found = contracts["shop"]
    name = found.names[Subject(Kind.PART, code="TOO_MUCH")]
    assert found.schemas[name]["x-http-status"] == [409, 413]


@pytest.mark.parametrize(
    ("text", "good", "bad"),
    [
        ("request: none", [{}], [{"a": 1}]),
        ("request: unknown", [{}, {"a": 1}, None], []),
        ("description: Nothing more is known.", [{}, {"a": 1}, None], []),
        ("request: {fields: {a: string}}", [{}, {"a": "x"}, {"b": 1}], [{"a": 1}]),
        (
            "request: {open: false, fields: {q: {type: string, in: query}}}",
            [{}],
            [{"q": "x"}],
        ),
    ],
)
def test_a_body_is_what_the_action_says(graph_of, text, good, bad):
    held = Validator(contract(graph_of(f"actions: {{go: {{{text}}}}}\n")))
    for body in good:
        assert held.request(body, action="go").valid, body
    for body in bad:
        assert not held.request(body, action="go").valid, body


def test_a_field_with_a_default_counts_as_sent_in_requests_only(graph_of):
    fields = (
        "{a: {type: string, required: {when: {b: x}}}, b: {type: string, default: x}}"
    )
    text = f"{BINDING}actions: {{go: {{request: M}}}}\n{STATE}"
    text += f"models: {{M: {{fields: {fields}}}}}\n"
    held = Validator(contract(graph_of(text)))
    assert not held.request({}, action="go").valid
    assert held.request({"b": "y"}, action="go").valid
    assert held.message({"status": "S"}, state="S").valid
    assert not held.message({"status": "S", "b": "x"}, state="S").valid


def test_parts_of_a_request_beside_its_body_are_told_apart(contracts):
    held = Validator(contracts["pingfederate"])
    subject = Subject(Kind.PARAMETERS, action="checkOtp")
    good = {"path": {"flowId": "f"}, "header": {"X-XSRF-Header": "x"}}
    media = "application/vnd.pingidentity.checkOtp+json"
    by_header = {**good, "header": {"X-XSRF-Header": "x", "Content-Type": media}}
    by_query = {**good, "query": {"action": "checkOtp"}}
    assert not held.problems(subject, by_header)
    assert not held.problems(subject, by_query)
    assert held.problems(subject, good)
    assert held.problems(subject, {**by_query, "path": {}})
    assert held.problems(subject, {**good, "query": {"action": "poll"}})


def test_a_recursive_model_is_a_reference(contracts):
    parcel = contracts["shop"].schemas["Parcel"]
    assert parcel["properties"]["inside"]["additionalProperties"] == {"$ref": "Parcel"}


def test_a_model_is_one_schema_unless_the_sides_differ(contracts):
    names = contracts["shop"].schemas
    assert "Line-request" in names  # it holds a secret, which is write-only there
    assert "Grade" in names
    assert "Grade-request" not in names


def test_secrets_are_marked_and_write_only_where_they_are_sent(contracts):
    names = contracts["shop"].schemas
    assert names["Line-request"]["properties"]["secret"]["writeOnly"] is True
    assert "writeOnly" not in names["Line"]["properties"]["secret"]
    assert names["Line"]["properties"]["secret"]["x-sensitive"] is True


def test_marks_say_where_a_fact_is_known_from(contracts):
    cart = contracts["shop"].schemas["state-CART"]
    assert cart["x-source"] == ["guide"]
    assert cart["x-confidence"] == "documented"
    kind = contracts["shop"].schemas["Line"]["properties"]["kind"]
    assert kind["deprecated"] is True
    assert kind["x-deprecation"] == {"since": "0.9", "use": "colour"}


def test_extensions_are_handed_through(schema_of):
    text = BINDING + model("a: {type: string, x-owner: {team: t}}")
    assert schema_of(text)["state-S"]["properties"]["a"]["x-owner"] == {"team": "t"}


def test_an_enumeration_says_what_its_values_mean(contracts):
    colour = contracts["shop"].schemas["Colour"]
    assert colour["x-enumDescriptions"]["red"] == "Like a rose."


def test_validator_takes_an_effective_system(graphs):
    held = validator(graphs["shop"])
    found = held.message({"lines": 1, "result": {"status": "CART"}})
    assert found.subject == Subject(Kind.STATE, state="CART")
    assert {each.pointer for each in found.problems} == {"", "/lines"}


SHOWN = """
initial: A
openness: {statuses: %s, codes: closed}
states: {A: {model: none, disputed: [%s], actions: {go: DONE}}, DONE: {final: success}}
actions: {go: {request: none, errors: none}}
wire: {state: {read: GET /f, status: /status, links: none}}
"""


@pytest.mark.parametrize(
    ("openness", "dispute", "taken"),
    [
        ("closed", "{says: hm}", {"A"}),
        ("closed", "{says: hm, wire: B}", {"A", "B"}),
        ("closed", "{wire: DONE}", {"A"}),
        ("closed", "{wire: {/x: present}}", {"A", "B", "NOPE"}),
        ("open", "{says: hm, wire: B}", {"A", "B", "NOPE"}),
    ],
)
def test_a_disputed_status_is_as_one_reading_has_it_where_all_are_declared(
    graph_of, openness, dispute, taken
):
    held = Validator(contract(graph_of(SHOWN % (openness, dispute))))
    found = {
        status
        for status in ("A", "B", "DONE", "NOPE")
        if held.message({"status": status}, state="A").valid
    }
    assert found == taken


def test_numbers_that_are_listed_stand_in_their_order(schema_of):
    texts = "b: {type: string, enum: ['15', '4']}"
    text = model(f"a: {{type: integer, enum: [15, 4, 1, 100]}}, {texts}")
    members = schema_of(text)["state-S"]["properties"]
    assert members["a"]["enum"] == [1, 4, 15, 100]
    assert members["b"]["enum"] == ["15", "4"]
