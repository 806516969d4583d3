"""Making very many small things that never change, in a third of the time.

The `__init__` of a frozen dataclass sets each attribute by a call, as its own
`__setattr__` refuses. A spec of 10,000 states is a million such things, and these calls
were a quarter of the time that loading it takes.
"""

from dataclasses import MISSING, fields
from types import FunctionType
from typing import TypeVar, cast

T = TypeVar("T")


def quickly_made(kind: type[T]) -> type[T]:
    """Return a frozen dataclass with slots, with an `__init__` that takes less time.

    What is made is for a moment of another class with the same slots, which lets
    attributes be set as usual. All else is as before, but nothing may inherit from
    the class: Python refuses to make something of it then.

    Args:
        kind: A class by `dataclass(frozen=True, slots=True)` that is not
            generic and has no `__post_init__`.
    """
    slots: tuple[str, ...] = kind.__slots__  # type: ignore[attr-defined]  # by `Args`
    open_ = type(kind.__name__, kind.__bases__, {"__slots__": slots})
    names: dict[str, object] = {
        "_open": open_,
        "_closed": kind,
        "_set": object.__setattr__,
        "_unsaid": MISSING,
    }
    taken, lines = ["self"], ['_set(self, "__class__", _open)']
    for item in fields(kind):  # type: ignore[arg-type]  # by `Args`
        name = value = item.name
        default = "" if item.default is MISSING else f"={name}_default"
        names[f"{name}_default"] = item.default
        if item.default_factory is not MISSING:
            names[f"{name}_made"] = item.default_factory
            default = "=_unsaid"
            value = f"{name}_made() if {name} is _unsaid else {name}"
        taken.append(name + default)
        lines.append(f"self.{name} = {value}")
    lines.append("self.__class__ = _closed")
    text = f"def __init__({', '.join(taken)}):\n    " + "\n    ".join(lines)
    # The text has nothing in it but names of fields; `dataclasses` works the same way.
    exec(text, names)  # noqa: S102
    made = cast("FunctionType", names["__init__"])
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    made.__annotations__ = kind.__init__.__annotations__
    kind.__init__ = made  # type: ignore[method-assign]  # for what it is here
    return kind
