"""Properties, from the tree."""

from statecheck.spec.builder.body import Body, texts_of
from statecheck.spec.builder.facts import build_fact
from statecheck.spec.fact import Places
from statecheck.spec.system import Property
from statecheck.spec.table import Table

_SUBJECTS = (
    "to",
    "through",
    "never",
    "possible",
    "always",
    "offered",
    "after",
    "before",
)
"""The words that may have one subject or a list of them."""


def build_property(name: str, body: Body) -> Property:
    """Return the property that `body` describes."""
    return Property(
        name=name,
        description=body.text("description"),
        to=body.texts("to"),
        through=body.texts("through"),
        never=body.texts("never"),
        possible=body.texts("possible"),
        always=body.texts("always"),
        offered=body.texts("offered"),
        except_=body.texts("except"),
        in_=body.texts("in"),
        after=body.texts("after"),
        before=body.texts("before"),
        between=body.texts("between"),
        everywhere=Table(
            (word, texts_of(subjects.node))
            for word, subjects in body.entries("everywhere")
        ),
        fact=build_fact(body),
        at=body.at,
        places=_places(body),
    )


def _places(body: Body) -> Places:
    """Return where subjects stand alone, those below `everywhere` included."""
    places = body.places(*_SUBJECTS)
    for _, subjects in body.entries("everywhere"):
        found = tuple(member.at for member in subjects.members())
        places = Table((*places.items(), ("everywhere", found)))
    return places
