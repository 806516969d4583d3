"""Whether two elements say the same, in whatever order they say it."""

from dataclasses import fields, is_dataclass

from statecheck.spec import Table


def alike(old: object, new: object) -> bool:
    """Return whether two elements say the same; the order of lists says nothing."""
    return old == new or _sorted(old) == _sorted(new)


def _sorted(value: object) -> str:
    """Return everything that is said, in an order of its own."""
    if isinstance(value, Table):
        inner = [f"{name}: {_sorted(each)}" for name, each in value.items()]
        return f"{{{', '.join(sorted(inner))}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(sorted(map(_sorted, value)))}]"
    if is_dataclass(value):
        said = [
            f"{part.name}={_sorted(getattr(value, part.name))}"
            for part in fields(value)
            if part.compare
        ]
        return f"{type(value).__name__}({', '.join(said)})"
    return repr(value)
