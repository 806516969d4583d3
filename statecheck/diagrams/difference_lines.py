"""What of two versions stands in boxes and at arrows: what was, and what is."""

from collections.abc import Iterator

from statecheck.diagrams.drawing import Line, News, Voice
from statecheck.diagrams.two_versions import Both, Node, Outcome
from statecheck.diagrams.wording import either
from statecheck.spec import End
from statecheck.syntax import visible

GONE = "\u2212"
"""The sign of what is not there any more."""


def outcome_conditions(outcome: Outcome) -> tuple[str, ...]:
    """Return the conditions of an outcome: what was and what is, if that is other."""
    before = tuple(filter(None, outcome.before))
    now = tuple(filter(None, outcome.now))
    if outcome.news is not News.OTHER:
        words = _either(now or before, outcome.now or outcome.before)
        return (either(words),) if words else ()
    was = _either(before, outcome.before) or ("always",)
    are = _either(now, outcome.now) or ("always",)
    return (f"{GONE} {either(was)}", f"+ {either(are)}")


def _either(words: tuple[str, ...], every: tuple[str, ...]) -> tuple[str, ...]:
    """Return conditions, none if one of several outcomes needs nothing."""
    return words if len(words) == len(every) else ()


def offer_lines(way: Both) -> Iterator[Line]:
    """Yield what has to hold for a way to be on offer, and had to."""
    both = way.news not in {News.NEW, News.GONE}
    for each in way.before:
        if each not in way.now:
            yield plain_line(Voice.CONDITION, each, News.GONE if both else News.SAME)
    for each in way.now:
        fresh = both and each not in way.before
        yield plain_line(Voice.CONDITION, each, News.NEW if fresh else News.SAME)


def plain_line(voice: Voice, text: str, news: News) -> Line:
    """Return a line with nothing behind its text."""
    return Line(voice, visible(text), news=news)


def state_lines(node: Node) -> Iterator[Line]:
    """Yield what is other about a state by itself."""
    if node.news is not News.OTHER or node.was is None or node.element is None:
        return
    if node.was.name != node.name:
        yield plain_line(Voice.MORE, node.was.name, News.GONE)
    if node.was.final is not node.element.final:
        yield plain_line(Voice.MORE, _rests(node.was.final), News.GONE)
        yield plain_line(Voice.MORE, _rests(node.element.final), News.NEW)
    if node.was.if_ != node.element.if_:
        words = [
            f"if {each.if_}" if each.if_ is not None else "in every variant"
            for each in (node.was, node.element)
        ]
        yield plain_line(Voice.CONDITION, words[0], News.GONE)
        yield plain_line(Voice.CONDITION, words[1], News.NEW)


def _rests(end: End | None) -> str:
    return "goes on" if end is None else f"ends: {end}"
