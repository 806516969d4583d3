"""What is wrong with the keys of a map: unknown, missing, clashing."""

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Map
from functools import cache

from statecheck.finding import Finding, Fix, Related
from statecheck.language.expectation import enumerated, noun, quoted
from statecheck.language.fault import Fault, shown
from statecheck.language.nearest import nearest
from statecheck.language.rules import CLASHING_KEYS, MISSING_KEY, UNKNOWN_KEY
from statecheck.language.vocabulary import is_element, language_schema, words
from statecheck.syntax import Mapping

_EXTENSION = "x-"

_FEW = 8
"""Keys that a message lists."""


def unknown_keys(fault: Fault, unexpected: list[str]) -> Iterator[Finding]:
    """Yield a finding for each key that the language does not have there."""
    if fault.definition == "Flow" and "system" in unexpected:
        yield _clash(fault, "flow", "system", ", a file describes one of them")
        return
    for key in unexpected:
        near = nearest(key, fault.words)
        yield Finding(
            rule=UNKNOWN_KEY,
            at=(fault.at / key).key,
            message=f"{shown(key)} is no key {_of(fault)}{_instead(fault, key, near)}",
            fix=Fix(f"did you mean `{near}`?", near) if near else None,
        )


def missing_keys(fault: Fault, missing: tuple[str, ...]) -> Iterator[Finding]:
    """Yield that one of several keys has to be there, unless it is misspelt."""
    if fault.definition == "Flow" and "system" in fault.keys:
        return  # which of the two it is has to be said first
    if any(_may_be_one_of(missing, key, fault) for key in fault.keys):
        return
    at = fault.at.key if fault.at.pointer.keys else fault.at
    if missing == ("system",) and not fault.at.pointer.keys:
        message = "the file has neither `system` nor `flow`"
    else:
        what = (
            noun(fault.definition) if fault.definition else f"what stands {fault.where}"
        )
        message = f"{what} needs {enumerated(map(quoted, missing), 'or')}"
    yield Finding(MISSING_KEY, at, message)


def _may_be_one_of(missing: tuple[str, ...], key: str, fault: Fault) -> bool:
    """Return whether a key is none of the language, and was none of the others."""
    if key in fault.words or key.startswith(_EXTENSION):
        return False
    near = nearest(key, fault.words)
    return not near or near in missing


def clashing_keys(fault: Fault) -> Iterator[Finding]:
    """Yield that two keys stand there that exclude each other."""
    if not isinstance(fault.node, Mapping):
        return  # which is said by its type
    schema = fault.schema["not"]
    apart: list[str] = [part["required"][0] for part in schema.get("anyOf", ())]
    keys = [*schema["required"], *(key for key in apart if key in fault.keys)]
    yield _clash(fault, keys[0], keys[1])


def choice_of_keys(fault: Fault) -> Iterator[Finding]:
    """Yield that none, or more than one, of several sets of keys is there."""
    if not isinstance(fault.node, Mapping):
        return  # which is said by its type
    sets = [tuple(part["required"]) for part in fault.schema["oneOf"]]
    there = [keys for keys in sets if set(keys) <= set(fault.keys)]
    if there:
        why = f", {noun(fault.definition)} says one thing"
        yield _clash(fault, there[0][0], there[1][0], why)
        return
    begun = [keys for keys in sets if set(keys) & set(fault.keys)]
    if begun:
        yield from missing_keys(
            fault, tuple(key for key in begun[0] if key not in fault.keys)
        )
    else:
        yield from missing_keys(fault, tuple(keys[0] for keys in sets))


def _clash(fault: Fault, one: str, other: str, why: str = "") -> Finding:
    """Return that two keys cannot both be there, at the one that comes later."""
    first, second = sorted((one, other), key=(*fault.keys, one, other).index)
    return Finding(
        rule=CLASHING_KEYS,
        at=(fault.at / second).key,
        message=f"`{second}` cannot stand beside `{first}`{why}",
        related=(Related((fault.at / first).key, f"`{first}`"),),
    )


def _of(fault: Fault) -> str:
    return f"of {noun(fault.definition)}" if fault.definition else fault.where


@cache
def _owners() -> Map[str, Sequence[str]]:
    """Return, by key, what it may stand in."""
    found: dict[str, list[str]] = {}
    for name, definition in language_schema()["$defs"].items():
        for key in definition.get("properties", ()) if name != "Element" else ():
            found.setdefault(key, []).append(name)
    return found


def _instead(fault: Fault, key: str, near: str) -> str:
    """Return where the key belongs, or what keys there are, if that helps."""
    if near:
        return ""
    owners = _owners().get(key, ())
    if len(owners) == 1:
        return f", it belongs in {noun(owners[0])}"
    element = bool(fault.definition) and is_element(fault.definition)
    shared = words("Element") if element else ()
    own = [word for word in fault.words if word not in shared]
    if 0 < len(own) <= _FEW:
        return f", which has {enumerated(map(quoted, own), 'and')}"
    return ""
