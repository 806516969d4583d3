"""Immutable classes of named parts, as dataclasses have them, made more quickly.

`@frozen` is `@dataclass(frozen=True, slots=True)` but for what it costs when a module
is imported. The standard library compiles six methods for each class, which takes
0.35 ms, or a sixth of a whole run for the classes that `check` needs. Here only the
constructor is compiled, and the others are shared by all classes, which takes a
quarter of that. Everything else is left to `dataclass`, so that `replace`, `fields`
and a type checker know no difference. What wants another form, such as an order,
equality by identity or cached properties, is an ordinary dataclass.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")

Method = Callable[..., Any]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Return a class whose annotated parts are set once; it has no other attributes.

    Two instances are equal if they are of one class, and so are all parts that are to
    be compared. A method that the class itself has is kept.
    """
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    parts = fields(made)  # type: ignore[arg-type]  # `made` is a dataclass at run time
    own = vars(cls)
    methods = {**_SHARED, "__init__": _constructor(parts, more="__post_init__" in own)}
    if "__eq__" not in own:
        methods |= _equality(tuple(part.name for part in parts if part.compare))
    for name, method in methods.items():
        if name not in own:
            setattr(made, name, method)
    return made


def _constructor(parts: Iterable[Field[Any]], *, more: bool) -> Method:
    """Return a constructor that takes each part under its name.

    Args:
        parts: In the order in which they are given.
        more: Whether the class has something to do afterwards.
    """
    known: dict[str, Any] = {"_missing": MISSING, "_set": object.__setattr__}
    words, lines = ["self"], []
    for part in parts:
        name, word, value = part.name, part.name, part.name
        if part.default is not MISSING:
            known[f"_usual_{name}"] = part.default
            word = f"{name}=_usual_{name}"
        elif part.default_factory is not MISSING:
            known[f"_usual_{name}"] = part.default_factory
            word = f"{name}=_missing"
            value = f"_usual_{name}() if {name} is _missing else {name}"
        words.append(word)
        lines.append(f"_set(self, {name!r}, {value})")
    if more:
        lines.append("self.__post_init__()")
    code = f"def __init__({', '.join(words)}):\n " + "\n ".join(lines or ["pass"])
    exec(code, known)  # noqa: S102  # made of names in our own classes, as `dataclass` does
    constructor: Method = known["__init__"]
    return constructor


def _equality(names: tuple[str, ...]) -> Mapping[str, Method]:
    """Return the methods that compare instances by the parts of these names."""
    compared: Method = attrgetter(*names) if names else type

    def equal(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    def hashed(self: object) -> int:
        return hash(compared(self))

    return {"__eq__": equal, "__hash__": hashed}


def _shown(self: Any) -> str:  # noqa: ANN401  # an instance of any such class
    shown = (f"{part.name}={getattr(self, part.name)!r}" for part in _parts(self))
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _parts(self: Any) -> Iterable[Field[Any]]:  # noqa: ANN401  # as above
    return (part for part in fields(self) if part.repr)


def _refuse_setting(self: object, name: str, _: object) -> NoReturn:
    message = f"cannot set `{name}`: {self.__class__.__qualname__} is immutable"
    raise FrozenInstanceError(message)


def _refuse_deleting(self: object, name: str) -> NoReturn:
    message = f"cannot delete `{name}`: {self.__class__.__qualname__} is immutable"
    raise FrozenInstanceError(message)


def _reduced(self: Any) -> tuple[type, tuple[Any, ...]]:  # noqa: ANN401  # as above
    """Return what an instance is made of again, by `copy` and `pickle`."""
    return self.__class__, tuple(getattr(self, part.name) for part in fields(self))


_SHARED: Mapping[str, Method] = {
    "__repr__": _shown,
    "__setattr__": _refuse_setting,
    "__delattr__": _refuse_deleting,
    "__reduce__": _reduced,
}
"""Methods that are the same in all classes."""
