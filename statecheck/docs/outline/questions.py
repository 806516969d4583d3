"""What is not known, and what is wrong: findings and verdicts."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath

from statecheck.docs.blocks import (
    Block,
    Break,
    Cell,
    Grid,
    Inline,
    Mark,
    Name,
    Paragraph,
    Row,
    Section,
    Told,
    Tone,
    Words,
)
from statecheck.docs.book import Page
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.words import parted
from statecheck.docs.ref import Kind, Ref
from statecheck.finding import Diagnostic, Finding, Severity, Verdict

_KINDS = {
    "states": Kind.STATE,
    "actions": Kind.ACTION,
    "models": Kind.MODEL,
    "exits": Kind.EXIT,
    "options": Kind.OPTION,
}
_LAST = 2
"""Parts of an absolute path that are told."""

_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.DOUBT}


def asked(subject: Subject, section: str, name: str) -> tuple[Block, ...]:
    """Return what is open of an element, by its section and its name in the spec."""
    own = subject.asked.get((section, name))
    return (_grid(own, subject, f"What is open of {name}"),) if own else ()


def questions_page(subject: Subject) -> Page:
    """Return the page of all that is open of a system."""
    every = subject.diagnostics
    wrong = [e for e in every if e.finding.verdict is Verdict.REFUTED]
    open_ = [e for e in every if e.finding.verdict is Verdict.UNDETERMINED]
    kept = [e for e in every if e.finding.verdict is Verdict.PROVED]
    sections: list[Section] = []
    if open_:
        grid = _grid(open_, subject, "Verdicts that depend on what is not known")
        sections.append(Section("Not decided", (grid,)))
    if wrong:
        grid = _grid(wrong, subject, "What is wrong")
        sections.append(Section("Found", (grid,)))
    if kept:
        grid = _grid(kept, subject, "What is proved")
        sections.append(Section("Proved", (grid,)))
    unknown = tuple(_unknown(subject))
    if unknown:
        grid = Grid("What nobody says", ("Where", "Question"), unknown)
        sections.append(Section("Not known", (grid,)))
    nothing = Paragraph((Words("Nothing is open, as far as the spec can tell."),))
    return Page(
        ref=subject.ref(Kind.QUESTIONS),
        title="Open questions",
        spelled=False,
        lead="What the spec leaves open, what was found in it, and what is proved.",
        blocks=() if sections else (nothing,),
        sections=tuple(sections),
    )


def _grid(found: Sequence[Diagnostic], subject: Subject, about: str) -> Grid:
    rows = tuple(_row(each, subject) for each in found)
    return Grid(about, ("Where", "What", "Rule"), rows)


def _row(diagnostic: Diagnostic, subject: Subject) -> Row:
    finding = diagnostic.finding
    line = diagnostic.span.start.line
    place = f"{_file(diagnostic.source.name)}:{line}"
    what: list[Cell] = [(Told(finding.message),)]
    if finding.variant:
        shown = ", ".join(f"{option} = {value}" for option, value in finding.variant)
        what.append((Words("with "), Name(shown)))
    if finding.witness is not None and finding.witness.steps:
        steps = [
            f"{step.state}{f' → {step.action}' if step.action else ''}"
            for step in finding.witness.steps
        ]
        what.append((Words("run: "), Name(" → ".join(steps))))
    what += [(Words("Asks: "), Told(each.question)) for each in finding.missing]
    tone = _TONES.get(finding.rule.severity, Tone.PLAIN)
    mark = Mark(finding.rule.severity.value, tone)
    if finding.verdict is not Verdict.REFUTED:
        mark = Mark(finding.verdict.value, _verdict_tone(finding.verdict))
    where = _element(finding, subject)
    return Row(
        (
            tuple(parted((where, (Words(place),)), Break())),
            tuple(parted(what, Break())),
            (Name(finding.rule.name), Break(), mark),
        )
    )


def _file(name: str) -> str:
    """Return what readers are told of a file; they have no use for somebody's disk."""
    path = PurePath(name)
    return "/".join(path.parts[-_LAST:]) if path.is_absolute() else name


def _verdict_tone(verdict: Verdict) -> Tone:
    return Tone.GOOD if verdict is Verdict.PROVED else Tone.DOUBT


def _element(finding: Finding, subject: Subject) -> Cell:
    """Return the element that something is said of, as a link."""
    keys = finding.at.pointer.keys
    if len(keys) < len(("section", "name")):
        return ()
    section, name = str(keys[0]), str(keys[1])
    if isinstance(keys[1], int):  # a list, whose items have no names
        return (Name(section),)
    linked: dict[str, Callable[[str], Inline]] = {
        "states": subject.target,
        "actions": subject.action,
        "models": subject.model,
    }
    if section in linked:
        return (linked[section](name),)
    if section == "errors":
        parts = [str(key) for key in keys[1:] if key != "details"]
        return subject.error(parts[0])
    kind = _KINDS.get(section)
    return (Name(name, Ref(kind, subject.name, name) if kind else None),)


def _unknown(subject: Subject) -> Iterator[Row]:
    """Yield what the spec itself says that nobody knows."""
    for name, state in subject.system.states.items():
        where: Cell = (subject.target(name),)
        if state.actions is None or not state.actions.complete:
            yield Row((where, (Words("What else is on offer here?"),)))
        if state.model is None or state.model == "unknown":
            yield Row((where, (Words("Which fields does it have?"),)))
        offers = state.actions.members.values() if state.actions else ()
        for offer in offers:
            led = offer.outcomes
            if led is None or any("unknown" in each.target for each in led):
                pressed = subject.action(offer.action, name)
                words = (Words("Where does "), pressed, Words(" lead?"))
                yield Row((where, words))
        if state.moves is not None and (
            not state.moves.complete
            or any("unknown" in move.target for move in state.moves.members)
        ):
            yield Row((where, (Words("Where does the server move from here?"),)))
    for action in subject.actions():
        own: Cell = (subject.action(action.name),)
        if action.errors is None:
            yield Row((own, (Words("With which errors may it be answered?"),)))
        if action.request is None or action.request == "unknown":
            yield Row((own, (Words("What has to be sent?"),)))
