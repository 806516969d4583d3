"""What has changed since another version: marks, a section of a page, and a page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from statecheck.docs.attachments import Attachments, Changed, Fate
from statecheck.docs.blocks import (
    Block,
    Break,
    Cell,
    Grid,
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
from statecheck.docs.outline.words import listed, parted
from statecheck.docs.ref import CHANGES, Kind, Ref

_ORDER = tuple(Fate)
_TONES = {
    Fate.BREAK: Tone.BAD,
    Fate.UNDECIDED: Tone.DOUBT,
    Fate.RISK: Tone.DOUBT,
    Fate.SAFE: Tone.GOOD,
    Fate.WORDS: Tone.PLAIN,
}
_MARKS = {
    Fate.BREAK: "breaks old clients",
    Fate.UNDECIDED: "may break old clients",
    Fate.RISK: "may break old clients",
}
_COUNTED = {
    Fate.BREAK: "break old clients",
    Fate.UNDECIDED: "cannot be decided",
    Fate.RISK: "may break clients that are not careful",
    Fate.SAFE: "are safe",
    Fate.WORDS: "concern words alone",
}


def change_marks(ref: Ref, subject: Subject) -> tuple[Mark, ...]:
    """Return what has to be seen of a thing that is not as it was."""
    fates = {each.fate for each in subject.changes.get(ref, ())}
    marks: list[Mark] = []
    if ref in subject.added:
        marks.append(Mark("new", Tone.CHANGED))
    elif fates:
        word = "reworded" if fates == {Fate.WORDS} else "changed"
        marks.append(Mark(word, Tone.CHANGED))
    worst = max(fates, key=_ORDER.index, default=Fate.WORDS)
    if worst in _MARKS:
        marks.append(Mark(_MARKS[worst], _TONES[worst]))
    return tuple(marks)


def since(ref: Ref, subject: Subject) -> Iterator[Section]:
    """Yield the section of what has changed of a thing."""
    some = subject.changes.get(ref, ())
    if some:
        base = subject.attachments.base
        rows = tuple(Row(_told(each)) for each in some)
        columns = ("What", "Old clients", "Why")
        grid = Grid(f"What has changed since {base}", columns, rows)
        yield Section(f"Changed since {base}", (grid,))


def changes_page(shown: Sequence[Subject], attachments: Attachments) -> Page | None:
    """Return the page of all that has changed; None if nothing is compared with."""
    if not attachments.base:
        return None
    base = attachments.base
    return Page(
        ref=CHANGES,
        title=f"Changes since {base}",
        spelled=False,
        lead="What is not as it was, and what becomes of clients that were written "
        "for it.",
        blocks=(Paragraph(_counted(attachments.changes)),),
        sections=tuple(_sections(shown, attachments.changes)),
    )


def _counted(changes: Sequence[Changed]) -> Cell:
    counts = Counter(each.fate for each in changes)
    said: list[Cell] = [
        (Words(f"{counts[fate]} {_COUNTED[fate]}"),)
        for fate in reversed(_ORDER)
        if counts[fate]
    ]
    return (*listed(said), Words(".")) if said else (Words("Nothing has changed."),)


def _sections(
    shown: Sequence[Subject], changes: Iterable[Changed]
) -> Iterator[Section]:
    known = {each.name: each for each in shown}
    sorted_: dict[str, list[Changed]] = {}
    for each in changes:
        sorted_.setdefault(_home(each, known), []).append(each)
    for name, subject in known.items():
        if name in sorted_:
            title = subject.system.title or name
            yield Section(title, _grid(sorted_[name], subject, title))
    for name, some in sorted_.items():
        if name not in known:
            yield Section(name, _grid(some, None, name))


def _home(change: Changed, known: Iterable[str]) -> str:
    """Return the system under which a change is listed: the first that is shown."""
    names = [system for system, _ in change.places]
    return next((each for each in names if each in known), names[0])


def _grid(
    some: Iterable[Changed], subject: Subject | None, about: str
) -> tuple[Block, ...]:
    alike: dict[tuple[str, Fate, tuple[str, ...]], list[Changed]] = {}
    for each in some:
        alike.setdefault((each.told, each.fate, each.because), []).append(each)
    rows = tuple(
        Row(
            (
                tuple(parted((_where(each, subject) for each in group), Break())),
                *_told(group[0]),
            )
        )
        for group in alike.values()
    )
    columns = ("Where", "What", "Old clients", "Why")
    return (Grid(f"What has changed in {about}", columns, rows),)


def _where(change: Changed, subject: Subject | None) -> Cell:
    """Return what a change is about, as a link to its page where there is one."""
    if subject is None:
        return (Name(change.places[0][1] or change.places[0][0]),)
    path = next(path for system, path in change.places if system == subject.name)
    ref = subject.place(path)
    name = path.partition("/")[2]
    is_whole = ref.kind is not Kind.SYSTEM and name == ref.name
    return (Name(name if is_whole else path or subject.name, ref),)


def _told(change: Changed) -> tuple[Cell, Cell, Cell]:
    because = (((Told(each),) for each in change.because), Break())
    fate = Mark(change.fate.value, _TONES[change.fate])
    return (Told(change.told),), (fate,), tuple(parted(*because))
