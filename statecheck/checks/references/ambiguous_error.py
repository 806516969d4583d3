"""Error codes that are referred to by a name that several have."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.references.undefined import by_path
from statecheck.finding import Related, Rule, Severity
from statecheck.linking import ErrorTree, Kind, Reference


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each name that is the last part of several codes, at its first use."""
    tree = ErrorTree(subject.effective.system.errors)
    uses: dict[str, list[Reference]] = {}
    for use in sorted(subject.usage.written_by_kind[Kind.ERROR], key=by_path):
        uses.setdefault(use.name, []).append(use)
    for name, named in uses.items():
        paths = tree.resolve(name).paths
        if len(paths) > 1:
            first, *others = dict.fromkeys(use.at for use in named)
            either = " or ".join(f"`{path}`" for path in paths)
            yield Fault(
                at=first,
                message=f"`{name}` may be {either}",
                related=(
                    *(Related(tree.codes[path].at.key, f"`{path}`") for path in paths),
                    *(Related(other, f"`{name}` again") for other in others),
                ),
            )


CHECK = Check(
    rule=Rule(
        name="ambiguous-error",
        severity=Severity.ERROR,
        summary="A name that more than one error code has",
        why="Which of the codes a client has to expect cannot be told.",
        mend="Write the whole path, as in `CODE/DETAIL`.",
    ),
    find=find,
)
