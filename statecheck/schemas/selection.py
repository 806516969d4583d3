"""The schemas of some messages, without those of all the others of a system."""

from collections.abc import Iterable

from statecheck.graph import StateGraph
from statecheck.schemas.answers import answer_schema
from statecheck.schemas.bodies import request_schema, response_schema
from statecheck.schemas.contract import Contract
from statecheck.schemas.details import (
    ANOTHER,
    DETAIL,
    another_detail_schema,
    detail_schema,
)
from statecheck.schemas.errors import (
    CODE,
    another_error_schema,
    code_schema,
    envelopes_of,
)
from statecheck.schemas.knowledge import Knowledge, Side
from statecheck.schemas.models import forms, model_schema
from statecheck.schemas.naming import named, renamed
from statecheck.schemas.parameters import parameters_schema
from statecheck.schemas.schema import Schema, references
from statecheck.schemas.shape import alternatives
from statecheck.schemas.subject import Kind, Subject
from statecheck.spec import WireDetail


def selection(graph: StateGraph, subjects: Iterable[Subject]) -> Contract:
    """Return the schemas of some messages, with all that they refer to.

    States, requests, parameters, responses and the parts of errors can be selected. The
    part of an error whose envelope nobody describes is what its code carries. What
    tells the states of the system is left out.

    Raises:
        KeyError: The system has no such message.
    """
    keys: dict[Subject, str] = {}
    schemas: dict[str, Schema] = {}
    for subject in subjects:
        owner = subject.state or subject.action or subject.code
        keys[subject] = _key(graph, subject, owner)
        schemas[keys[subject]] = _selected(graph, subject, owner)
    waiting = list(schemas.values())
    for schema in waiting:  # it grows while it is gone through
        for key in references(schema):
            if key not in schemas:
                schemas[key] = _referred(graph, key)
                waiting.append(schemas[key])
    names = named(schemas)
    system = graph.system
    return Contract(
        system.name,
        system.title or system.name,
        system.version,
        system.description,
        {names[key]: renamed(schema, names) for key, schema in schemas.items()},
        {subject: names[key] for subject, key in keys.items()},
    )


def _key(graph: StateGraph, subject: Subject, owner: str) -> str:
    """Return the key of a message, the one that others refer to it by."""
    if subject.kind is not Kind.PART:
        return f"{subject.kind}/{owner}"
    if not envelopes_of(Knowledge(graph, Side.ANSWERS)):
        return f"carried/{owner}"
    return f"{DETAIL if '/' in owner else CODE}/{owner}"


def _selected(graph: StateGraph, subject: Subject, owner: str) -> Schema:
    """Return the schema of a message.

    Raises:
        KeyError: There is no such message.
    """
    answers, requests = (
        Knowledge(graph, side) for side in (Side.ANSWERS, Side.REQUESTS)
    )
    if subject.kind is Kind.STATE:
        return answer_schema(answers, graph.system.states[owner])
    if subject.kind is Kind.PART:
        code = graph.errors.codes[owner]
        if envelopes_of(answers):
            return _part(answers, owner)
        return alternatives(forms(answers, code.model)) if code.model else {}
    action = graph.system.actions[owner]
    if subject.kind is Kind.REQUEST:
        return request_schema(requests, action)
    if subject.kind is Kind.PARAMETERS:
        return parameters_schema(requests, action)
    made = response_schema(answers, action)
    if subject.kind is not Kind.RESPONSE or made is None:
        raise KeyError(subject)
    return made


def _part(known: Knowledge, path: str) -> Schema:
    if "/" not in path:
        return code_schema(known, path)
    detail = _detail(known)
    if detail is None:
        raise KeyError(path)
    return detail_schema(known, detail, path)


def _detail(known: Knowledge) -> WireDetail | None:
    return next(
        (each.detail for each in envelopes_of(known) if each.detail is not None), None
    )


def _referred(graph: StateGraph, key: str) -> Schema:
    """Return the schema that another one refers to."""
    kind, _, name = key.partition("/")
    if kind in {side.value for side in Side}:
        return model_schema(Knowledge(graph, Side(kind)), graph.system.models[name])
    known = Knowledge(graph, Side.ANSWERS)
    if kind in {CODE, DETAIL}:
        return _part(known, name)
    detail = _detail(known)
    if kind == ANOTHER and name in known.errors.codes and detail is not None:
        return another_detail_schema(known, detail, name)
    return another_error_schema(known)
