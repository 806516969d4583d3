"""Two versions of a system as graphs over the variants of both."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from statecheck.graph import StateGraph, VariantSet, VariantSpace, variant_space
from statecheck.linking import Effective
from statecheck.spec import Option, System

Value = str | bool


@dataclass(frozen=True)
class Sharing(StateGraph):
    """A graph that tells apart the variants of another one too.

    Attributes:
        shared: The variants of both.
    """

    shared: VariantSpace | None = None

    @cached_property
    def space(self) -> VariantSpace:
        """All variants of both."""
        return self.shared or super().space


@dataclass(frozen=True)
class Sides:
    """A client of one version, and a server of another.

    Attributes:
        client: What the client was written for.
        server: What it meets; its variants are those of `client`.
    """

    client: StateGraph
    server: StateGraph

    @property
    def space(self) -> VariantSpace:
        """The variants of both."""
        return self.server.space

    @property
    def turned(self) -> "Sides":
        """The other way round."""
        return Sides(self.server, self.client)

    @cached_property
    def asked(self) -> VariantSet:
        """The installations in which the client can find itself.

        An installation that has been there before does not choose what only the new
        version lets it choose: an option that is new has its default, if it has one,
        and one that is not new has none of its new values.
        """
        asked = self.space.everything
        known = self.client.system.options
        for name, option in self.server.system.options.items():
            if name not in known:
                if option.default is not None:
                    asked = asked & self.space.cube(((name, option.default),))
                continue
            before = set(choices_of(known[name]))
            for value in choices_of(option):
                if value not in before:
                    asked = asked & ~self.space.chosen(name, value)
        return asked


def sides(old: Effective, new: Effective) -> Sides:
    """Return a client of the old version and a server of the new one."""
    space = variant_space(_values(old.system, new.system))
    return Sides(Sharing(old, shared=space), Sharing(new, shared=space))


def choices_of(option: Option) -> tuple[Value, ...]:
    """Return the values of an option."""
    return tuple(sorted(option.enum)) if option.enum else (False, True)


def _values(*systems: System) -> Mapping[str, tuple[Value, ...]]:
    """Return the values of every option in some of the systems, by name."""
    values: dict[str, set[Value]] = {}
    for system in systems:
        for name, option in system.options.items():
            values.setdefault(name, set()).update(choices_of(option))
    return {name: tuple(sorted(each, key=str)) for name, each in sorted(values.items())}
