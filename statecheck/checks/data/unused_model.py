"""Models that no body has."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Related, Rule, Severity
from statecheck.graph import bodies, model_names, topmost
from statecheck.language import reserved_words


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each model that no answer, request or error is made of.

    Of models that only unused ones use, those are reported that nothing else leads to.
    What is called by a word of the language cannot be used: that is said of its name.
    """
    if subject.is_vocabulary or subject.flow is not None:
        return
    system = subject.graph.system
    misnamed = system.models.keys() & reserved_words()
    uses = [
        *(body.use for body in bodies(system)),
        *(system.models[name] for name in sorted(misnamed)),
    ]
    used = misnamed | model_names(system, uses).keys()
    unused = {name: None for name in system.models if name not in used}
    parts = {name: part for part in topmost(system, unused) for name in part}
    told: set[tuple[str, ...]] = set()
    for name in sorted(unused):
        model, part = system.models[name], parts.get(name)
        if part is None or part in told or not subject.owns(model.at):
            continue
        told.add(part)
        reach = model_names(system, (name,))
        within = [n for n in reach if n in unused and n != name]
        yield Fault(
            at=model.at.key,
            message=f"nothing uses model `{name}`",
            related=tuple(
                Related(system.models[inner].at.key, f"only `{name}` uses it")
                for inner in within
            ),
        )


CHECK = Check(
    rule=Rule(
        name="unused-model",
        severity=Severity.WARNING,
        summary="A model that no answer, request or error is made of",
        why="It is left over, or what has it does not say so.",
        mend="Say which state, action or error has it, or take it out.",
    ),
    find=find,
    of_absence=True,
    of_uses=True,
    of_all_variants=True,
    after=frozenset(
        {"circular-model", "endless-model", "missing-override", "undefined-model"}
    ),
)
