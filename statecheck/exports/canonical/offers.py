"""What is on offer, in the shortest form that says it."""

from statecheck.exports.canonical.elements import body_of, written
from statecheck.exports.canonical.facts import fact_words
from statecheck.exports.canonical.ordering import alone, sorted_data
from statecheck.linking import leading
from statecheck.spec import Action, Fact, Listed, Offer, Outcome, Table

Offers = Listed[Table[Offer]]


def offers(listed: Offers, actions: Table[Action], handed: Fact) -> object:
    """Return what stands under `actions` of a state, or under `start`."""
    names = sorted(listed.members)
    if not names:
        return "none" if listed.complete else "unknown"
    if not listed.complete and is_bare(listed, actions, handed):
        return [*names, "unknown"]
    return {name: _offer(listed.members[name], actions, handed) for name in names}


def is_bare(listed: Offers, actions: Table[Action], handed: Fact) -> bool:
    """Return whether the names of the actions alone would say the same."""
    names = Table((name, Offer(name, fact=handed)) for name in listed.members)
    return leading(Listed(names), actions).members == listed.members


def outcomes(members: tuple[Outcome, ...], handed: Fact) -> object:
    """Return where a flow begins: a target, or a list of outcomes."""
    items = sorted_data([written(each, handed) for each in members])
    return alone(items) if all(isinstance(item, str) for item in items) else items


def _offer(offer: Offer, actions: Table[Action], handed: Fact) -> object:
    by = actions[offer.action].actor if offer.action in actions else "user"
    words: dict[str, object] = {
        "offered": offer.offered,
        "if": None if offer.if_ is None else str(offer.if_),
        "guard": offer.guard,
        "actor": offer.actor if offer.actor != by else "",
        "incomplete": offer.incomplete,
    }
    said = {word: value for word, value in words.items() if value}
    said |= fact_words(offer.fact, handed)
    if not said:
        return outcomes(offer.outcomes or (), handed)
    return said | _at_length(offer)


def _at_length(offer: Offer) -> dict[str, object]:
    """Return where an offer leads that has more to say than that."""
    members = offer.outcomes or ()
    if len(members) == 1:
        beside = body_of(members[0], offer.fact.handed_down("target"))
        if isinstance(beside, str):
            return {"target": beside}
    return {
        "outcomes": sorted_data(
            [written(each, offer.fact.handed_down("outcomes")) for each in members]
        )
    }
