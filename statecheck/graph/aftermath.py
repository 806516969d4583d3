"""What an error code means for where the flow is then."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cached_property

from statecheck.graph.space import VariantSpace
from statecheck.graph.variants import VariantSet
from statecheck.immutable import frozen
from statecheck.linking import WITHOUT_DETAIL, ErrorTree
from statecheck.spec import ErrorCode, Fact, Table

STAY = "stay"


@frozen
class Aftermath:
    """One of the answers that a reference to an error code may mean.

    Attributes:
        path: The code; as it is referred to where nobody declares it.
        targets: Where the flow is then, unless the outcome says so.
        variants: Where the code exists.
        facts: What the codes that say so say of themselves.
        apart: What comes below the code and is another answer: details by their
            paths, and the code without any of them as `CODE/none`.
    """

    path: str
    targets: tuple[str, ...]
    variants: VariantSet
    facts: tuple[Fact, ...]
    apart: tuple[str, ...] = ()


def bare(path: str) -> str:
    """Return how a code without any of its details is referred to."""
    return f"{path}/{WITHOUT_DETAIL}"


def is_within(code: str, above: str) -> bool:
    """Return whether a code is another, or comes below it."""
    return code == above or code.startswith(f"{above}/")


class Aftermaths:
    """What may follow each error code of a system."""

    def __init__(self, errors: Table[ErrorCode], space: VariantSpace) -> None:
        """Look codes up among `errors`, in the variants of `space`."""
        self.tree = ErrorTree(errors)
        self.space = space
        self._known: dict[str, tuple[Aftermath, ...]] = {}

    def unlisted(self, said: Collection[str]) -> Iterator[Aftermath]:
        """Yield what leads away and is not said, each code for itself.

        Args:
            said: What `own` returns of the codes that are listed.
        """
        for answer in self._leading:
            if not any(is_within(answer.path, each) for each in said):
                yield answer

    @cached_property
    def _leading(self) -> tuple[Aftermath, ...]:
        return tuple(
            answer
            for path, code in self.tree.codes.items()
            if code.target is not None and code.target != (STAY,)
            for answer in self.of(path)[:1]
        )

    def of(self, code: str) -> tuple[Aftermath, ...]:
        """Return what an answer with `code` may be; the code itself comes first.

        A code means itself with any of its details or none, unless it ends with
        `/none`. So the details that lead elsewhere than the code follow.
        """
        known = self._known.get(code)
        if known is None:
            known = self._known[code] = tuple(self._of(code))
        return known

    def left(self, code: str, said: Collection[str]) -> Iterator[Aftermath]:
        """Yield what an answer with `code` may be, less what is said of it elsewhere.

        Args:
            code: As it is referred to.
            said: What `own` returns of the codes that something else is said of.
        """
        for answer in self.of(code):
            own = answer.path
            if self.tree.resolve(code).bare:
                own = bare(own)
            if any(is_within(own, each) for each in said):
                continue
            below = (each for each in said if each.startswith(f"{own}/"))
            apart = {*answer.apart, *below}
            if bare(own) in apart and self._all(own) <= apart:
                continue
            yield replace(answer, apart=tuple(sorted(apart)))

    def _all(self, path: str) -> frozenset[str]:
        """Return what a code may come as: with each of its details, or with none."""
        details = self.tree.codes[path].details
        return frozenset((bare(path), *(f"{path}/{name}" for name in details)))

    def own(self, code: str) -> str:
        """Return the path of a code, with `/none` behind it if no detail is meant."""
        path = self.path(code)
        return bare(path) if self.tree.resolve(code).bare else path

    def path(self, code: str) -> str:
        """Return the path of a code; as it is referred to if that is not clear."""
        paths = self.tree.resolve(code).paths
        return paths[0] if len(paths) == 1 else code

    def _of(self, code: str) -> Iterator[Aftermath]:
        resolved = self.tree.resolve(code)
        if not resolved.paths:
            yield Aftermath(code, (STAY,), self.space.everything, ())
            return
        path = resolved.paths[0]
        variants = self.space.everything
        for above in self.tree.lineage(path):
            variants = variants & self.space.where(above.if_)
        saying = [each for each in self.tree.lineage(path) if each.target is not None]
        targets = (saying[0].target if saying else None) or (STAY,)
        facts = tuple(each.fact for each in saying[:1])
        clear = len(resolved.paths) == 1
        details: tuple[Aftermath, ...] = ()
        apart: tuple[str, ...] = ()
        if clear and resolved.bare:
            apart = tuple(f"{path}/{name}" for name in self.tree.codes[path].details)
        elif clear:
            details = tuple(self._details(path, variants))
            apart = tuple(each.path for each in details)
        yield Aftermath(path if clear else code, targets, variants, facts, apart)
        yield from details

    def _details(self, above: str, variants: VariantSet) -> Iterator[Aftermath]:
        waiting = [(above, self.tree.codes[above], variants)]
        while waiting:
            path, code, there = waiting.pop()
            for detail in code.details.values():
                inner = f"{path}/{detail.name}"
                within = there & self.space.where(detail.if_)
                waiting.append((inner, detail, within))
                if detail.target is not None:
                    yield Aftermath(inner, detail.target, within, (detail.fact,))
