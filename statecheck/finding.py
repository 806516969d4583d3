"""What can be said of a place: rules, findings, findings measured, and all of a run."""

from dataclasses import field
from enum import StrEnum

from statecheck.immutable import frozen
from statecheck.source import Location, Pointer, Source, Span


class Severity(StrEnum):
    """How bad it is; the words are those of SARIF 2.1.0."""

    ERROR = "error"
    """The spec contradicts itself, or a client is surely hurt. Cannot be allowed."""
    WARNING = "warning"
    """Almost surely not what was meant."""
    NOTE = "note"
    """Would be better otherwise."""

    @property
    def rank(self) -> int:
        """The place in the order of severities: 0 for a note, 2 for an error."""
        return list(reversed(Severity)).index(self)


class Verdict(StrEnum):
    """What is known of the rule at this place."""

    PROVED = "proved"
    """The rule is kept, whatever the unknown facts turn out to be."""
    REFUTED = "refuted"
    """The rule is broken; the finding shows how."""
    UNDETERMINED = "undetermined"
    """It depends on facts that the spec does not state; the finding names them."""


@frozen
class Rule:
    """Something a spec keeps to or breaks.

    Attributes:
        name: Kebab case, says the fault; never renamed and never used again.
        severity: Unless the settings say otherwise.
        summary: The fault in one sentence, without a full stop.
        why: What it does to a client or a reader, in one sentence.
        mend: What usually mends it, in one sentence.
        exact: False for a heuristic, which may be wrong and so is never an error.
    """

    name: str
    severity: Severity
    summary: str
    why: str = ""
    mend: str = ""
    exact: bool = True


@frozen
class Related:
    """Another place that explains a finding.

    Attributes:
        at: The place.
        message: What is to be seen there.
    """

    at: Location
    message: str


@frozen
class Step:
    """One step of a run.

    Attributes:
        state: The state that is shown.
        action: What is pressed there; empty where the server moves by itself or the
            run ends.
        sends: What has to be sent with the action for the run to go on as it does.
        because: What else has to hold: a guard, an error, a time.
        at: Where it is said what follows; None where the run ends. It takes no part in
            comparison.
    """

    state: str
    action: str = ""
    sends: str = ""
    because: str = ""
    at: Location | None = field(default=None, compare=False, repr=False)


@frozen
class Message:
    """A message that one of two versions takes and the other refuses.

    Attributes:
        what: What it is, in words.
        text: The whole of it as JSON; its body is under `body`.
        pointer: JSON pointer into it, to what is refused.
        taken: The version that takes it: `old` or `new`.
        refused: The other one, which refuses it.
        because: Why, as words that follow the name of what is refused.
        strict: Whether it is refused only by one that takes nothing undeclared.
    """

    what: str
    text: str
    pointer: str
    taken: str
    refused: str
    because: str
    strict: bool = False


@frozen
class Witness:
    """What shows that a verdict is right.

    Attributes:
        kind: `run` for a way through the graph, `cycle` for one that comes round
            again (the last step is the first of the cycle), `answer` for a message.
        steps: The way; empty for an answer, and for a message that no run leads to.
        answer: The message as JSON text; empty for a way.
        message: What comes at the end of a way; None where the way is all of it.
    """

    kind: str
    steps: tuple[Step, ...] = ()
    answer: str = ""
    message: Message | None = None


@frozen
class Missing:
    """A fact that the spec does not state and that would decide a verdict.

    Attributes:
        question: What has to be answered, as a question.
        at: Where the answer belongs.
    """

    question: str
    at: Location


@frozen
class Fix:
    """A mend at the very place of a finding.

    Attributes:
        message: The mend in words, as in "did you mean `status`?".
        replacement: The spelling that belongs there; empty if it cannot be written.
    """

    message: str
    replacement: str = ""


@frozen
class Finding:
    """What a rule says of a place.

    Attributes:
        rule: The rule, with the severity that holds here.
        at: The place.
        message: The fault in one sentence, without a full stop, names in backticks.
        system: Name of the system or flow that was looked at; empty for what is seen
            before systems are put together.
        verdict: Refuted for a fault, undetermined where facts are missing.
        related: Places that explain it.
        variant: The smallest choice of options that shows it, as (option, value);
            empty if it shows in every variant.
        witness: What proves it, if anything does.
        missing: What would have to be known; empty unless undetermined.
        fix: The mend at this very place, if it is known.
        because: Why it matters here and not only in general, a sentence each.
        mark: What tells it from others of its rule at the same place, whatever their
            wording; empty where the place tells.
    """

    rule: Rule
    at: Location
    message: str
    system: str = ""
    verdict: Verdict = Verdict.REFUTED
    related: tuple[Related, ...] = ()
    variant: tuple[tuple[str, str | bool], ...] = ()
    witness: Witness | None = None
    missing: tuple[Missing, ...] = ()
    fix: Fix | None = None
    because: tuple[str, ...] = ()
    mark: str = ""

    def __hash__(self) -> int:
        """Return a hash of what tells nearly all findings apart.

        A run may have thousands of steps, and as much may be missing.
        """
        return hash((self.rule.name, self.at, self.message, self.system))

    @property
    def key(self) -> tuple[str, str, str]:
        """The rule, the system and the logical path: what the finding is known by.

        Neither the wording nor the line takes part in it. Without a system, its file
        stands for it; places in lists are left out, since they move when another item
        is added.
        """
        names = tuple(key for key in self.at.pointer.keys if isinstance(key, str))
        return self.rule.name, self.system or self.at.source, str(Pointer(names))


@frozen
class Diagnostic:
    """A finding, measured and ready to be shown.

    Attributes:
        finding: What is said.
        source: The file it is said of; its text is empty where it could not be read.
        span: The stretch of the file.
        related: A source and a span for each of the finding's related places.
        missing: The same for each of its missing facts.
        steps: The same for each step of its witness; None for a step without a place.
    """

    finding: Finding
    source: Source
    span: Span
    related: tuple[tuple[Source, Span], ...] = ()
    missing: tuple[tuple[Source, Span], ...] = ()
    steps: tuple[tuple[Source, Span] | None, ...] = ()


@frozen
class Checked:
    """What was found in a run.

    Attributes:
        diagnostics: What is wrong, in the order of files, lines and columns.
        verdicts: What is proved of a promise, and what is undetermined, in the same
            order.
        systems: Names of the systems and flows that were judged.
        files: How many files were read.
        readable: Whether all of them are specs.
        unchecked: Names of those that were not judged, since a file of theirs, or of
            what they build on, could not be read.
        allowed: How many findings the authors of the specs allow.
        held_back: How many were held back, since they follow from another finding.
        baselined: How many are put up with by the baseline.
        left_out: How many are over the limit of findings.
        threshold: The least severity at which the run fails.
        worst: The worst severity that was found, of what is left out too; None if
            nothing was.
    """

    diagnostics: tuple[Diagnostic, ...]
    verdicts: tuple[Diagnostic, ...] = ()
    systems: tuple[str, ...] = ()
    files: int = 0
    readable: bool = True
    unchecked: tuple[str, ...] = ()
    allowed: int = 0
    held_back: int = 0
    baselined: int = 0
    left_out: int = 0
    threshold: Severity = Severity.ERROR
    worst: Severity | None = None

    @property
    def failed(self) -> bool:
        """Whether anything is as bad as the threshold, or worse."""
        return self.worst is not None and self.worst.rank >= self.threshold.rank
