"""The wire binding, from the tree."""

from statecheck.spec.builder.body import Body, text_of
from statecheck.spec.builder.conditions import build_conditions
from statecheck.spec.builder.facts import build_fact
from statecheck.spec.builder.models import build_field, build_model_use
from statecheck.spec.table import Table
from statecheck.spec.wire import (
    Wire,
    WireAction,
    WireChoice,
    WireDetail,
    WireError,
    WireSession,
    WireState,
)
from statecheck.syntax import Mapping


def build_wire(body: Body) -> Wire:
    """Return the binding that `body` describes."""
    fact = build_fact(body)
    inside = body.inside(fact)
    further = inside.child("errors")
    return Wire(
        description=body.text("description"),
        state=_state(inside.child("state")),
        action=_action(inside.child("action")),
        error=_error(inside.child("error")),
        errors=()
        if further is None
        else tuple(filter(None, map(_error, further.members()))),
        session=_session(inside.child("session")),
        headers=Table(
            (
                name,
                build_field(name, header)
                if isinstance(header.node, Mapping)
                else text_of(header.node),
            )
            for name, header in inside.entries("headers")
        ),
        overrides=body.flag("overrides"),
        fact=fact,
        at=body.at,
        words=body.words,
    )


def _state(body: Body | None) -> WireState | None:
    if body is None:
        return None
    return WireState(
        read=body.text("read"),
        status=body.text("status"),
        links=body.text("links"),
        ignore=body.texts("ignore"),
        model=build_model_use(body.child("model")),
        http=body.integers("http"),
        at=body.at,
    )


def _action(body: Body | None) -> WireAction | None:
    if body is None:
        return None
    choose = body.child("choose")
    return WireAction(
        http=body.text("http"),
        body=body.text("body"),
        choose=()
        if choose is None
        else tuple(
            WireChoice(_texts(way, "header"), _texts(way, "query"), _texts(way, "body"))
            for way in choose.members()
        ),
    )


def _error(body: Body | None) -> WireError | None:
    if body is None:
        return None
    when = body.child("when")
    return WireError(
        when=None if when is None else build_conditions(when),
        code=body.text("code"),
        message=body.text("message"),
        user_message=body.text("userMessage"),
        target=body.text("target"),
        model=build_model_use(body.child("model")),
        details=body.text("details"),
        detail=_detail(body.child("detail")),
        at=body.at,
    )


def _detail(body: Body | None) -> WireDetail | None:
    if body is None:
        return None
    return WireDetail(
        code=body.text("code"),
        message=body.text("message"),
        user_message=body.text("userMessage"),
        target=body.text("target"),
        model=build_model_use(body.child("model")),
        details=body.text("details"),
        at=body.at,
    )


def _session(body: Body | None) -> WireSession | None:
    if body is None:
        return None
    return WireSession(
        id=body.text("id"),
        read=body.text("read"),
        rotates=body.text("rotates"),
        header=body.text("header"),
        cookies=body.texts("cookies"),
    )


def _texts(body: Body, key: str) -> Table[str]:
    return Table((name, text_of(item.node)) for name, item in body.entries(key))
