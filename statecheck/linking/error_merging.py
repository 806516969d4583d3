"""Trees of error codes put together."""

from collections.abc import Iterator
from dataclasses import replace

from statecheck.linking.overriding import overridden
from statecheck.linking.replacing import replaced
from statecheck.spec import ErrorCode, Table


def merged(host: Table[ErrorCode], own: Table[ErrorCode]) -> Table[ErrorCode]:
    """Return the host's codes with an adapter's added, or put in their place.

    What an overriding code of the adapter writes replaces the host's, key by key;
    details are added to the host's. A code that only repeats the host's adds nothing
    but its details.
    """
    codes = dict(host)
    for name, code in own.items():
        known = codes.get(name)
        codes[name] = _settled(code) if known is None else _merged(known, code)
    return Table(codes.items())


def clashes(
    one: Table[ErrorCode], other: Table[ErrorCode], above: str = ""
) -> Iterator[tuple[str, ErrorCode, ErrorCode]]:
    """Yield the codes that two trees say different things of, with their path."""
    for name, code in other.items():
        known = one.get(name)
        if known is None:
            continue
        if replace(known, details=Table()) != replace(code, details=Table()):
            yield above + name, known, code
        yield from clashes(known.details, code.details, f"{above}{name}/")


def _merged(host: ErrorCode, own: ErrorCode) -> ErrorCode:
    details = merged(host.details, own.details)
    if not own.overrides:
        return replace(host, details=details)
    return replace(overridden(host, own), details=details)


def _settled(code: ErrorCode) -> ErrorCode:
    """Return a code that replaces nothing, whatever it says of itself."""
    details = code.details
    if details:
        details = Table((name, _settled(each)) for name, each in details.items())
    return replaced(code, details=details, overrides=False)
