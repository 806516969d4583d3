"""`statecheck explain`: why a rule is there, or what a change does to whom."""

import argparse
import re
from importlib import import_module
from io import StringIO

from statecheck.catalogue import change_names, change_page, page, rules
from statecheck.cli.parser import meant
from statecheck.cli.result import Result, UsageError
from statecheck.cli.surroundings import Surroundings

_FENCE = "```"
_LINK = re.compile(r"\[([^\]]+)\]\((?![a-z]+:)[^)]*\)")
"""A link to a page in the same folders, and what it is on."""

_WIDEST = 88
"""Columns beyond which lines of prose are tiring."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument(
        "rule",
        metavar="RULE",
        help="name of the rule or of the kind of change, as a report shows it",
    )


def run(options: argparse.Namespace, around: Surroundings) -> Result:
    """Return the page of a rule or a kind: laid out on a terminal, else as Markdown."""
    text = _page(options.rule)
    return Result(output=_laid_out(text, around) if around.screen else text)


def _page(name: str) -> str:
    """Return the page of a name.

    Raises:
        UsageError: It is the name of nothing.
    """
    known = rules()
    if name in known:
        return _without_links(page(known[name]))
    kinds = change_names()
    if name in kinds:
        return _without_links(change_page(name))
    hint = meant(name, (*known, *kinds))
    message = f"there is no rule and no kind of change `{name}`{hint}"
    raise UsageError(message)


def _without_links(text: str) -> str:
    """Return a page without its links to other pages, which lead nowhere from here.

    Examples have none: what looks like one there is left alone.
    """
    parts = text.split(_FENCE)
    parts[::2] = [_LINK.sub(r"\1", part) for part in parts[::2]]
    return _FENCE.join(parts)


def _laid_out(text: str, around: Surroundings) -> str:
    """Return Markdown as it looks best on a screen."""
    # Nothing else needs the library, and it takes as long as the check of a small spec.
    console = import_module("rich.console").Console
    markdown = import_module("rich.markdown").Markdown
    written = StringIO()
    console(
        file=written,
        force_terminal=True,
        color_system="standard" if around.colour() else None,
        width=min(around.width, _WIDEST),
        legacy_windows=False,
    ).print(markdown(text, code_theme="ansi_dark"))
    lines = (line.rstrip() for line in written.getvalue().splitlines())
    return "\n".join(lines) + "\n"
