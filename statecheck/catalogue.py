"""Every rule there is, what it is about, and its page."""

from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from statecheck import checks, language, linking, loader, syntax
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
            found = folder.joinpath(name)
            if found.is_file():
                return found.read_text(encoding="utf-8")
    raise LookupError(rule.name)


def _folders() -> list[Traversable]:
    """Return the folders in which pages stand."""
    rooms = ("loader", "syntax", "language", "linking")
    subjects = [each for each in files(checks).iterdir() if each.is_dir()]
    return [*(files(f"statecheck.{room}") / "rules" for room in rooms), *subjects]
