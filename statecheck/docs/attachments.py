"""What others have made of the same systems, and the reference shows: data only."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from statecheck.docs.ref import Ref
from statecheck.finding import Diagnostic
from statecheck.immutable import frozen


@frozen
class Picture:
    """A picture as SVG text.

    Attributes:
        name: Unlike that of any other picture.
        title: What it shows.
        svg: The text; each element has an id.
        boxes: By id of an element, the state or exit that it stands for.
        pages: By id of an element, the name of the picture it leads to.
        forks: By id, the id of the box before it and the actions it stands for; an
            empty action for what comes about without a request.
        arrows: By id, the ids of what it leads from and to.
    """

    name: str
    title: str
    svg: str
    boxes: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    forks: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    arrows: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@frozen
class Message:
    """What goes over the wire.

    Attributes:
        schema: As JSON Schema; None for none.
        sample: An example that was made; None for none.
    """

    schema: object = None
    sample: object = None


class Fate(StrEnum):
    """What becomes of clients that were written for another version, the worst last."""

    WORDS = "words only"
    SAFE = "safe"
    RISK = "may break"
    UNDECIDED = "not decided"
    BREAK = "breaks"


@frozen
class Changed:
    """Something that is not as it was in another version.

    Attributes:
        places: The systems that it shows in, each with the logical path of what it is
            about there, as in `states/LOGIN/actions/submit`; the first is where it
            was changed.
        told: What changed, in a sentence; Markdown.
        fate: What becomes of clients that were written for the other version.
        because: Why, a sentence each.
    """

    places: tuple[tuple[str, str], ...]
    told: str
    fate: Fate
    because: tuple[str, ...] = ()


@frozen
class Attachments:
    """Everything that is shown beside what the specs say.

    Attributes:
        pictures: By system, its pictures; the one to begin with first.
        near: By system and state, the picture of its surroundings.
        diagnostics: What was found, verdicts included.
        messages: What a state is answered with, what an action sends, or the body of
            a model or an error.
        changes: What has changed since another version, the worst first.
        added: By system, the logical paths of what was not there in that version; an
            empty path for the system itself.
        base: That version, as readers are told of it; empty for none.
    """

    pictures: Mapping[str, tuple[Picture, ...]] = field(default_factory=dict)
    near: Mapping[tuple[str, str], Picture] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    messages: Mapping[Ref, Message] = field(default_factory=dict)
    changes: tuple[Changed, ...] = ()
    added: Mapping[str, frozenset[str]] = field(default_factory=dict)
    base: str = ""

    def message(self, ref: Ref | None) -> Message:
        """Return the message of something; an empty one if there is none."""
        return Message() if ref is None else self.messages.get(ref, Message())
