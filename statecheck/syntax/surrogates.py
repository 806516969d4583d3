"""JSON's way of escaping characters beyond U+FFFF, which YAML does not have."""

import json
import re

_ESCAPED = re.compile(r"\\u[dD][89abAB]")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_PAIR = re.compile(
    r"((?<!\\)(?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
)


def joined_surrogates(text: str) -> str:
    r"""Return JSON with each pair such as `\ud83d\ude00` as one escape of YAML.

    The two characters that this saves are put behind the string as spaces, so that
    everything else stays where it is. Other texts are returned as they are.
    """
    if not (text.lstrip().startswith("{") and _ESCAPED.search(text)):
        return text
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return text
    return _STRING.sub(_with_joined_pairs, text)


def _with_joined_pairs(string: re.Match[str]) -> str:
    joined, pairs = _PAIR.subn(_joined, string[0])
    return joined + "  " * pairs


def _joined(pair: re.Match[str]) -> str:
    high, low = int(pair[2], 16), int(pair[3], 16)
    return f"{pair[1]}\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"
