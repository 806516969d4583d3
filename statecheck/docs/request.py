"""The request of an action, as HTTP and as a command for curl."""

import json
import re
import shlex
from string import ascii_letters, digits

from statecheck.docs.controls import spelled_json
from statecheck.docs.placeholders import placeholder
from statecheck.immutable import frozen
from statecheck.spec import Absence, Action, Field, Model, ModelUse, System, Table, Wire
from statecheck.spec import WireAction as Binding
from statecheck.spec import WireChoice as Choice

_UNRESERVED = frozenset(ascii_letters + digits + "-._~")

HOST = "api.example.com"
"""In the place of the host, which no spec names; RFC 2606 keeps it for examples."""


@frozen
class Request:
    """One request.

    Attributes:
        path: With its query.
        headers: By name, in order.
        body: Text; empty for none.
    """

    method: str
    path: str
    headers: tuple[tuple[str, str], ...] = ()
    body: str = ""


def request_of(action: Action, system: System, sample: object = None) -> Request:
    """Return the request of an action, with a sample of its body if there is one."""
    wire = system.wire or Wire()
    binding = wire.action or Binding()
    pattern = action.http or binding.http or f"POST /{action.name}"
    method, _, path = pattern.partition(" ")
    spelled = action.wire or action.name
    choice = binding.choose[0] if binding.choose and not action.http else Choice()
    fields = _fields(action.request, system)
    path = _filled(path.strip(), fields, spelled)
    query = {
        name: value.replace("{action}", spelled) for name, value in choice.query.items()
    }
    query |= {
        f.name: _text(f, system)
        for f in fields.values()
        if f.in_ == "query" and f.required
    }
    if query:
        path += "?" + "&".join(f"{_quoted(n)}={_quoted(v)}" for n, v in query.items())
    headers = _headers(wire, choice, spelled, fields, system)
    bodiless = method in {"GET", "HEAD", "DELETE"}
    body = "" if bodiless else _body(action, system, sample, choice)
    if body and not any(name.lower() == "content-type" for name, _ in headers):
        headers.append(("Content-Type", "application/json"))
    return Request(method, path, tuple(headers), body)


def http(request: Request) -> str:
    """Return a request as it goes over the wire."""
    lines = [f"{_line(request.method)} {_line(request.path)} HTTP/1.1", f"Host: {HOST}"]
    lines += [f"{_line(name)}: {_line(value)}" for name, value in request.headers]
    return "\n".join((*lines, "", request.body)).rstrip("\n")


def curl(request: Request) -> str:
    """Return a command that sends a request; every word of it is quoted."""
    words = [f"curl -X {shlex.quote(request.method)}"]
    words.append(shlex.quote(f"https://{HOST}{_line(request.path)}"))
    words += [
        f"-H {shlex.quote(f'{_line(name)}: {_line(value)}')}"
        for name, value in request.headers
    ]
    if request.body:
        words.append(f"--data {shlex.quote(request.body)}")
    return " \\\n  ".join(words)


def _quoted(text: str) -> str:
    """Return text as a part of an address; RFC 3986 leaves the unreserved as it is."""
    data = text.encode("utf-8", "surrogatepass")
    return "".join(
        chr(byte) if chr(byte) in _UNRESERVED else f"%{byte:02X}" for byte in data
    )


def _line(text: str) -> str:
    """Return text without what would begin another line."""
    return re.sub(r"[\x00-\x1f\x7f]+", " ", text)


def _fields(body: ModelUse, system: System) -> Table[Field]:
    model = system.models.get(body) if isinstance(body, str) else body
    return (model.fields or Table()) if isinstance(model, Model) else Table()


def _filled(path: str, fields: Table[Field], action: str) -> str:
    """Return a path with what is known put in; the rest stays in braces."""

    def value(match: "re.Match[str]") -> str:
        name = match[1]
        if name == "action":
            return _quoted(action)
        known = fields.get(name)
        if known is not None and known.examples:
            return _quoted(str(known.examples[0]))
        return match[0]

    return re.sub(r"\{([^{}]*)\}", value, path)


def _headers(
    wire: Wire,
    choice: Choice,
    action: str,
    fields: Table[Field],
    system: System,
) -> list[tuple[str, str]]:
    headers = [
        (name, value.replace("{action}", action))
        for name, value in choice.header.items()
    ]
    for name, said in wire.headers.items():
        if isinstance(said, str) and said == "required":
            headers.append((name, "…"))
        elif isinstance(said, Field) and said.required is True:
            headers.append((name, _text(said, system)))
    headers += [
        (field.wire or field.name, _text(field, system))
        for field in fields.values()
        if field.in_ == "header"
    ]
    return headers


def _text(field: Field, system: System) -> str:
    value = placeholder(field, system)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _body(action: Action, system: System, sample: object, choice: Choice) -> str:
    body: object = sample
    if body is None and action.examples:
        body = action.examples[0]
    if body is None:
        body = {
            field.wire or name: placeholder(field, system)
            for name, field in _fields(action.request, system).items()
            if field.in_ == "body" and field.required is not False
        }
    if isinstance(body, dict):
        body = body | {
            pointer.lstrip("/"): value.replace("{action}", action.wire or action.name)
            for pointer, value in choice.body.items()
        }
    if not body and (action.request is None or action.request == Absence.NONE):
        body = {}
    text = json.dumps(body, indent=2, ensure_ascii=False, default=str)
    return spelled_json(text)
