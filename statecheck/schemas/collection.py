"""Every schema of a system, by key; they refer to each other by key."""

from collections.abc import Iterator

from statecheck.graph import StateGraph
from statecheck.immutable import frozen
from statecheck.schemas.answers import ANOTHER as ANOTHER_STATE
from statecheck.schemas.answers import (
    another_state_schema,
    answer_schema,
    states_of,
    union_schema,
)
from statecheck.schemas.bodies import request_schema, response_schema
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
    refusal_schema,
)
from statecheck.schemas.knowledge import Knowledge, Side
from statecheck.schemas.marks import described
from statecheck.schemas.models import model_schema
from statecheck.schemas.parameters import parameters, parameters_schema
from statecheck.schemas.refusals import Refusals, everything, offers_of, refusals
from statecheck.schemas.schema import Schema, references
from statecheck.schemas.subject import Kind, Subject
from statecheck.spec import Action, State

Keyed = tuple[str, tuple[Subject, Schema]]
"""A schema with its key and what it is the schema of."""


@frozen
class Schemas:
    """Makes every schema of a system.

    Attributes:
        graph: The graph of the system.
    """

    graph: StateGraph

    @property
    def answers(self) -> Knowledge:
        """What is known of answers."""
        return Knowledge(self.graph, Side.ANSWERS)

    @property
    def requests(self) -> Knowledge:
        """What is known of requests."""
        return Knowledge(self.graph, Side.REQUESTS)

    def all(self) -> Iterator[Keyed]:
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

    def _of_states(self) -> Iterator[Keyed]:
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

    def _of_actions(self) -> Iterator[Keyed]:
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

    def _of_errors(self) -> Iterator[Keyed]:
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

    def _of_codes(self) -> Iterator[Keyed]:
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

    def _of_models(self, messages: Iterator[Schema]) -> Iterator[Keyed]:
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
    found: list[Keyed],
) -> Iterator[Keyed]:
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
) -> Keyed:
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
