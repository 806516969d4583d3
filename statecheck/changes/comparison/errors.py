"""What is other about error codes, and about which actions are answered with them."""

from collections.abc import Iterator
from dataclasses import replace

from statecheck.changes.change import Change, Side
from statecheck.changes.comparison.answers import (
    Answers,
    answers_compared,
    open_codes,
)
from statecheck.changes.comparison.likeness import alike
from statecheck.changes.comparison.pairing import Pair
from statecheck.changes.comparison.saying import said
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.kinds import errors as kinds
from statecheck.changes.kinds import knowledge
from statecheck.changes.kinds import states as words
from statecheck.spec import ErrorCode, Model, System, Table

_CLASS = 100


def compare_errors(versions: Versions) -> Iterator[Change]:
    """Yield what is other about codes and about the actions that have them."""
    moved = dict(_moved(versions))
    old, new = Answers(versions.old.system), Answers(versions.new.system)
    for gone, come in moved.items():
        unseen = old.is_unused(gone) and new.is_unused(come)
        yield said(
            words.UNUSED_CHANGED if unseen else kinds.ERROR_CODE_MOVED,
            f"errors/{gone}",
            versions.codes.gone[gone],
            versions.codes.come[come],
            gone,
            come,
            note="one code of that name is gone, and one has come",
        )
    for pair in versions.codes.pairs:
        if not (old.is_unused(pair.name) or new.is_unused(pair.new_name)):
            yield from _compared(versions, pair)
        elif not alike(_by_itself(pair.old), _by_itself(pair.new)):
            name = f"errors/{pair.name}"
            yield said(words.UNUSED_CHANGED, name, pair.old, pair.new)
    for path, code in versions.codes.gone.items():
        if path not in moved and path.rpartition("/")[0] not in versions.codes.gone:
            yield _alone(versions, path, code, old, come=False)
    for path, code in versions.codes.come.items():
        above = path.rpartition("/")[0]
        if path not in moved.values() and above not in versions.codes.come:
            yield _alone(versions, path, code, new, come=True)
    yield from answers_compared(versions, old, new, moved)


def _by_itself(code: ErrorCode) -> ErrorCode:
    """Return a code without its details, which are told one by one."""
    return replace(code, details=Table())


def _moved(versions: Versions) -> Iterator[tuple[str, str]]:
    """Yield codes that stand under another one, if only one of each name can be it."""
    come: dict[str, list[str]] = {}
    for path in versions.codes.come:
        come.setdefault(path.rpartition("/")[2], []).append(path)
    gone: dict[str, list[str]] = {}
    for path in versions.codes.gone:
        gone.setdefault(path.rpartition("/")[2], []).append(path)
    for name, paths in sorted(gone.items()):
        if len(paths) == len(come.get(name, ())) == 1:
            yield paths[0], come[name][0]


def _alone(
    versions: Versions, path: str, code: ErrorCode, answers: Answers, *, come: bool
) -> Change:
    """Return that a code is there that was not, or the reverse."""
    if answers.is_unused(path):
        return _unseen(versions, path, code, come=come)
    is_detail = "/" in path
    added = kinds.ERROR_DETAIL_ADDED if is_detail else kinds.ERROR_CODE_ADDED
    removed = kinds.ERROR_DETAIL_REMOVED if is_detail else kinds.ERROR_CODE_REMOVED
    old, new = versions.old.system, versions.new.system
    return Change(
        kind=added if come else removed,
        name=f"errors/{path}",
        old=old.place("errors") if come else code.at.key,
        new=code.at.key if come else new.place("errors"),
        before="" if come else path,
        after=path if come else "",
        sides=(Side.EMITS,),
        uses=tuple(f"actions/{name}" for name in answers.actions_of(path)),
        open_before=open_codes(old),
        open_after=open_codes(new),
        disputed=bool(code.fact.disputed),
    )


def _unseen(versions: Versions, path: str, code: ErrorCode, *, come: bool) -> Change:
    """Return that a code is there, or gone, that nothing is answered with."""
    old, new = versions.old.system, versions.new.system
    at = code.at.key
    places = (old.place("errors"), at) if come else (at, new.place("errors"))
    texts = ("", path) if come else (path, "")
    return Change(words.UNUSED_CHANGED, f"errors/{path}", *places, *texts)


def _compared(versions: Versions, pair: Pair[ErrorCode]) -> Iterator[Change]:
    old, new, name = pair.old, pair.new, f"errors/{pair.name}"
    spelled = old.wire or old.name, new.wire or new.name
    if spelled[0] != spelled[1]:
        word = "wire" if old.name == new.name else ""
        yield said(kinds.ERROR_CODE_RENAMED, name, old, new, *spelled, word, pair.note)
    elif old.name != new.name:
        kind = kinds.ERROR_KEY_RENAMED
        yield said(kind, name, old, new, old.name, new.name, "", pair.note)
    if old.user_message_key != new.user_message_key:
        yield _message_key(name, old, new)
    if old.retriable is not new.retriable:
        yield _retriable(name, old, new)
    yield from _in_settings(versions, name, pair)
    if old.incomplete != new.incomplete:
        learned = old.incomplete
        kind = knowledge.FACT_LEARNED if learned else knowledge.FACT_FORGOTTEN
        before, after = _known(old), _known(new)
        yield _emitted(said(kind, name, old, new, before, after, "incomplete"))
    above = versions.codes.by_name.get(pair.name.rpartition("/")[0])
    yield from _handed_down(versions, name, pair, above)
    marks = _marks(versions.old.system, old), _marks(versions.new.system, new)
    if marks[0] != marks[1]:
        texts = ["a state" if each else "" for each in marks]
        kind = kinds.ERROR_MARKS_STATE
        yield said(kind, name, old, new, texts[0], texts[1], "model")


def _known(code: ErrorCode) -> str:
    return "incomplete" if code.incomplete else "complete"


def _in_settings(
    versions: Versions, name: str, pair: Pair[ErrorCode]
) -> Iterator[Change]:
    """Yield that a code is there in more settings, or in fewer."""
    old, new = pair.old, pair.new
    before, after = versions.where(old.if_), versions.where(new.if_)
    detail = "/" in pair.name
    texts = str(old.if_ or ""), str(new.if_ or "")
    kinds_of = []
    if after & ~before:
        added = kinds.ERROR_DETAIL_ADDED if detail else kinds.ERROR_CODE_ADDED
        kinds_of.append(added)
    if before & ~after:
        removed = kinds.ERROR_DETAIL_REMOVED if detail else kinds.ERROR_CODE_REMOVED
        kinds_of.append(removed)
    for kind in kinds_of:
        note = "that holds in some settings"
        change = said(kind, name, old, new, *texts, "if", note)
        yield replace(
            change,
            open_before=open_codes(versions.old.system),
            open_after=open_codes(versions.new.system),
        )


def _handed_down(
    versions: Versions, name: str, pair: Pair[ErrorCode], above: Pair[ErrorCode] | None
) -> Iterator[Change]:
    """Yield what is other of that which a detail has from the code above it.

    What is other because it is other above, is said there.
    """
    old, new = pair.old, pair.new
    statuses = _statuses(pair)
    if statuses[0] != statuses[1] and (above is None or _statuses(above) != statuses):
        yield _status(name, old, new)
    targets = _targets(versions, pair)
    if targets[0] != targets[1] and (
        above is None or _targets(versions, above) != targets
    ):
        kind = kinds.ERROR_TARGET_CHANGED
        yield said(kind, name, old, new, *targets, "target")


def _statuses(pair: Pair[ErrorCode]) -> tuple[frozenset[int], frozenset[int]]:
    return frozenset(pair.old.http), frozenset(pair.new.http)


def _targets(versions: Versions, pair: Pair[ErrorCode]) -> tuple[str, str]:
    after = (versions.target(each) for each in pair.new.target or ("stay",))
    return ", ".join(sorted(pair.old.target or ("stay",))), ", ".join(sorted(after))


def _message_key(name: str, old: ErrorCode, new: ErrorCode) -> Change:
    before, after = old.user_message_key, new.user_message_key
    kind = kinds.MESSAGE_KEY_CHANGED
    if not before:
        kind = kinds.MESSAGE_KEY_ADDED
    elif not after:
        kind = kinds.MESSAGE_KEY_REMOVED
    return said(kind, name, old, new, before, after, "userMessageKey")


def _status(name: str, old: ErrorCode, new: ErrorCode) -> Change:
    texts = [", ".join(str(each) for each in sorted(code.http)) for code in (old, new)]
    if not old.http:
        kind = knowledge.FACT_LEARNED
    elif not new.http:
        kind = knowledge.FACT_FORGOTTEN
    elif {each // _CLASS for each in old.http} == {each // _CLASS for each in new.http}:
        kind = kinds.ERROR_STATUS_CHANGED
    else:
        kind = kinds.ERROR_STATUS_CLASS_CHANGED
    return _emitted(said(kind, name, old, new, texts[0], texts[1], "http"))


def _retriable(name: str, old: ErrorCode, new: ErrorCode) -> Change:
    texts = [
        "unknown" if code.retriable is None else str(code.retriable).lower()
        for code in (old, new)
    ]
    if old.retriable is None:
        kind = knowledge.FACT_LEARNED
    elif new.retriable is None:
        kind = knowledge.FACT_FORGOTTEN
    else:
        kind = (
            kinds.ERROR_BECAME_RETRIABLE if new.retriable else kinds.ERROR_BECAME_FINAL
        )
    return _emitted(said(kind, name, old, new, texts[0], texts[1], "retriable"))


def _emitted(change: Change) -> Change:
    """Return a change that is about what the server sends alone."""
    return replace(change, sides=(Side.EMITS,))


def _marks(system: System, code: ErrorCode) -> bool:
    """Return whether the body of an error has the field that tells a state."""
    wire = system.wire
    if wire is None or wire.state is None or not wire.state.status.startswith("/"):
        return False
    model = system.models.get(code.model) if isinstance(code.model, str) else code.model
    if not isinstance(model, Model) or model.fields is None:
        return False
    status = wire.state.status.removeprefix("/")
    return any((field.wire or name) == status for name, field in model.fields.items())
