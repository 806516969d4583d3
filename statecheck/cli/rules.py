"""`statecheck rules`: every rule there is, and every kind of change."""

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module

from statecheck.catalogue import AREAS, RULES
from statecheck.cli.result import Result
from statecheck.cli.surroundings import Surroundings
from statecheck.finding import Rule
from statecheck.reports import INKS, Ink, Style, json_text, markdown_text


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument(
        "--format",
        choices=tuple(_WRITERS),
        default="text",
        metavar="FORMAT",
        help=f"{', '.join(_WRITERS)} (default: text)",
    )
    parser.add_argument(
        "--of",
        choices=("specs", "changes"),
        default="specs",
        metavar="WHAT",
        help="the rules of specs, or the kinds of changes that `diff` tells, with the "
        "rules of comparisons (default: specs)",
    )


def run(options: argparse.Namespace, around: Surroundings) -> Result:
    """Return the list of the rules."""
    style = Style(around.colour(), around.width)
    if options.of == "changes":
        # What changes need takes longer to load than everything else here.
        listed = import_module("statecheck.cli.change_kinds").listed
        text: str = listed(options.format, style)
        return Result(output=text)
    return Result(output=_WRITERS[options.format](style))


def _text(style: Style) -> str:
    """Return the rules by area, a line each."""
    names = max(len(rule.name) for rule in RULES)
    return "\n".join(
        "".join(_section(area, rules, names, style))
        for area, rules in AREAS.items()
        if rules
    )


def _section(
    area: str, rules: Iterable[Rule], names: int, style: Style
) -> Iterator[str]:
    yield f"{style.paint(area, Ink.STRONG)}\n"
    for rule in rules:
        severity = style.paint(f"{rule.severity:<7}", INKS[rule.severity])
        guess = "" if rule.exact else style.paint(" (heuristic)", Ink.FAINT)
        yield f"  {rule.name:<{names}}  {severity}  {rule.summary}{guess}\n"


def _json(_: Style) -> str:
    return json_text([_record(area, rule) for area, rule in _ruled()], indent=2) + "\n"


def _ruled() -> Iterator[tuple[str, Rule]]:
    """Yield every rule with its area."""
    for area, rules in AREAS.items():
        yield from ((area, rule) for rule in rules)


def _record(area: str, rule: Rule) -> dict[str, object]:
    return {
        "name": rule.name,
        "area": area,
        "severity": rule.severity.value,
        "exact": rule.exact,
        "summary": rule.summary,
        "why": rule.why,
        "mend": rule.mend,
    }


def _markdown(_: Style) -> str:
    rows = (
        f"| `{rule.name}` | {area} | {rule.severity} "
        f"| {'exact' if rule.exact else 'heuristic'} | {markdown_text(rule.summary)} |"
        for area, rule in _ruled()
    )
    head = ("| rule | area | severity | verdict | what breaks it |", "|" + " --- |" * 5)
    return "\n".join((*head, *rows)) + "\n"


_WRITERS: Mapping[str, Callable[[Style], str]] = {
    "text": _text,
    "json": _json,
    "markdown": _markdown,
}
