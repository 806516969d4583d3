"""One system as the reference sees it: what is shown of it, and what names lead to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from statecheck.docs.attachments import Attachments, Changed
from statecheck.docs.blocks import Inline, Name
from statecheck.docs.outline.shown import above, element_of, shown
from statecheck.docs.ref import Kind, Ref
from statecheck.finding import Diagnostic
from statecheck.graph import Edge, StateGraph
from statecheck.linking import ErrorTree, references
from statecheck.linking import Kind as Named
from statecheck.spec import Action, ErrorCode, Flow, Model, System

_SECTIONS = {
    "states": Kind.STATE,
    "actions": Kind.ACTION,
    "models": Kind.MODEL,
    "errors": Kind.ERROR,
}


@dataclass(frozen=True)
class Subject:
    """One system or flow.

    Attributes:
        graph: The system as a graph.
        attachments: What others made of it.
        steps: Of a flow, the name of the system of each step; empty for a system.
        others: What is shown of the other systems, by name of the system.
    """

    graph: StateGraph
    attachments: Attachments
    steps: Mapping[str, str]
    others: "Mapping[str, Subject]"

    @property
    def system(self) -> System:
        """The effective system."""
        return self.graph.system

    @property
    def name(self) -> str:
        """The name of the system."""
        return self.system.name

    @property
    def is_flow(self) -> bool:
        """Whether it is put together of other systems."""
        return isinstance(self.graph.effective.written, Flow)

    @cached_property
    def errors(self) -> ErrorTree:
        """The error codes by the ways they may be referred to."""
        return ErrorTree(self.system.errors)

    @cached_property
    def shown(self) -> frozenset[tuple[Kind, str]]:
        """The actions, models and codes that have pages in this chapter.

        They are those of the system's own files and all that these, its states and its
        wire refer to; the rest of what comes along stands with the system it is from.
        """
        if self.is_flow:
            return frozenset()
        return shown(self.graph.effective, self.errors)

    @cached_property
    def sources(self) -> frozenset[str]:
        """The sources that are the system's own, or of something that is shown."""
        own = self.graph.effective.owns
        system = self.system
        found = {name for name, each in system.sources.items() if own(each.at)}
        there = (
            *system.states.values(),
            *system.options.values(),
            *system.exits.values(),
            *(element_of(kind, name, system, self.errors) for kind, name in self.shown),
            system.wire,
            system.fact,
        )
        for element in there:
            found |= {
                reference.name
                for reference in references(element)
                if reference.kind is Named.SOURCE
            }
        return frozenset(found)

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is found in the system, not decided, or proved of it."""
        every = self.attachments.diagnostics
        return tuple(each for each in every if each.finding.system == self.name)

    @cached_property
    def asked(self) -> Mapping[tuple[str | int, ...], tuple[Diagnostic, ...]]:
        """The same by section and name of what it is found in, or asks something of."""
        found: dict[tuple[str | int, ...], list[Diagnostic]] = {}
        for each in self.diagnostics:
            places = (each.finding.at, *(m.at for m in each.finding.missing))
            for key in dict.fromkeys(place.pointer.keys[:2] for place in places):
                found.setdefault(key, []).append(each)
        return {key: tuple(own) for key, own in found.items()}

    @cached_property
    def users(self) -> Mapping[str, tuple[tuple[Kind, str], ...]]:
        """By model, the states, actions, other models and codes that refer to it."""
        there: list[tuple[Kind, str, object]] = [
            *((Kind.STATE, name, each) for name, each in self.system.states.items()),
            *((Kind.ACTION, each.name, each) for each in self.actions()),
            *((Kind.MODEL, each.name, each) for each in self.models()),
            *((Kind.ERROR, path, code.model) for path, code in self.codes()),
        ]
        found: dict[str, dict[tuple[Kind, str], None]] = {}
        for kind, name, element in there:
            named = {element} if isinstance(element, str) else set(_models(element))
            for model in named - {name if kind is Kind.MODEL else ""}:
                found.setdefault(model, {})[kind, name] = None
        return {model: tuple(users) for model, users in found.items()}

    @cached_property
    def raised(self) -> Mapping[str, tuple[tuple[int, str, str, Edge], ...]]:
        """By path of a code, what is answered with it: its number, state, action, edge.

        What stays is there where a state says it; all else an action says by itself.
        """
        found: dict[str, list[tuple[int, str, str, Edge]]] = {}
        number = 0
        for name, state in self.system.states.items():
            offers = state.actions.members if state.actions else {}
            for edge in self.graph.leaving.get(name, ()):
                offer = offers.get(edge.action)
                if not (edge.error and edge.listed) or offer is None:
                    continue
                if edge.stays and edge.outcome not in (offer.outcomes or ()):
                    continue
                number += 1
                for path in self.errors.resolve(edge.error).paths:
                    answer = (number, name, edge.action, edge)
                    found.setdefault(path, []).append(answer)
        return {path: tuple(answers) for path, answers in found.items()}

    def actions(self) -> tuple[Action, ...]:
        """Return the actions that are shown, in the order of the spec."""
        there = self.system.actions.items()
        return tuple(each for name, each in there if (Kind.ACTION, name) in self.shown)

    def models(self) -> tuple[Model, ...]:
        """Return the models that are shown, in the order of the spec."""
        there = self.system.models.items()
        return tuple(each for name, each in there if (Kind.MODEL, name) in self.shown)

    def codes(self) -> tuple[tuple[str, ErrorCode], ...]:
        """Return the error codes that are shown, details behind their parents."""
        there = [each for each in self.errors.codes if (Kind.ERROR, each) in self.shown]
        order = {name: index for index, name in enumerate(there)}
        there.sort(key=lambda path: [order.get(p, -1) for p in above(path)])
        return tuple((path, self.errors.codes[path]) for path in there)

    def ref(self, kind: Kind, name: str = "") -> Ref:
        """Return a place of this chapter."""
        return Ref(kind, self.name, name)

    def node(self, name: str) -> Ref | None:
        """Return where a state or an exit is described; None if nowhere."""
        step, slash, local = name.partition("/")
        if slash and step in self.steps:
            other = self.others.get(self.steps[step])
            return other.node(local) if other else None
        if name in self.system.states:
            if not self.is_flow:
                return self.ref(Kind.STATE, name)
            for host in self.graph.effective.hosts:
                if host.name in self.others and name in host.states:
                    return Ref(Kind.STATE, host.name, name)
        if name in self.system.exits:
            return self.ref(Kind.EXIT, name)
        return None

    def target(self, name: str) -> Inline:
        """Return a state or an exit as a link."""
        return Name(name, self.node(name))

    def action(self, name: str, state: str = "") -> Name:
        """Return an action as a link; in a flow to the system of its state."""
        return Name(name, self._linked(Kind.ACTION, name, state))

    def model(self, name: str) -> Name:
        """Return a model as a link."""
        return Name(name, self._linked(Kind.MODEL, name, ""))

    def error(self, name: str, state: str = "") -> tuple[Inline, ...]:
        """Return the codes that a reference may mean, as links."""
        resolved = self.errors.resolve(name)
        if len(resolved.paths) != 1:
            return (Name(name),)
        path = resolved.paths[0]
        return (Name(name, self._linked(Kind.ERROR, path, state)),)

    def _linked(self, kind: Kind, name: str, state: str) -> Ref | None:
        if (kind, name) in self.shown:
            return self.ref(kind, name)
        step = state.partition("/")[0]
        if self.is_flow:
            names = [self.steps[step]] if step in self.steps else []
            names += [host.name for host in self.graph.effective.hosts]
        else:
            names = [host.name for host in self.graph.effective.hosts]
        for each in names:
            if each in self.others and (kind, name) in self.others[each].shown:
                return Ref(kind, each, name)
        return None

    @cached_property
    def changes(self) -> Mapping[Ref, tuple[Changed, ...]]:
        """What has changed since the base, by the page that it belongs to."""
        found: dict[Ref, list[Changed]] = {}
        for each in self.attachments.changes:
            paths = (path for system, path in each.places if system == self.name)
            for ref in dict.fromkeys(ref for path in paths for ref in self._of(path)):
                found.setdefault(ref, []).append(each)
        return {ref: tuple(some) for ref, some in found.items()}

    @cached_property
    def added(self) -> frozenset[Ref]:
        """The pages of what was not there in the base."""
        paths = self.attachments.added.get(self.name, frozenset())
        return frozenset(map(self.place, paths))

    def _of(self, path: str) -> Iterator[Ref]:
        """Yield the pages that a change at a logical path belongs to."""
        yield self.place(path)
        state, offered, rest = path.partition("/actions/")
        name = rest.partition("/")[0]
        if offered and state and (Kind.ACTION, name) in self.shown:
            yield self.ref(Kind.ACTION, name)

    def place(self, path: str) -> Ref:
        """Return the page of a logical path; the system's if there is no other."""
        section, _, rest = path.partition("/")
        kind = _SECTIONS.get(section)
        if kind is None or self.is_flow:
            return self.ref(Kind.SYSTEM)
        there = self.system.states if kind is Kind.STATE else ()
        for name in reversed(above(rest)):
            if name in there or (kind, name) in self.shown:
                return self.ref(kind, name)
        return self.ref(Kind.SYSTEM)


def _models(element: object) -> Iterator[str]:
    """Yield the names of the models that an element refers to."""
    for reference in references(element):
        if reference.kind is Named.MODEL:
            yield reference.name
