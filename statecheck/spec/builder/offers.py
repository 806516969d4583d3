"""What is on offer, what may follow, and moves, from the tree."""

from statecheck.spec.behaviour import Listed, Move, Offer, Outcome
from statecheck.spec.builder.body import Body, text_of
from statecheck.spec.builder.conditions import build_after, build_when
from statecheck.spec.builder.facts import build_fact
from statecheck.spec.models import Absence
from statecheck.spec.table import Table
from statecheck.syntax import Mapping

OUTCOME_WORDS = ("target", "error", "when", "after", "message", "outcomes")
"""The words of an offer or an action that say what may follow."""

_ABSENCES = frozenset(Absence)


def build_offers(body: Body | None) -> Listed[Table[Offer]] | None:
    """Return what is on offer; None where nothing is written."""
    if body is None:
        return None
    if isinstance(body.node, Mapping):
        return Listed(Table((name, _offer(name, item)) for name, item in body.each()))
    words = [(text_of(item.node), item) for item in body.members()]
    return Listed(
        Table(
            (
                word,
                Offer(
                    word,
                    fact=item.inherited,
                    at=item.at,
                    places=Table([("action", (item.at,))]),
                ),
            )
            for word, item in words
            if word and word not in _ABSENCES
        ),
        complete="unknown" not in {word for word, _ in words},
    )


def _offer(name: str, body: Body) -> Offer:
    if not isinstance(body.node, Mapping):
        return Offer(name, build_outcomes(body), fact=body.inherited, at=body.at)
    fact = build_fact(body)
    inside = body.inside(fact)
    return Offer(
        action=name,
        outcomes=build_outcomes_at_length(inside),
        offered=body.text("offered"),
        if_=body.formula(),
        guard=body.text("guard"),
        actor=body.text("actor"),
        incomplete=body.flag("incomplete"),
        fact=fact,
        at=body.at,
    )


def build_outcomes_at_length(body: Body) -> tuple[Outcome, ...] | None:
    """Return what stands under `outcomes`, or the one outcome beside the offer."""
    if "outcomes" in body:
        return build_outcomes(body.child("outcomes"))
    if not any(word in body for word in OUTCOME_WORDS):
        return None
    part = "target" if "target" in body else "error"
    return (
        Outcome(
            target=body.texts("target"),
            error=body.texts("error"),
            when=build_when(body.child("when")),
            after=build_after(body.child("after")),
            message=body.text("message"),
            fact=body.inherited.handed_down(part),
            at=body.at,
            places=body.places("target", "error"),
        ),
    )


def build_outcomes(body: Body | None) -> tuple[Outcome, ...] | None:
    """Return the outcomes of a target, a map, or a list of both; None for none."""
    if body is None:
        return None
    return tuple(
        build_outcome(item)
        for item in body.members()
        if isinstance(item.node, Mapping) or text_of(item.node)
    )


def build_outcome(body: Body) -> Outcome:
    """Return the outcome that `body` describes, a target or a map."""
    if not isinstance(body.node, Mapping):
        return Outcome(
            (text_of(body.node),),
            fact=body.inherited,
            at=body.at,
            places=Table([("target", (body.at,))]),
        )
    return Outcome(
        target=body.texts("target"),
        error=body.texts("error"),
        if_=body.formula(),
        when=build_when(body.child("when")),
        guard=body.text("guard"),
        after=build_after(body.child("after")),
        message=body.text("message"),
        fact=build_fact(body),
        at=body.at,
        places=body.places("target", "error"),
    )


def build_moves(body: Body | None) -> Listed[tuple[Move, ...]] | None:
    """Return the moves; None where nothing is written."""
    if body is None:
        return None
    items = list(body.members())
    words = {text_of(item.node) for item in items}
    return Listed(
        tuple(
            _move(item)
            for item in items
            if isinstance(item.node, Mapping)
            or (text_of(item.node) and text_of(item.node) not in _ABSENCES)
        ),
        complete="unknown" not in words,
    )


def _move(body: Body) -> Move:
    if not isinstance(body.node, Mapping):
        return Move(
            (text_of(body.node),),
            fact=body.inherited,
            at=body.at,
            places=Table([("target", (body.at,))]),
        )
    return Move(
        target=body.texts("target"),
        if_=body.formula(),
        guard=body.text("guard"),
        after=build_after(body.child("after")),
        actor=body.text("actor"),
        fact=build_fact(body),
        at=body.at,
        places=body.places("target"),
    )
