"""Small values as YAML writes them on one line."""

import json
import re

_PLAIN = re.compile(r"[A-Za-z_/][A-Za-z0-9_/*.\-]*(?: [A-Za-z0-9_/*.\-]+)*", re.ASCII)
_AMBIGUOUS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def flow_style(value: object) -> str:
    """Return plain data as YAML on one line, quoted only where it has to be."""
    if isinstance(value, dict):
        entries = (
            f"{flow_style(key)}: {flow_style(each)}" for key, each in value.items()
        )
        return f"{{{', '.join(entries)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow_style, value))}]"
    if isinstance(value, str) and _is_plain(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and text.lower() not in _AMBIGUOUS
