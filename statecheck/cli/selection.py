"""Looking at a part: some systems, some rules, one variant."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from statecheck.catalogue import AREAS, rules
from statecheck.cli.parser import meant
from statecheck.cli.result import UsageError
from statecheck.loader import Loaded
from statecheck.settings import Level, Settings
from statecheck.spec import Option

_OF_FILES = ("loader", "syntax", "language")
"""Areas whose rules are always looked at: without them nothing can be read."""


def only_systems(loaded: Loaded, names: Sequence[str]) -> Loaded:
    """Return what was loaded with no other systems than those named; all if none are.

    Raises:
        UsageError: There is no such system.
    """
    if not names:
        return loaded
    there = [each.system.name for each in loaded.systems]
    for name in names:
        _refuse_unknown("system", name, there)
    kept = tuple(each for each in loaded.systems if each.system.name in names)
    return replace(loaded, systems=kept)


def only_rules(settings: Settings, names: Sequence[str]) -> Settings:
    """Return the settings with every rule off but those named; as they are if none are.

    Raises:
        UsageError: There is no such rule.
    """
    if not names:
        return settings
    for name in names:
        _refuse_unknown("rule", name, rules())
    others: dict[str, Level] = {
        rule.name: "off"
        for area, own in AREAS.items()
        if area not in _OF_FILES
        for rule in own
        if rule.name not in names
    }
    return replace(settings, rules={**settings.rules, **others})


def in_variant(loaded: Loaded, variant: Mapping[str, str | bool]) -> Loaded:
    """Return what was loaded with some options fixed, in each system that has them.

    Raises:
        UsageError: No system has such an option, or it cannot have that value.
    """
    refuse_unknown_variant(loaded, variant)
    systems = tuple(each.in_variant(variant) for each in loaded.systems)
    return replace(loaded, systems=systems)


def refuse_unknown_variant(loaded: Loaded, variant: Mapping[str, str | bool]) -> None:
    """Refuse to fix options that there are not, or to values that they cannot have.

    Raises:
        UsageError: No system has such an option, or it cannot have that value.
    """
    options: dict[str, Option] = {}
    for effective in loaded.systems:
        options.update(effective.system.options.items())
    for name, value in variant.items():
        _refuse_unknown("option", name, options)
        values = _values(options[name])
        if value not in values:
            shown = ", ".join(f"`{_spelled(each)}`" for each in values)
            hint = meant(_spelled(value), map(_spelled, values))
            message = f"`{name}` cannot be `{_spelled(value)}`, only {shown}{hint}"
            raise UsageError(message)


def _values(option: Option) -> tuple[str | bool, ...]:
    return (False, True) if option.enum is None else tuple(option.enum)


def _spelled(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _refuse_unknown(kind: str, name: str, there: Iterable[str]) -> None:
    """Refuse a name that is none of those that there are.

    Raises:
        UsageError: It is none.
    """
    there = list(there)
    if name not in there:
        shown = ", ".join(f"`{each}`" for each in there[:_MOST])
        hint = meant(name, there) or (f" (there are {shown})" if there else "")
        message = f"there is no {kind} `{name}`{hint}"
        raise UsageError(message)


_MOST = 20
"""So many names are listed where none is near."""
