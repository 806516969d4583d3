"""Which messages a model is part of, and which models a change within one is about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from statecheck.graph import BodyKind, bodies
from statecheck.language import FieldType, ListOf, MapOf, ModelReference
from statecheck.spec import Absence, Model, ModelUse, System

Owner = tuple[BodyKind, str]
"""What a body is for: the kind, and the name of the state, action or error code."""

_FIELDS = "/fields/"


@dataclass(frozen=True)
class Owners:
    """The messages of a system by the models that they are made of.

    Attributes:
        system: The system.
    """

    system: System

    def of(self, model: str) -> Iterator[Owner]:
        """Yield the messages that a model is part of, the nearest first.

        A body that would have to have itself in it, over and over, is no message.
        """
        met = {model: None}
        said: set[Owner] = set()
        for name in self._closure(met):
            if name in self._endless:
                continue
            for owner in self._direct.get(name, ()):
                if owner not in said:
                    said.add(owner)
                    yield owner

    def _closure(self, met: dict[str, None]) -> Iterator[str]:
        waiting = list(met)
        for name in waiting:  # it grows while it is gone through
            yield name
            for above in self._above.get(name, ()):
                if above not in met:
                    met[above] = None
                    waiting.append(above)

    def within(self, path: str) -> frozenset[str]:
        """Return the models that a change at a logical path is about.

        It is empty for the body of a message that is not named. A model whose variant
        one is counts as well, since it is written out with it.
        """
        root, *fields = path.split(_FIELDS)
        found = self._root(root)
        for field in fields[:-1]:
            name = field.partition("/")[0]
            found = {
                inner
                for model in found
                for each in self._fields(model, name)
                if (inner := _named(each))
            }
        waiting = list(found)
        for name in waiting:  # it grows while it is gone through
            for above in self._variants.get(name, ()):
                if above not in found:
                    found.add(above)
                    waiting.append(above)
        return frozenset(found)

    def _root(self, root: str) -> set[str]:
        section, _, rest = root.partition("/")
        name = rest.partition("/variants/")[0]
        if section == "models":
            return {name} if name in self.system.models else set()
        kind, owner = _of_root(section, rest)
        return {
            use
            for use in self._uses.get((kind, owner), ())
            if use in self.system.models
        }

    def _fields(self, model: str, name: str) -> Iterator[FieldType]:
        fields = self.system.models[model].fields
        for field in fields.values() if fields else ():
            if name in {field.wire, field.name}:
                yield field.type

    @cached_property
    def _endless(self) -> frozenset[str]:
        """The models that need one in them which needs one in it, without an end."""
        needing: dict[str, list[str]] = {}
        left: dict[str, int] = {}
        for name, model in self.system.models.items():
            needed = {
                field.type.name
                for field in (model.fields or {}).values()
                if isinstance(field.type, ModelReference)  # a list may be empty
                and (field.required is True and not field.nullable)
                and (field.if_ is None and field.type.name in self.system.models)
            }
            left[name] = len(needed)
            for inner in needed:
                needing.setdefault(inner, []).append(name)
        ended = [name for name, count in left.items() if not count]
        for name in ended:  # it grows while it is gone through
            for outer in needing.get(name, ()):
                left[outer] -= 1
                if not left[outer]:
                    ended.append(outer)
        return frozenset(left.keys() - set(ended))

    @cached_property
    def _uses(self) -> Mapping[Owner, list[str]]:
        found: dict[Owner, list[str]] = {}
        for body in bodies(self.system):
            names = _names(body.use)
            found.setdefault((body.kind, body.owner), []).extend(names)
        return found

    @cached_property
    def _direct(self) -> Mapping[str, list[Owner]]:
        found: dict[str, list[Owner]] = {}
        for owner, names in self._uses.items():
            for name in names:
                found.setdefault(name, []).append(owner)
        return found

    @cached_property
    def _above(self) -> Mapping[str, list[str]]:
        """By model, those that have it in them."""
        found: dict[str, list[str]] = {}
        for name, model in self.system.models.items():
            for inner in dict.fromkeys(_names(model)):
                found.setdefault(inner, []).append(name)
        return found

    @cached_property
    def _variants(self) -> Mapping[str, list[str]]:
        """By model, those that it is a variant of."""
        found: dict[str, list[str]] = {}
        for name, model in self.system.models.items():
            for use in model.variants.values():
                if isinstance(use, str):
                    found.setdefault(use, []).append(name)
        return found


def _of_root(section: str, rest: str) -> Owner:
    """Return the message that a logical path begins with."""
    if section == "states":
        return BodyKind.STATE, rest.rpartition("/model")[0]
    if section == "errors":
        return BodyKind.ERROR, rest.rpartition("/model")[0]
    name, _, what = rest.partition("/")
    if section == "actions":
        is_request = what.startswith("request")
        return (BodyKind.REQUEST if is_request else BodyKind.RESPONSE), name
    return (BodyKind.STATE if name == "state" else BodyKind.ERROR), ""


def _names(use: ModelUse) -> list[str]:
    """Return the models that a body, or a model, is made of directly."""
    if use is None or isinstance(use, Absence):
        return []
    if not isinstance(use, Model):
        return [use]
    fields = use.fields.values() if use.fields else ()
    found = [name for field in fields if (name := _named(field.type))]
    found += [name for each in use.variants.values() for name in _names(each)]
    return found


def _named(of: FieldType) -> str:
    while isinstance(of, ListOf | MapOf):
        of = of.member
    return of.name if isinstance(of, ModelReference) else ""
