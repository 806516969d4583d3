"""Fields that take more than the field that they inherit from."""

from collections.abc import Iterator, Mapping

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.data.narrowing import is_narrower
from statecheck.checks.data.scalars import outside, spelled
from statecheck.finding import Related, Rule, Severity
from statecheck.source import Location
from statecheck.spec import Field, Model, System, Table

_LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems")
_UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems")


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each word of a field by which it takes what its parent's leaves out."""
    if subject.flow is not None:
        return
    system = subject.graph.system
    told: set[Location] = set()
    for model in system.models.values():
        fields = model.fields or Table[Field]()
        for parent, above in _inherited(system, model):
            own = fields[above.name]
            if own.at in told or own.at == above.at:
                continue
            if own.fact.disputed or above.fact.disputed:
                continue
            for word, how in _widened(system, own, above):
                told.add(own.at)
                yield Fault(
                    at=(own.at / word).key,
                    message=f"`{own.name}` of `{model.name}` {how}, and that of "
                    f"`{parent}` does not",
                    related=(Related(above.at.key, "what it inherits from"),),
                )


def _inherited(system: System, model: Model) -> Iterator[tuple[str, Field]]:
    """Yield the fields of the models that a model extends which it has itself."""
    for name in model.extends:
        parent = system.models.get(name)
        for field in (parent.fields or {}).values() if parent else ():
            if field.name in (model.fields or {}):
                yield name, field


def _widened(system: System, own: Field, above: Field) -> Iterator[tuple[str, str]]:
    """Yield each word that says more, and what it says, in words."""
    if not is_narrower(system, own.type, above.type):
        yield "type", f"may be `{own.type}`"
        return
    if above.required is True and own.required is False:
        yield "required", "may be left out"
    if own.nullable and not above.nullable:
        yield "nullable", "may be null"
    if above.const is not None and own.const != above.const:
        yield "const", f"is `{spelled(own.const)}`"
    for value in (own.enum or {}).values():
        if above.enum is not None and outside(
            system, above.enum, value.name, is_open=above.open
        ):
            yield "enum", f"may be `{value.name}`"
            break
    bounds, limits = _bounds(own), _bounds(above)
    for word in (*_LOWER, *_UPPER):
        mine, theirs = bounds[word], limits[word]
        if mine is None or theirs is None:
            continue
        if (mine < theirs) if word in _LOWER else (mine > theirs):
            yield word, f"may go to `{word}` {mine}"


def _bounds(field: Field) -> Mapping[str, float | None]:
    return {
        "minimum": field.minimum,
        "maximum": field.maximum,
        "exclusiveMinimum": field.exclusive_minimum,
        "exclusiveMaximum": field.exclusive_maximum,
        "minLength": field.min_length,
        "maxLength": field.max_length,
        "minItems": field.min_items,
        "maxItems": field.max_items,
    }


CHECK = Check(
    rule=Rule(
        name="widened-field",
        severity=Severity.ERROR,
        summary="A field that takes what the field that it inherits from leaves out",
        why="Whoever relies on the model that is extended meets what it rules out.",
        mend="Narrow it, or say less in the model that is extended.",
    ),
    find=find,
)
