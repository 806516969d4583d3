"""Error envelopes: a code, its details, and whatever they carry."""

from dataclasses import replace

from statecheck.schemas.details import (
    ANOTHER,
    ANY_CODE,
    code_told,
    details_shape,
    either,
    spelling,
    spoken,
    words_of,
)
from statecheck.schemas.knowledge import Knowledge
from statecheck.schemas.marks import HTTP, described, marks
from statecheck.schemas.models import forms
from statecheck.schemas.pointers import placed, told_by, way_of
from statecheck.schemas.refusals import Allowed, Refusals
from statecheck.schemas.schema import Schema, claims
from statecheck.schemas.shape import Shape, Shapes, alternatives, together
from statecheck.spec import Table, Wire, WireError

CODE = "code"


def envelopes_of(known: Knowledge) -> tuple[WireError, ...]:
    """Return the forms in which errors come."""
    wire = known.system.wire or Wire()
    return (*((wire.error,) if wire.error else ()), *wire.errors)


def code_schema(known: Knowledge, path: str) -> Schema:
    """Return the schema of an error of a top-level code, with any of its details."""
    return _of_code(known, path, Allowed(anything=True))


def _of_code(known: Knowledge, path: str, allowed: Allowed) -> Schema:
    code = known.errors.codes[path]
    envelopes = envelopes_of(known)
    shapes = [
        each
        for envelope in envelopes
        for each in _envelope(known, envelope, path, allowed)
    ]
    texts = {**described(words_of(code), code.name)}
    if code.http and not code.fact.disputes("http"):
        texts[HTTP] = list(code.http)
    texts |= marks(code.fact, known.system.sources)
    if not shapes:
        return texts
    return {**alternatives(shapes, exclusive=len(envelopes) == 1), **texts}


def _envelope(
    known: Knowledge, envelope: WireError, path: str, allowed: Allowed
) -> Shapes:
    """Return the forms of one envelope that carries a code."""
    code = known.errors.codes[path]
    way = way_of(envelope.code)
    constant = placed(way, code_told(code, known.system.errors), required=True)
    return together(
        (
            (constant,),
            (spoken(code, envelope.message),),
            tuple(_less(each, known, envelope) for each in _whole(known, envelope)),
            forms(known, code.model) if code.model else (Shape(closed=True),),
            (details_shape(known, envelope.details, envelope.detail, path, allowed),),
        )
    )


def _whole(known: Knowledge, envelope: WireError) -> Shapes:
    """Return the forms of an envelope, whatever its code is."""
    text: Schema = {"type": "string"}
    return together(
        (
            forms(known, envelope.model),
            *(
                (placed(way_of(pointer), text),)
                for pointer in (
                    envelope.message,
                    envelope.user_message,
                    envelope.target,
                )
            ),
            (told_by(envelope.when or Table()),),
        )
    )


def _less(shape: Shape, known: Knowledge, envelope: WireError) -> Shape:
    """Return the form without what each detail says of itself anyway."""
    way, detail = way_of(envelope.details), envelope.detail
    if len(way) != 1 or way[0] not in shape.members or detail is None:
        return shape
    said = shape.members[way[0]]
    plain = {"type": "array", "items": {"$ref": f"{known.side.value}/{detail.model}"}}
    if claims(said) != plain:
        return shape
    texts = {key: value for key, value in said.items() if key not in plain}
    return replace(shape, members={**shape.members, way[0]: texts})


def refusal_schema(known: Knowledge, refusals: Refusals) -> Schema:
    """Return the schema of an error that may be the answer."""
    envelopes = envelopes_of(known)
    branches: list[Schema] = []
    for name, allowed in refusals.codes.items():
        whole = allowed.anything
        branches.append(
            {"$ref": f"{CODE}/{name}"} if whole else _of_code(known, name, allowed)
        )
    if not envelopes:
        return {}
    if refusals.others:
        branches.append({"$ref": f"{ANOTHER}/error"})
    if not branches:
        return {"not": {}}
    return either(branches)


def another_error_schema(known: Knowledge) -> Schema:
    """Return the schema of an error that is not declared."""
    shapes: list[Shape] = []
    envelopes = envelopes_of(known)
    for envelope in envelopes:
        code: Schema = {"type": "string", "examples": [ANY_CODE]}
        names = sorted(spelling(each) for each in known.system.errors.values())
        if names:
            code["not"] = {"enum": names}
        told = placed(way_of(envelope.code), code, required=True)
        shapes += together(((told,), (Shape(),), _whole(known, envelope)))
    made = alternatives(shapes, exclusive=len(envelopes) == 1)
    return {**made, "title": "Another error"}
