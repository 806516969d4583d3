"""States, exits, and what holds everywhere, from the tree."""

from statecheck.spec.behaviour import End, Everywhere, Exit, State
from statecheck.spec.builder.body import Body, text_of
from statecheck.spec.builder.conditions import build_conditions
from statecheck.spec.builder.facts import build_fact
from statecheck.spec.builder.models import build_model_use
from statecheck.spec.builder.offers import build_moves, build_offers
from statecheck.syntax import Mapping

_ENDS = frozenset(End)


def build_state(name: str, body: Body) -> State:
    """Return the state that `body` describes."""
    fact = build_fact(body)
    inside = body.inside(fact)
    final = body.text("final")
    wire = body.child("wire")
    return State(
        name=name,
        description=body.text("description"),
        model=build_model_use(inside.child("model")),
        actions=build_offers(inside.child("actions")),
        moves=build_moves(inside.child("moves")),
        final=End(final) if final in _ENDS else None,
        takes=body.text("takes"),
        if_=body.formula(),
        group=body.text("group"),
        wire=(
            build_conditions(wire)
            if wire and isinstance(wire.node, Mapping)
            else body.text("wire") or None
        ),
        incomplete=body.flag("incomplete"),
        examples=body.data("examples"),
        fact=fact,
        at=body.at,
        words=body.words_with("takes"),
    )


def build_exit(name: str, body: Body) -> Exit:
    """Return the exit that `body` describes, in its short form or at length."""
    word = text_of(body.node) or body.text("final")
    return Exit(
        name=name,
        final=End(word) if word in _ENDS else End.ENDED,
        description=body.text("description"),
        if_=body.formula(),
        overrides=body.flag("overrides"),
        fact=build_fact(body),
        at=body.at,
        words=body.words_with("overrides"),
    )


def build_everywhere(body: Body) -> Everywhere:
    """Return the entry of `everywhere` that `body` describes."""
    fact = build_fact(body)
    inside = body.inside(fact)
    return Everywhere(
        actions=build_offers(inside.child("actions")),
        moves=build_moves(inside.child("moves")),
        errors=body.texts("errors"),
        in_=body.texts("in"),
        except_=body.texts("except"),
        fact=fact,
        at=body.at,
    )
