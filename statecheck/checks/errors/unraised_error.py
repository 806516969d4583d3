"""Error codes that nothing is answered with."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Missing, Related, Rule, Severity, Verdict
from statecheck.language import reserved_words
from statecheck.spec import ErrorCode


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each code that neither an action nor an outcome refers to.

    A code whose details are raised is raised. Of a code and its details that all are
    not, the code is reported. What is called by a word of the language cannot be
    referred to: that is said of its name.
    """
    if subject.is_vocabulary or subject.flow is not None:
        return
    open_ = tuple(_open_actions(subject))
    below: dict[str, list[Related]] = {}
    for name, detail in subject.graph.errors.codes.items():
        either = Related(detail.at.key, f"`{name}` is not raised either")
        for end in _ends(name):
            below.setdefault(name[:end], []).append(either)
    for path, code in _highest(subject):
        related = tuple(below.get(path, ()))
        if open_:
            yield Fault(
                at=code.at.key,
                message=f"whether anything raises `{path}` is not known",
                related=related,
                verdict=Verdict.UNDETERMINED,
                missing=open_,
            )
        else:
            message = f"nothing raises `{path}`"
            yield Fault(at=code.at.key, message=message, related=related)


def _highest(subject: Subject) -> Iterator[tuple[str, ErrorCode]]:
    """Yield the own codes that are not raised, the highest of each branch only."""
    raised = subject.usage.raised
    above = {path[:end] for path in raised for end in _ends(path)}
    silent = {
        path: code
        for path, code in subject.graph.errors.codes.items()
        if path not in raised and path not in above and subject.owns(code.at)
        if code.name not in reserved_words()
    }
    for path, code in silent.items():
        if not any(path[:end] in silent for end in _ends(path)):
            yield path, code


def _ends(path: str) -> list[int]:
    return [index for index, character in enumerate(path) if character == "/"]


def _open_actions(subject: Subject) -> Iterator[Missing]:
    """Yield what has to be known of the actions on offer whose errors are not.

    An action that nobody declares is reported as that, unless a system that was not
    found may have it.
    """
    graph = subject.graph
    offered = dict.fromkeys(edge.action for edge in graph.edges if edge.action)
    for name in offered:
        action = graph.system.actions.get(name)
        if action is None and subject.effective.complete:
            continue
        if action is None or action.errors is None:
            at = action.at if action else graph.system.at
            yield Missing(f"which errors can `{name}` be answered with?", at)
        elif not action.errors.complete or action.fact.disputes("errors"):
            question = f"which other errors can `{name}` be answered with?"
            yield Missing(question, action.at / "errors")


CHECK = Check(
    rule=Rule(
        name="unraised-error",
        severity=Severity.WARNING,
        summary="An error code that nothing is answered with",
        why="Clients handle a case that never comes, or the action that raises it does "
        "not say so.",
        mend="Name the code under the errors of the action that raises it, or take it "
        "out.",
    ),
    find=find,
    of_absence=True,
    of_uses=True,
    of_all_variants=True,
    after=frozenset({"missing-override", "undefined-error"}),
)
