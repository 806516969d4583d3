"""Properties, from the tree."""

from statecheck.spec.builder.body import Body, text_of, texts_of
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


_PROMISES = frozenset({"to", "never", "possible", "always", "offered", "everywhere"})
"""The words of which each property has one."""

_EVERYWHERE = frozenset({"never", "possible", "always"})
"""The words of which one stands under `everywhere`."""

_PAIR = 2
"""So many subjects have a scope `between` them."""


def build_property(name: str, body: Body) -> Property:
    """Return the property that `body` describes.

    What does not keep to the language promises nothing: with a word that cannot be
    read left out, it would be another promise.
    """
    if not _is_promise(body):
        description = body.text("description")
        return Property(name, description, fact=build_fact(body), at=body.at)
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


def _is_promise(body: Body) -> bool:
    """Return whether the words say one thing, and all of them can be read."""
    said = _PROMISES & body.words
    if said == {"everywhere"}:
        words = dict(body.entries("everywhere"))
        there = words.keys() <= _EVERYWHERE and len(words) == 1
        return there and all(_names(subjects) for subjects in words.values())
    written = (body.child(word) for word in (*_SUBJECTS, "between"))
    return (
        len(said) == 1
        and ("to" in said) <= ("through" in body)
        and all(_names(subjects) for subjects in written if subjects is not None)
        and ("between" not in body or len(body.texts("between")) == _PAIR)
    )


def _names(subjects: Body) -> bool:
    """Return whether a subject or a list of some stands there."""
    members = [text_of(member.node) for member in subjects.members()]
    return bool(members) and all(members)


def _places(body: Body) -> Places:
    """Return where subjects stand alone, those below `everywhere` included."""
    places = body.places(*_SUBJECTS)
    for _, subjects in body.entries("everywhere"):
        found = tuple(member.at for member in subjects.members())
        places = Table((*places.items(), ("everywhere", found)))
    return places
