"""What can be wrong between the files of a system, and between systems."""

from statecheck.finding import Rule, Severity

DUPLICATE_DECLARATION = Rule(
    name="duplicate-declaration",
    severity=Severity.ERROR,
    summary="A name, or a key of the system, declared in more than one place",
    why="Only one of the declarations can hold, and readers will not agree on which.",
    mend="Keep one of them, or give the other another name.",
)

UNKNOWN_SYSTEM = Rule(
    name="unknown-system",
    severity=Severity.ERROR,
    summary="A system that is built on and that cannot be found",
    why="Nothing that comes from it can be checked.",
    mend="Give its folder on the command line, or name it in the settings.",
)

AMBIGUOUS_SYSTEM = Rule(
    name="ambiguous-system",
    severity=Severity.ERROR,
    summary="A system that is built on and that there is more than one of",
    why="Which of them is meant decides what the spec says.",
    mend="Say which version is meant: `name@version`.",
)

CIRCULAR_EXTENDS = Rule(
    name="circular-extends",
    severity=Severity.ERROR,
    summary="A system that builds on itself, directly or by others",
    why="What it inherits has no beginning.",
    mend="Take one of the systems out of the circle.",
)

TOO_MANY_EXTENDS = Rule(
    name="too-many-extends",
    severity=Severity.ERROR,
    summary="More systems that build on each other than are taken",
    why="The rest of them was not read.",
    mend="Put them together, or raise the limit `extends`.",
)

TOO_MANY_COPIES = Rule(
    name="too-many-copies",
    severity=Severity.ERROR,
    summary="More that is said once for many places than is taken",
    why="The system was not judged, since what it inherits is not all known.",
    mend="Inherit less, or raise the limit `copies`.",
)

MISSING_OVERRIDE = Rule(
    name="missing-override",
    severity=Severity.ERROR,
    summary="A name of the host declared again without saying so",
    why="Readers of the host's contract would not expect another meaning.",
    mend="Say `overrides: true` if it replaces the host's, or use another name.",
)

NOTHING_TO_OVERRIDE = Rule(
    name="nothing-to-override",
    severity=Severity.ERROR,
    summary="Something overridden or taken over that no host has",
    why="The spec promises what another contract should hold, and it does not.",
    mend="Correct the name, or leave `overrides` or `takes` out.",
)

CLASHING_HOSTS = Rule(
    name="clashing-hosts",
    severity=Severity.ERROR,
    summary="A name that two hosts declare differently",
    why="Which of them is meant decides what the spec says.",
    mend="Say with `overrides: true` what it is here, or extend only one of the hosts.",
)

CLASHING_EVERYWHERE = Rule(
    name="clashing-everywhere",
    severity=Severity.ERROR,
    summary="An action that two entries of `everywhere` give one state, and not alike",
    why="Neither of them is nearer to the state than the other.",
    mend="Take the state out of one of them with `except`, or write the action there.",
)

UNKNOWN_STEP_OPTION = Rule(
    name="unknown-step-option",
    severity=Severity.ERROR,
    summary="An option fixed by a flow that its system does not have, or not so",
    why="The flow is drawn and checked as if nothing had been fixed.",
    mend="Correct the name of the option, or its value.",
)

UNKNOWN_STEP_EXIT = Rule(
    name="unknown-step-exit",
    severity=Severity.ERROR,
    summary="A step of a flow that maps an exit its system does not have",
    why="What is written there never happens.",
    mend="Correct the name of the exit.",
)

UNMAPPED_EXIT = Rule(
    name="unmapped-exit",
    severity=Severity.ERROR,
    summary="An exit of a step that the flow says nothing of",
    why="A client that leaves the step by it is lost.",
    mend="Say where it leads, or `unknown`.",
)

AMBIGUOUS_STEP = Rule(
    name="ambiguous-step",
    severity=Severity.ERROR,
    summary="A name that is both a step of the flow and a state or exit of its host",
    why="A target of that name could mean either.",
    mend="Give the step another name.",
)

RULES = (
    DUPLICATE_DECLARATION,
    UNKNOWN_SYSTEM,
    AMBIGUOUS_SYSTEM,
    CIRCULAR_EXTENDS,
    TOO_MANY_EXTENDS,
    TOO_MANY_COPIES,
    MISSING_OVERRIDE,
    NOTHING_TO_OVERRIDE,
    CLASHING_HOSTS,
    CLASHING_EVERYWHERE,
    UNKNOWN_STEP_EXIT,
    UNMAPPED_EXIT,
    UNKNOWN_STEP_OPTION,
    AMBIGUOUS_STEP,
)
