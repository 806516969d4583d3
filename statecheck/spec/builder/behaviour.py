"""States, offers, outcomes, moves, actions and error codes, from the tree."""

from statecheck.spec.behaviour import (
    Action,
    End,
    ErrorCode,
    Everywhere,
    Exit,
    Listed,
    Move,
    Offer,
    Outcome,
    Response,
    State,
)
from statecheck.spec.builder.body import Body, text_of
from statecheck.spec.builder.conditions import build_after, build_conditions, build_when
from statecheck.spec.builder.models import build_field, build_model_use
from statecheck.spec.models import Absence, ModelUse
from statecheck.spec.table import Table
from statecheck.syntax import Mapping, Scalar, Sequence

_OUTCOME_WORDS = ("target", "error", "when", "after", "message")


def build_state(name: str, body: Body) -> State:
    """Return the state that `body` describes."""
    fact = body.fact()
    inside = body.inside(fact)
    final = body.text("final")
    wire = body.child("wire")
    return State(
        name=name,
        description=body.text("description"),
        model=build_model_use(inside.child("model")),
        actions=build_offers(inside.child("actions")),
        moves=build_moves(inside.child("moves")),
        final=End(final) if final in set(End) else None,
        takes=body.text("takes"),
        if_=body.formula(),
        group=body.text("group"),
        wire=(
            build_conditions(wire)
            if wire and isinstance(wire.node, Mapping)
            else body.text("wire") or None
        ),
        incomplete=body.flag("incomplete"),
        examples=body.data("examples"),
        fact=fact,
        at=body.at,
        words=body.words if "takes" in body else frozenset(),
    )


def build_offers(body: Body | None) -> Listed[Table[Offer]] | None:
    """Return what is on offer; None where nothing is written."""
    if body is None:
        return None
    if isinstance(body.node, Mapping):
        return Listed(Table((name, _offer(name, item)) for name, item in body.each()))
    words = [(text_of(item.node), item) for item in body.members()]
    return Listed(
        Table(
            (word, Offer(word, fact=item.inherited, at=item.at))
            for word, item in words
            if word and word not in set(Absence)
        ),
        complete="unknown" not in {word for word, _ in words},
    )


def _offer(name: str, body: Body) -> Offer:
    if not isinstance(body.node, Mapping):
        return Offer(
            name, build_outcomes(body), fact=body.inherited, at=body.at
        )
    fact = body.fact()
    inside = body.inside(fact)
    return Offer(
        action=name,
        outcomes=_outcomes_at_length(inside),
        offered=body.text("offered"),
        if_=body.formula(),
        guard=body.text("guard"),
        actor=body.text("actor"),
        incomplete=body.flag("incomplete"),
        fact=fact,
        at=body.at,
    )


def _outcomes_at_length(body: Body) -> tuple[Outcome, ...] | None:
    """Return what stands under `outcomes`, or the one outcome beside the offer."""
    if "outcomes" in body:
        return build_outcomes(body.child("outcomes"))
    if not any(word in body for word in _OUTCOME_WORDS):
        return None
    return (
        Outcome(
            target=body.texts("target"),
            error=body.texts("error"),
            when=build_when(body.child("when")),
            after=build_after(body.child("after")),
            message=body.text("message"),
            fact=body.inherited,
            at=body.at,
        ),
    )


def build_outcomes(body: Body | None) -> tuple[Outcome, ...] | None:
    """Return the outcomes of a target, a map, or a list of both; None for none."""
    if body is None:
        return None
    return tuple(
        build_outcome(item)
        for item in body.members()
        if isinstance(item.node, Mapping) or text_of(item.node)
    )


def build_outcome(body: Body) -> Outcome:
    """Return the outcome that `body` describes, a target or a map."""
    if not isinstance(body.node, Mapping):
        return Outcome((text_of(body.node),), fact=body.inherited, at=body.at)
    return Outcome(
        target=body.texts("target"),
        error=body.texts("error"),
        if_=body.formula(),
        when=build_when(body.child("when")),
        guard=body.text("guard"),
        after=build_after(body.child("after")),
        message=body.text("message"),
        fact=body.fact(),
        at=body.at,
    )


def build_moves(body: Body | None) -> Listed[tuple[Move, ...]] | None:
    """Return the moves; None where nothing is written."""
    if body is None:
        return None
    items = list(body.members())
    words = {text_of(item.node) for item in items}
    return Listed(
        tuple(
            _move(item)
            for item in items
            if isinstance(item.node, Mapping)
            or (text_of(item.node) and text_of(item.node) not in set(Absence))
        ),
        complete="unknown" not in words,
    )


def _move(body: Body) -> Move:
    if not isinstance(body.node, Mapping):
        return Move((text_of(body.node),), fact=body.inherited, at=body.at)
    return Move(
        target=body.texts("target"),
        if_=body.formula(),
        guard=body.text("guard"),
        after=build_after(body.child("after")),
        actor=body.text("actor"),
        fact=body.fact(),
        at=body.at,
    )


def build_exit(name: str, body: Body) -> Exit:
    """Return the exit that `body` describes, in its short form or at length."""
    word = text_of(body.node) or body.text("final")
    return Exit(
        name=name,
        final=End(word) if word in set(End) else End.ENDED,
        description=body.text("description"),
        if_=body.formula(),
        overrides=body.flag("overrides"),
        fact=body.fact(),
        at=body.at,
        words=body.words if "overrides" in body else frozenset(),
    )


def build_everywhere(body: Body) -> Everywhere:
    """Return the entry of `everywhere` that `body` describes."""
    fact = body.fact()
    inside = body.inside(fact)
    return Everywhere(
        actions=build_offers(inside.child("actions")),
        moves=build_moves(inside.child("moves")),
        errors=body.texts("errors"),
        in_=body.texts("in"),
        except_=body.texts("except"),
        fact=fact,
        at=body.at,
    )


def build_action(name: str, body: Body) -> Action:
    """Return the action that `body` describes; `unknown` says nothing of it."""
    fact = body.fact()
    inside = body.inside(fact)
    return Action(
        name=name,
        description=body.text("description"),
        request=build_model_use(inside.child("request")),
        errors=_errors(body),
        outcomes=_outcomes_at_length(inside),
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
        words=body.words if "overrides" in body else frozenset(),
    )


def _errors(body: Body) -> Listed[tuple[str, ...]] | None:
    written = body.get("errors")
    if written is None or not isinstance(written, Scalar | Sequence):
        return None
    words = body.texts("errors")
    return Listed(
        tuple(word for word in words if word not in set(Absence)),
        complete="unknown" not in words,
    )


def _response(body: Body) -> ModelUse | Response:
    child = body.child("response")
    if child is None:
        return "state"
    if not isinstance(child.node, Mapping):
        return build_model_use(child)
    fact = child.fact()
    inside = child.inside(fact)
    return Response(
        description=child.text("description"),
        http=child.integers("http"),
        body=build_model_use(inside.child("body")),
        headers=Table(
            (name, build_field(name, field)) for name, field in inside.entries("headers")
        ),
        fact=fact,
        at=child.at,
    )


def build_error(name: str, body: Body) -> ErrorCode:
    """Return the error code that `body` describes, with its details."""
    fact = body.fact()
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
        details=Table(
            (word, build_error(word, detail))
            for word, detail in inside.entries("details")
        ),
        if_=body.formula(),
        incomplete=body.flag("incomplete"),
        overrides=body.flag("overrides"),
        wire=body.text("wire"),
        fact=fact,
        at=body.at,
        words=body.words,
    )
