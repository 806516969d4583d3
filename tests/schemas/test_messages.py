"""Messages that have to be taken, and messages that have to be refused.

Three validators that others made have to agree on each of them; so does what the checks
say of examples, which looks at models and not at schemas.
"""

import copy
from random import Random

import pytest
from described_systems import SYSTEMS
from node_packages import needs_node
from other_validators import by_ajv, by_jsonschema, by_jsonschema_rs
from spoiling import spoiled

from statecheck.checks.data.answers import of_answer
from statecheck.checks.data.disagreeing_example import of_request
from statecheck.schemas import (
    Draft,
    ImpossibleMessageError,
    Kind,
    Subject,
    Validator,
    document,
    sample,
)
from statecheck.spec import Absence

MESSAGES = frozenset(Kind) - {Kind.MODEL, Kind.PART}
each_system = pytest.mark.parametrize("name", SYSTEMS)


def samples(contract, count=2):
    """Yield what goes over the wire, with messages of it."""
    for subject, name in contract.names.items():
        # What is refused in a state is mostly what is refused anywhere.
        same = subject.state and "$ref" in contract.schemas[name]
        if subject.kind in MESSAGES and not same:
            try:
                made = [sample(contract, subject, seed) for seed in range(count)]
            except ImpossibleMessageError:
                assert subject.kind is Kind.ERROR  # that no error is the answer
                made = []
            yield subject, made


def with_spoiled(contract):
    """Yield what goes over the wire, with good messages and changed ones."""
    random = Random("spoiled")  # noqa: S311  # changes of messages, no secrets
    for subject, made in samples(contract):
        changed = [spoiled(each, random) for each in made for _ in range(8)]
        yield subject, made + changed


@each_system
@pytest.mark.parametrize("draft", Draft)
def test_validators_agree_on_every_message(name, draft, contracts):
    said = set()
    for subject, messages in with_spoiled(contracts[name]):
        schema = document(contracts[name], subject, draft)
        answers = by_jsonschema(schema, messages)
        assert answers == by_jsonschema_rs(schema, messages), subject
        assert all(answers[: min(len(answers), 2)]), subject
        said |= {*answers}
    assert said == {True, False}


@needs_node("ajv")
@each_system
@pytest.mark.parametrize("draft", Draft)
def test_ajv_agrees_in_strict_mode(name, draft, contracts):
    asked = [
        (document(contracts[name], subject, draft), messages)
        for subject, messages in with_spoiled(contracts[name])
    ]
    expected = [by_jsonschema_rs(schema, messages) for schema, messages in asked]
    assert by_ajv(asked, draft.value) == expected


@each_system
def test_schemas_say_what_the_check_of_examples_says(name, graphs, contracts):
    system, held = graphs[name].system, Validator(contracts[name])
    for subject, messages in with_spoiled(contracts[name]):
        for message in messages:
            if subject.kind is Kind.STATE:
                said = of_answer(system, system.states[subject.state], message)
            elif subject.kind is Kind.REQUEST:
                said = of_request(system, system.actions[subject.action], message)
            else:
                continue
            found = held.problems(subject, message)
            assert bool(found) is any(said), (subject, message, found)


def good_answers(contract):
    for subject, made in samples(contract, 1):
        if subject.kind is Kind.STATE:
            yield subject, made[0]


@each_system
def test_an_answer_with_another_status_shows_another_state(name, contracts):
    held = Validator(contracts[name])
    way = contracts[name].status
    told = {state: status for status, state in contracts[name].statuses.items()}
    for subject, answer in good_answers(contracts[name]):
        if subject.state not in told:
            continue
        for status in {*contracts[name].statuses, "NO_SUCH", ""}:
            changed = copy.deepcopy(answer)
            inside = changed
            for step in way[:-1]:
                inside = inside[step]
            inside[way[-1]] = status
            expected = status == told[subject.state]
            assert held.message(changed, state=subject.state).valid is expected
        del inside[way[-1]]
        assert not held.message(changed, state=subject.state).valid


@each_system
def test_a_link_is_taken_if_the_state_may_offer_its_action(name, graphs, contracts):
    system, held = graphs[name].system, Validator(contracts[name])
    if system.wire is None or system.wire.state.links in {"", "none"}:
        pytest.skip("nothing on the wire says what is on offer")
    links = system.wire.state.links.removeprefix("/")
    every = {a.link or a.wire or a.name for a in system.actions.values()}
    for subject, answer in good_answers(contracts[name]):
        state = system.states[subject.state]
        offered = {
            (a.link or a.wire or a.name)
            for offer in state.actions.members.values()
            for a in [system.actions[offer.action]]
        }
        for key in every | {"noSuchAction", *system.wire.state.ignore}:
            changed = copy.deepcopy(answer)
            changed.setdefault(links, {})[key] = {"href": "https://example.com"}
            expected = key in offered | {*system.wire.state.ignore} or (
                not state.actions.complete
            )
            assert held.message(changed, state=subject.state).valid is expected, key


@each_system
def test_what_is_required_may_not_be_missing(name, graphs, contracts):
    held = Validator(contracts[name])
    for subject, answer in good_answers(contracts[name]):
        model = graphs[name].system.states[subject.state].model
        if isinstance(model, Absence) or model is None:
            continue
        model = graphs[name].system.models[model] if isinstance(model, str) else model
        for field in (model.fields or {}).values():
            if field.required is True and not field.if_ and not field.fact.disputed:
                changed = copy.deepcopy(answer)
                del changed[field.wire or field.name]
                (problem,) = held.message(changed, state=subject.state).problems
                assert problem.pointer == ""
                assert f"`{field.wire or field.name}`" in problem.message


@each_system
def test_a_code_is_taken_if_the_action_may_be_answered_with_it(name, graphs, contracts):
    graph, held = graphs[name], Validator(contracts[name])
    if not contracts[name].has_errors:
        pytest.skip("nobody says what errors look like")
    errors = {
        path: sample(contracts[name], Subject(Kind.PART, code=path))
        for path in graph.errors.codes
        if Subject(Kind.PART, code=path) in contracts[name].names
    }
    closed = 0
    for action in graph.system.actions.values():
        subject = Subject(Kind.ERROR, action=action.name)
        if subject not in contracts[name].names:
            continue
        listed = action.errors
        unsure = action.fact.disputes("errors")
        if listed is None or not listed.complete or unsure:
            for error in errors.values():
                assert held.error(error, action=action.name).valid
            continue
        closed += 1
        tops = {
            path.partition("/")[0]
            for each in (*listed.members, *said_in_states(graph, action.name))
            for path in graph.errors.resolve(each).paths
        }
        for path, error in errors.items():
            taken = held.error(error, action=action.name).valid
            assert not taken or path.partition("/")[0] in tops
    assert closed


def said_in_states(graph, action):
    for state in graph.system.states.values():
        if state.actions is not None and action in state.actions.members:
            for outcome in state.actions.members[action].outcomes or ():
                yield from outcome.error
