"""A check: a rule, and the function that looks for what breaks it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from statecheck.checks.elements import elements
from statecheck.checks.unread import Unread
from statecheck.finding import Finding, Fix, Missing, Related, Rule, Verdict, Witness
from statecheck.graph import (
    CutOff,
    Decided,
    Setting,
    StateGraph,
    Stuck,
    Usage,
    cut_off,
    decide,
    stuck,
)
from statecheck.immutable import frozen
from statecheck.linking import Effective
from statecheck.settings import Settings
from statecheck.source import Location
from statecheck.spec import Confidence, Flow

_NOTHING = Unread()


@dataclass(frozen=True)
class Subject:
    """What a check looks at.

    Attributes:
        effective: The system.
        settings: What the user set.
        unread: What cannot be taken as it is written.
    """

    effective: Effective
    settings: Settings
    unread: Unread = _NOTHING

    @cached_property
    def graph(self) -> StateGraph:
        """The graph of the system."""
        settings = self.settings
        return StateGraph(
            self.effective, Confidence(settings.confidence), settings.limits.variants
        )

    @cached_property
    def usage(self) -> Usage:
        """The references of the system."""
        return Usage(self.effective)

    @cached_property
    def stuck(self) -> tuple[Stuck, ...]:
        """Where a flow gets stuck."""
        return stuck(self.graph)

    @cached_property
    def cut_off(self) -> tuple[CutOff, ...]:
        """The states that no run gets to."""
        return cut_off(self.graph)

    @cached_property
    def elements(self) -> tuple[object, ...]:
        """Everything that the system's own files declare, as written."""
        return tuple(elements(self.effective.written))

    @cached_property
    def whole(self) -> tuple[object, ...]:
        """Everything in the effective system, what comes from hosts included."""
        return tuple(elements(self.effective.system))

    @cached_property
    def promises(self) -> tuple[Decided, ...]:
        """What is known of the properties that can be read."""
        stated = self.effective.system.properties.values()
        said = (written for written in stated if written.is_said)
        return tuple(decide(self.graph, written) for written in said)

    @property
    def flow(self) -> Flow | None:
        """The flow that is looked at; None if it is a system."""
        written = self.effective.written
        return written if isinstance(written, Flow) else None

    @property
    def is_vocabulary(self) -> bool:
        """Whether the system exists to be extended, so that nothing in it is unused."""
        return self.effective.system.kind == "vocabulary"

    def owns(self, at: Location) -> bool:
        """Return whether something is written in the system's own files."""
        return self.effective.owns(at)


@frozen
class Fault:
    """What a check has found; the fields are those of a finding."""

    at: Location
    message: str
    related: tuple[Related, ...] = ()
    verdict: Verdict = Verdict.REFUTED
    variant: Setting = ()
    witness: Witness | None = None
    missing: tuple[Missing, ...] = ()
    fix: Fix | None = None


@frozen
class Check:
    """A rule and how its breaches are found.

    Attributes:
        rule: What is kept or broken.
        find: Yields what breaks it, in any order; a generator that reports under no
            other rule's name, sorts nothing and knows no lines.
        judges_hosts: Whether what comes from hosts is judged too; otherwise only what
            stands in the system's own files is.
        after: Names of rules whose breach explains what this check finds: what stands
            at or around a place that they speak of is held back, and counted.
        of_uses: Whether it says that nothing uses what it finds, or leads there, so
            that it has nothing to say of what is named where nothing can be read.
        of_ways: Whether it says that nothing leads on, so that it has nothing to say
            where a way may be what cannot be read.
        of_absence: Whether it says that an element lacks something, so that it has
            nothing to say of one with a key that means nothing.
        of_wire: Whether it says what the wire does not tell, so that it has nothing to
            say where part of the binding cannot be read.
        of_all_variants: Whether it says that something holds in no variant, or in all
            of them, so that it is asked of all even where options are fixed.
    """

    rule: Rule
    find: Callable[[Subject], Iterator[Fault]]
    judges_hosts: bool = False
    after: frozenset[str] = frozenset()
    of_uses: bool = False
    of_ways: bool = False
    of_absence: bool = False
    of_wire: bool = False
    of_all_variants: bool = False

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """Yield the faults as findings under the check's own rule."""
        for fault in self.find(subject):
            if self.judges_hosts or subject.owns(fault.at):
                yield Finding(
                    rule=self.rule,
                    at=fault.at,
                    message=fault.message,
                    system=subject.effective.system.name,
                    verdict=fault.verdict,
                    related=fault.related,
                    variant=fault.variant,
                    witness=fault.witness,
                    missing=fault.missing,
                    fix=fault.fix,
                )
