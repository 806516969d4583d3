r"""Regular expressions that every engine reads alike.

That is I-Regexp (RFC 9485) with three differences: `^` and `$` are anchors at the
ends of the expression and of its outermost alternatives, so elsewhere they are
escaped; there is no `\p`, which not every engine has; and nothing stands doubled in
brackets that some engines take for an operation on sets.

Expressions are only recognised here, never matched, in time linear in their length.
"""

import re

_DEPTH = 100
"""Groups within each other."""

_MOST_REPEATED = 1_000
"""What RE2 takes."""

_MEMBER = r"(?:[^\[\]\\\-\ud800-\udfff]|\\[()*+.?\[\\\]^{|}$nrt\-])"

_PIECE = re.compile(
    r"(?P<open>\((?!\?))"
    r"|(?P<close>\))"
    r"|(?P<bar>\|)"
    r"|(?P<anchor>[\^$])"
    r"|(?P<repeat>[*+?]|\{(?P<least>[0-9]{1,9})(?:,(?P<most>[0-9]{1,9})?)?\})"
    rf"|(?P<brackets>\[\^?+(?!\])-?(?:{_MEMBER}(?:-{_MEMBER})?)*-?\])"
    r"|(?P<atom>[^\\\[\]{}()\ud800-\udfff]|\\[()*+.?\[\\\]^{|}$nrt])"
)

_RANGE = re.compile(rf"({_MEMBER})-({_MEMBER})|{_MEMBER}")
_ON_SETS = re.compile(r"&&|--|\|\||~~")
_CLASS = re.compile(r"\\[^()*+.?\[\\\]^{|}$nrt\-]")
_CLOSING = re.compile(r"(?<!\\)(?:\\\\)*\]")
_CONTROLS = {r"\n": "\n", r"\r": "\r", r"\t": "\t"}
_INSTEAD = {
    r"\d": "[0-9]",
    r"\D": "[^0-9]",
    r"\w": "[A-Za-z0-9_]",
    r"\W": "[^A-Za-z0-9_]",
    r"\s": r"[ \t\r\n]",
    r"\S": r"[^ \t\r\n]",
    r"\-": "-",
    r"\/": "/",
}


def check_pattern(text: str, limit: int) -> str:
    """Return what is not portable about a regular expression.

    Args:
        text: The regular expression.
        limit: How many characters it may have.

    Returns:
        The fault in one sentence, with its column counted from 1; empty if every
        engine reads the expression alike.
    """
    if len(text) > limit:
        return f"it is longer than {limit} characters"
    fault, at = _first_fault(text)
    return f"{fault} (column {at + 1})" if fault else ""


def _first_fault(text: str) -> tuple[str, int]:
    """Return the first fault, empty if there is none, and where it is, from 0."""
    at = 0
    opened: list[int] = []
    repeats = _Repeats()
    begins = True  # an outermost alternative
    repeatable = False
    while at < len(text):
        piece = _PIECE.match(text, at)
        if piece is None:
            return _stray(text, at), at
        kind = piece.lastgroup
        fault = ""
        if kind == "open":
            opened.append(at)
            fault = "too many groups stand within each other" * (len(opened) > _DEPTH)
        elif kind == "close":
            fault = "" if opened else "`)` closes nothing"
            opened = opened[:-1]
        elif kind == "anchor":
            ends = piece[0] == "$" and text[piece.end() : piece.end() + 1] in {"", "|"}
            if opened or not (ends or (begins and piece[0] == "^")):
                fault = (
                    rf"`{piece[0]}` is written `\{piece[0]}` elsewhere than at an end"
                )
        elif piece["repeat"]:
            fault = _repeated(piece) if repeatable else f"`{piece[0]}` repeats nothing"
        elif kind == "brackets":
            fault = _listed(piece[0])
        fault = fault or repeats.fault(piece)
        if fault:
            return fault, at
        begins = kind == "bar" and not opened
        repeatable = kind in {"close", "brackets", "atom"}
        at = piece.end()
    return ("`(` is not closed", opened[-1]) if opened else ("", 0)


class _Repeats:
    """Counts how often the innermost part of an expression is repeated, all told.

    RE2 and Go take no more of that than of a single number.
    """

    def __init__(self) -> None:
        self._most = [1]  # of each open group
        self._last = 1  # of the piece before

    def fault(self, piece: re.Match[str]) -> str:
        """Return what is wrong with the next piece; empty if nothing is."""
        kind = piece.lastgroup
        if kind == "open":
            self._most.append(1)
            return ""
        if kind == "close":
            self._last = self._most.pop()
        elif piece["repeat"]:
            self._last *= max(int(piece["most"] or piece["least"] or 1), 1)
        else:
            self._last = 1
        self._most[-1] = max(self._most[-1], self._last)
        if self._last <= _MOST_REPEATED:
            return ""
        return (
            f"`{piece[0]}` repeats what is repeated itself, more than "
            f"{_MOST_REPEATED} times altogether"
        )


def _repeated(piece: re.Match[str]) -> str:
    least = int(piece["least"] or 0)
    most = int(piece["most"] or least)
    if most < least:
        return f"`{piece[0]}` ends before it begins"
    if most > _MOST_REPEATED:
        return f"`{piece[0]}` repeats more than {_MOST_REPEATED} times"
    return ""


def _listed(brackets: str) -> str:
    """Return what is wrong with an expression in brackets of the right form."""
    doubled = _ON_SETS.search(brackets)
    if doubled:
        return f"some engines take `{doubled[0]}` in brackets for an operation on sets"
    inside = brackets[1:-1].removeprefix("^").removeprefix("-")
    for pair in _RANGE.finditer(inside):
        if pair[1] and _meant(pair[1]) > _meant(pair[2]):
            return f"`{pair[0]}` ends before it begins"
    return ""


def _meant(member: str) -> str:
    """Return the character that a member of brackets stands for."""
    return _CONTROLS.get(member, member[-1])


def _stray_bracket(text: str, at: int) -> str:
    if not _CLOSING.search(text, at):
        return "`[` is not closed"
    inside = _CLASS.search(text, at)
    what = f"`{inside[0]}`" if inside else "what stands"
    return f"{what} in brackets is not read alike by every engine"


def _stray(text: str, at: int) -> str:
    """Return why nothing of the right form begins here."""
    character = text[at]
    if character == "\\":
        escape = text[at : at + 2]
        if escape in _INSTEAD:
            return f"`{escape}` is written `{_INSTEAD[escape]}`"
        return f"`{escape}` is not read alike by every engine"
    if character == "[":
        return _stray_bracket(text, at)
    if text.startswith("(?", at):
        return "groups that begin with `(?` are not read alike by every engine"
    if character in "{}]":
        return rf"`{character}` is written `\{character}` if it repeats nothing"
    return "half of a character cannot be matched"
