"""What is other about options, the binding to the wire, and openness."""

from collections.abc import Iterator

from statecheck.changes.change import Change, ChangeKind, Side
from statecheck.changes.comparison.saying import said
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.conditions import conditions_in_words
from statecheck.changes.kinds import fields as field_kinds
from statecheck.changes.kinds import knowledge
from statecheck.changes.kinds import surroundings as kinds
from statecheck.source import Location
from statecheck.spec import Field, Option, Wire, WireChoice, WireError

_SIDES = {
    "statuses": Side.EMITS,
    "codes": Side.EMITS,
    "enums": Side.EMITS,
    "answers": Side.EMITS,
    "requests": Side.ACCEPTS,
}
"""The set that a word of openness is about."""


def compare_options(versions: Versions) -> Iterator[Change]:
    """Yield what is other about settings."""
    old, new = versions.old.system.options, versions.new.system.options
    for name in sorted({*old, *new}):
        path = f"options/{name}"
        if name not in old:
            at = versions.old.system.place("options"), new[name].at.key
            yield _alone(kinds.OPTION_ADDED, path, at, "", name)
        elif name not in new:
            at = old[name].at.key, versions.new.system.place("options")
            yield _alone(kinds.OPTION_REMOVED, path, at, name, "")
        else:
            yield from _option(path, old[name], new[name])


def _option(path: str, old: Option, new: Option) -> Iterator[Change]:
    if (old.enum is None) != (new.enum is None) or old.per != new.per:
        yield said(kinds.OPTION_CHANGED, path, old, new, old.per, new.per)
    elif old.set != new.set:
        yield said(kinds.OPTION_CHANGED, path, old, new, old.set, new.set, "set")
    for value in sorted({*(old.enum or ())} ^ {*(new.enum or ())}):
        if old.enum is None or new.enum is None:
            continue
        if value in new.enum:
            kind, texts = kinds.OPTION_VALUE_ADDED, ("", value)
        else:
            kind, texts = kinds.OPTION_VALUE_REMOVED, (value, "")
        yield said(kind, path, old, new, *texts, "enum")
    if old.default != new.default:
        texts = _default(old), _default(new)
        yield said(kinds.OPTION_DEFAULT_CHANGED, path, old, new, *texts, "default")


def _default(option: Option) -> str:
    if isinstance(option.default, bool):
        return "true" if option.default else "false"
    return option.default or ""


def _alone(
    kind: ChangeKind, name: str, at: tuple[Location, Location], before: str, after: str
) -> Change:
    sides = tuple(side for side, _ in kind.effects)
    return Change(kind, name, *at, before, after, sides)


def compare_openness(versions: Versions) -> Iterator[Change]:
    """Yield where more, or no more, may come than is declared."""
    old, new = versions.old.system, versions.new.system
    for word, side in sorted(_SIDES.items()):
        before, after = old.openness.get(word, ""), new.openness.get(word, "")
        if before == after:
            continue
        if not before:
            kind = knowledge.FACT_LEARNED
        elif not after:
            kind = knowledge.FACT_FORGOTTEN
        else:
            kind = (
                kinds.VOCABULARY_OPENED if after == "open" else kinds.VOCABULARY_CLOSED
            )
        yield Change(
            kind=kind,
            name=f"openness/{word}",
            old=old.place("openness"),
            new=new.place("openness"),
            before=before,
            after=after,
            sides=(side,),
        )


def compare_binding(versions: Versions) -> Iterator[Change]:
    """Yield what is other about how everything goes over the wire."""
    old, new = versions.old.system.wire, versions.new.system.wire
    if old is None or new is None:
        if old is not None or new is not None:
            kind = knowledge.FACT_LEARNED if old is None else knowledge.FACT_FORGOTTEN
            at = versions.old.system.place("wire"), versions.new.system.place("wire")
            yield Change(
                kind,
                "wire",
                *at,
                "unknown" if old is None else "known",
                "unknown" if new is None else "known",
                (Side.ACCEPTS, Side.EMITS),
            )
        return
    before, after = dict(_told(old)), dict(_told(new))
    for part in sorted({*before, *after}):
        texts = before.get(part, ""), after.get(part, "")
        if _on_the_wire(texts[0], old) != _on_the_wire(texts[1], new):
            word = part.partition("/")[0]
            kind = kinds.BINDING_CHANGED
            yield said(kind, f"wire/{part}", old, new, *texts, word)
    yield from _choices(old, new)
    yield from _headers(old, new)


def _on_the_wire(text: str, wire: Wire) -> str:
    """Return a text whatever the session is called in it, since nobody sees that."""
    name = wire.session.id if wire.session is not None else ""
    return text.replace(f"{{{name}}}", "{}") if name else text


def _told(wire: Wire) -> Iterator[tuple[str, str]]:
    """Yield the parts of a binding that are other if they are spelled otherwise."""
    state, action = wire.state, wire.action
    if state is not None:
        yield "state/read", state.read
        yield "state/status", state.status
        yield "state/links", state.links
        yield "state/http", ", ".join(str(each) for each in sorted(state.http))
    if action is not None:
        yield "action/http", action.http
        yield "action/body", action.body
    if wire.error is not None:
        yield from _envelope("error", wire.error)
    for index, error in enumerate(wire.errors):
        yield from _envelope(f"errors/{index}", error)
    if wire.session is not None:
        session = wire.session
        for word in ("read", "rotates", "header"):
            yield f"session/{word}", str(getattr(session, word))
        yield "session/cookies", ", ".join(sorted(session.cookies))


_POINTERS = ("code", "message", "user_message", "target", "details")


def _envelope(part: str, error: WireError) -> Iterator[tuple[str, str]]:
    """Yield the parts of what errors come in."""
    for word in _POINTERS:
        yield f"{part}/{word}", str(getattr(error, word))
    when = "" if error.when is None else conditions_in_words(error.when)
    yield f"{part}/when", when
    if error.detail is not None:
        for word in _POINTERS:
            yield f"{part}/detail/{word}", str(getattr(error.detail, word))


def _choices(old: Wire, new: Wire) -> Iterator[Change]:
    """Yield the ways of asking for an action; each of them is enough."""
    before = {_choice(each) for each in (old.action.choose if old.action else ())}
    after = {_choice(each) for each in (new.action.choose if new.action else ())}
    if bool(before) != bool(after):
        texts = "; ".join(sorted(before)), "; ".join(sorted(after))
        kind = kinds.BINDING_CHANGED
        yield said(kind, "wire/action/choose", old, new, *texts, "action")
        return
    for each in sorted(before ^ after):
        come = each in after
        kind = kinds.CHOICE_ADDED if come else kinds.CHOICE_REMOVED
        texts = ("", each) if come else (each, "")
        yield said(kind, "wire/action/choose", old, new, *texts, "action")


def _choice(choice: WireChoice) -> str:
    return ", ".join(
        f"{part} {name}: {value}"
        for part in ("header", "query", "body")
        for name, value in sorted(getattr(choice, part).items())
    )


def _headers(old: Wire, new: Wire) -> Iterator[Change]:
    for name in sorted({*old.headers, *new.headers}):
        both = old.headers.get(name), new.headers.get(name)
        if all(isinstance(each, Field) for each in both):
            continue  # compared as the fields that they are
        before, after = map(_header, both)
        if before == after:
            continue
        if not before:
            required = after == "required"
            kind = kinds.REQUIRED_HEADER_ADDED if required else kinds.HEADER_ADDED
        elif not after:
            required = before == "required"
            kind = kinds.REQUIRED_HEADER_REMOVED if required else kinds.HEADER_REMOVED
        else:
            kind = (
                field_kinds.FIELD_BECAME_REQUIRED
                if after == "required"
                else field_kinds.FIELD_BECAME_OPTIONAL
            )
        change = said(kind, f"wire/headers/{name}", old, new, before, after, "headers")
        yield Change(
            kind,
            change.name,
            change.old,
            change.new,
            before,
            after,
            (Side.ACCEPTS,),
        )


def _header(header: str | Field | None) -> str:
    if isinstance(header, Field):
        return "required" if header.required is True else "optional"
    return header or ""
