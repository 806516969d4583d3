"""From what a validator says to what an author needs to know: each cause once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from jsonschema_rs import ValidationError
from jsonschema_rs import ValidationErrorKind as Kind

from statecheck.finding import Finding, Related
from statecheck.language.alternatives import asks_for_keys, meant
from statecheck.language.fault import Fault
from statecheck.language.key_faults import (
    choice_of_keys,
    clashing_keys,
    missing_keys,
    unknown_keys,
)
from statecheck.language.rules import (
    BAD_NAME,
    MISSING_VALUE,
    UNKNOWN_VERSION,
    WRONG_TYPE,
    WRONG_VALUE,
)
from statecheck.language.spelling_faults import bad_format, bad_key, bad_text
from statecheck.language.value_faults import (
    misplaced,
    out_of_bounds,
    repeated_items,
    wrong_size,
)
from statecheck.language.vocabulary import Schema
from statecheck.settings import Limits
from statecheck.source import Part
from statecheck.syntax import Document

_OF_VALUES = frozenset({MISSING_VALUE, WRONG_TYPE, WRONG_VALUE})
"""What is said of a value that cannot stand where it stands."""


def explain(
    errors: Iterable[ValidationError],
    document: Document,
    grammar: Schema,
    limits: Limits,
) -> tuple[Finding, ...]:
    """Return the errors of a validator as findings.

    Args:
        errors: What it says.
        document: What it says it of.
        grammar: The schema that the document was held against.
        limits: How much input is taken.

    Returns:
        The findings, each once, in the order of their paths; no more than one beyond
        `limits.findings`, the outermost. Of a file in another version of the language
        nothing else is said.
    """
    texts = _texts(errors, document, grammar, limits)
    findings = dict.fromkeys(_each_name_once(texts))
    other_version = [each for each in findings if each.rule is UNKNOWN_VERSION]
    return tuple(
        sorted(
            other_version or findings,
            key=lambda each: (str(each.at.pointer), each.rule.name, each.message),
        )
    )


def _texts(
    errors: Iterable[ValidationError],
    document: Document,
    grammar: Schema,
    limits: Limits,
) -> dict[Finding, str]:
    """Return the findings, each with the spelling of what is written there.

    What is said of a bad name counts once, as it becomes one finding.
    """
    texts: dict[Finding, str] = {}
    counted: set[object] = set()
    bad: set[str] = set()
    for error in sorted(errors, key=_of_names_first):
        if error.schema_path[0] != "$defs":  # the definitions say it all again
            continue
        for part in meant(error):
            fault = Fault.of(part, document, grammar)
            for finding in _findings(fault, limits):
                texts[finding] = fault.text
                if finding.rule is BAD_NAME:
                    counted.add(finding.message)
                    if finding.at.part is Part.KEY:
                        bad.add(str(finding.at.pointer.keys[-1]))
                elif not (fault.text in bad and finding.rule in _OF_VALUES):
                    counted.add(finding)
                if len(counted) > limits.findings:
                    return texts
    return texts


def _of_names_first(error: ValidationError) -> tuple[bool, int]:
    """Return what puts the names in front, then what is further out."""
    return not isinstance(error.kind, Kind.PropertyNames), len(error.instance_path)


def _each_name_once(texts: Mapping[Finding, str]) -> Iterator[Finding]:
    """Yield the findings, those of one bad name as one: where it is declared, if it is.

    The places at which it is used are beside it. What is called `true` or `null` is no
    text where it is used, so that something else is wrong there.

    Args:
        texts: The findings, each with the spelling of what is written there.
    """
    bad: dict[str, list[Finding]] = {}
    declared = {
        str(finding.at.pointer.keys[-1]): finding.message
        for finding in texts
        if finding.rule is BAD_NAME and finding.at.part is Part.KEY
    }
    for finding, text in texts.items():
        if finding.rule is BAD_NAME:
            bad.setdefault(finding.message, []).append(finding)
        elif text in declared and finding.rule in _OF_VALUES:
            bad.setdefault(declared[text], []).append(finding)
        else:
            yield finding
    for alike in bad.values():
        first, *others = sorted(dict.fromkeys(alike), key=_declared_first)
        again = (Related(each.at, "the same name again") for each in others)
        yield replace(first, related=tuple(again))


def _declared_first(finding: Finding) -> tuple[bool, tuple[str, ...]]:
    path = (
        f"{key:09}" if isinstance(key, int) else key for key in finding.at.pointer.keys
    )
    return finding.at.part is not Part.KEY, tuple(path)


def _findings(fault: Fault, limits: Limits) -> Iterator[Finding]:
    """Yield what one error means."""
    match fault.error.kind:
        case Kind.AdditionalProperties(unexpected):
            yield from unknown_keys(fault, unexpected)
        case Kind.Required(key):
            yield from missing_keys(fault, (key,))
        case Kind.AnyOf() if asks_for_keys(fault.error):
            parts = fault.schema["anyOf"]
            yield from missing_keys(fault, tuple(part["required"][0] for part in parts))
        case Kind.OneOfNotValid() | Kind.OneOfMultipleValid():
            yield from choice_of_keys(fault)
        case Kind.Not() if "required" in fault.schema["not"]:
            yield from clashing_keys(fault)
        case Kind.PropertyNames(error):
            yield from bad_key(fault, error)
        case _:
            yield from _of_value(fault, limits)


def _of_value(fault: Fault, limits: Limits) -> Iterator[Finding]:
    """Yield what an error means that has nothing to do with keys."""
    match fault.error.kind:
        case Kind.Pattern() | Kind.MaxLength() | Kind.Not():
            yield from bad_text(fault)
        case Kind.Format(form):
            yield from bad_format(fault, form, limits)
        case Kind.UniqueItems():
            yield from repeated_items(fault)
        case Kind.MinItems() | Kind.MaxItems():
            yield from wrong_size(fault)
        case Kind.MinProperties() | Kind.MaxProperties():
            yield from wrong_size(fault)
        case Kind.Minimum() | Kind.Maximum() | Kind.ExclusiveMinimum():
            yield from out_of_bounds(fault)
        case _:
            yield from misplaced(fault)
