"""Schemas as documents that stand alone, each with all that it refers to."""

import json
from collections.abc import Iterable
from enum import StrEnum

from statecheck.schemas.contract import Contract
from statecheck.schemas.naming import reachable
from statecheck.schemas.schema import Schema, ordered, rewritten
from statecheck.schemas.subject import Kind, Subject


class Draft(StrEnum):
    """A version of JSON Schema."""

    DRAFT_2020_12 = "2020-12"
    DRAFT_07 = "07"


_DIALECTS = {
    Draft.DRAFT_2020_12: "https://json-schema.org/draft/2020-12/schema",
    Draft.DRAFT_07: "http://json-schema.org/draft-07/schema#",
}
_DEFINITIONS = {Draft.DRAFT_2020_12: "$defs", Draft.DRAFT_07: "definitions"}


_FOLDERS = {
    Kind.STATE: "states",
    Kind.REQUEST: "requests",
    Kind.PARAMETERS: "parameters",
    Kind.RESPONSE: "responses",
    Kind.ERROR: "errors",
}


def places(contract: Contract) -> dict[tuple[str, ...], Subject]:
    """Return the messages of a system by where their schemas belong.

    A place is the names of folders and last that of the file. Parts of messages have
    none: each schema has those that it needs.
    """
    found: dict[tuple[str, ...], Subject] = {}
    for subject in contract.names:
        if subject.kind in _FOLDERS and (subject.state or subject.action):
            names = tuple(filter(None, (subject.state, subject.action)))
            found[_FOLDERS[subject.kind], *names] = subject
        elif subject.kind in {Kind.ANSWER, Kind.ERROR}:
            found[(subject.kind.value,)] = subject
    return dict(sorted(found.items()))


def document(
    contract: Contract,
    subject: Subject,
    draft: Draft = Draft.DRAFT_2020_12,
    identifier: str = "",
) -> Schema:
    """Return the schema of one subject, with all that it refers to.

    Args:
        contract: All schemas of a system.
        subject: What the schema is wanted of.
        draft: The version of JSON Schema.
        identifier: What it calls itself; empty if it does not.

    Raises:
        KeyError: The system has no such subject.
    """
    name = contract.names[subject]
    needed = reachable(name, contract.schemas)
    return _document(contract, contract.schemas[name], needed, draft, identifier)


def bundle(
    contract: Contract,
    draft: Draft = Draft.DRAFT_2020_12,
    identifier: str = "",
) -> Schema:
    """Return all schemas of a system in one, each once; it takes an answer."""
    answer: Schema = {
        "title": contract.title,
        "$ref": contract.names[Subject(Kind.ANSWER)],
    }
    if contract.description:
        answer["description"] = contract.description.strip()
    return _document(contract, answer, contract.schemas, draft, identifier)


def _document(
    contract: Contract,
    schema: Schema,
    needed: Iterable[str],
    draft: Draft,
    identifier: str,
) -> Schema:
    where = _DEFINITIONS[draft]
    whole: Schema = {"$schema": _DIALECTS[draft]}
    if identifier:
        whole["$id"] = identifier
    whole |= in_draft(schema, draft)
    # In draft 07 nothing beside a reference counts, not even definitions.
    if draft is Draft.DRAFT_07 and "$ref" in whole:
        whole["allOf"] = [{"$ref": whole.pop("$ref")}]
    definitions = {
        name: in_draft(contract.schemas[name], draft) for name in sorted(needed)
    }
    return {**ordered(whole), **({where: definitions} if definitions else {})}


def in_draft(schema: Schema, draft: Draft) -> Schema:
    """Return the schema in the words of a draft, with references into its document."""
    where = _DEFINITIONS[draft]

    def change(each: Schema) -> Schema:
        if "$ref" not in each:
            return each
        made = {**each, "$ref": f"#/{where}/{each['$ref']}"}
        if draft is Draft.DRAFT_07 and len(made) > 1:
            reference = {"$ref": made.pop("$ref")}
            made["allOf"] = [reference, *made.get("allOf", ())]
        return made

    return ordered(rewritten(schema, change))


def text(schema: Schema) -> str:
    """Return a schema as it is written to a file."""
    return json.dumps(schema, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def pointing(schema: Schema, before: str) -> Schema:
    """Return a schema whose references are pointers: `before`, and the name."""

    def change(each: Schema) -> Schema:
        return {**each, "$ref": before + each["$ref"]} if "$ref" in each else each

    return rewritten(schema, change)


def referred(contract: Contract, name: str) -> set[str]:
    """Return the names of the schemas that one of a contract needs."""
    return reachable(name, contract.schemas)
