"""Models that no body has."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Related, Rule, Severity
from statecheck.graph import bodies, model_names
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
    unused = [name for name in system.models if name not in used]
    reach = {name: model_names(system, (name,)) for name in unused}
    told: set[str] = set()
    for name in unused:
        model = system.models[name]
        if name in told or not subject.owns(model.at):
            continue
        if any(name in reach[other] and other not in reach[name] for other in unused):
            continue
        within = [n for n in reach[name] if n in reach and n != name]
        told.update(reach[name])
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
    of_all_variants=True,
    after=frozenset({"undefined-model"}),
)
