r"""How text that came from input is written, for each kind of reader.

Whatever a spec or a file name holds, it can neither move a cursor, nor give an order
to a build server, nor leave the place that it is written to.
"""

import json
import re

_HIDDEN = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls but tab, LF and CR
    r"\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\u2028\u2029\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f"
)
_UNSEEN = re.compile(f"[{_HIDDEN}]")
_UNSEEN_OR_BLANK = re.compile(f"[{_HIDDEN}\t\n\r]")

_ORDER = re.compile(r"##(?=\w*\[)")
"""Azure, GitHub and TeamCity take orders such as `##vso[` anywhere in a line."""

_PATH_START = re.compile(r"[\w./<]")


def visible(text: str) -> str:
    """Return `text` in one line, with what cannot be seen as its number.

    A character such as the escape of terminals becomes `<U+001B>`; so do line ends and
    tabs. What a build server takes for an order is broken up in the same way.
    """
    return _ORDER.sub("#<U+0023>", _UNSEEN_OR_BLANK.sub(_number, text))


def visible_cells(text: str) -> list[str]:
    """Return how each character of one line of a file is shown, in order."""
    cells = [_number(each) if _UNSEEN.match(each) else each for each in text]
    for order in _ORDER.finditer(text):
        cells[order.start() + 1] = "<U+0023>"
    return cells


def visible_path(name: str) -> str:
    """Return the name of a file so that it can begin a line."""
    shown = visible(name)
    return shown if _PATH_START.match(shown) else f"./{shown}"


def _number(char: re.Match[str] | str) -> str:
    return f"<U+{ord(char if isinstance(char, str) else char[0]):04X}>"


def json_text(data: object, indent: int | None = None) -> str:
    """Return `data` as JSON, with what cannot be seen as escapes; UTF-8 can hold it."""
    separators = (",", ":") if indent is None else None
    text = json.dumps(data, ensure_ascii=False, indent=indent, separators=separators)
    return _ORDER.sub(r"#\\u0023", _UNSEEN.sub(_json_escape, text))


def _json_escape(char: re.Match[str]) -> str:
    return json.dumps(char[0])[1:-1] if char[0] != "\x7f" else "\\u007f"


def xml_text(text: str) -> str:
    """Return `text` for an element or an attribute of XML 1.0 or HTML, in one line."""
    shown = visible(text).replace("&", "&amp;").replace("<", "&lt;")
    return shown.replace(">", "&gt;").replace('"', "&quot;").replace("'", "&#x27;")


def github_text(text: str) -> str:
    """Return `text` for what follows `::` in an annotation of GitHub."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def github_property(text: str) -> str:
    """Return `text` for a property of an annotation of GitHub."""
    return github_text(text).replace(":", "%3A").replace(",", "%2C")


def azure_text(text: str) -> str:
    """Return `text` for the message of a logging command of Azure Pipelines."""
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def azure_property(text: str) -> str:
    """Return `text` for a property of a logging command of Azure Pipelines."""
    return azure_text(text).replace(";", "%3B").replace("]", "%5D")


_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>!|~&$^]|:(?=//)|^[-+=]")
_NAMED = re.compile(r"`([^`]+)`")


def markdown_text(text: str) -> str:
    """Return a message for a cell or a line of Markdown; names in backticks stay code.

    Nobody is mentioned by it, nothing is linked, and no cell ends early.
    """
    pieces = _NAMED.split(visible(text))
    return "".join(
        markdown_code(piece) if index % 2 else _plain(piece)
        for index, piece in enumerate(pieces)
    )


def markdown_code(text: str) -> str:
    """Return `text` as code within a line or a cell of Markdown."""
    shown = visible(text)
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    space = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{space}{shown.replace('|', chr(92) + '|')}{space}{fence}"


def _plain(text: str) -> str:
    escaped = _MARKDOWN.sub(lambda found: f"\\{found[0]}", text)
    # Forges look for `@name`, `#1` and `www.` after they have read the Markdown.
    escaped = escaped.replace("@", "@<!-- -->").replace("#", "\\#<!-- -->")
    return re.sub(r"(?i)\bwww\.", r"www<!-- -->.", escaped)
