"""What is on offer in a state, and where it leads."""

from collections.abc import Iterator

from statecheck.docs.blocks import (
    Break,
    Cell,
    Grid,
    Mark,
    Row,
    Tone,
    Words,
)
from statecheck.docs.outline.aftermath import (
    answered,
    answers,
    led_away,
    may_leave,
)
from statecheck.docs.outline.bodies import use
from statecheck.docs.outline.facts import doubt
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.words import (
    conditions,
    end_mark,
    listed,
    offered,
    parted,
)
from statecheck.graph import START
from statecheck.spec import Listed, Offer, Outcome, Table

Offers = Listed[Table[Offer]]

STAYS = Words("stays here")
UNKNOWN = Mark("unknown", Tone.DOUBT)


def offers(there: Offers, subject: Subject, state: str) -> Grid:
    """Return what is on offer, and where it leads, as a table."""
    columns = ("Action", "Request", "Leads to", "Condition", "Errors")
    lines: list[Row] = []
    shared = usual(there, subject, state)
    for offer in there.members.values():
        lines += _offer(offer, subject, state, shared)
    about = f"Actions in {state}" if state != START else "Requests that begin a flow"
    return Grid(about, columns, tuple(lines))


def usual(there: Offers, subject: Subject, state: str) -> tuple[str, ...]:
    """Return the errors that each of several actions may be answered with.

    They change nothing, and nothing has to hold for them.
    """
    offers = list(there.members.values())
    if len(offers) < len(("one", "another")):
        return ()
    sets = [dict.fromkeys(_staying(offer, subject, state)) for offer in offers]
    return tuple(error for error in sets[0] if all(error in each for each in sets))


def _staying(offer: Offer, subject: Subject, state: str) -> Iterator[str]:
    """Yield the errors of an offer that change nothing and need nothing."""
    edges = tuple(answers(offer.action, subject, state))
    for each in offer.outcomes or ():
        plain = len(each.error) == 1 and not each.target and not conditions(each)
        if plain and not may_leave(each, edges):
            yield each.error[0]


def _offer(
    offer: Offer, subject: Subject, state: str, shared: tuple[str, ...]
) -> Iterator[Row]:
    action = subject.system.actions.get(offer.action)
    said = doubt(offer.fact, subject)
    name = tuple(
        parted(
            (
                (subject.action(offer.action, state),),
                offered(offer),
                (Words(f"by the {actor}"),) if (actor := _actor(offer)) else (),
                said,
            ),
            Break(),
        )
    )
    request = use(action.request, subject) if action else (UNKNOWN,)
    led = [each for each in offer.outcomes or () if not each.error]
    refused = [each for each in offer.outcomes or () if each.error]
    apart = led_away(offer, subject, state)
    own = [
        each
        for each in refused
        if each.error[0] not in shared or each.target or conditions(each)
    ]
    errors = tuple(parted((_refusal(each, subject, state) for each in own), Break()))
    outcomes = [*led, *apart] or [Outcome(("unknown",) if not refused else ("stay",))]
    for index, outcome in enumerate(outcomes):
        begin = (name, request) if index == 0 else ((), ())
        last = (errors if index == 0 else (),)
        sure = doubt(outcome.fact, subject)
        led_ = _led(outcome, subject, () if sure == said else sure)
        yield Row((*begin, *led_, *last), more=index > 0)


def _actor(offer: Offer) -> str:
    return offer.actor if offer.actor not in {"", "user"} else ""


def _refusal(outcome: Outcome, subject: Subject, state: str) -> Cell:
    """Return the errors of an outcome in a line."""
    codes = listed([subject.error(code, state) for code in outcome.error])
    said = conditions(outcome)
    return (*codes, *((Words(" "), *said) if said else ()))


def _led(outcome: Outcome, subject: Subject, sure: Cell) -> tuple[Cell, Cell]:
    """Return where an outcome leads, and under which conditions.

    Args:
        outcome: The outcome.
        subject: The system.
        sure: How sure it is, where that is not said of the action already.
    """
    targets = to(outcome.target, subject)
    condition = conditions(outcome)
    if outcome.error:
        condition = listed(filter(None, [answered(outcome.error, subject), condition]))
    return targets, (*condition, *((Words(" "), *sure) if sure else ()))


def to(targets: tuple[str, ...], subject: Subject) -> Cell:
    """Return where something leads."""
    cells: list[Cell] = []
    for name in targets or ("stay",):
        if name == "stay":
            cells.append((STAYS,))
        elif name == "unknown":
            cells.append((UNKNOWN,))
        else:
            end = subject.graph.end(name)
            mark: Cell = (Words(" "), end_mark(end)) if end else ()
            cells.append((subject.target(name), *mark))
    return listed(cells, " or ")
