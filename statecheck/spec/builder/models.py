"""Models and their fields, from the tree."""

from statecheck.language import (
    FieldType,
    ListOf,
    MapOf,
    Primitive,
    check_pattern,
    parse_type,
)
from statecheck.spec.builder.body import Body, plain, text_of, value_of
from statecheck.spec.builder.conditions import build_when
from statecheck.spec.builder.facts import FACT_WORDS, build_fact
from statecheck.spec.models import (
    Absence,
    EnumValue,
    Field,
    Model,
    ModelUse,
    Openness,
    Required,
    is_textual,
)
from statecheck.spec.table import EMPTY, Table
from statecheck.syntax import Mapping, Node, Scalar, Sequence

_ABSENCES = frozenset(Absence)


_TYPE_ALONE = frozenset({"type"})

_USUAL = frozenset({"type", "description", "required", *FACT_WORDS})
"""The words of a field of which no more is said."""


def build_model_use(body: Body | None) -> ModelUse:
    """Return the model that is meant: a name, in place, none, unknown, or None."""
    if body is None:
        return None
    if isinstance(body.node, Mapping):
        return build_model("", body)
    word = text_of(body.node)
    return Absence(word) if word in _ABSENCES else word or None


def _pattern(body: Body) -> str:
    """Return the pattern of a field; empty for one that is no portable one.

    Engines may take very long over those.
    """
    text = body.text("pattern")
    return "" if text and check_pattern(text, len(text)) else text


def build_model(name: str, body: Body) -> Model:
    """Return the model that `body` describes."""
    fact = build_fact(body)
    inside = body.inside(fact)
    fields = None
    if "fields" in body:
        fields = Table(
            (word, build_field(word, field)) for word, field in inside.entries("fields")
        )
    return Model(
        name=name,
        description=body.text("description"),
        extends=body.texts("extends"),
        fields=fields,
        discriminator=body.text("discriminator"),
        variants=_variants(inside) if "variants" in body else EMPTY,
        enum=build_enum(inside.child("enum")),
        open=_openness(body),
        incomplete=body.flag("incomplete"),
        overrides=body.flag("overrides"),
        examples=body.data("examples"),
        fact=fact,
        at=body.at,
        places=body.places("extends"),
        words=body.words_with("overrides"),
    )


def build_field(name: str, body: Body) -> Field:
    """Return the field that `body` describes, in its short form or at length."""
    if not isinstance(body.node, Mapping):
        return Field(
            name,
            _type(text_of(body.node)),
            fact=body.inherited,
            at=body.at,
            places=Table([("type", (body.at,))]),
            words=_TYPE_ALONE,
        )
    fact = build_fact(body)
    kind = _type(body.text("type"))
    words = body.words
    if words <= _USUAL:  # nearly all of them, in half of the time
        return Field(
            name,
            kind,
            body.text("description"),
            required=_required(body),
            fact=fact,
            at=body.at,
            words=words,
        )
    codes = body.texts("codes") if "codes" in body else None
    return Field(
        name=name,
        type=kind,
        description=body.text("description"),
        required=_required(body),
        nullable=body.flag("nullable"),
        sensitive=body.flag("sensitive"),
        default=_typed(body.get("default"), kind),
        const=_typed(body.get("const"), kind),
        enum=build_enum(body.inside(fact).child("enum")),
        open=_openness(body),
        format=body.text("format"),
        pattern=_pattern(body),
        minimum=body.number("minimum"),
        maximum=body.number("maximum"),
        exclusive_minimum=body.number("exclusiveMinimum"),
        exclusive_maximum=body.number("exclusiveMaximum"),
        multiple_of=body.number("multipleOf"),
        min_length=body.count("minLength"),
        max_length=body.count("maxLength"),
        min_items=body.count("minItems"),
        max_items=body.count("maxItems"),
        unique_items=body.flag("uniqueItems"),
        codes=codes,
        in_=body.text("in") or "body",
        from_=body.texts("from"),
        if_=body.formula(),
        wire=body.text("wire"),
        examples=_examples(body, kind),
        fact=fact,
        at=body.at,
        places=body.places("from"),
        words=words,
    )


def _variants(body: Body) -> Table[str | Model]:
    return Table((value, _variant(item)) for value, item in body.entries("variants"))


def _variant(body: Body) -> str | Model:
    return (
        build_model("", body) if isinstance(body.node, Mapping) else text_of(body.node)
    )


def _type(text: str) -> FieldType:
    kind = parse_type(text)
    return kind if isinstance(kind, FieldType) else Primitive("unknown")


def _typed(node: Node | None, kind: FieldType) -> object:
    """Return plain data as a field of type `kind` reads it: text as it is spelled."""
    if node is None:
        return None
    if isinstance(node, Scalar):
        textual = is_textual(kind) and node.value is not None
        return node.text if textual else node.value
    if isinstance(node, Sequence) and isinstance(kind, ListOf):
        return [_typed(item, kind.member) for item in node.items]
    if isinstance(node, Mapping) and isinstance(kind, MapOf):
        return {
            name: _typed(entry.value, kind.member)
            for name, entry in node.entries.items()
        }
    return plain(node)


def _examples(body: Body, kind: FieldType) -> tuple[object, ...]:
    node = body.get("examples")
    items = node.items if isinstance(node, Sequence) else []
    return tuple(_typed(item, kind) for item in items)


def build_enum(body: Body | None) -> Table[EnumValue] | None:
    """Return the values by their wire text; None where none are listed."""
    if body is None or isinstance(body.node, Scalar):
        return None
    if isinstance(body.node, Sequence):
        values = [(text_of(item.node), item, "") for item in body.members()]
    else:
        values = [
            (name, item, text_of(item.node) or item.text("description"))
            for name, item in body.each()
        ]
    return Table(
        (
            name,
            EnumValue(name, description, item.formula(), build_fact(item), item.at),
        )
        for name, item, description in values
    )


def _openness(body: Body) -> Openness:
    written = body.get("open")
    value = value_of(written)
    if isinstance(value, bool):
        return value
    return "configured" if text_of(written) == "configured" else None


def _required(body: Body) -> bool | Required | None:
    condition = body.child("required")
    if condition is None:
        return None
    if isinstance(condition.node, Mapping):
        return Required(condition.formula(), build_when(condition.child("when")))
    return body.truth("required")
