"""Error envelopes: a code, its details, and whatever they carry."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from statecheck.schemas.knowledge import Knowledge
from statecheck.schemas.marks import HTTP, described, marks
from statecheck.schemas.models import forms
from statecheck.schemas.pointers import placed, told_by, way_of
from statecheck.schemas.refusals import Allowed, Refusals
from statecheck.schemas.schema import Schema, claims
from statecheck.schemas.shape import Shape, Shapes, alternatives, together
from statecheck.spec import ErrorCode, Table, Wire, WireDetail, WireError

CODE = "code"
DETAIL = "detail"
ANOTHER = "another"


def envelopes_of(known: Knowledge) -> tuple[WireError, ...]:
    """Return the forms in which errors come."""
    wire = known.system.wire or Wire()
    return (*((wire.error,) if wire.error else ()), *wire.errors)


def spelling(code: ErrorCode) -> str:
    """Return a code as it goes over the wire."""
    return code.wire or code.name


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
    texts = {**described(_about(code), code.name)}
    if code.http and not code.fact.disputes("http"):
        texts[HTTP] = list(code.http)
    texts |= marks(code.fact, known.system.sources)
    if not shapes:
        return texts
    return {**alternatives(shapes, exclusive=len(envelopes) == 1), **texts}


def _told(code: ErrorCode, declared: Table[ErrorCode]) -> Schema:
    """Return the schema of a code's spelling; if that is disputed, of no other code's.

    Args:
        code: The code.
        declared: The codes that stand beside it.
    """
    if not code.fact.disputes("wire"):
        return {"type": "string", "const": spelling(code)}
    others = sorted(
        spelling(each)
        for each in declared.values()
        if each.name != code.name and not each.fact.disputes("wire")
    )
    made: Schema = {"type": "string", "examples": [spelling(code)]}
    return made | ({"not": {"enum": others}} if others else {})


def _about(code: ErrorCode) -> str:
    return code.description or code.message


def _envelope(
    known: Knowledge, envelope: WireError, path: str, allowed: Allowed
) -> Shapes:
    """Return the forms of one envelope that carries a code."""
    code = known.errors.codes[path]
    way = way_of(envelope.code)
    constant = placed(way, _told(code, known.system.errors), required=True)
    return together(
        (
            (constant,),
            (_spoken(code, envelope.message),),
            tuple(_less(each, known, envelope) for each in _whole(known, envelope)),
            forms(known, code.model) if code.model else (Shape(closed=True),),
            (_details(known, envelope.details, envelope.detail, path, allowed),),
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


def _spoken(code: ErrorCode, pointer: str) -> Shape:
    """Return what a code says to developers, as an example: the words may change."""
    words: Schema = {"examples": [code.message.strip()]} if code.message.strip() else {}
    return placed(way_of(pointer), words)


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


def _details(
    known: Knowledge,
    pointer: str,
    detail: WireDetail | None,
    path: str,
    allowed: Allowed,
) -> Shape:
    """Return what an error, or a detail of one, has as its details."""
    way = way_of(pointer)
    code = known.errors.codes[path]
    if not way or detail is None or not way_of(detail.code):
        return placed(way, {"type": "array"}) if way else Shape(closed=True)
    if allowed.anything:
        branches: list[Schema] = [
            {"$ref": f"{DETAIL}/{path}/{name}"}
            for name, each in sorted(code.details.items())
            if known.possible(each.if_)
        ]
        # Where no details are named, nobody says that there are none.
        if not branches or code.incomplete or known.takes_codes:
            branches.append({"$ref": f"{ANOTHER}/{path}"})
    else:
        branches = list(_named(known, detail, path, allowed))
        if branches and known.takes_codes:
            branches.append({"$ref": f"{ANOTHER}/{path}"})
    made: Schema = {"type": "array"}
    if not branches:
        made["maxItems"] = 0
        return placed(way, made)
    made["items"] = _either(branches)
    least = not allowed.anything and not allowed.bare
    if least:
        made["minItems"] = 1
    return placed(way, made, required=least)


def _named(
    known: Knowledge, detail: WireDetail, path: str, allowed: Allowed
) -> Iterator[Schema]:
    for name, inner in sorted(allowed.details.items()):
        if inner.anything:
            yield {"$ref": f"{DETAIL}/{path}/{name}"}
        else:
            yield _of_detail(known, detail, f"{path}/{name}", inner)


def detail_schema(known: Knowledge, detail: WireDetail, path: str) -> Schema:
    """Return the schema of a detail, with any details of its own."""
    return _of_detail(known, detail, path, Allowed(anything=True))


def _of_detail(
    known: Knowledge, detail: WireDetail, path: str, allowed: Allowed
) -> Schema:
    code = known.errors.codes[path]
    texts = described(_about(code), code.name)
    texts |= marks(code.fact, known.system.sources)
    above = known.errors.codes[path.rpartition("/")[0]]
    told = _told(code, above.details)
    constant = placed(way_of(detail.code), told, required=True)
    shapes = together(
        (
            (constant,),
            (_spoken(code, detail.message),),
            _any_detail(known, detail),
            forms(known, code.model) if code.model else (Shape(closed=True),),
            (_details(known, detail.details, detail, path, allowed),),
        )
    )
    return {**alternatives(shapes), **texts}


def _any_detail(known: Knowledge, detail: WireDetail) -> Shapes:
    text: Schema = {"type": "string"}
    return together(
        (
            forms(known, detail.model),
            *(
                (placed(way_of(pointer), text),)
                for pointer in (detail.message, detail.user_message, detail.target)
            ),
        )
    )


def another_detail_schema(known: Knowledge, detail: WireDetail, path: str) -> Schema:
    """Return the schema of a detail that a code does not declare."""
    declared = known.errors.codes[path].details
    code: Schema = {"type": "string"}
    names = sorted(spelling(each) for each in declared.values())
    if names:
        code["not"] = {"enum": names}
    shapes = together(
        ((placed(way_of(detail.code), code),), (Shape(),), _any_detail(known, detail))
    )
    return {**alternatives(shapes), "title": f"Another detail of {path}"}


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
    return _either(branches)


def another_error_schema(known: Knowledge) -> Schema:
    """Return the schema of an error that is not declared."""
    shapes: list[Shape] = []
    envelopes = envelopes_of(known)
    for envelope in envelopes:
        code: Schema = {"type": "string"}
        names = sorted(spelling(each) for each in known.system.errors.values())
        if names:
            code["not"] = {"enum": names}
        told = placed(way_of(envelope.code), code, required=True)
        shapes += together(((told,), (Shape(),), _whole(known, envelope)))
    made = alternatives(shapes, exclusive=len(envelopes) == 1)
    return {**made, "title": "Another error"}


def _either(branches: Iterable[Schema]) -> Schema:
    made = list(branches)
    return made[0] if len(made) == 1 else {"anyOf": made}
