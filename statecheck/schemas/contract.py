"""All schemas of a system."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from statecheck.graph import StateGraph
from statecheck.schemas.answers import ANOTHER as ANOTHER_STATE
from statecheck.schemas.answers import (
    another_state_schema,
    answer_schema,
    binding_of,
    states_of,
    statuses,
    union_schema,
)
from statecheck.schemas.bodies import request_schema, response_schema
from statecheck.schemas.errors import (
    ANOTHER,
    CODE,
    DETAIL,
    another_detail_schema,
    another_error_schema,
    code_schema,
    detail_schema,
    envelopes_of,
    refusal_schema,
)
from statecheck.schemas.knowledge import Knowledge, Side
from statecheck.schemas.marks import described
from statecheck.schemas.models import model_schema
from statecheck.schemas.naming import alike, named, renamed
from statecheck.schemas.parameters import parameters, parameters_schema
from statecheck.schemas.pointers import way_of
from statecheck.schemas.refusals import Refusals, everything, offers_of, refusals
from statecheck.schemas.schema import Schema, ordered, references
from statecheck.spec import Action, State


class Kind(StrEnum):
    """What a schema is the schema of."""

    ANSWER = "answer"
    """An answer that shows some state."""
    STATE = "state"
    """An answer that shows one state."""
    REQUEST = "request"
    """The body of a request for an action."""
    PARAMETERS = "parameters"
    """What such a request has beside its body."""
    RESPONSE = "response"
    """An answer to an action that is not the state."""
    ERROR = "error"
    """Any error; an error that answers an action; one that answers it in a state."""
    MODEL = "model"
    """Part of a message."""
    PART = "part"
    """An error of one code, or a detail of one."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a schema is the schema of.

    Attributes:
        kind: The kind.
        action: The action, if it is about one.
        state: The state, if it is about one.
        code: The path of an error code, if it is about one.
        model: The model, if it is one.
    """

    kind: Kind
    action: str = ""
    state: str = ""
    code: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class Contract:
    """All schemas of a system, by name; they refer to each other by name.

    Attributes:
        system: Name of the system.
        title: Its title; its name if it has none.
        version: Its version.
        description: What it is.
        schemas: The schemas, by names that are plain letters.
        names: By subject, the name of its schema; several subjects may share one.
        status: The way to the status in an answer; empty if none tells the state.
        statuses: By status, the state that it surely and alone tells.
        has_errors: Whether the spec says what errors look like.
    """

    system: str
    title: str
    version: str = ""
    description: str = ""
    schemas: Mapping[str, Schema] = field(default_factory=dict)
    names: Mapping[Subject, str] = field(default_factory=dict)
    status: tuple[str, ...] = ()
    statuses: Mapping[str, str] = field(default_factory=dict)
    has_errors: bool = False


def contract(graph: StateGraph) -> Contract:
    """Return all schemas of a system.

    Without a choice of options, what only some variants have may be there or not.
    """
    known = Knowledge(graph, Side.ANSWERS)
    found = dict(_Schemas(graph).all())
    keys = {subject: key for key, (subject, _) in found.items()}
    schemas = {key: schema for key, (_, schema) in found.items()}
    same = alike(schemas)
    kept = {
        key: renamed(schema, same) for key, schema in schemas.items() if key not in same
    }
    names = named(kept)
    system = graph.system
    return Contract(
        system.name,
        system.title or system.name,
        system.version,
        system.description,
        {names[key]: ordered(renamed(each, names)) for key, each in kept.items()},
        {subject: names[same.get(key, key)] for subject, key in keys.items()},
        way_of(binding_of(known).status),
        statuses(known),
        bool(envelopes_of(known)),
    )


@dataclass(frozen=True, slots=True)
class _Schemas:
    graph: StateGraph

    @property
    def answers(self) -> Knowledge:
        return Knowledge(self.graph, Side.ANSWERS)

    @property
    def requests(self) -> Knowledge:
        return Knowledge(self.graph, Side.REQUESTS)

    def all(self) -> Iterator[tuple[str, tuple[Subject, Schema]]]:
        """Yield every schema with its key and what it is the schema of."""
        whole = [*self._of_states(), *self._of_actions(), *self._of_errors()]
        yield from _referred(whole)
        yield from self._of_models(schema for _, (_, schema) in whole)

    @property
    def _actions(self) -> list[Action]:
        """The actions that matter to clients of this system, by name."""
        effective = self.graph.effective
        offering = [self.graph.system.start, *(s.actions for s in self._states)]
        offered = {name for each in offering if each for name in each.members}
        return [
            action
            for name, action in sorted(self.graph.system.actions.items())
            if name in offered or not self._states or effective.owns(action.at)
        ]

    @property
    def _states(self) -> list[State]:
        """The states that some variant has, by name."""
        return list(states_of(self.answers))

    def _of_states(self) -> Iterator[tuple[str, tuple[Subject, Schema]]]:
        states = {f"state/{each.name}": each for each in self._states}
        for key, state in states.items():
            subject = Subject(Kind.STATE, state=state.name)
            yield key, (subject, answer_schema(self.answers, state))
        system = self.graph.system
        about = described(
            f"An answer of {system.title or system.name} that shows a state.", "Answer"
        )
        union = {**union_schema(self.answers, states), **about}
        yield "answer", (Subject(Kind.ANSWER), union)
        other = another_state_schema(self.answers)
        yield ANOTHER_STATE, (Subject(Kind.PART, state="?"), other)

    def _of_actions(self) -> Iterator[tuple[str, tuple[Subject, Schema]]]:
        for action in self._actions:
            name = action.name
            subject = Subject(Kind.REQUEST, action=name)
            yield f"request/{name}", (subject, request_schema(self.requests, action))
            if parameters(self.requests, action):
                made = parameters_schema(self.requests, action)
                yield (
                    f"parameters/{name}",
                    (Subject(Kind.PARAMETERS, action=name), made),
                )
            answer = response_schema(self.answers, action)
            if answer is not None:
                yield f"response/{name}", (Subject(Kind.RESPONSE, action=name), answer)

    def _of_errors(self) -> Iterator[tuple[str, tuple[Subject, Schema]]]:
        known = self.answers
        about = described("Any error.", "Error")
        whole = {**refusal_schema(known, everything(known)), **about}
        yield "error", (Subject(Kind.ERROR), whole)
        for action in self._actions:
            name = action.name
            offers = list(offers_of(known, name))
            anywhere = refusals(known, action, [offer for _, offer in offers])
            yield _refusal(known, anywhere, name)
            for state, offer in offers:
                if state is not None:
                    here = refusals(known, action, [offer])
                    same = f"error/{name}" if here == anywhere else ""
                    yield _refusal(known, here, name, state.name, same)
        if envelopes_of(known):
            other = Subject(Kind.PART, code="?")
            yield f"{ANOTHER}/error", (other, another_error_schema(known))
        yield from self._of_codes()

    def _of_codes(self) -> Iterator[tuple[str, tuple[Subject, Schema]]]:
        known = self.answers
        detail = next(
            (each.detail for each in envelopes_of(known) if each.detail is not None),
            None,
        )
        for path, code in sorted(known.errors.codes.items()):
            if not known.possible(code.if_):
                continue
            subject = Subject(Kind.PART, code=path)
            if detail is not None:
                more = another_detail_schema(known, detail, path)
                yield f"{ANOTHER}/{path}", (Subject(Kind.PART, code=f"{path}/?"), more)
            if "/" not in path:
                yield f"{CODE}/{path}", (subject, code_schema(known, path))
            elif detail is not None:
                yield f"{DETAIL}/{path}", (subject, detail_schema(known, detail, path))

    def _of_models(
        self, messages: Iterator[Schema]
    ) -> Iterator[tuple[str, tuple[Subject, Schema]]]:
        """Yield the models that messages refer to, each for the side it is used on."""
        made: dict[str, Schema] = {}
        waiting = list(messages)
        sides = {each.value: Knowledge(self.graph, each) for each in Side}
        while waiting:
            for key in references(waiting.pop()):
                side, _, name = key.partition("/")
                if side in sides and key not in made:
                    model = self.graph.system.models[name]
                    made[key] = model_schema(sides[side], model)
                    waiting.append(made[key])
        for key, schema in sorted(made.items()):
            subject = Subject(Kind.MODEL, model=key)
            yield key, (subject, schema)


def _referred(
    found: list[tuple[str, tuple[Subject, Schema]]],
) -> Iterator[tuple[str, tuple[Subject, Schema]]]:
    """Yield messages, and of the parts those that messages are made of."""
    schemas = {key: schema for key, (_, schema) in found}
    waiting = [s for _, (subject, s) in found if subject.kind is not Kind.PART]
    met: set[str] = set()
    while waiting:
        for key in references(waiting.pop()):
            if key in schemas and key not in met:
                met.add(key)
                waiting.append(schemas[key])
    for key, (subject, schema) in found:
        if key in met or subject.kind is not Kind.PART:
            yield key, (subject, schema)


def _refusal(
    known: Knowledge, allowed: Refusals, action: str, state: str = "", same: str = ""
) -> tuple[str, tuple[Subject, Schema]]:
    """Return the schema of an error that answers an action, perhaps in one state.

    Args:
        known: What is known.
        allowed: The errors.
        action: The action.
        state: The state; empty for any.
        same: The key of a schema that takes the same; empty if there is none.
    """
    place = f" in {state}" if state else ""
    made = {"$ref": same} if same else refusal_schema(known, allowed)
    about = f"An error that may be the answer to {action}{place}."
    made |= described(about, f"{action} error{place}")
    key = f"error/{state}/{action}" if state else f"error/{action}"
    return key, (Subject(Kind.ERROR, action=action, state=state), made)
