"""Models that always contain another of their own kind."""

from collections.abc import Container, Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.circles import circles
from statecheck.finding import Related, Rule, Severity
from statecheck.language import ListOf, ModelReference
from statecheck.spec import Field, Model


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each circle of models that contain each other by what is always there."""
    models = subject.effective.system.models
    held = {name: _held(model, models) for name, model in models.items()}
    for circle in circles({name: list(inner) for name, inner in held.items()}):
        following = (*circle[1:], circle[0])
        fields = [
            held[outer][inner] for outer, inner in zip(circle, following, strict=True)
        ]
        way = "".join(f".{field.name}" for field in fields)
        yield Fault(
            at=fields[0].at.key,
            message=f"`{circle[0]}{way}` is always there, and a `{circle[0]}` again",
            related=tuple(
                Related(field.at.key, f"always a `{inner}`")
                for field, inner in zip(fields[1:], following[1:], strict=True)
            ),
        )


def _held(model: Model, models: Container[str]) -> dict[str, Field]:
    """Return the models always within `model`, with a field that holds each."""
    held: dict[str, Field] = {}
    for _, field in sorted((model.fields or {}).items()):
        kind = field.type
        if field.required is not True or field.nullable or field.if_ is not None:
            continue
        if isinstance(kind, ListOf) and (field.min_items or 0) > 0:
            kind = kind.member
        if isinstance(kind, ModelReference) and kind.name in models:
            held.setdefault(kind.name, field)
    return held


CHECK = Check(
    rule=Rule(
        name="endless-model",
        severity=Severity.ERROR,
        summary="A model that always contains another of itself",
        why="No message can keep to it, since it would have no end.",
        mend="Let one of the fields be missing, be null, or be a list.",
    ),
    find=find,
)
