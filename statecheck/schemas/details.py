"""Details of errors: a code, details of its own, and whatever it carries."""

from collections.abc import Iterable, Iterator

from statecheck.schemas.knowledge import Knowledge
from statecheck.schemas.marks import described, marks
from statecheck.schemas.models import forms
from statecheck.schemas.pointers import placed, way_of
from statecheck.schemas.refusals import Allowed
from statecheck.schemas.schema import Schema
from statecheck.schemas.shape import Shape, Shapes, alternatives, together
from statecheck.spec import ErrorCode, Table, WireDetail

DETAIL = "detail"
ANOTHER = "another"
ANY_CODE = "SOME_OTHER_CODE"
"""What a code that nobody declares may look like."""


def spelling(code: ErrorCode) -> str:
    """Return a code as it goes over the wire."""
    return code.wire or code.name


def code_told(code: ErrorCode, declared: Table[ErrorCode]) -> Schema:
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


def words_of(code: ErrorCode) -> str:
    """Return what is said of a code."""
    return code.description or code.message


def spoken(code: ErrorCode, pointer: str) -> Shape:
    """Return what a code says to developers, as an example: the words may change."""
    said = code.message.strip() or code.description.strip().partition(". ")[0]
    return placed(way_of(pointer), {"examples": [said]} if said else {})


def details_shape(
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
    made["items"] = either(branches)
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
    texts = described(words_of(code), code.name)
    texts |= marks(code.fact, known.system.sources)
    above = known.errors.codes[path.rpartition("/")[0]]
    told = code_told(code, above.details)
    constant = placed(way_of(detail.code), told, required=True)
    shapes = together(
        (
            (constant,),
            (spoken(code, detail.message),),
            _any_detail(known, detail),
            forms(known, code.model) if code.model else (Shape(closed=True),),
            (details_shape(known, detail.details, detail, path, allowed),),
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
    code: Schema = {"type": "string", "examples": [ANY_CODE]}
    names = sorted(spelling(each) for each in declared.values())
    if names:
        code["not"] = {"enum": names}
    shapes = together(
        ((placed(way_of(detail.code), code),), (Shape(),), _any_detail(known, detail))
    )
    return {**alternatives(shapes), "title": f"Another detail of {path}"}


def either(branches: Iterable[Schema]) -> Schema:
    """Return the schema of what is at least one of several."""
    made = list(branches)
    return made[0] if len(made) == 1 else {"anyOf": made}
