"""Messages held against what they are: a state, a request, an error."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any

from statecheck.graph import StateGraph
from statecheck.immutable import frozen
from statecheck.schemas.contract import Contract, contract
from statecheck.schemas.documents import document
from statecheck.schemas.parameters import as_declared
from statecheck.schemas.problems import Problem, problems
from statecheck.schemas.subject import Kind, Subject

_DEPTH = 200
"""Lists and objects within each other that a message may have."""


@frozen
class Held:
    """A message that was held against what it is.

    Attributes:
        subject: What it is.
        problems: What is wrong with it, by place; empty if it is valid.
    """

    subject: Subject
    problems: tuple[Problem, ...] = ()

    @property
    def valid(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.problems


@dataclass(frozen=True)
class Validator:
    """Holds messages against the schemas of a system; nothing is ever retrieved.

    Messages are plain data, as `json.loads` has it. What is no message at all, such as
    a set, is a problem and no exception.

    Attributes:
        contract: All schemas of the system.
        formats: Whether a text has to keep to its `format`; if not, a format says what
            is meant and refuses nothing, as in JSON Schema.
    """

    contract: Contract
    formats: bool = False

    def message(self, body: object, state: str = "") -> Held:
        """Return what is wrong with what the server says: a state, or an error.

        Args:
            body: The message.
            state: The state that it shows; empty if that is to be found out.

        Raises:
            KeyError: The system has no such state.
        """
        if state:
            return self.held(Subject(Kind.STATE, state=state), body)
        return self.held(self._shown(body), body)

    def request(self, body: object, action: str) -> Held:
        """Return what is wrong with the body of a request for an action.

        Raises:
            KeyError: The system has no such action.
        """
        return self.held(Subject(Kind.REQUEST, action=action), body)

    def parameters(self, action: str, **places: Mapping[str, object]) -> Held:
        """Return what is wrong with what a request for an action has beside its body.

        Args:
            action: The action.
            places: `path`, `query`, `header` and `cookie`, with values by name. The
                case of the names of headers means nothing.

        Raises:
            KeyError: The system has no such action.
        """
        subject = Subject(Kind.PARAMETERS, action=action)
        if subject not in self.contract.names:
            self._refuse_unknown(action)
            return Held(subject)
        schema = self.contract.schemas[self.contract.names[subject]]
        return self.held(subject, as_declared(schema, places))

    def error(self, body: object, action: str = "", state: str = "") -> Held:
        """Return what is wrong with an error.

        Args:
            body: The message.
            action: The action that it answers; empty for any.
            state: The state in which that was sent; empty for any.

        Raises:
            KeyError: The system has no such action, or does not offer it there.
        """
        return self.held(Subject(Kind.ERROR, action=action, state=state), body)

    def response(self, body: object, action: str) -> Held:
        """Return what is wrong with an answer to an action; mostly that is the state.

        Raises:
            KeyError: The system has no such action.
        """
        subject = Subject(Kind.RESPONSE, action=action)
        if subject in self.contract.names:
            return self.held(subject, body)
        self._refuse_unknown(action)
        return self.message(body)

    def held(self, subject: Subject, body: object) -> Held:
        """Return a message held against one subject.

        Raises:
            KeyError: The system has no such subject.
        """
        return Held(subject, self.problems(subject, body))

    def problems(self, subject: Subject, body: object) -> tuple[Problem, ...]:
        """Return what is wrong with a message that is a message of a subject.

        Raises:
            KeyError: The system has no such subject.
        """
        name = self.contract.names[subject]
        if _is_too_deep(body):
            return (Problem("", f"is nested more than {_DEPTH} levels deep"),)
        try:
            return problems(self._compiled(name, subject).iter_errors(body))
        except (ValueError, TypeError, OverflowError) as error:
            # NaN, numbers beyond all bounds, halves of characters: no JSON at all.
            return (Problem("", f"is no JSON: {error}"),)

    def fits(self, subject: Subject, body: object) -> bool:
        """Return whether a message is one of a subject, without saying why not.

        Raises:
            KeyError: The system has no such subject.
        """
        name = self.contract.names[subject]
        if _is_too_deep(body):
            return False
        try:
            return bool(self._compiled(name, subject).is_valid(body))
        except (ValueError, TypeError, OverflowError):
            return False

    def _refuse_unknown(self, action: str) -> None:
        """Refuse an action that the system has not.

        Raises:
            KeyError: It is none.
        """
        if Subject(Kind.REQUEST, action=action) not in self.contract.names:
            raise KeyError(action)

    def _compiled(self, name: str, subject: Subject) -> Any:  # noqa: ANN401  # the library's own
        if name not in self._validators:
            schema = json.dumps(document(self.contract, subject))
            self._validators[name] = _validator(schema, formats=self.formats)
        return self._validators[name]

    @cached_property
    def _validators(self) -> dict[str, Any]:
        return {}

    def _shown(self, body: object) -> Subject:
        """Return which message of the server a message is, as far as it tells.

        What shows no status is an error, if states show one and errors are described.
        """
        way, statuses = self.contract.status, self.contract.statuses
        found = body
        for step in way:
            found = found.get(step) if isinstance(found, dict) else None
        shows = bool(way) and isinstance(found, str)
        if isinstance(found, str) and found in statuses:
            return Subject(Kind.STATE, state=statuses[found])
        if not shows and self.fits(Subject(Kind.ERROR), body):
            return Subject(Kind.ERROR)
        fitting = [
            subject
            for subject in self.contract.names
            if subject.kind is Kind.STATE and self.fits(subject, body)
        ]
        if len(fitting) == 1:
            return fitting[0]
        is_error = way and not shows and self.contract.has_errors and not fitting
        return Subject(Kind.ERROR) if is_error else Subject(Kind.ANSWER)


def validator(graph: StateGraph, *, formats: bool = False) -> Validator:
    """Return what holds messages against a system.

    Args:
        graph: The system.
        formats: As in `Validator`.
    """
    return Validator(contract(graph), formats)


@lru_cache(maxsize=512)  # the same messages come again and again
def _validator(schema: str, *, formats: bool) -> Any:  # noqa: ANN401  # the library's own
    # Importing it costs more than a small spec takes to check.
    library = import_module("jsonschema_rs")
    return library.validator_for(
        json.loads(schema),
        # Patterns take time linear in the text, whatever they are.
        pattern_options=library.RegexOptions(),
        retriever=_refuse,
        validate_formats=formats,
    )


def _refuse(address: str) -> object:
    """Refuse to retrieve anything.

    Raises:
        ValueError: Always.
    """
    message = f"`{address}` is not retrieved"
    raise ValueError(message)


def _is_too_deep(body: object) -> bool:
    level: list[object] = [body]
    for _ in range(_DEPTH):
        level = [
            inner
            for each in level
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        if not level:
            return False
    return True
