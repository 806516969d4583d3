"""Models that extend themselves."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.circles import circles
from statecheck.finding import Related, Rule, Severity


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each circle of models that extend each other, at one of them."""
    models = subject.effective.system.models
    extends = {
        name: [parent for parent in model.extends if parent in models]
        for name, model in models.items()
    }
    for circle in circles(extends):
        first, *others = circle
        line = " extends ".join(f"`{name}`" for name in (*circle, first))
        yield Fault(
            at=(models[first].at / "extends").key,
            message=f"circle of models: {line}",
            related=tuple(
                Related((models[name].at / "extends").key, f"`{name}` is part of it")
                for name in others
            ),
        )


CHECK = Check(
    rule=Rule(
        name="circular-model",
        severity=Severity.ERROR,
        summary="A model that extends itself, directly or by others",
        why="What it inherits has no beginning.",
        mend="Take one of the models out of the circle.",
    ),
    find=find,
)
