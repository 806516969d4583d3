"""Data for scripts: a script of its own, so that pages work without a server."""

import json

_ESCAPES = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def handed(name: str, data: object) -> str:
    """Return a script that hands data over under a name."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    for char, spelled in _ESCAPES.items():
        text = text.replace(char, spelled)
    return f"statecheck.take({json.dumps(name)},{text});\n"
