"""Fields of one name that hold different things in bodies of the same kind."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.data.shapes import shape
from statecheck.finding import Related, Rule, Severity
from statecheck.graph import BodyKind, bodies, model_of
from statecheck.spec import Field, System

_KINDS = (BodyKind.STATE, BodyKind.REQUEST)


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each field of a body whose type cannot be that of its namesake.

    Bodies are compared with those of their kind: states with states, requests with
    requests. The first of a name is taken for what is meant.
    """
    if subject.flow is not None:
        return
    system = subject.graph.system
    for kind in _KINDS:
        first: dict[str, tuple[str, Field]] = {}
        told = set()
        for body in bodies(system):
            model = model_of(system, body.use) if body.kind is kind else None
            for field in (model.fields or {}).values() if model else ():
                name, other = first.setdefault(field.name, (body.owner, field))
                if field.at in told or not _conflict(system, field, other):
                    continue
                told.add(field.at)
                yield Fault(
                    at=field.at.key,
                    message=f"`{field.name}` is `{field.type}` in the {kind.value} of "
                    f"`{body.owner}`, and `{other.type}` in that of `{name}`",
                    related=(Related(other.at.key, f"`{other.type}` here"),),
                )


def _conflict(system: System, one: Field, other: Field) -> bool:
    if one.fact.disputed or other.fact.disputed:
        return False
    first, second = shape(system, one.type), shape(system, other.type)
    return "" not in {first, second} and first != second


CHECK = Check(
    rule=Rule(
        name="conflicting-field",
        severity=Severity.NOTE,
        summary="A field that is of another type than a field of that name in another "
        "body of the same kind",
        why="Clients that share code for both will read one of them wrongly.",
        mend="Give both the same type, or one of them another name.",
        exact=False,
    ),
    find=find,
    after=frozenset({"widened-field"}),
)
