"""Everything that a document speaks of, by name: what losses are told of."""

from collections.abc import Iterator, Mapping

from statecheck.graph import StateGraph, model_names
from statecheck.immutable import frozen
from statecheck.schemas import Contract, Kind
from statecheck.spec import (
    Action,
    ErrorCode,
    Exit,
    Fact,
    Field,
    Model,
    ModelUse,
    Offer,
    Option,
    Response,
    State,
    Wire,
    WireError,
    WireState,
)


def requested(contract: Contract) -> list[str]:
    """Return the names of the actions that clients of the system may request."""
    return sorted(each.action for each in contract.names if each.kind is Kind.REQUEST)


def offers(graph: StateGraph) -> Iterator[tuple[str, Offer]]:
    """Yield each offer, by the names of its state and its action."""
    for state in graph.system.states.values():
        if state.actions is not None:
            for name, offer in state.actions.members.items():
                yield f"{state.name}.{name}", offer


@frozen
class Elements:
    """What a document speaks of; a host's actions that nobody offers are not among it.

    Attributes:
        graph: The graph of the system.
        contract: All its schemas.
    """

    graph: StateGraph
    contract: Contract

    @property
    def actions(self) -> list[Action]:
        """The actions, by name."""
        return [self.graph.system.actions[name] for name in requested(self.contract)]

    def models(self) -> Iterator[tuple[str, Model]]:
        """Yield each model by name; one in place by the name of what it is part of."""
        system = self.graph.system
        uses = list(self._uses())
        named = model_names(system, (use for _, use in uses))
        for name in sorted(named):
            yield name, system.models[name]
            for value, inner in system.models[name].variants.items():
                if isinstance(inner, Model):
                    yield f"{name}.{value}", inner
        for name, use in uses:
            if isinstance(use, Model):
                yield name, use

    def _uses(self) -> Iterator[tuple[str, ModelUse]]:
        yield from (
            (each.name, each.model) for each in self.graph.system.states.values()
        )
        for action in self.actions:
            yield action.name, action.request
            response = action.response
            if isinstance(response, Response):
                yield action.name, response.body
            elif response != "state":
                yield action.name, response
        yield from (
            (path, code.model) for path, code in self.graph.errors.codes.items()
        )
        wire = self.graph.system.wire or Wire()
        yield "wire.state", (wire.state or WireState()).model
        for error in (wire.error or WireError(), *wire.errors):
            yield "wire.error", error.model
            if error.detail is not None:
                yield "wire.error.detail", error.detail.model

    def fields(self) -> Iterator[tuple[str, Field]]:
        """Yield each field with its model's name before its own; headers by theirs."""
        for name, model in self.models():
            for field in (model.fields or {}).values():
                yield f"{name}.{field.name}", field
        for action in self.actions:
            if isinstance(action.response, Response):
                for field in action.response.headers.values():
                    yield f"{action.name}.{field.name}", field
        for name, header in (self.graph.system.wire or Wire()).headers.items():
            if isinstance(header, Field):
                yield name, header

    def facts(self) -> Iterator[tuple[str, Fact]]:
        """Yield where, and how surely, each element is known, by its name."""
        system = self.graph.system
        yield system.name, system.fact
        yield from _known(system.states)
        yield from ((each.name, each.fact) for each in self.actions)
        yield from ((name, model.fact) for name, model in self.models())
        yield from _known(self.graph.errors.codes)
        yield from ((name, offer.fact) for name, offer in offers(self.graph))
        yield from ((name, field.fact) for name, field in self.fields())
        yield from _known(system.options)
        yield from _known(system.exits)
        if system.wire is not None:
            yield "wire", system.wire.fact


def _known(
    table: Mapping[str, State | Option | Exit | ErrorCode],
) -> Iterator[tuple[str, Fact]]:
    return ((name, element.fact) for name, element in table.items())
