"""A run with one finding of each kind, as if a checker had found it."""

from dataclasses import replace

import pytest

from statecheck.finding import (
    Checked,
    Diagnostic,
    Finding,
    Fix,
    Missing,
    Related,
    Rule,
    Severity,
    Step,
    Verdict,
    Witness,
)
from statecheck.source import Location, Pointer, Position, Source, Span

DOOR = Source(
    "spec/door/states.yaml",
    """\
# A door.
states:
  CLOSED:
    actions:
      push: [OPEN, {guard: it rains, target: WAIT}]
      pul: OPEN
  OPEN: {final: success}
  WAIT:
    moves: [{after: PT5M, target: LOST}]
  LOST: {moves: [WAIT], title: 門が閉まる}
""",
)
ACTIONS = Source(
    "spec/door/actions.yaml",
    "actions:\n\tpull: {description: Pulls the door.}\n\tpush: {}\n",
)

TRAP = Rule(
    "trap",
    Severity.ERROR,
    "States that can be reached and that no run ends from",
    why="A client that gets there is never done: it goes round until it gives up.",
    mend="Say what leads on to an end, or mark the state as `final`.",
)
UNDEFINED = Rule(
    "undefined-action",
    Severity.ERROR,
    "An action that nobody declares",
    why="No client knows what to send.",
    mend="Declare the action, or correct its name.",
)
NAMING = Rule(
    "odd-name",
    Severity.NOTE,
    "A name that is written otherwise than the others",
    mend="Write it like the others.",
    exact=False,
)
UNREACHABLE = Rule(
    "unreachable-state",
    Severity.WARNING,
    "A state that no run gets to",
    why="No client is ever shown it.",
    mend="Say what leads to it, or take it out.",
)


def span(line, column, length, end_line=None):
    return Span(Position(line, column), Position(end_line or line, column + length))


def at(source, *keys):
    return Location(source.name, Pointer(keys))


def trap():
    step = (DOOR, span(5, 7, 4))
    return Diagnostic(
        Finding(
            TRAP,
            at(DOOR, "states", "WAIT"),
            "no end can be reached from `WAIT` and `LOST`",
            system="door",
            related=(Related(at(DOOR, "states", "LOST"), "`LOST` is part of it"),),
            variant=(("retryEnabled", False), ("mode", "night")),
            witness=Witness(
                "run",
                (
                    Step("CLOSED", "push", "force = 3", "it rains", at(DOOR, "states")),
                    Step("WAIT", because="after PT5M"),
                    Step("LOST"),
                ),
            ),
        ),
        DOOR,
        span(8, 3, 4),
        related=((DOOR, span(10, 3, 4)),),
        steps=(step, None, None),
    )


def undefined():
    return Diagnostic(
        Finding(
            UNDEFINED,
            at(DOOR, "states", "CLOSED", "actions", "pul"),
            "there is no action `pul`",
            system="door",
            related=(
                Related(at(ACTIONS, "actions", "pull"), "`pull` is declared here"),
            ),
            fix=Fix("did you mean `pull`?", "pull"),
        ),
        DOOR,
        span(6, 7, 3),
        related=((ACTIONS, span(2, 2, 4)),),
    )


def odd():
    return Diagnostic(
        Finding(NAMING, at(DOOR, "states", "LOST", "title"), "`門` is written oddly"),
        DOOR,
        span(10, 32, 3),
    )


def unknown():
    question = Missing(
        "where does `push` lead from `CLOSED`?", at(DOOR, "states", "CLOSED")
    )
    return Diagnostic(
        Finding(
            UNREACHABLE,
            at(DOOR, "states", "OPEN"),
            "whether `OPEN` can be reached is not known",
            system="door",
            verdict=Verdict.UNDETERMINED,
            missing=(question,),
        ),
        DOOR,
        span(7, 3, 4),
        missing=((DOOR, span(5, 7, 4)),),
    )


@pytest.fixture(scope="session")
def checked():
    """A run that found an error of two kinds and a note, and left a question open."""
    return Checked(
        diagnostics=(undefined(), trap(), odd()),
        verdicts=(unknown(),),
        systems=("door", "house"),
        files=2,
        allowed=1,
        held_back=2,
        baselined=3,
        worst=Severity.ERROR,
    )


@pytest.fixture(scope="session")
def clean():
    """A run that found nothing."""
    return Checked(diagnostics=(), systems=("door",), files=2)


PAYLOADS = (
    "\x1b[2J\x1b]0;title\x07 0 errors",
    "\x1b]52;c;aGk=\x07\x1b]8;;https://evil.example\x07",
    "\u202ereversed\u2066 and \u200bhidden\ufeff",
    "::error file=a.yaml::forged\n::add-mask::secret",
    "##vso[task.setvariable variable=x]y ##[error]forged ##teamcity[a]",
    "100% %0A::error::x, a:b; c]",
    '<script>alert(1)</script><img src=x onerror="x"> &lt; ]]> --> "\'',
    "a | b | c `code` [link](javascript:x) ![i](https://evil.example) @all #1",
    "\ud800half \udcff of it",
    "<!-- --> </details> www.evil.example https://evil.example a@b.example",
    "a\tb\rc\x00d\x85e\u2028f",
)


def payload(text):
    """A finding in which everything that comes from input is a payload."""
    rule = Rule("odd-name", Severity.ERROR, "A name", why="It is read by people.")
    source = Source(f"{text}.yaml", f"{text}: {text}\n")
    place = Location(source.name, Pointer((text, 0)))
    there = (source, span(1, 1, 2))
    return Diagnostic(
        Finding(
            rule,
            place,
            f"`{text}` is {text}",
            system=text,
            related=(Related(place, text),),
            variant=((text, text),),
            witness=Witness("run", (Step(text, text, text, text, place), Step(text))),
            missing=(Missing(f"what is `{text}`?", place),),
            fix=Fix(f"did you mean `{text}`?", text),
        ),
        source,
        span(1, 1, 2),
        related=(there,),
        missing=(there,),
        steps=(there, None),
    )


@pytest.fixture(scope="session")
def hostile():
    """A run in which names, texts and files are payloads."""
    found = tuple(map(payload, PAYLOADS))[-10:]
    return Checked(
        diagnostics=found,
        verdicts=(unknown(), *map(undecided, map(payload, PAYLOADS))),
        systems=PAYLOADS,
        files=len(PAYLOADS),
        readable=False,
        unchecked=PAYLOADS,
        worst=Severity.ERROR,
    )


def undecided(diagnostic):
    finding = replace(diagnostic.finding, verdict=Verdict.UNDETERMINED)
    return replace(diagnostic, finding=finding)
