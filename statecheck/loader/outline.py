"""What a file is about, told from its bytes or its first level, before it is built."""

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from statecheck.language import nearest
from statecheck.syntax import Document, Mapping, Node, Scalar, Sequence

_SAYS_SO = re.compile(
    rb"(?<![^\s{,\"'\xbf\xfe\xff])statecheck[\"']?\s*:(?:[ \t]*[^\s#{\[]|\s+[0-9])"
)
"""`statecheck:` with a value, as nobody writes who does not mean this tool."""

_NEARLY = re.compile(
    rb"^(?:\xef\xbb\xbf)?(?:\{[ \t]*|[ \t]+(?=\"))?[\"']?([A-Za-z_.-]{7,13})[\"']?"
    rb"[ \t]*:[ \t]*[\"']?[0-9]",
    re.MULTILINE,
)
"""A key of the first level with a number, about as long as `statecheck`."""

_SECTIONS = re.compile(
    rb"^(?:states|everywhere|exits|steps|actions|models|errors|wire|options|openness"
    rb"|properties|sources)[ \t]*:",
    re.MULTILINE,
)
"""A section of a spec, on the first level."""

_BEGINNING = 65_536
"""Bytes at the beginning of a file in which a misspelt `statecheck` is looked for."""

_NAMES = re.compile(
    r"(?<![^\s{,\"'\ufeff])(?:system|flow)[\"']?\s*:\s*[\"']?([A-Za-z0-9_.-]+)"
)

_OWNERS = re.compile(
    r"^\ufeff?[\"']?(?:system|flow)[\"']?\s*:\s*[\"']?([A-Za-z0-9_.-]+)", re.MULTILINE
)


_BEGINS = re.compile(r"^\ufeff?[\"']?(?:initial|start)[\"']?[ \t]*:", re.MULTILINE)
_BEGINS_IN_FLOW = re.compile(r"(?<![^\s{,\"'])(?:initial|start)[\"']?\s*:")
"""Where a system begins, on the first level; in one map without lines, on any."""


def may_be_spec(data: bytes) -> bool:
    """Return whether a file could be a spec; quick, and never wrong if it says no.

    That holds of a file that writes the key as everybody does: without escapes, in
    UTF-8 or in an encoding that is refused later on.
    """
    if b"\0" in data:  # UTF-16 and UTF-32
        data = data.replace(b"\0", b"")
    return _SAYS_SO.search(data) is not None


def seems_meant(data: bytes) -> bool:
    """Return whether a file seems to say `statecheck` with some wrong letters.

    It names a system or a flow as well, as files of other tools hardly do. Where it has
    sections of a spec besides, the key may be missing altogether.
    """
    if may_be_spec(data):
        return False
    if is_headless(data):
        return True
    keys = {key.decode() for key in _NEARLY.findall(data[:_BEGINNING])}
    near = any(
        nearest(key, ("statecheck",))
        for key in keys
        if key[:1] in "sStT" and {*"tck"} < {*key.lower()}
    )
    return near and bool(owners_in(data[:_BEGINNING]))


def is_headless(data: bytes) -> bool:
    """Return whether a file is a spec in all but that it says so."""
    head = data[:_BEGINNING]
    owners = _OWNERS.search(head.replace(b"\0", b"").decode("utf-8", "replace"))
    return owners is not None and _SECTIONS.search(head) is not None


def names_in(data: bytes) -> tuple[str, ...]:
    """Return the names after `system` and `flow`, at any depth, in their order."""
    text = data.replace(b"\0", b"").decode("utf-8", "replace")
    return tuple(dict.fromkeys(_NAMES.findall(text)))


def owners_in(data: bytes) -> tuple[str, ...]:
    """Return the names that a file could belong to: those at the beginning of a line.

    Where there are none, as in JSON, it is the first name of all.
    """
    text = data.replace(b"\0", b"").decode("utf-8", "replace")
    return tuple(dict.fromkeys(_OWNERS.findall(text))) or names_in(data)[:1]


def seems_to_begin(data: bytes) -> bool:
    """Return whether a file seems to say where its system begins."""
    text = data.replace(b"\0", b"").decode("utf-8", "replace").lstrip("\ufeff")
    if not text.lstrip().startswith("{"):
        return _BEGINS.search(text) is not None
    try:
        return not {"initial", "start"}.isdisjoint(json.loads(text))
    except (ValueError, RecursionError):  # it is no JSON, or nothing that is read
        return _BEGINS_IN_FLOW.search(text) is not None


def begins(document: Document) -> str:
    """Return the key by which a file says where its system begins; empty if none."""
    return next((k for k in ("initial", "start") if k in document.root.entries), "")


def belongs_to(document: Document) -> str:
    """Return the name of the system or flow that a file belongs to; empty for none."""
    return _text(document.root, "system") or _text(document.root, "flow")


def version_of(document: Document) -> str:
    """Return the version that a file gives its system; empty for none."""
    return _text(document.root, "version")


def built_on(document: Document) -> Iterator[str]:
    """Yield the systems that a file names as what its own builds on."""
    yield from _texts(_under(document.root, "extends"))
    if _text(document.root, "flow"):
        yield from _texts(_under(document.root, "host"))
        steps = _under(document.root, "steps")
        if isinstance(steps, Mapping):
            for step in steps.entries.values():
                yield from _texts(_under(step.value, "system"))


def folder_of(name: str) -> PurePosixPath:
    """Return the folder of a file by its name."""
    return PurePosixPath(name).parent


def _under(node: Node, key: str) -> Node | None:
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    return None if entry is None else entry.value


def _text(node: Node, key: str) -> str:
    return next(_texts(_under(node, key)), "")


def _texts(node: Node | None) -> Iterator[str]:
    if isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Scalar) and item.text:
                yield item.text
    elif isinstance(node, Scalar) and node.text:
        yield node.text
