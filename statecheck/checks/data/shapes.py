"""What values of a type are in JSON."""

from statecheck.language import FieldType, ListOf, MapOf, ModelReference
from statecheck.spec import System


def shape(system: System, kind: FieldType) -> str:
    """Return what a value of a type is in JSON; empty where it may be several."""
    if isinstance(kind, ListOf):
        inner = shape(system, kind.member)
        return f"list of {inner}" if inner else ""
    if isinstance(kind, MapOf):
        return "object"
    if isinstance(kind, ModelReference):
        model = system.models.get(kind.name)
        if model is None:
            return ""
        return "object" if model.enum is None else "string"
    if kind.name in {"any", "unknown"}:
        return ""
    return {"integer": "number", "error": "string"}.get(kind.name, kind.name)
