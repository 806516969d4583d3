"""Reading formulas.

formula    = conjunction *("or" conjunction)
conjunction = negation *("and" negation)
negation   = "not" negation / "(" formula ")" / "true" / "false" / comparison
comparison = option [("==" / "!=") value]
"""

import re
from collections.abc import Iterator
from typing import NoReturn

from statecheck.immutable import frozen
from statecheck.language.formula import (
    OPERATORS,
    And,
    Compare,
    Constant,
    Formula,
    Name,
    Not,
    Or,
)

_DEPTH = 50
"""Parentheses and negations within each other."""

_TOKEN = re.compile(
    r"(?P<mark>==|!=|[()])"
    r"|(?P<quoted>'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\")"
    r"|(?P<word>[A-Za-z0-9_.-]+)"
    r"|(?P<strange>&&|\|\||\S)",
    re.ASCII,
)

_OPTION = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)?", re.ASCII)

_INSTEAD = {"&&": "and", "&": "and", "||": "or", "|": "or", "!": "not", "=": "=="}


@frozen
class FormulaError:
    """Why a text is no formula.

    Attributes:
        message: The fault in one sentence, without a full stop.
        column: Where in the text, counted from 1 in code points.
    """

    message: str
    column: int


@frozen
class _Token:
    """A word, a mark or a quoted value; all empty at the end of the text."""

    kind: str
    text: str
    column: int

    @property
    def shown(self) -> str:
        return f"`{self.text}`" if self.text else "the end"


class _UnreadableError(Exception):
    """What stops the parser; it does not leave this module."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.fault = FormulaError(message, column)


def parse_formula(text: str) -> Formula | FormulaError:
    """Return the formula that `text` is, or why it is none."""
    try:
        return _Parser(text).whole()
    except _UnreadableError as error:
        return error.fault


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        yield _Token(match.lastgroup or "", match[0], match.start() + 1)
    yield _Token("end", "", len(text) + 1)


class _Parser:
    """Goes through the tokens of one text once, from left to right."""

    def __init__(self, text: str) -> None:
        self.tokens = _tokens(text)
        self.next = next(self.tokens)

    def whole(self) -> Formula:
        formula = self.disjunction(_DEPTH)
        if self.next.kind != "end":
            self.unexpected("`and`, `or` or the end")
        return formula

    def disjunction(self, depth: int) -> Formula:
        parts = [self.conjunction(depth)]
        while self.took("or"):
            parts.append(self.conjunction(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def conjunction(self, depth: int) -> Formula:
        parts = [self.negation(depth)]
        while self.took("and"):
            parts.append(self.negation(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def negation(self, depth: int) -> Formula:
        if not depth:
            self.refuse("it is nested too deeply")
        if self.took("not"):
            return Not(self.negation(depth - 1))
        if self.took("("):
            inner = self.disjunction(depth - 1)
            if not self.took(")"):
                self.unexpected("`and`, `or` or `)`")
            return inner
        if self.took("true"):
            return Constant(value=True)
        if self.took("false"):
            return Constant(value=False)
        return self.comparison()

    def comparison(self) -> Formula:
        option = self.next
        if option.text in OPERATORS or not _OPTION.fullmatch(option.text):
            self.unexpected("an option")
        self.advance()
        if self.took("=="):
            return Compare(option.text, self.value(), equal=True)
        if self.took("!="):
            return Compare(option.text, self.value(), equal=False)
        return Name(option.text)

    def value(self) -> str:
        token = self.next
        if token.kind == "quoted":
            self.advance()
            quote = token.text[0]
            return token.text[1:-1].replace(quote * 2, quote)
        if token.kind != "word" or token.text in OPERATORS:
            self.unexpected("a value")
        self.advance()
        return token.text

    def advance(self) -> None:
        self.next = next(self.tokens)

    def took(self, text: str) -> bool:
        """Step over the next token if it is `text`; tell whether it was."""
        if self.next.text != text:
            return False
        self.advance()
        return True

    def unexpected(self, wanted: str) -> NoReturn:
        found = self.next
        instead = _INSTEAD.get(found.text)
        if found.text.lower() in OPERATORS | {"true", "false"}:
            instead = found.text.lower()
        if instead and instead != found.text:
            message = f"{found.shown} is written `{instead}`"
        elif found.text in {"'", '"'}:
            message = f"the quote {found.shown} is not closed"
        else:
            message = f"{wanted} is expected, not {found.shown}"
        self.refuse(message)

    def refuse(self, message: str) -> NoReturn:
        raise _UnreadableError(message, self.next.column)
