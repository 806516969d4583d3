"""Messages held against what they are: a state, a request, an error."""

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any

from statecheck.graph import StateGraph
from statecheck.linking import Effective
from statecheck.schemas.contract import Contract, Kind, Subject, contract
from statecheck.schemas.documents import document
from statecheck.schemas.problems import Problem, problems

_DEPTH = 200
"""Lists and objects within each other that a message may have."""


@dataclass(frozen=True, slots=True)
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

    Attributes:
        contract: All schemas of the system.
    """

    contract: Contract

    def message(
        self,
        body: object,
        *,
        state: str = "",
        action: str = "",
        error: bool = False,
    ) -> Held:
        """Return what is wrong with a message.

        Args:
            body: The message, as plain data.
            state: For an answer, the state that it shows; with `action` and `error`,
                the state in which the action was sent. Empty if that is to be found
                out.
            action: The action that it requests, or that it answers with an error.
            error: Whether it is an error.

        Raises:
            KeyError: The system has no such state or action.
        """
        kind = Kind.ANSWER
        if error:
            kind = Kind.ERROR
        elif action:
            kind, state = Kind.REQUEST, ""
        elif state:
            kind = Kind.STATE
        subject = Subject(kind, action=action, state=state)
        if kind is Kind.ANSWER:
            subject = self._shown(body)
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

    def _compiled(self, name: str, subject: Subject) -> Any:  # noqa: ANN401  # the library's own
        if name not in self._validators:
            self._validators[name] = _validator(
                json.dumps(document(self.contract, subject))
            )
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
        if not shows and not self.problems(Subject(Kind.ERROR), body):
            return Subject(Kind.ERROR)
        fitting = [
            subject
            for subject in self.contract.names
            if subject.kind is Kind.STATE and not self.problems(subject, body)
        ]
        if len(fitting) == 1:
            return fitting[0]
        is_error = way and not shows and self.contract.has_errors and not fitting
        return Subject(Kind.ERROR) if is_error else Subject(Kind.ANSWER)


def validator(effective: Effective) -> Validator:
    """Return what holds messages against an effective system."""
    return Validator(contract(StateGraph(effective)))


@lru_cache(maxsize=512)  # the same messages come again and again
def _validator(schema: str) -> Any:  # noqa: ANN401  # the library's own
    # Importing it costs more than a small spec takes to check.
    library = import_module("jsonschema_rs")
    return library.validator_for(
        json.loads(schema),
        # Patterns take time linear in the text, whatever they are.
        pattern_options=library.RegexOptions(),
        retriever=_refuse,
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
