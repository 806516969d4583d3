"""How a fact about an element that both versions have is put."""

from typing import Protocol

from statecheck.changes.change import Change, ChangeKind
from statecheck.source import Location
from statecheck.spec import Fact


class Element(Protocol):
    """What every element has."""

    @property
    def fact(self) -> Fact:
        """What it says of itself."""

    @property
    def at(self) -> Location:
        """Where it stands."""


def said(  # noqa: PLR0917  # a fact has so many parts
    kind: ChangeKind,
    name: str,
    old: Element,
    new: Element,
    before: str = "",
    after: str = "",
    word: str = "",
    note: str = "",
    action: str = "",
    uses: tuple[str, ...] = (),
) -> Change:
    """Return a fact about an element that is in both versions.

    Args:
        kind: What happened.
        name: The element's logical path.
        old: The element as it was.
        new: The element as it is.
        before: What stood under `word`.
        after: What stands there.
        word: The key that is other; empty for the element itself.
        note: Why it is believed.
        action: The action that it is met with.
        uses: Where it is met.
    """
    return Change(
        kind=kind,
        name=name,
        old=old.at / word if word else old.at.key,
        new=new.at / word if word else new.at.key,
        before=before,
        after=after,
        sides=tuple(side for side, _ in kind.effects),
        action=action,
        uses=uses,
        note=note,
        disputed=old.fact.disputes(word) or new.fact.disputes(word),
    )
