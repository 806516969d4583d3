"""The bodies that go over the wire, in both versions, and which way each goes."""

from collections.abc import Iterator

from statecheck.changes.change import Side
from statecheck.changes.comparison.answers import Answers
from statecheck.changes.comparison.offering import offered
from statecheck.changes.comparison.versions import Versions
from statecheck.immutable import frozen
from statecheck.source import Location
from statecheck.spec import (
    Absence,
    Action,
    ErrorCode,
    Field,
    Model,
    ModelUse,
    Response,
    Table,
)


@frozen
class Root:
    """A body in both versions.

    Attributes:
        name: Its logical path.
        uses: Its model in each version.
        at: Where each is said.
        side: Whether it is taken or sent.
    """

    name: str
    uses: tuple[ModelUse, ModelUse]
    at: tuple[Location, Location]
    side: Side


def roots(versions: Versions) -> Iterator[Root]:
    """Yield every body that both versions have a place for."""
    for state in versions.states.pairs:
        old, new = state.old, state.new
        if old.model is not None or new.model is not None:
            yield Root(
                f"states/{state.name}/model",
                (old.model, new.model),
                (old.at / "model", new.at / "model"),
                Side.EMITS,
            )
    used = (
        offered(versions.old.system),
        offered(versions.new.system),
    )
    for pair in versions.actions.pairs:
        if pair.name not in used[0] or pair.new_name not in used[1]:
            continue
        if not _appears(pair.old.request, pair.new.request):
            yield Root(
                f"actions/{pair.name}/request",
                (pair.old.request, pair.new.request),
                (pair.old.at / "request", pair.new.at / "request"),
                Side.ACCEPTS,
            )
        yield from _responses(pair.name, pair.old, pair.new)
    answers = Answers(versions.old.system), Answers(versions.new.system)
    for code in versions.codes.pairs:
        names = code.name, code.new_name
        if not any(map(Answers.is_unused, answers, names)):
            yield from _error(code.name, code.old, code.new)
    yield from _enveloped(versions)


def _appears(old: ModelUse, new: ModelUse) -> bool:
    """Return whether a request has a body in one version, and none in the other."""
    return (old is Absence.NONE) != (new is Absence.NONE)


def _responses(name: str, old: Action, new: Action) -> Iterator[Root]:
    if "state" in {old.response, new.response}:
        return  # said of the action, unless both answer with the state
    at = old.at / "response", new.at / "response"
    bodies, headers = zip(_parts(old), _parts(new), strict=True)
    if bodies != (None, None):
        yield Root(f"actions/{name}/response", bodies, at, Side.EMITS)
    yield Root(f"actions/{name}/response/headers", headers, at, Side.EMITS)


def _parts(action: Action) -> tuple[ModelUse, Model]:
    """Return the body and the headers of an answer that is not the state."""
    response = action.response
    if isinstance(response, Response):
        return response.body, Model(fields=response.headers)
    return response, Model(fields=Table())


def _error(path: str, old: ErrorCode, new: ErrorCode) -> Iterator[Root]:
    if old.model is not None or new.model is not None:
        yield Root(
            f"errors/{path}/model",
            (
                Absence.NONE if old.model is None else old.model,
                Absence.NONE if new.model is None else new.model,
            ),
            (old.at / "model", new.at / "model"),
            Side.EMITS,
        )


def _enveloped(versions: Versions) -> Iterator[Root]:
    """Yield what every answer, and every error, carries besides."""
    old, new = versions.old.system.wire, versions.new.system.wire
    if old is None or new is None:
        return
    yield Root(
        "wire/headers",
        (_declared(old.headers, new.headers), _declared(new.headers, old.headers)),
        (old.at / "headers", new.at / "headers"),
        Side.ACCEPTS,
    )
    for name, before, after in (
        ("state", old.state, new.state),
        ("error", old.error, new.error),
    ):
        if before is not None and after is not None:
            at = before.at / "model", after.at / "model"
            uses = before.model, after.model
            yield Root(f"wire/{name}/model", uses, at, Side.EMITS)


def _declared(own: Table[str | Field], other: Table[str | Field]) -> Model:
    """Return the headers that both versions declare as fields."""
    return Model(
        fields=Table(
            (name, each)
            for name, each in own.items()
            if isinstance(each, Field) and isinstance(other.get(name), Field)
        )
    )
