"""The picture of two versions: what is new, gone and other; what is not, folded."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from statecheck.diagrams.composition import Parts
from statecheck.diagrams.difference_parts import Differences
from statecheck.diagrams.digest import digest
from statecheck.diagrams.direction import runs_across
from statecheck.diagrams.drawing import Drawing, Entry, Key, Kind, News
from statecheck.diagrams.joining import two_versions
from statecheck.diagrams.legend import legend
from statecheck.diagrams.naming import file_name
from statecheck.diagrams.remarks import Remarks
from statecheck.diagrams.two_versions import Names, Remark, TwoVersions
from statecheck.diagrams.unchanged import Folded, changed_ways, folded
from statecheck.diagrams.upward import turned
from statecheck.graph import StateGraph
from statecheck.syntax import visible

_NOTES = 8
"""Remarks that stand below the picture; further ones are counted."""

_WORDS = {
    Key.NEW: "+  new",
    Key.GONE: "\u2212  not there any more",
    Key.OTHER: "~  other than before",
    Key.BEFORE: "as before, and folded",
}
"""What the signs of news mean, in the order in which they are explained."""


def draw_versions(
    old: StateGraph,
    new: StateGraph,
    names: Names,
    remarks: Sequence[Remark] = (),
    *,
    notes: Sequence[str] = (),
    across: bool | None = None,
) -> Drawing:
    """Return the picture of what is other in a new version.

    Args:
        old: The old version.
        new: The new one.
        names: What is which, where it is called otherwise.
        remarks: What has to be said besides, in the order of its weight.
        notes: What has to be said below the picture.
        across: Whether it runs from left to right; None for whichever is narrower.
    """
    versions = two_versions(old, new, names)
    said = Remarks(versions, remarks)
    plan = folded(versions, said.nodes)
    parts = turned(Differences(versions, plan, said).parts())
    drawing = Drawing(
        name=file_name(f"{new.system.name}-changes"),
        title=visible(new.system.title or new.system.name),
        version=visible(new.system.version),
        digest=digest(new.system),
        subtitle=_subtitle(old, new),
        boxes=parts.boxes,
        forks=parts.forks,
        arrows=parts.arrows,
        legend=tuple(_legend(parts)),
        notes=(*notes, *_notes(parts, said, versions, plan)),
        across=bool(across),
    )
    if across is None and drawing.boxes:
        return replace(drawing, across=runs_across(drawing))
    return drawing


def _subtitle(old: StateGraph, new: StateGraph) -> str:
    versions = [visible(each.system.version) for each in (old, new)]
    pieces = ["what has changed"]
    if any(versions):
        before, now = (each or "none" for each in versions)
        pieces.append(f"version {before} to {now}")
    pieces.append(f"spec {digest(old.system)} to {digest(new.system)}")
    return "  ·  ".join(pieces)


def _all_news(parts: Parts) -> set[News]:
    """Return what of a picture's elements and lines is to be explained."""
    news = {arrow.news for arrow in parts.arrows}
    for box in parts.boxes:
        news |= {box.news, *(line.news for line in box.lines)}
    for fork in parts.forks:
        news |= {fork.news, *(line.news for line in fork.lines)}
    return news


def _legend(parts: Parts) -> Iterator[Entry]:
    news = _all_news(parts)
    for key, text in _WORDS.items():
        if key is Key.BEFORE:
            if any(box.kind is Kind.PART for box in parts.boxes):
                yield Entry(key, text)
        elif News(key.value) in news:
            yield Entry(key, text)
    yield from legend(parts, asked=False)


def _notes(
    parts: Parts, said: Remarks, versions: TwoVersions, plan: Folded
) -> Iterator[str]:
    """Yield what has to be known of what is not drawn."""
    texts = [remark.text or remark.says for remark in said.elsewhere]
    if texts:
        yield "Not drawn, since it is about no state or about many:"
        yield from (f"\u00b7  {visible(text)}" for text in texts[:_NOTES])
        if len(texts) > _NOTES:
            yield f"and {len(texts) - _NOTES} more, which `diff` tells."
    if _all_news(parts) == {News.SAME} and not texts:
        yield "Nothing that a picture shows has changed."
    if any(any(changed_ways(versions, key)) for key in versions.nodes) or plan.changed:
        yield "Pale lines are ways as before, one for all from box to box."
