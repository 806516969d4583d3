"""States that an answer does not tell apart."""

import json
from collections.abc import Iterator, Mapping
from itertools import chain

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.wire.alike import Alike, Alternatives, Told
from statecheck.checks.wire.mistaken import mistaken
from statecheck.finding import Related, Rule, Severity, Witness
from statecheck.graph import field_at
from statecheck.language import FieldType, ListOf, Primitive
from statecheck.spec import Literal, Presence, State, System

ANSWER = "answer"
_SOME: Mapping[str, object] = {"integer": 1, "number": 1, "boolean": True}
"""Some value of each primitive type whose values are no texts."""

_STATUS = ""
"""The pointer of the status where nobody says where it stands."""


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each state that an answer fits which fits an earlier one, or an error."""
    if subject.flow is not None:
        return
    yield from mistaken(subject)
    system, exists = subject.effective.system, subject.graph.exists
    states = sorted(system.states.items())
    told = {name: _told(system, state) for name, state in states}
    alike = Alike(told)
    by_text: dict[str, str] = {}
    mapped: set[str] = set()
    for name, state in states:
        text = state.wire or name
        others = alike.before(name)
        if isinstance(text, Mapping):
            mapped.add(name)
        else:
            same = by_text.setdefault(text, name)
            first = [same] if same != name else []
            others = chain(first, (other for other in others if other in mapped))
        for other in others:
            both = _together(told[name], told[other])
            if both is not None and exists[name] & exists[other]:
                said = (other, name) if not state.wire else (name, other)
                yield _fault(subject, *said, both)
                break


def _told(system: System, state: State) -> Told:
    if isinstance(state.wire, Mapping):
        return state.wire
    binding = system.wire.state if system.wire else None
    pointer = binding.status if binding else _STATUS
    text = state.wire or state.name
    return {pointer if pointer.startswith("/") else _STATUS: (Literal(text, text),)}


def _together(one: Told, other: Told) -> Told | None:
    """Return what fits both; None if nothing does, or nobody can say."""
    if (_STATUS in one) is not (_STATUS in other):
        return None
    both: dict[str, Alternatives] = dict(one)
    for pointer, alternatives in other.items():
        known = both.get(pointer)
        if known is None:
            both[pointer] = alternatives
            continue
        common = _common(known, alternatives)
        if not common:
            return None
        both[pointer] = common
    absent = [name for name, each in both.items() if each == (Presence.ABSENT,)]
    if any(
        inner.startswith(f"{outer}/") and Presence.ABSENT not in both[inner]
        for outer in absent
        for inner in both
    ):
        return None
    return both


def _common(one: Alternatives, other: Alternatives) -> Alternatives:
    return tuple(
        second if first is Presence.PRESENT else first
        for first in one
        for second in other
        if first == second
        or (first is Presence.PRESENT and isinstance(second, Literal))
        or (second is Presence.PRESENT and isinstance(first, Literal))
        or (
            isinstance(first, Literal)
            and isinstance(second, Literal)
            and first.text == second.text
        )
    )


def _fault(subject: Subject, name: str, other: str, both: Told) -> Fault:
    system = subject.effective.system
    return Fault(
        at=(system.states[name].at / "wire").key,
        message=f"an answer can be both `{name}` and `{other}`",
        related=(
            Related((system.states[other].at / "wire").key, f"what tells `{other}`"),
        ),
        witness=Witness(ANSWER, answer=_answer(system, name, both)),
    )


def _answer(system: System, name: str, both: Told) -> str:
    """Return an answer that fits, as JSON."""
    answer: dict[str, object] = {}
    for pointer, alternatives in sorted(both.items()):
        first = alternatives[0]
        if first is Presence.ABSENT:
            continue
        *steps, last = pointer.strip("/").split("/")
        inner = answer
        for step in steps:
            within = inner.setdefault(step, {})
            if not isinstance(within, dict):
                within = inner[step] = {}
            inner = within
        value: object = first.value if isinstance(first, Literal) else "..."
        field = field_at(system, system.states[name].model, pointer)
        if not isinstance(first, Literal) and field is not None:
            value = _some(field.type)
        inner.setdefault(last or "status", value)
    return json.dumps(answer, ensure_ascii=False)


def _some(type_: FieldType) -> object:
    """Return some value of a type."""
    if isinstance(type_, ListOf):
        return []
    if isinstance(type_, Primitive):
        return _SOME.get(type_.name, "...")
    return {}


CHECK = Check(
    rule=Rule(
        name="indistinct-states",
        severity=Severity.ERROR,
        summary="Two states, or a state and an error, that an answer does not tell "
        "apart",
        why="A client that gets such an answer does not know where the flow is.",
        mend="Let what tells one of them ask for what the other excludes.",
    ),
    find=find,
    of_wire=True,
)
