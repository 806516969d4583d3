"""How what is as it was is drawn: regions as one box, ways as one pale line."""

from collections.abc import Iterator, Mapping, Sequence

from statecheck.diagrams.drawing import Arrow, Box, Ink, Kind, Line, Voice
from statecheck.diagrams.folding import FROM_SO_MANY
from statecheck.diagrams.naming import identifier
from statecheck.spec import End
from statecheck.syntax import visible

_NAMED = 6
"""States that the box of a region names."""

Between = Mapping[tuple[str, str], list[str]]
"""By the boxes that ways as before lead from and to, what these say."""


def box_of_region(index: int) -> str:
    """Return the id of the box of a region."""
    return f"p_{index + 1}"


def region_box(key: str, names: Sequence[str]) -> Box:
    """Return the box that stands for several states."""
    names = [visible(name) for name in names]
    shown = names if len(names) <= _NAMED + 1 else names[:_NAMED]
    lines = [Line(Voice.FIELD, f"\u00b7 {each}") for each in shown]
    if len(names) > len(shown):
        lines.append(Line(Voice.MORE, f"and {len(names) - len(shown):,} more"))
    return Box(
        id=key,
        kind=Kind.PART,
        name=key,
        text=f"{len(names):,} states as before",
        lines=tuple(lines),
        ink=Ink.FAINT,
        says=", ".join(names),
    )


def crowded_ends(between: Between, ends: Mapping[str, End | None]) -> Mapping[str, int]:
    """Return the boxes that so many others lead to that nobody would draw it.

    They are ends that are no success, as where lines are folded that did change.
    """
    tails: dict[str, int] = {}
    for _, head in between:
        if ends.get(head) not in {None, End.SUCCESS}:
            tails[head] = tails.get(head, 0) + 1
    return {head: count for head, count in tails.items() if count >= FROM_SO_MANY}


def pale_arrows(between: Between, crowded: Mapping[str, int]) -> Iterator[Arrow]:
    """Yield one arrow from box to box for all ways as before, but to crowded ends."""
    for (tail, head), means in between.items():
        if head not in crowded:
            yield Arrow(
                id=identifier("b", tail, head),
                tail=tail,
                head=head,
                ink=Ink.FAINT,
                means=tuple(dict.fromkeys(map(visible, means))),
            )
