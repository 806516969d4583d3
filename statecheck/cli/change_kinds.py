"""`statecheck rules --of changes`: every kind of change, and whom it usually hurts."""

from collections.abc import Iterator

from statecheck.catalogue import comparison_rules
from statecheck.changes import KINDS, ChangeKind, Subject, usual
from statecheck.finding import Rule
from statecheck.reports import INKS, Ink, Style, json_text, markdown_text

_BESIDES = "comparisons"
"""What the rules are about that are no kinds of change."""


_LEGEND = (
    "The first verdict is that for an old client of the new server, the second that",
    "for a new client of the old server, both where the spec says no more; what it",
    "can say, `explain NAME` tells.",
)


def listed(form: str, style: Style) -> str:
    """Return the kinds and the rules of comparisons in one of the forms of `rules`."""
    if form == "json":
        return json_text([*map(_record, KINDS), *map(_rule, _rules())], indent=2) + "\n"
    if form == "markdown":
        return "".join(f"{line}\n" for line in _markdown())
    return "\n".join(_text(style))


def _rules() -> tuple[Rule, ...]:
    return tuple(comparison_rules().values())


def _text(style: Style) -> Iterator[str]:
    """Yield the kinds by subject, a line each: name, usual verdicts, summary."""
    every = [*(kind.name for kind in KINDS), *(rule.name for rule in _rules())]
    names = max(map(len, every))
    verdicts = max(len(" ".join(usual(kind))) for kind in KINDS)
    for subject in Subject:
        lines = [style.paint(subject, Ink.STRONG)]
        for kind in KINDS:
            if kind.subject is subject:
                law = " ".join(usual(kind))
                lines.append(
                    f"  {kind.name:<{names}}  {law:<{verdicts}}  {kind.summary}"
                )
        yield "".join(f"{line}\n" for line in lines)
    lines = [style.paint(_BESIDES, Ink.STRONG)]
    for rule in _rules():
        severity = style.paint(f"{rule.severity:<{verdicts}}", INKS[rule.severity])
        lines.append(f"  {rule.name:<{names}}  {severity}  {rule.summary}")
    lines += ["", *_LEGEND]
    yield "".join(f"{line}\n" for line in lines)


def _record(kind: ChangeKind) -> dict[str, object]:
    backward, forward = usual(kind)
    return {
        "name": kind.name,
        "subject": kind.subject.value,
        "effects": {side.value: effect.value for side, effect in kind.effects},
        "backward": backward,
        "forward": forward,
        "way-back": kind.back,
        "summary": kind.summary,
        "mend": kind.cure,
    }


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "name": rule.name,
        "subject": _BESIDES,
        "severity": rule.severity.value,
        "summary": rule.summary,
        "mend": rule.mend,
    }


def _markdown() -> Iterator[str]:
    yield "| kind | subject | old clients | new clients | what happened |"
    yield "|" + " --- |" * 5
    for kind in KINDS:
        backward, forward = usual(kind)
        said = markdown_text(kind.summary)
        yield f"| `{kind.name}` | {kind.subject} | {backward} | {forward} | {said} |"
