"""What PyYAML's parsers complain of, in words that say what to do."""

import re
from collections.abc import Callable

from statecheck.finding import Rule
from statecheck.immutable import frozen
from statecheck.syntax.quoting import quoted
from statecheck.syntax.rules import (
    SEVERAL_DOCUMENTS,
    TAG_REFUSED,
    TOO_DEEP,
    YAML_SYNTAX,
)

_INDENTATION = re.compile(r"[ \t]*(?:- +)*")
_VALUE = re.compile(r":[ \t]+[^\s#]")
_ESCAPE = re.compile(r"\\(?:[xuU][0-9a-fA-F]*|.)")
_KEY_LENGTH = 1024
"""Characters after which YAML no longer takes a text for a key."""


@frozen
class Fault:
    """Where a parser stopped.

    Attributes:
        text: The whole text.
        at: Offset at which the parser noticed it.
        begin: Offset at which the thing begins that it was reading; `at` if that is
            not known.
    """

    text: str
    at: int
    begin: int

    @property
    def char(self) -> str:
        """The character at which the parser stopped; empty at the end."""
        return self.text[self.at : self.at + 1]

    @property
    def line_start(self) -> int:
        """The offset at which the line begins that the parser stopped in."""
        return _line_start(self.text, self.at)

    @property
    def is_aligned(self) -> bool:
        """Whether the parser stopped right below where the thing begins."""
        column = self.begin - _line_start(self.text, self.begin)
        return self.at - self.line_start == column


@frozen
class Explanation:
    """A fault in words; the fields are those of `Notebook.note`."""

    start: int
    end: int
    message: str
    related: tuple[tuple[int, int, str], ...] = ()
    rule: Rule = YAML_SYNTAX


def _line_start(text: str, offset: int) -> int:
    """Return the offset at which the line of `offset` begins."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def explain(problem: str, fault: Fault) -> Explanation:
    """Return what is wrong at a fault.

    Args:
        problem: What a parser of PyYAML says, its context before it.
        fault: Where it says so.
    """
    for pattern, words in _WORDS:
        if pattern.search(problem):
            return words(fault)
    return _here(f"this cannot be read as YAML: {' '.join(problem.split())}")(fault)


def _here(message: str) -> Callable[[Fault], Explanation]:
    """Return what explains a fault by words alone, where the parser stopped."""
    return lambda fault: Explanation(fault.at, fault.at + 1, message)


def _begin(message: str, length: int = 1) -> Callable[[Fault], Explanation]:
    """Return what explains a fault by words alone, where what was read begins."""
    return lambda fault: Explanation(fault.begin, fault.begin + length, message)


def _odd_character(fault: Fault) -> Explanation:
    if fault.char == "\t":
        return _here("a tab stands where only spaces may: indent with spaces")(fault)
    char = "a backtick" if fault.char == "`" else quoted(fault.char)
    return _here(f"{char} cannot begin a value: put the text in quotes")(fault)


def _indentation(line: str) -> int:
    """Return how many characters stand before the first key or value of a line."""
    match = _INDENTATION.match(line)
    return match.end() if match else 0


def _missing_colon(fault: Fault) -> Explanation:
    line = re.split(r"[\r\n]", fault.text[fault.begin : fault.at + 1], maxsplit=1)[0]
    message = f"a `:` is missing behind {quoted(line)}"
    if ":" in line:
        message = f"a space is missing behind the `:` in {quoted(line)}"
    return Explanation(fault.begin, fault.begin + len(line.rstrip()), message)


def _stray_colon(fault: Fault) -> Explanation:
    before = fault.text[fault.line_start : fault.at]
    if len(before) > _KEY_LENGTH:
        message = (
            f"a key has more than {_KEY_LENGTH:,} characters, which YAML does not take"
        )
        return Explanation(fault.line_start, fault.at, message)
    if _VALUE.search(before):
        return _here("a second `: ` stands in this line: put the value in quotes")(
            fault
        )
    above = fault.text[: fault.line_start].rstrip()
    above_start = _line_start(above, len(above))
    line = above[above_start:]
    if above and not _VALUE.search(line):
        start = above_start + _indentation(line)
        message = f"a `:` with a space behind it is missing in {quoted(line)}"
        return Explanation(start, len(above), message)
    start = fault.line_start + _indentation(before)
    message = "this line is indented further than the line above, which has a value"
    return Explanation(start, fault.at, message)


def _unclosed(fault: Fault) -> Explanation:
    opening = fault.text[fault.begin : fault.begin + 1]
    if fault.text[fault.at :].strip() == "" or opening in "\"'":
        return _begin(f"`{opening}` is never closed")(fault)
    closing = {"[": "]", "{": "}"}.get(opening, opening)
    message = f"a `,` or `{closing}` is missing before this"
    related = ((fault.begin, fault.begin + 1, f"`{opening}` stands here"),)
    return Explanation(fault.at, fault.at + 1, message, related)


def _no_key(fault: Fault) -> Explanation:
    before = fault.text[fault.line_start : fault.at]
    if fault.char in "]}" and fault.char:
        message = f"`{fault.char}` closes nothing"
    elif fault.char == ":":
        message = "a key is missing before this `:`"
    elif not before.strip() and fault.is_aligned and fault.char == "-":
        message = "an item of a list stands among the keys of a mapping"
    elif not before.strip():
        message = "the indentation of this line fits none of the lines above"
    elif before.rstrip()[-1] in "\"'":
        message = (
            "the text goes on behind its closing quote: put quotes around all of it"
        )
    else:
        message = f"{quoted(fault.char)} stands where a key is expected"
    related = ((fault.begin, fault.begin + 1, "the mapping begins here"),)
    return Explanation(fault.at, fault.at + 1, message, related)


def _no_dash(fault: Fault) -> Explanation:
    message = (
        "this stands in a list and does not begin with `-`, or is indented unlike it"
    )
    related = ((fault.begin, fault.begin + 1, "the list begins here"),)
    return Explanation(fault.at, fault.at + 1, message, related)


def _no_value(fault: Fault) -> Explanation:
    if not fault.char:
        return _here("the file ends within brackets that are not closed")(fault)
    return _here(f"`{fault.char}` stands where a value is expected")(fault)


def _bad_escape(fault: Fault) -> Explanation:
    start = max(fault.text.rfind("\\", 0, fault.at + 1), 0)
    match = _ESCAPE.match(fault.text, start)
    end = match.end() if match else start + 1
    message = f"{quoted(fault.text[start:end])} stands for no character"
    if re.fullmatch(r"\\u[dD][89a-fA-F]..", fault.text[start:end]):
        message = (
            f"{quoted(fault.text[start:end])} is half of a character: write all of it"
        )
    return Explanation(start, end, message)


def _bad_tag(fault: Fault) -> Explanation:
    written = re.match(r"\S*", fault.text[fault.begin :])
    tag = written[0] if written else ""
    message = f"the tag {quoted(tag)} is not taken, as no tag is"
    return Explanation(fault.begin, fault.begin + len(tag), message, rule=TAG_REFUSED)


def _too_deep(fault: Fault) -> Explanation:
    message = "more than 1,000 mappings and lists stand within each other here"
    return Explanation(fault.at, fault.at + 1, message, rule=TOO_DEEP)


def _no_start(fault: Fault) -> Explanation:
    if fault.text.startswith("%") and "---" not in fault.text[: fault.at]:
        return _here("`---` is missing between the directive and this")(fault)
    if re.search(r"[\r\n]\.\.\.", fault.text[: fault.at]):
        message = "a second document begins here"
        return Explanation(fault.at, fault.at + 1, message, rule=SEVERAL_DOCUMENTS)
    return _here("nothing more can follow, as the document has ended above")(fault)


_WORDS: tuple[tuple[re.Pattern[str], Callable[[Fault], Explanation]], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"cannot start any token|tab character", _odd_character),
        (r"scanning a simple key", _missing_colon),
        (r"mapping values are not allowed", _stray_colon),
        (r"mapping keys are not allowed", _here("no key can begin with `?` here")),
        (r"found unexpected ':'", _here("a space is missing behind this `:`")),
        (r"quoted scalar: found unexpected (end|document)", _unclosed),
        (r"parsing a flow (sequence|mapping)", _unclosed),
        (r"parsing a block mapping", _no_key),
        (r"parsing a block (collection|sequence)", _no_dash),
        (
            r"sequence entries are not allowed",
            _here("a list begins in a line of its own"),
        ),
        (r"node content", _no_value),
        (r"quoted scalar: |Unicode character escape", _bad_escape),
        (r"scanning an alias", _begin("`*` begins an alias: put the text in quotes")),
        (r"scanning an anchor", _begin("`&` begins an anchor: put the text in quotes")),
        (r"(scanning|parsing) a tag|undefined tag handle", _bad_tag),
        (
            r"indentation indicator (equal|in)",
            _here("the indentation is a digit from 1 to 9"),
        ),
        (r"block scalar", _here("the text after `|` or `>` begins in the next line")),
        (r"<document start>", _no_start),
        (r"maximum nesting depth", _too_deep),
    )
)
"""How the complaints of both parsers begin, and what explains them; the first fits."""
