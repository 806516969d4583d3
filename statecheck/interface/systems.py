"""What was loaded: systems and flows by name, each with its graph."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from statecheck.finding import Checked
from statecheck.graph import Network, StateGraph, to_networkx
from statecheck.linking import Effective
from statecheck.loader import Loaded
from statecheck.reports import write
from statecheck.settings import Settings
from statecheck.spec import Flow
from statecheck.spec import System as Spec


class UnreadableError(ValueError):
    """What was named cannot be read or is no spec, or the settings are wrong.

    It says so with a line for each fault.

    Attributes:
        found: What is wrong, with places.
    """

    def __init__(self, found: Checked) -> None:
        """Say what is wrong."""
        super().__init__(found)
        self.found = found

    def __str__(self) -> str:
        """Return what is wrong, a line for each fault."""
        return write(self.found, "concise").rstrip("\n")


@dataclass(frozen=True, eq=False)
class System:
    """A system, or a flow that puts several together.

    Attributes:
        effective: It with everything inherited, and where that is written.
    """

    effective: Effective = field(repr=False)

    def __repr__(self) -> str:
        """Return what it is called."""
        return f"<{'flow' if self.is_flow else 'system'} {self.name}>"

    @property
    def name(self) -> str:
        """What it is called."""
        return self.spec.name

    @property
    def is_flow(self) -> bool:
        """Whether it is a flow; that has no messages of its own."""
        return isinstance(self.effective.written, Flow)

    @property
    def spec(self) -> Spec:
        """What is said of it, everything explicit: states, actions, models, errors, ...

        All of it is immutable, and tables are mappings: `system.spec.states["LOGIN"]`.
        """
        return self.effective.system

    @cached_property
    def facts(self) -> StateGraph:
        """What follows from it, such as `facts.reached`, for all variants at once."""
        return StateGraph(self.effective)

    @cached_property
    def graph(self) -> Network:
        """The graph as a `networkx.MultiDiGraph`, to ask it what one likes.

        Nodes are the names of states and exits, and `[*]`, where a flow begins. There
        is an edge for each outcome and each move; those to nowhere known lead to no
        node and are left out. All attributes are text, numbers or booleans.

        Of the graph: `system`, its name; `unknown`, the number of edges left out.

        Of a node: `kind` (`start`, `state`, `exit`), `end` (`success`, `failure`,
        `canceled`, `handover`, `ended`; empty where a flow cannot rest), `description`,
        `group`, `reached` (whether a run of sure edges gets there in some variant),
        `optional` (whether some variants lack it).

        Of an edge: `action` (what is pressed; empty for a move), `error` (the code that
        is the answer; empty if the state is), `by` (who brings it about: an actor, or
        empty for the server), `kind` (`certain`, `sometimes`, `optional`, `doubtful`),
        `sure` (whether it is not doubtful), `move` (whether somebody else brings it
        about), `guard` (what only the server knows).
        """
        return to_networkx(self.facts)

    def variant(self, **options: str | bool) -> "System":
        """Return the system with some options fixed, as `variant(retryEnabled=False)`.

        Raises:
            LookupError: It has no such option, or that cannot have such a value.
        """
        for name, value in options.items():
            values = self._values(name)
            if value not in values:
                shown = ", ".join(map(repr, values or self.spec.options))
                message = f"{self!r} has no option {name}={value!r}, only {shown}"
                raise LookupError(message)
        return replace(self, effective=self.effective.in_variant(options))

    def _values(self, option: str) -> tuple[str | bool, ...]:
        """Return the values that an option can have; none if there is none such."""
        if option not in self.spec.options:
            return ()
        listed = self.spec.options[option].enum
        return (False, True) if listed is None else tuple(listed)


def of_system(system: System) -> StateGraph:
    """Return what follows from a system that is no flow.

    Raises:
        ValueError: It is one, so it has no messages of its own.
    """
    if system.is_flow:
        message = (
            f"{system!r} has no messages of its own; the systems of its steps have"
        )
        raise ValueError(message)
    return system.facts


@dataclass(frozen=True, eq=False)
class Systems(Mapping[str, System]):
    """Systems and flows by name: a mapping, in the order of the names.

    Attributes:
        loaded: All that was read, with what is wrong with it.
        settings: What holds for them.
    """

    loaded: Loaded = field(repr=False)
    settings: Settings = field(repr=False)

    @cached_property
    def _named(self) -> Mapping[str, System]:
        return {each.system.name: System(each) for each in self.loaded.systems}

    def __getitem__(self, name: str) -> System:
        """Return the system or flow of a name.

        Raises:
            KeyError: There is none.
        """
        return self._named[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._named)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._named)

    def __repr__(self) -> str:
        """Return which there are."""
        return f"<systems {', '.join(self)}>"
