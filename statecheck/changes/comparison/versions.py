"""Two versions of a system, side by side, with what is which in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from statecheck.changes.comparison.pairing import Marks, Pairing, pair
from statecheck.changes.comparison.resemblance import Resemblance
from statecheck.graph import VariantSet, VariantSpace, variant_space
from statecheck.language import Formula
from statecheck.linking import Effective, ErrorTree
from statecheck.spec import Action, ErrorCode, Option, State, System


@dataclass(frozen=True)
class Versions:
    """Two versions of a system.

    Attributes:
        old: The one that comes first, effective.
        new: The other.
    """

    old: Effective
    new: Effective

    @cached_property
    def actions(self) -> Pairing[Action]:
        """The actions of the catalogue."""
        resemblance = Resemblance(self.old.system, self.new.system)
        return pair(
            self.old.system.actions,
            self.new.system.actions,
            Marks(
                wire=lambda name, action: action.wire or name,
                was=lambda action: action.fact.was,
                looks=resemblance.of_action,
                likeness="both have one request, and lead to the same from the same",
            ),
        )

    @cached_property
    def states(self) -> Pairing[State]:
        """The states."""
        resemblance = Resemblance(
            self.old.system, self.new.system, self.actions.old_name
        )
        return pair(
            self.old.system.states,
            self.new.system.states,
            Marks(
                wire=_status,
                was=lambda state: state.fact.was,
                looks=resemblance.of_state,
                likeness="both show, offer and end the same, and are led to alike",
            ),
        )

    @cached_property
    def codes(self) -> Pairing[ErrorCode]:
        """The error codes, by their paths."""
        old = ErrorTree(self.old.system.errors)
        new = ErrorTree(self.new.system.errors)
        spelled = {
            id(tree.codes[path]): _spelled(tree, path)
            for tree in (old, new)
            for path in tree.codes
        }
        return pair(
            old.codes,
            new.codes,
            Marks(
                wire=lambda _, code: spelled[id(code)],
                was=lambda code: code.fact.was,
                looks=lambda _, path, code: _look_of_code(path, code),
                likeness="both have one message under one code",
            ),
        )

    @cached_property
    def space(self) -> VariantSpace:
        """The variants of both, as one space."""
        return variant_space(_values(self.old.system, self.new.system))

    @cached_property
    def settled(self) -> VariantSet:
        """The variants in which an option that only one version has is not set.

        It then has its default, so what holds under that is what holds for everybody
        who does nothing.
        """
        old, new = self.old.system.options, self.new.system.options
        defaults = {
            name: option.default
            for own, other in ((old, new), (new, old))
            for name, option in own.items()
            if name not in other and option.default is not None
        }
        return self.space.cube(tuple(sorted(defaults.items())))

    def where(self, *formulas: Formula | None) -> VariantSet:
        """Return the variants in which one of some formulas holds."""
        found = self.space.nothing
        for formula in formulas:
            found = found | self.space.where(formula)
        return found & self.settled

    def target(self, name: str) -> str:
        """Return what a state or an exit of the new version is called in the old."""
        return self.states.old_name.get(name, name)


def _status(name: str, state: State) -> str:
    if isinstance(state.wire, str):
        return state.wire or name
    if state.wire is None:
        return name
    return repr(
        sorted((key, sorted(map(repr, each))) for key, each in state.wire.items())
    )


def _spelled(tree: ErrorTree, path: str) -> str:
    """Return what the codes on the way to one are called on the wire."""
    return "/".join(code.wire or code.name for code in tree.lineage(path))


def _look_of_code(path: str, code: ErrorCode) -> str:
    """Return what tells a code from others under the same one."""
    if not (code.message or code.user_message_key):
        return ""
    above = path.rpartition("/")[0]
    return repr((above, code.message, code.user_message_key, sorted(code.http)))


def _values(old: System, new: System) -> Mapping[str, tuple[str | bool, ...]]:
    values: dict[str, tuple[str | bool, ...]] = {}
    for name in sorted({*old.options, *new.options}):
        both = [each.options[name] for each in (old, new) if name in each.options]
        values[name] = tuple(
            sorted({value for option in both for value in _choices(option)}, key=str)
        )
    return values


def _choices(option: Option) -> tuple[str | bool, ...]:
    return tuple(option.enum) if option.enum else (False, True)
