"""Markdown of descriptions: a plain part of it, without raw HTML and images.

Links lead to pages and addresses for mail only; all else stays text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib import import_module
from typing import Any

_SCHEMES = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
_COUNTED = re.compile(r"^(\s*\d+)([.)])")
_SPACE = re.compile(r"\s+")
_BREAKS = re.compile(r"\s*[\n\r\v\f\x85\u2028\u2029]\s*")
_OFF = ("html_block", "html_inline", "image", "heading", "lheading", "hr", "reference")
_PARAGRAPH = {"paragraph_open", "inline", "paragraph_close"}
_MARKED = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
}
"""Tags, since asterisks of two emphases beside each other would be read otherwise."""


def is_safe(address: str) -> bool:
    """Return whether a link may lead to an address."""
    return _SCHEMES.match(address) is not None


@cache
def _parser() -> Any:  # noqa: ANN401  # of a library that is imported when it is needed
    """Return what reads Markdown; its import takes as long as a small check."""
    library = import_module("markdown_it")
    parser = library.MarkdownIt("commonmark", {"html": False}).disable(list(_OFF))
    parser.validateLink = is_safe
    return parser


def html(text: str) -> str:
    """Return a description as HTML; nothing in it can run or load anything."""
    parser = _parser()
    return str(parser.renderer.render(parser.parse(text), parser.options, {}))


def html_line(text: str) -> str:
    """Return a description as HTML that fits into a line or a cell.

    Paragraphs are parted by line breaks; lists and code stay what they are.
    """
    parser = _parser()
    tokens = parser.parse(text)
    if any(token.type not in _PARAGRAPH for token in tokens):
        return html(text).strip()
    lines = (
        parser.renderer.renderInline(token.children, parser.options, {})
        for token in tokens
        if token.type == "inline"
    )
    return "<br>".join(lines)


def plain(text: str) -> str:
    """Return the words of a description in one line, without any marks."""
    words: list[str] = []
    for token in _parser().parse(text):
        if token.type == "inline":
            words.extend(
                " " if child.type in {"softbreak", "hardbreak"} else child.content
                for child in token.children
            )
            words.append(" ")
        elif token.type in {"fence", "code_block"}:
            words.append(f"{token.content} ")
    return _SPACE.sub(" ", "".join(words)).strip()


def markdown(text: str) -> str:
    """Return a description as Markdown that means the same to readers that take HTML.

    What the plain part does not have is spelled so that it stays text.
    """
    return _Writer().blocks(_parser().parse(text)).strip()


def markdown_line(text: str) -> str:
    """Return a description as Markdown in one line, as a cell of a table has it.

    Items of lists and blocks of code are parted by line breaks.
    """
    return "<br>".join(_lines(_parser().parse(text)))


def _lines(tokens: Sequence[Any]) -> Iterator[str]:
    """Yield each paragraph, item and block of code in a line."""
    mark = ""
    for token in tokens:
        if token.type == "list_item_open":
            mark = "• "
        elif token.type == "inline":
            yield mark + _SPACE.sub(" ", line_of(token.children)).strip()
            mark = ""
        elif token.type in {"fence", "code_block"} and token.content.strip():
            yield mark + code(token.content.strip())
            mark = ""


def escaped(text: str) -> str:
    """Return text that no dialect of Markdown takes for anything but text.

    It stands in one line, since what follows a line break may begin anything.
    """
    line = _BREAKS.sub(" ", text)
    spelled = "".join(_ESCAPES.get(char, char) for char in line)
    spelled = re.sub(r"(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", r"\\_", spelled)
    # What would begin a list or a heading is held back.
    return re.sub(r"^(\s*)([-+#])", r"\1\\\2", re.sub(_COUNTED, r"\1\\\2", spelled))


def code(text: str) -> str:
    """Return text as code in a line; in a cell of a table as well."""
    if not re.search(r"[`|{}\n\\<>&]", text) and text.strip() == text and text:
        return f"`{text}`"
    kept = escape(_SPACE.sub(" ", text), quote=False)
    return f"<code>{''.join(_IN_HTML.get(char, char) for char in kept)}</code>"


def fence(text: str, language: str = "") -> str:
    """Return text as a block of code; nothing in it ends the block."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    ticks = "`" * max(longest + 1, 3)
    return f"{ticks}{language}\n{text}\n{ticks}"


def quoted(address: str) -> str:
    """Return an address as it stands in the brackets of a link."""
    return re.sub(r"[\s<>()|{}\"'`\\]", lambda m: f"%{ord(m[0]):02X}", address)


_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    **{char: f"&#{ord(char)};" for char in "|{}~$^="},
    **{char: f"\\{char}" for char in "\\`*[]"},
}
_IN_HTML = {char: f"&#{ord(char)};" for char in "`*_[]|{}\\~$^=!#"}


class _Writer:
    """Tokens back to Markdown."""

    def blocks(self, tokens: Sequence[Any]) -> str:
        """Return some blocks, parted by empty lines."""
        parts: list[str] = []
        index = 0
        while index < len(tokens):
            end = self._end(tokens, index)
            parts.append(self._block(tokens[index], tokens[index + 1 : end]))
            index = end + 1
        return "\n\n".join(filter(None, parts))

    def _end(self, tokens: Sequence[Any], start: int) -> int:
        depth = 0
        for index in range(start, len(tokens)):
            depth += tokens[index].nesting
            if depth == 0:
                return index
        return len(tokens) - 1

    def _block(self, token: Any, inner: Sequence[Any]) -> str:  # noqa: ANN401  # a token of the library
        if token.type == "paragraph_open":
            return line_of(inner[0].children)
        if token.type in {"fence", "code_block"}:
            return fence(token.content.rstrip("\n"))
        if token.type == "blockquote_open":
            return _indented(self.blocks(inner), "> ", "> ")
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            mark = "- " if token.type == "bullet_list_open" else "1. "
            return self._items(inner, mark)
        return ""

    def _items(self, tokens: Sequence[Any], mark: str) -> str:
        items: list[str] = []
        index = 0
        while index < len(tokens):
            end = self._end(tokens, index)
            text = self.blocks(tokens[index + 1 : end])
            items.append(_indented(text, mark, "    "))
            index = end + 1
        return "\n".join(items)


def line_of(children: Sequence[Any]) -> str:
    """Return the parts of a paragraph as Markdown."""
    parts: list[str] = []
    for child in children:
        if child.type == "text":
            parts.append(escaped(child.content))
        elif child.type == "code_inline":
            parts.append(code(child.content))
        elif child.type == "softbreak":
            parts.append("\n")
        elif child.type == "hardbreak":
            parts.append("<br>\n")
        elif child.type == "link_open":
            parts.append("[")
        elif child.type == "link_close":
            parts.append(f"]({quoted(_href(children, child))})")
        else:
            parts.append(_MARKED.get(child.type, escaped(child.content)))
    return "".join(parts)


def _href(children: Sequence[Any], close: object) -> str:
    """Return where the link leads that ends with a token."""
    opened = ""
    for child in children:
        if child.type == "link_open":
            opened = str(child.attrGet("href"))
        if child is close:
            break
    return opened


def _indented(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    return "\n".join(
        (first if index == 0 else others if line or others.strip() else "") + line
        for index, line in enumerate(lines)
    )
