"""The answers of an operation: states, errors by HTTP status, and links."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from statecheck.exports.openapi_addresses import READ, Address
from statecheck.exports.openapi_requests import MEDIA_TYPE, SCHEMAS
from statecheck.graph import StateGraph
from statecheck.schemas import (
    HTTP,
    Contract,
    Kind,
    Parameter,
    Subject,
    pointing,
    response_headers,
    session_way,
)
from statecheck.spec import Absence, Response

_SUCCESS = "2XX"
_REFUSED = "4XX"
_OTHER = "default"
_JSON = "application/json"
_STATE = "State"
_STRANGE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Answers:
    """Writes the answers of the operations of one system.

    Attributes:
        graph: The graph of the system.
        contract: All its schemas.
    """

    graph: StateGraph
    contract: Contract

    def responses(self, address: Address) -> dict[str, Any]:
        """Return the answers of an operation, by HTTP status."""
        good: dict[str, list[dict[str, Any]]] = {}
        for name in address.actions:
            response = self.graph.system.actions[name].response
            if response == "state":
                self._shows_state(good)
            else:
                self._answers(good, name)
        if address.reads:
            self._shows_state(good)
        made = {status: self._one(each) for status, each in sorted(good.items())}
        return made | self._errors(address)

    def _shows_state(self, good: dict[str, list[dict[str, Any]]]) -> None:
        state = {"$ref": f"#/components/responses/{_STATE}"}
        for status in self._statuses():
            if state not in good.setdefault(status, []):
                good[status].append(state)

    def _statuses(self) -> list[str]:
        wire = self.graph.system.wire
        known = wire.state.http if wire is not None and wire.state is not None else ()
        return [str(status) for status in known] or [_SUCCESS]

    def _answers(self, good: dict[str, list[dict[str, Any]]], name: str) -> None:
        """Add an answer that is not the state."""
        response = self.graph.system.actions[name].response
        statuses: Sequence[object] = [_SUCCESS]
        nothing = response is Absence.NONE
        made: dict[str, Any] = {"description": f"The answer to {name}."}
        if isinstance(response, Response):
            statuses = response.http or statuses
            nothing = response.body is Absence.NONE
            if response.description:
                made["description"] = response.description.strip()
            made |= _headers(response_headers(self.graph, response))
        schema = self.contract.names.get(Subject(Kind.RESPONSE, action=name))
        if schema is not None and not nothing:
            made["content"] = {_JSON: {"schema": _reference(schema)}}
        for status in statuses:
            good.setdefault(str(status), []).append(made)

    def _one(self, parts: list[dict[str, Any]]) -> dict[str, Any]:
        """Return one answer for several that have the same HTTP status."""
        if len(parts) == 1:
            return parts[0]
        schemas = []
        for part in parts:
            whole = self._state() if "$ref" in part else part
            schemas += [each["schema"] for each in whole.get("content", {}).values()]
        made: dict[str, Any] = {"description": "One of several answers."}
        if schemas:
            made["content"] = {_JSON: {"schema": {"anyOf": schemas}}}
        return made

    def _errors(self, address: Address) -> dict[str, Any]:
        """Return the errors that an operation may be answered with, by HTTP status."""
        found: dict[str, list[Any]] = {}
        for name in address.actions:
            subject = Subject(Kind.ERROR, action=name)
            for branch in self._branches(self.contract.names[subject]):
                for status in self._http(branch):
                    branches = found.setdefault(status, [])
                    if branch not in branches:
                        branches.append(branch)
        if address.reads and self.contract.has_errors:
            # Which errors there are to reading, nobody says.
            found.setdefault(_OTHER, []).append(
                {"$ref": self.contract.names[Subject(Kind.ERROR)]}
            )
        made = {}
        for status, branches in sorted(found.items()):
            parts = [dict(pointing(each, SCHEMAS)) for each in branches]
            schema = parts[0] if len(parts) == 1 else {"anyOf": parts}
            made[status] = {
                "description": "An error.",
                "content": {_JSON: {"schema": schema}},
            }
        if not any(status.startswith("4") for status in made):
            made[_REFUSED] = {"description": "Refused; how, the contract does not say."}
        return made

    def _branches(self, name: str) -> list[dict[str, Any]]:
        """Return the errors that a schema takes, one by one; none if it takes none."""
        schema = self.contract.schemas[name]
        if "anyOf" in schema:
            return list(schema["anyOf"])
        if "$ref" in schema:
            return [{"$ref": schema["$ref"]}]
        if "not" in schema:
            return []
        return [{"$ref": name}]

    def _http(self, branch: dict[str, Any]) -> list[str]:
        schema = branch
        while "$ref" in schema and HTTP not in schema:
            schema = self.contract.schemas[schema["$ref"]]
        return [str(status) for status in schema.get(HTTP, ())] or [_OTHER]

    def _state(self) -> dict[str, Any]:
        answer = self.contract.names[Subject(Kind.ANSWER)]
        return {
            "description": "An answer that shows the state.",
            "content": {_JSON: {"schema": _reference(answer)}},
        }

    def components(self, found: Sequence[Address]) -> dict[str, dict[str, Any]]:
        """Return what operations share: the answer that shows a state, its links."""
        shows = [
            address
            for address in found
            if address.reads
            or any(
                self.graph.system.actions[name].response == "state"
                for name in address.actions
            )
        ]
        if not shows:
            return {}
        links = self._links(found)
        state = self._state()
        if links:
            state["links"] = {
                name: {"$ref": f"#/components/links/{name}"} for name in sorted(links)
            }
        whole: dict[str, dict[str, Any]] = {"responses": {_STATE: state}}
        return whole | ({"links": links} if links else {})

    def _links(self, found: Sequence[Address]) -> dict[str, Any]:
        """Return a link for each action that a state may offer, and to read it."""
        made: dict[str, Any] = {}
        session, way = session_way(self.graph)
        pointer = "".join(
            f"/{step.replace('~', '~0').replace('/', '~1')}" for step in way
        )
        for address in found:
            there = way and f"{{{session}}}" in address.path
            known = {session: f"$response.body#{pointer}"} if there else {}
            for name, request in zip(address.actions, address.requests, strict=False):
                states = self._offering(name)
                if not states:
                    continue
                chosen = {
                    f"query.{key}": value
                    for choice in request.choices
                    for key, value in choice.query
                }
                made[_STRANGE.sub("-", name)] = {
                    "operationId": address.name,
                    "description": f"On offer in {', '.join(states)}.",
                    **({"parameters": {**known, **chosen}} if known or chosen else {}),
                }
            if address.reads and known:
                made[READ] = {
                    "operationId": address.name,
                    "description": "Shows the state again.",
                    "parameters": known,
                }
        return made

    def _offering(self, action: str) -> list[str]:
        return sorted(
            state.name
            for state in self.graph.system.states.values()
            if state.actions is not None and action in state.actions.members
        )

    def discriminator(self, name: str) -> dict[str, Any]:
        """Return what tells the alternatives of a schema apart; empty for nothing."""
        if name != self.contract.names[Subject(Kind.ANSWER)]:
            return {}
        told = {
            status: _reference(self.contract.names[Subject(Kind.STATE, state=state)])
            for status, state in self.contract.statuses.items()
        }
        if len(self.contract.status) != 1 or not told:
            return {}
        return {
            "propertyName": self.contract.status[0],
            "mapping": {status: each["$ref"] for status, each in sorted(told.items())},
        }


def _reference(name: str) -> dict[str, str]:
    return {"$ref": f"{SCHEMAS}{name}"}


def _headers(found: Iterable[Parameter]) -> dict[str, Any]:
    """Return the headers of an answer; the media type has a place of its own."""
    made: dict[str, Any] = {}
    for each in found:
        schema = dict(pointing(each.schema, SCHEMAS))
        header: dict[str, Any] = {"schema": schema}
        if "description" in schema:
            header["description"] = schema.pop("description")
        if each.required:
            header["required"] = True
        if each.name.lower() != MEDIA_TYPE:
            made[each.name] = header
    return {"headers": made} if made else {}
