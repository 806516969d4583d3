"""Data for scripts: a script of its own, so that pages work without a server."""

import json

from statecheck.docs.controls import shown_json


def handed(name: str, data: object) -> str:
    """Return a script that hands data over under a name.

    What must not stand in a text, or hides in it, stands there as its number.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    spelled = shown_json(text.replace("<", "\\u003c"))
    return f"statecheck.take({json.dumps(name)},{spelled});\n"
