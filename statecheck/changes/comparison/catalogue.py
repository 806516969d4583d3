"""What is other about actions, wherever they are offered."""

from collections.abc import Iterator
from dataclasses import replace

from statecheck.changes.change import Change, Side
from statecheck.changes.comparison.likeness import alike
from statecheck.changes.comparison.offering import offered
from statecheck.changes.comparison.pairing import Pair
from statecheck.changes.comparison.saying import said
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.kinds import actions as kinds
from statecheck.changes.kinds import knowledge
from statecheck.changes.kinds import states as words
from statecheck.spec import Absence, Action, Model, ModelUse, Response, System

_CLASS = 100
"""So many HTTP statuses are of one class."""


def compare_actions(versions: Versions) -> Iterator[Change]:
    """Yield what is other about the catalogue's actions."""
    used = offered(versions.old.system), offered(versions.new.system)
    for pair in versions.actions.pairs:
        if pair.name in used[0] and pair.new_name in used[1]:
            yield from _compared(versions, pair)
        elif not alike(pair.old, pair.new):
            yield said(words.UNUSED_CHANGED, f"actions/{pair.name}", pair.old, pair.new)
    old, new = versions.old.system, versions.new.system
    for name, action in versions.actions.gone.items():
        if name not in used[0]:
            at, place = action.at.key, new.place("actions")
            yield Change(words.UNUSED_CHANGED, f"actions/{name}", at, place, name)
    for name, action in versions.actions.come.items():
        if name not in used[1]:
            at, place = action.at.key, old.place("actions")
            yield Change(words.UNUSED_CHANGED, f"actions/{name}", place, at, "", name)


def _compared(versions: Versions, pair: Pair[Action]) -> Iterator[Change]:
    old, new, name = pair.old, pair.new, f"actions/{pair.name}"
    spelled = old.wire or pair.name, new.wire or pair.new_name
    if spelled[0] != spelled[1]:
        kind = kinds.ACTION_RENAMED
        word = "wire" if pair.name == pair.new_name else ""
        yield said(kind, name, old, new, *spelled, word, pair.note, pair.name)
    elif pair.name != pair.new_name:
        kind = kinds.ACTION_KEY_RENAMED
        yield said(kind, name, old, new, pair.name, pair.new_name, "", pair.note)
    if (old.http, old.link) != (new.http, new.link):
        followed = _followed(versions.old.system) and _followed(versions.new.system)
        same = old.link == new.link and old.http.split()[:1] == new.http.split()[:1]
        kind = (
            kinds.ACTION_HREF_CHANGED
            if followed and same and old.http and new.http
            else kinds.ACTION_WIRE_CHANGED
        )
        before, after = (f"{each.http} {each.link}".strip() for each in (old, new))
        yield said(kind, name, old, new, before, after, "http", "", pair.name)
    yield from _manners(name, old, new)
    if old.actor != new.actor:
        yield said(kinds.ACTOR_CHANGED, name, old, new, old.actor, new.actor, "actor")
    yield from _request(versions, name, old, new)
    yield from _response(name, old, new)


def _manners(name: str, old: Action, new: Action) -> Iterator[Change]:
    """Yield what is other about whether an action may be sent lightly."""
    for word, better, worse in (
        ("safe", kinds.ACTION_BECAME_SAFE, kinds.ACTION_BECAME_UNSAFE),
        (
            "idempotent",
            kinds.ACTION_BECAME_REPEATABLE,
            kinds.ACTION_BECAME_UNREPEATABLE,
        ),
    ):
        before: bool | None = getattr(old, word)
        after: bool | None = getattr(new, word)
        if before is after:
            continue
        if before is None:
            kind = knowledge.FACT_LEARNED
        elif after is None:
            kind = knowledge.FACT_FORGOTTEN
        else:
            kind = better if after else worse
        texts = (_known(before), _known(after))
        yield said(kind, name, old, new, *texts, word, "", old.name)


def _known(value: bool | None) -> str:  # noqa: FBT001  # the value itself is said
    return "unknown" if value is None else str(value).lower()


def _request(
    versions: Versions, name: str, old: Action, new: Action
) -> Iterator[Change]:
    """Yield that a request has a body that had none, or the reverse."""
    none = old.request is Absence.NONE, new.request is Absence.NONE
    if none[0] == none[1]:
        return
    come = none[0]
    system = versions.new.system if come else versions.old.system
    use = new.request if come else old.request
    if use is None or use is Absence.UNKNOWN:
        kind = knowledge.FACT_FORGOTTEN if come else knowledge.FACT_LEARNED
    elif _needs(system, use):
        kind = kinds.REQUIRED_REQUEST_ADDED if come else kinds.REQUIRED_REQUEST_REMOVED
    else:
        kind = kinds.REQUEST_MODEL_ADDED if come else kinds.REQUEST_MODEL_REMOVED
    texts = _use(old.request), _use(new.request)
    yield said(kind, name, old, new, *texts, "request", "", old.name)


def _needs(system: System, use: ModelUse) -> bool:
    model = system.models.get(use) if isinstance(use, str) else use
    if not isinstance(model, Model):
        return False
    return any(
        field.required is not False and field.default is None
        for field in (model.fields or {}).values()
    )


def _use(use: ModelUse) -> str:
    if isinstance(use, Model):
        return "a model in place"
    return "unknown" if use is None else str(use)


def _response(name: str, old: Action, new: Action) -> Iterator[Change]:
    """Yield that an action is answered otherwise; bodies are compared elsewhere."""
    forms = _form(old), _form(new)
    if forms[0] != forms[1]:
        kind = kinds.RESPONSE_CHANGED
        yield said(kind, name, old, new, *forms, "response", "", old.name)
        return
    before, after = _statuses(old), _statuses(new)
    if before == after:
        return
    classes = [{each // _CLASS for each in both} for both in (before, after)]
    if not before:
        kind = knowledge.FACT_LEARNED
    elif not after:
        kind = knowledge.FACT_FORGOTTEN
    elif classes[0] == classes[1]:
        kind = kinds.RESPONSE_STATUS_CHANGED
    else:
        kind = kinds.RESPONSE_STATUS_CLASS_CHANGED
    path = f"{name}/response/http"
    texts = _list(before), _list(after)
    change = said(kind, path, old, new, *texts, "response")
    yield replace(change, sides=(Side.EMITS,), action=old.name)


def _list(statuses: frozenset[int]) -> str:
    return ", ".join(map(str, sorted(statuses)))


def _form(action: Action) -> str:
    """Return in which form an action is answered."""
    return "state" if action.response == "state" else "of its own"


def _statuses(action: Action) -> frozenset[int]:
    response = action.response
    return frozenset(response.http if isinstance(response, Response) else ())


def _followed(system: System) -> bool:
    """Return whether the answers of a system carry the addresses of its actions."""
    state = system.wire.state if system.wire else None
    return state is not None and state.links not in {"", "none"}
