"""Maps in which many keys are no names, cut down to what is looked at."""

import re

_NAMED = frozenset(
    {
        "actions",
        "actors",
        "details",
        "errors",
        "exits",
        "models",
        "options",
        "properties",
        "sources",
        "start",
        "states",
        "steps",
    }
)
"""Keys under which each key is a name."""

_WIDE = 1000
"""Keys of a map from which on not every bad name in it is looked at."""

_WORK = 1_000_000
"""Bad names times keys of the map that are looked at.

The validator copies the whole map for each key that is no name, so that the time would
grow with the square of the map.
"""

_NAME = re.compile(r"[A-Za-z0-9_.-]{1,256}", re.ASCII)


def leave_out_bad_names(root: object) -> None:
    """Take most of the keys that are no names out of wide maps, with what is there.

    Args:
        root: Plain data, which is changed.
    """
    waiting: list[tuple[object, object]] = [("", root)]
    seen: set[int] = set()
    while waiting:
        word, value = waiting.pop()
        if not isinstance(value, dict | list) or id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, list):
            waiting.extend((word, item) for item in value)
            continue
        if word in _NAMED and len(value) > _WIDE:
            bad = [key for key in value if not _NAME.fullmatch(key)]
            for key in bad[_WORK // len(value) :]:
                del value[key]
        waiting.extend(value.items())
