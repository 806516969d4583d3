"""What a change is about, as people call it: read off its logical path."""

from collections.abc import Mapping, Sequence

from statecheck.changes import Change

_MOST = 2
"""So many actions are named one by one."""

_WHOLES = {
    "initial": "the start",
    "start": "the start",
    "version": "the version",
    "openness": "the openness",
}
"""What paths are called that name nothing further."""

_PARTS = {
    "model": "the answer in {0}",
    "moves": "{0}",
    "request": "the request for {0}",
    "response": "the answer to {0}",
    "errors": "the errors of {0}",
    "actions": "the actions of {0}",
    "headers": "the headers",
}
"""By the part of an element that a path ends with, what that is called."""


def names(change: Change) -> Mapping[str, str]:
    """Return the names that a sentence about a change may have in it."""
    action, code = _action(change), _code(change)
    whom = _whom(change, action)
    return {
        "it": _thing(change),
        "state": _quoted(change.state) or "the start",
        "action": _quoted(action) or "an action",
        "code": _quoted(code) or "an error code",
        "whom": whom,
        "are": "are" if " and " in whom else "is",
    }


def _thing(change: Change) -> str:
    """Return what changed, in words."""
    section, _, rest = change.name.partition("/")
    if not change.name:
        return _quoted(change.system)
    if "/fields/" in change.name or "/variants/" in change.name:
        return _field(change.name)
    if not rest:
        return _WHOLES.get(section, _quoted(section))
    return _SECTIONS.get(section, _plainly)(change, rest)


def _plainly(change: Change, rest: str) -> str:
    del change
    return _quoted(rest)


def _of_wire(change: Change, rest: str) -> str:
    return _quoted(rest.removeprefix("headers/") if "headers/" in rest else change.name)


def _of_error(change: Change, rest: str) -> str:
    del change
    code, part, _ = rest.partition("/model")
    return f"the body of {_quoted(code)}" if part else _quoted(code)


def _of_action(change: Change, rest: str) -> str:
    action, parts = _split(rest, change.action)
    if not parts:
        return _quoted(action)
    if parts[0] == "errors" and parts[1:]:
        return f"{_quoted('/'.join(parts[1:]))} as an answer to {_quoted(action)}"
    if parts[0] == "response" and parts[1:] == ["http"]:
        return f"the HTTP status of the answer to {_quoted(action)}"
    return _PARTS.get(parts[0], "{0}").format(_quoted(action))


def _of_state(change: Change, rest: str) -> str:
    state, parts = _split(rest, change.state)
    where = _quoted(state) if state != "start" else "the start"
    if not parts:
        return where
    if parts[0] != "actions" or not parts[1:]:
        return _PARTS.get(parts[0], "{0}").format(where)
    action, more = _split("/".join(parts[1:]), change.action)
    said = f"{_quoted(action)} in {where}" if state != "start" else _quoted(action)
    if more[:1] == ["errors"] and more[1:]:
        return f"{said}, if refused with {_quoted('/'.join(more[1:]))},"
    return said


def _of_start(change: Change, rest: str) -> str:
    return _of_state(change, f"start/{rest}")


_SECTIONS = {
    "wire": _of_wire,
    "actions": _of_action,
    "states": _of_state,
    "start": _of_start,
    "errors": _of_error,
}
"""By the section that a path begins with, what says the rest in words."""


def _split(rest: str, name: str) -> tuple[str, list[str]]:
    """Return the element that a path begins with, and its parts within that."""
    if name and (rest == name or rest.startswith(f"{name}/")):
        return name, list(filter(None, rest[len(name) :].split("/")))
    head, *parts = rest.split("/")
    return head, parts


def _field(path: str) -> str:
    """Return a field with what it is in, as `Device.name`."""
    before, _, inner = path.partition("/fields/")
    owner, _, variant = before.partition("/variants/")
    section, _, name = owner.partition("/")
    said = inner.replace("/fields/", ".").replace("/items", "[]")
    if section == "wire":
        return _quoted(said)
    if section == "models":
        within = f"{name}.{said}" if said else name
        text = _quoted(within)
    else:
        element, _, part = name.rpartition("/")
        if part == "headers":
            element = element.rpartition("/")[0]
        body = "the body of {0}"
        said_of = body if section == "errors" else _PARTS.get(part, body)
        where = said_of.format(_quoted(element))
        text = f"{_quoted(said)} of {where}" if said else where
    return f"{text} where it is {_quoted(variant)}" if variant else text


def _action(change: Change) -> str:
    section, _, rest = change.name.partition("/")
    return change.action or (rest.partition("/")[0] if section == "actions" else "")


def _code(change: Change) -> str:
    section, _, rest = change.name.partition("/")
    if section == "errors":
        return rest
    return change.name.partition("/errors/")[2]


def _whom(change: Change, action: str) -> str:
    """Return the actions that an error is an answer to."""
    if action:
        return _quoted(action)
    uses = [use.partition("/")[2] for use in change.uses if use.startswith("actions/")]
    return _listed(uses) or "an action"


def _listed(several: Sequence[str]) -> str:
    quoted = list(map(_quoted, several))
    if len(quoted) > _MOST + 1:
        rest = len(quoted) - _MOST
        quoted = [*quoted[:_MOST], f"{rest:,} more actions"]
    *others, last = quoted or [""]
    return f"{', '.join(others)} and {last}" if others else last


def _quoted(name: str) -> str:
    return "`" + " ".join(name.split()).replace("`", "'") + "`" if name else ""
