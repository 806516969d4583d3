"""Declaring what a host has declared: what may be said again, and how."""

from collections.abc import Collection, Iterator, Mapping

from statecheck.finding import Finding, Fix, Related
from statecheck.language import Candidates
from statecheck.linking.overriding import Declared, overridden, settled
from statecheck.linking.rules import (
    CLASHING_HOSTS,
    DUPLICATE_DECLARATION,
    MISSING_OVERRIDE,
    NOTHING_TO_OVERRIDE,
)
from statecheck.source import Location
from statecheck.spec import ErrorCode, Exit, System, Table, Wire

_NEEDING_NOTHING = frozenset({"details", "overrides", "allow"})
"""Words of an error code that may be written without saying that it overrides."""

_OF_THE_WIRE = frozenset({"state", "action", "error", "errors", "session", "headers"})


class Declaring:
    """Holds what a system declares against what its hosts do.

    Attributes:
        own: The system, as its files say.
        complete: Whether all of its hosts are known.
        findings: What is wrong so far.
    """

    def __init__(self, own: System, *, complete: bool) -> None:
        """Begin with what the system itself declares more than once."""
        self.own = own
        self.complete = complete
        self.findings: list[Finding] = [*_repetitions(own)]
        self._near: dict[int, tuple[Collection[str], Candidates]] = {}

    def declared(
        self,
        name: str,
        host: Declared | None,
        own: Declared,
        inherited: Mapping[str, object],
    ) -> Declared:
        """Return an own element, over the host's of that name if there is one.

        Args:
            name: What both are called.
            host: The host's; None if it has none.
            own: The system's own.
            inherited: The names of all that the hosts have in this section.
        """
        overrides = getattr(own, "overrides", False)
        if host is None:
            if overrides:
                self.nothing("overrides", name, own.at / "overrides", inherited)
            return settled(own)
        if not overrides:
            self._missing(name, own.at, host.at)
            return settled(own)
        return overridden(host, own)

    def codes(
        self, inherited: Mapping[str, ErrorCode], own: Mapping[str, ErrorCode]
    ) -> None:
        """Report codes, by path, that repeat a host's or override what no host has."""
        for path, code in own.items():
            host = inherited.get(path)
            if host is None and code.overrides:
                at = code.at / "overrides"
                self.nothing("overrides", path, at, inherited)
            elif host and not code.overrides and code.words - _NEEDING_NOTHING:
                self._missing(path, code.at, host.at)

    def wire(self, host: Wire | None, own: Wire) -> Wire:
        """Return the own binding over the host's, key by key."""
        if host is None:
            if own.overrides:
                self.nothing("overrides", "wire", own.at / "overrides", ())
            return settled(own)
        said = own.words & host_words(host)
        if said and not own.overrides:
            word = min(said)
            self._missing(f"wire/{word}", own.at / word, host.at / word)
        return overridden(host, own)

    def clash(self, index: int, name: str, one: Location, other: Location) -> None:
        """Report that the host at `index` says something else than one before it."""
        places = self.own.places.get("extends", ())
        at = places[index] if index < len(places) else self.own.place("extends")
        self.findings.append(
            Finding(
                rule=CLASHING_HOSTS,
                at=at,
                message=f"two hosts declare `{name}`, and not the same",
                system=self.own.name,
                related=(
                    Related(one.key, "one declaration"),
                    Related(other.key, "the other"),
                ),
            )
        )

    def nothing(
        self,
        word: str,
        name: str,
        at: Location,
        candidates: Collection[str],
        host: str = "",
    ) -> str:
        """Report that `name` overrides or takes over what no host has.

        Args:
            word: `overrides` or `takes`.
            name: The name.
            at: Where the word stands.
            candidates: What there is to be overridden or taken over.
            host: What is written before the name, behind `takes`.

        Returns:
            What was probably meant; empty if nothing is near, or nothing is reported.
        """
        if not self.complete:
            return ""
        if id(candidates) not in self._near:
            # It is kept beside, so that no other comes to be called by its number.
            self._near[id(candidates)] = candidates, Candidates(candidates)
        near = self._near[id(candidates)][1].nearest(name)
        does = "overrides" if word == "overrides" else "takes over"
        hosts = " or ".join(f"`{host}`" for host in self.own.extends)
        message = f"`{name}` {does} what {hosts} does not have"
        if not hosts:
            message = (
                f"`{name}` {does} something, but `{self.own.name}` extends nothing"
            )
        # What is overridden is named by the key around the word, not at the word.
        mend = f"{host}/{near}" if word == "takes" and host else ""
        self.findings.append(
            Finding(
                rule=NOTHING_TO_OVERRIDE,
                at=at,
                message=message,
                system=self.own.name,
                fix=Fix(f"did you mean `{near}`?", mend) if near else None,
            )
        )
        return near

    def _missing(self, name: str, own: Location, host: Location) -> None:
        self.findings.append(
            Finding(
                rule=MISSING_OVERRIDE,
                at=own.key,
                message=f"`{name}` is already declared by the host",
                system=self.own.name,
                related=(Related(host.key, "the host's declaration"),),
            )
        )


def host_words(wire: Wire) -> frozenset[str]:
    """Return the parts that a binding has."""
    return frozenset(word for word in _OF_THE_WIRE if getattr(wire, word))


def shared_names(own: System, exits: Table[Exit]) -> Iterator[Finding]:
    """Yield the names that mean both a state and an exit, inherited ones included."""
    for name in sorted(own.states.keys() & exits.keys()):
        yield Finding(
            rule=DUPLICATE_DECLARATION,
            at=own.states[name].at.key,
            message=f"`{name}` is both a state and an exit",
            system=own.name,
            related=(Related(exits[name].at.key, "the exit"),),
        )


def _repetitions(own: System) -> Iterator[Finding]:
    for repetition in own.repetitions:
        section, _, name = repetition.name.rpartition("/")
        yield Finding(
            rule=DUPLICATE_DECLARATION,
            at=repetition.again.key,
            message=(
                f"`{name}` is declared twice under `{section}`"
                if section
                else f"`{name}` stands in two files of `{own.name}`"
            ),
            system=own.name,
            related=(Related(repetition.first.key, "the first time, which counts"),),
        )
