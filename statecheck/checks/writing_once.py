"""What is wrong with something that aliases stand for, said once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from statecheck.finding import Finding, Related
from statecheck.source import Source
from statecheck.syntax import Document

_AGAIN = "here by an alias"


def written_once(
    findings: Sequence[Finding], documents: Mapping[str, Document | Source]
) -> Iterator[Finding]:
    """Yield findings, those of what is written once and used by aliases as one.

    It is told where it is written, with the aliases by which it is wrong as well. What
    is wrong at an alias alone is told there.

    Args:
        findings: What was found.
        documents: The files, by name.
    """
    alike: dict[tuple[str, str, str, str], list[Finding]] = {}
    for finding in findings:
        at = finding.at.source
        key = finding.rule.name, _said(finding), finding.system, at
        alike.setdefault(key, []).append(finding)
    joined: dict[int, Finding] = {}
    dropped: set[int] = set()
    for (*_, source), several in alike.items():
        document = documents.get(source)
        if len(several) == 1 or not isinstance(document, Document):
            continue
        for same in _by_origin(several, document):
            first, *others = sorted(same, key=lambda each: document.span(each.at).start)
            more = (Related(each.at, _AGAIN) for each in others)
            joined[id(first)] = replace(first, related=(*first.related, *more))
            dropped.update(map(id, others))
    for finding in findings:
        if id(finding) not in dropped:
            yield joined.get(id(finding), finding)


def _said(finding: Finding) -> str:
    """Return a message without the names of what is around the place it speaks of."""
    message = finding.message
    for key in finding.at.pointer.keys:
        message = message.replace(f"`{key}`", "``")
    return message


def _by_origin(several: Sequence[Finding], document: Document) -> list[list[Finding]]:
    """Return the findings of one origin, where that is more than one."""
    found: dict[object, list[Finding]] = {}
    for finding in several:
        found.setdefault(document.origin(finding.at), []).append(finding)
    return [same for same in found.values() if len(same) > 1]
