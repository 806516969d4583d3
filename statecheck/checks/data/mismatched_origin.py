"""Fields of requests that come from fields of another type."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.data.bounds import idle_bounds
from statecheck.checks.data.inputs import STATE, most_inputs, too_many
from statecheck.checks.data.shapes import shape
from statecheck.finding import Related, Rule, Severity
from statecheck.graph import fields_at, model_of
from statecheck.source import Location
from statecheck.spec import Action, Field, State, System

_BODY = "body"
_WRITTEN = frozenset({"string", "number", "boolean"})
"""What is written alike where everything is text: in a path, a query, a header."""


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each field of a request whose value is shown as one of another type.

    Raises:
        LimitError: There are more than are looked for.
    """
    if subject.flow is not None:
        return
    system = subject.graph.system
    told: set[Location] = set()
    most = most_inputs(subject)
    for number, (state, field) in enumerate(_sent(system)):
        if number >= most:
            raise too_many(subject)
        if field.at in told or field.fact.disputed:
            continue
        for origin, shown in _origins(system, state, field):
            if _differs(system, field, shown):
                told.add(field.at)
                yield Fault(
                    at=(field.at / "from").key,
                    message=f"`{field.name}` is `{field.type}`, and `{origin}` "
                    f"shows `{shown.type}`",
                    related=(Related(shown.at.key, f"`{shown.type}` here"),),
                )
                break


def _sent(system: System) -> Iterator[tuple[State, Field]]:
    """Yield fields with an origin, and a state of each kind that offers their action.

    States that show the same model are of one kind. For what is not of the offering
    state, the first is enough.
    """
    known: set[tuple[str, str]] = set()
    for state, action in _offered(system):
        shown = state.model if isinstance(state.model, str) else state.name
        is_new = ("", action.name) not in known
        if not is_new and (shown, action.name) in known:
            continue
        known |= {("", action.name), (shown, action.name)}
        model = model_of(system, action.request)
        for field in (model.fields or {}).values() if model else ():
            if field.from_ and (is_new or STATE in field.from_):
                yield state, field


def _offered(system: System) -> Iterator[tuple[State, Action]]:
    """Yield each state with the actions that it offers, if their request is known."""
    for _, state in sorted(system.states.items()):
        for name in sorted(state.actions.members if state.actions else ()):
            action = system.actions.get(name)
            if action is not None and not action.fact.disputes("request"):
                yield state, action


def _origins(system: System, state: State, field: Field) -> Iterator[tuple[str, Field]]:
    """Yield the fields that a field of a request comes from, with what shows them."""
    for origin in field.from_:
        name, _, pointer = origin.partition("#")
        if origin == STATE:
            name, pointer = state.name, field.wire or field.name
        source = system.states.get(name)
        if source is not None and pointer and not source.fact.disputes("model"):
            shown = fields_at(system, source.model, pointer)
            if len(shown) == 1 and not shown[0].fact.disputed:
                yield name, shown[0]


def _differs(system: System, field: Field, shown: Field) -> bool:
    if any(idle_bounds(system, each) for each in (field, shown)):
        return False  # which of its words is wrong is said there
    one, other = shape(system, field.type), shape(system, shown.type)
    if "" in {one, other} or one == other:
        return False
    return field.in_ == _BODY or not {one, other} <= _WRITTEN


CHECK = Check(
    rule=Rule(
        name="mismatched-origin",
        severity=Severity.WARNING,
        summary="A field of a request that comes from a field of another type",
        why="A client that sends what it was shown sends what is not taken.",
        mend="Give both the same type, or correct `from`.",
    ),
    find=find,
)
