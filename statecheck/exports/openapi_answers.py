"""The answers of an operation: states, errors by HTTP status, and links."""

from collections.abc import Iterable, Sequence
from typing import Any

from statecheck.exports.openapi_addresses import Address
from statecheck.exports.openapi_links import links_of
from statecheck.exports.openapi_requests import MEDIA_TYPE, SCHEMAS
from statecheck.graph import StateGraph
from statecheck.immutable import frozen
from statecheck.schemas import (
    HTTP,
    Contract,
    Kind,
    Parameter,
    Subject,
    pointing,
    response_headers,
)
from statecheck.spec import Absence, Response

_SUCCESS = "2XX"
_REFUSED = "4XX"
_OTHER = "default"
_STATUSES = range(100, 600)
_JSON = "application/json"
_STATE = "State"


@frozen
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
        found: dict[str, list[dict[str, Any]]] = {}
        for name in address.actions:
            response = self.graph.system.actions[name].response
            if response == "state":
                self._shows_state(found)
            else:
                self._answers(found, name)
        if address.reads:
            self._shows_state(found)
        # Some APIs answer errors with a status that says that all is well.
        for status, error in self._errors(address).items():
            found.setdefault(status, []).append(error)
        if not any(status.startswith("4") for status in found):
            about = "Refused; how, the contract does not say."
            found[_REFUSED] = [{"description": about}]
        return {status: self._one(parts) for status, parts in sorted(found.items())}

    def _shows_state(self, good: dict[str, list[dict[str, Any]]]) -> None:
        state = {"$ref": f"#/components/responses/{_STATE}"}
        for status in self._statuses():
            if state not in good.setdefault(status, []):
                good[status].append(state)

    def _statuses(self) -> list[str]:
        wire = self.graph.system.wire
        known = wire.state.http if wire is not None and wire.state is not None else ()
        return _written(known) or [_SUCCESS]

    def _answers(self, good: dict[str, list[dict[str, Any]]], name: str) -> None:
        """Add an answer that is not the state."""
        response = self.graph.system.actions[name].response
        statuses = [_SUCCESS]
        nothing = response is Absence.NONE
        made: dict[str, Any] = {"description": f"The answer to {name}."}
        if isinstance(response, Response):
            statuses = _written(response.http) or statuses
            nothing = response.body is Absence.NONE
            if response.description:
                made["description"] = response.description.strip()
            made |= _headers(response_headers(self.graph, response))
        schema = self.contract.names.get(Subject(Kind.RESPONSE, action=name))
        if schema is not None and not nothing:
            made["content"] = {_JSON: {"schema": _reference(schema)}}
        for status in statuses:
            good.setdefault(status, []).append(made)

    def _one(self, parts: list[dict[str, Any]]) -> dict[str, Any]:
        """Return one answer for several that have the same HTTP status."""
        if len(parts) == 1:
            return parts[0]
        whole = [self._state() if "$ref" in part else part for part in parts]
        bodies = [
            body["schema"]
            for each in whole
            for body in each.get("content", {}).values()
        ]
        schemas = [b for index, b in enumerate(bodies) if b not in bodies[:index]]
        made: dict[str, Any] = {"description": "One of several answers."}
        headers = {name for each in whole for name in each.get("headers", {})}
        if headers:
            made["headers"] = {name: _shared(name, whole) for name in sorted(headers)}
        if schemas:
            schema = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
            made["content"] = {_JSON: {"schema": schema}}
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
        return _written(schema.get(HTTP, ())) or [_OTHER]

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
        links = links_of(self.graph, found)
        state = self._state()
        if links:
            state["links"] = {
                name: {"$ref": f"#/components/links/{name}"} for name in sorted(links)
            }
        whole: dict[str, dict[str, Any]] = {"responses": {_STATE: state}}
        return whole | ({"links": links} if links else {})

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


def _written(statuses: Iterable[object]) -> list[str]:
    """Return HTTP statuses as keys; a number that is none cannot be a key."""
    return [str(each) for each in statuses if each in _STATUSES]


def _shared(name: str, answers: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return a header that some of several answers have; all, if it is required."""
    found = [each.get("headers", {}).get(name, {}) for each in answers]
    first = next(each for each in found if each)
    sure = all(each.get("required") for each in found)
    schemas = {repr(each["schema"]) for each in found if each}
    made = {key: value for key, value in first.items() if sure or key != "required"}
    return made if len(schemas) == 1 else {**made, "schema": {}}


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
