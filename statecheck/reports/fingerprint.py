"""What stays the same of a finding while its words, its line and its file change."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from statecheck.finding import Diagnostic

_LENGTH = 32
"""Hexadecimal digits; GitLab and GitHub take any number."""


def fingerprints(diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
    """Return a fingerprint for each finding, all different.

    It is made of the rule, the system and the logical path, never of wording or line.
    Of several findings with the same of all three, the second and those after it are
    counted, since a forge drops findings whose fingerprints are equal.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    marks: list[str] = []
    for diagnostic in diagnostics:
        finding = diagnostic.finding
        key = (*finding.key, finding.mark) if finding.mark else finding.key
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        marks.append(digest[:_LENGTH])
    return tuple(marks)
