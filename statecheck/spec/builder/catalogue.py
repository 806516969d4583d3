"""Actions and error codes, from the tree."""

from statecheck.spec.behaviour import Action, ErrorCode, Listed, Response
from statecheck.spec.builder.body import Body
from statecheck.spec.builder.facts import build_fact
from statecheck.spec.builder.models import build_field, build_model_use
from statecheck.spec.builder.offers import build_outcomes_at_length
from statecheck.spec.models import Absence, Field, ModelUse
from statecheck.spec.table import EMPTY, Table
from statecheck.syntax import Mapping, Scalar, Sequence

_ABSENCES = frozenset(Absence)


def build_action(name: str, body: Body) -> Action:
    """Return the action that `body` describes; `unknown` says nothing of it."""
    fact = build_fact(body)
    inside = body.inside(fact)
    return Action(
        name=name,
        description=body.text("description"),
        request=build_model_use(inside.child("request")),
        errors=_errors(body),
        outcomes=build_outcomes_at_length(inside),
        actor=body.text("actor") or "user",
        safe=body.truth("safe"),
        idempotent=body.truth("idempotent"),
        response=_response(inside),
        http=body.text("http"),
        link=body.text("link"),
        wire=body.text("wire"),
        incomplete=body.flag("incomplete"),
        overrides=body.flag("overrides"),
        examples=body.data("examples"),
        fact=fact,
        at=body.at,
        words=body.words_with("overrides"),
    )


def _errors(body: Body) -> Listed[tuple[str, ...]] | None:
    if not isinstance(body.get("errors"), Scalar | Sequence):
        return None
    words = body.texts("errors")
    return Listed(
        tuple(word for word in words if word not in _ABSENCES),
        complete="unknown" not in words,
    )


def _response(body: Body) -> ModelUse | Response:
    child = body.child("response")
    if child is None:
        return "state"
    if not isinstance(child.node, Mapping):
        return build_model_use(child)
    fact = build_fact(child)
    inside = child.inside(fact)
    return Response(
        description=child.text("description"),
        http=child.integers("http"),
        body=build_model_use(inside.child("body")),
        headers=_headers(inside) if "headers" in child else EMPTY,
        fact=fact,
        at=child.at,
    )


def _headers(body: Body) -> Table[Field]:
    return Table(
        (name, build_field(name, item)) for name, item in body.entries("headers")
    )


def build_error(name: str, body: Body) -> ErrorCode:
    """Return the error code that `body` describes, with its details."""
    fact = build_fact(body)
    inside = body.inside(fact)
    return ErrorCode(
        name=name,
        description=body.text("description"),
        http=body.integers("http"),
        message=body.text("message"),
        user_message_key=body.text("userMessageKey"),
        model=build_model_use(inside.child("model")),
        retriable=body.truth("retriable"),
        target=body.texts("target") if "target" in body else None,
        details=_details(inside) if "details" in body else EMPTY,
        if_=body.formula(),
        incomplete=body.flag("incomplete"),
        overrides=body.flag("overrides"),
        wire=body.text("wire"),
        fact=fact,
        at=body.at,
        places=body.places("target"),
        words=body.words,
    )


def _details(body: Body) -> Table[ErrorCode]:
    return Table(
        (name, build_error(name, item)) for name, item in body.entries("details")
    )
