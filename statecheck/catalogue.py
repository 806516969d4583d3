"""Every rule there is, what it is about, and its page."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from statecheck import language, linking, loader, syntax
from statecheck.checks import (
    choice,
    data,
    errors,
    habits,
    liveness,
    properties,
    references,
    variants,
    wire,
)
from statecheck.checks import rules as judging
from statecheck.finding import Rule

AREAS: Mapping[str, tuple[Rule, ...]] = {
    "loader": loader.RULES,
    "syntax": syntax.RULES,
    "language": language.RULES,
    "linking": linking.RULES,
    "rules": judging.RULES,
    **{
        name: tuple(check.rule for check in subject.CHECKS)
        for name, subject in {
            "references": references,
            "liveness": liveness,
            "choice": choice,
            "errors": errors,
            "data": data,
            "wire": wire,
            "variants": variants,
            "properties": properties,
            "habits": habits,
        }.items()
    },
}
"""What rules are about, the stages first, with their rules in order."""

RULES: tuple[Rule, ...] = tuple(rule for rules in AREAS.values() for rule in rules)
"""Every rule, in the order in which a spec meets them."""


_PACKAGE = Path(__file__).parent


def rules() -> Mapping[str, Rule]:
    """Return every rule by its name."""
    return {rule.name: rule for rule in RULES}


def page(rule: Rule) -> str:
    """Return the page of a rule, in Markdown.

    Raises:
        LookupError: The rule has none.
    """
    for folder in _folders():
        for name in (f"{rule.name}.md", f"{rule.name.replace('-', '_')}.md"):
            found = folder / name
            if found.is_file():
                return found.read_text(encoding="utf-8")
    raise LookupError(rule.name)


def change_names() -> tuple[str, ...]:
    """Return the names of all kinds of change, and of what is wrong besides."""
    kinds, besides = _room("changes").KINDS, _room("comparing").RULES
    return tuple(each.name for each in (*kinds, *besides))


def comparison_rules() -> Mapping[str, Rule]:
    """Return the rules of comparisons by name; what they need takes long to load."""
    return {rule.name: rule for rule in _room("comparing").RULES}


def change_page(name: str) -> str:
    """Return the page of a kind of change, or of a rule of comparisons, in Markdown.

    Raises:
        LookupError: There is none.
    """
    comparing = _room("comparing")
    if name in {each.name for each in comparing.RULES}:
        file = _PACKAGE / "comparing" / "rules" / f"{name}.md"
        return file.read_text(encoding="utf-8")
    text: str = comparing.kind_page(name)
    return text


def _room(name: str) -> Any:  # noqa: ANN401  # a module
    """Return a room that only comparisons need, and `check` should not wait for."""
    return import_module(f"statecheck.{name}")


def _folders() -> list[Path]:
    """Return the folders in which pages stand."""
    rooms = ("loader", "syntax", "language", "linking")
    subjects = [each for each in (_PACKAGE / "checks").iterdir() if each.is_dir()]
    return [*(_PACKAGE / room / "rules" for room in rooms), *subjects]
