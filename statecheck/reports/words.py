"""What every report says of a finding in words: the run, the variant, the places."""

import json
from collections.abc import Iterator

from statecheck.finding import Diagnostic, Finding, Message, Step, Witness
from statecheck.immutable import frozen
from statecheck.source import Position

CYCLE = "cycle"
"""The kind of a witness whose last step is the first of a circle."""

_LONGEST = 100
"""Characters of a part of a message that are shown; programs get all of it."""

_NAMES = frozenset({"request", "answer", "response", "error", "setting"})
"""Parts of a message that its words say anyway."""

_MOST_STEPS = 16
"""So many steps of a run are shown; of a longer one its beginning and its end."""


@frozen
class Deed:
    """One step of a run, for a tester.

    Attributes:
        number: Counted from 1; 0 where steps are left out.
        state: What is shown; empty before the first answer.
        what: What to do then, or what comes of itself.
    """

    number: int
    state: str
    what: str


def deeds(witness: Witness) -> tuple[Deed, ...]:
    """Return a run as what a tester does, step by step; empty for an answer."""
    steps = witness.steps
    last = len(steps)
    done = [
        Deed(
            number,
            step.state,
            _what(step) if number < last or step.action else _last(witness),
        )
        for number, step in enumerate(steps, 1)
    ]
    if last <= _MOST_STEPS:
        return tuple(done)
    half = _MOST_STEPS // 2
    left_out = Deed(0, "", f"… {last - 2 * half} more steps …")
    return (*done[:half], left_out, *done[-half:])


def _what(step: Step) -> str:
    if step.action:
        sends = f", sending {step.sends}" if step.sends else ""
        because = f" ({step.because})" if step.because else ""
        return f"press `{step.action}`{sends}{because}"
    because = f" ({step.because})" if step.because else ""
    return f"wait until the server moves on{because}"


def _last(witness: Witness) -> str:
    """Return what is said of the last step: where a circle closes; else nothing."""
    states = [step.state for step in witness.steps]
    if witness.kind == CYCLE and states[-1] in states[:-1]:
        return f"and round again from step {states.index(states[-1]) + 1}"
    return ""


def run_in_words(witness: Witness) -> Iterator[str]:
    """Yield a run as numbered lines, or the message that a witness is."""
    if witness.answer:
        yield witness.answer
    for deed in deeds(witness):
        number = f"{deed.number}. " if deed.number else ""
        said = ": " if deed.state and deed.what else ""
        yield f"{number}{f'`{deed.state}`' if deed.state else ''}{said}{deed.what}"


def message_in_words(message: Message) -> Iterator[str]:
    """Yield what a message is, with the part of it that matters, and who refuses it."""
    part = f"`{message.pointer}`" if message.pointer else "it"
    value = _shortened(json.dumps(_at(message), ensure_ascii=False))
    told = message.pointer.strip("/") in _NAMES
    yield message.what if told else f"{message.what}, with {part} = {value}"
    strict = ", as what nobody declares there" if message.strict else ""
    yield (
        f"the {message.taken} version takes it; the {message.refused} one refuses it"
        f"{strict}: {part} {message.because}"
    )


def _at(message: Message) -> object:
    """Return the part of a message that is refused."""
    found = json.loads(message.text)
    for escaped in message.pointer.split("/")[1:]:
        step = escaped.replace("~1", "/").replace("~0", "~")
        found = found[int(step)] if isinstance(found, list) else found[step]
    return found


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def variant_in_words(finding: Finding) -> str:
    """Return under which options a finding shows; empty if under any."""
    return ", ".join(
        f"`{option}` {'on' if value else 'off'}"
        if isinstance(value, bool)
        else f"`{option}` = `{value}`"
        for option, value in finding.variant
    )


def remarks(diagnostic: Diagnostic) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what is to be said below a finding: a word for it, and its lines.

    These are the system, the variant, the run, the message, why it matters and how it
    is mended, as far as there is anything to say.
    """
    finding = diagnostic.finding
    if finding.system:
        yield "in", (f"`{finding.system}`",)
    if finding.variant:
        yield "with", (variant_in_words(finding),)
    if finding.witness and (finding.witness.steps or finding.witness.answer):
        word = "answer" if finding.witness.answer else "run"
        yield word, tuple(run_in_words(finding.witness))
    if finding.witness and finding.witness.message:
        yield "message", tuple(message_in_words(finding.witness.message))
    if finding.because or finding.rule.why:
        yield "why", finding.because or (finding.rule.why,)
    if finding.rule.mend:
        yield "mend", (finding.rule.mend,)
    if finding.fix:
        yield "fix", (finding.fix.message,)


def place(diagnostic: Diagnostic) -> str:
    """Return where a finding stands, as `path:line:column`, not yet escaped."""
    return spot(diagnostic.source.name, diagnostic.span.start)


def spot(name: str, start: Position) -> str:
    """Return a place in a file, as `path:line:column`."""
    return f"{name}:{start.line}:{start.column}"


def counted(count: int, one: str, more: str = "") -> str:
    """Return a number with its noun, as in `1 error` and `2 errors`."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"
