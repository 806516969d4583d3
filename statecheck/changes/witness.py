"""The run that shows what a change does, replayed before it is shown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from statecheck.changes.behaviour.arcs import BEGIN, Arc, Pair
from statecheck.changes.behaviour.behaviour import Behaviour, Consequence, key_of
from statecheck.changes.behaviour.exploration import Run
from statecheck.changes.behaviour.harms import Harm
from statecheck.changes.behaviour.meeting import meeting
from statecheck.changes.behaviour.reading import UNKNOWN
from statecheck.changes.behaviour.refinement import Refinement
from statecheck.changes.change import Change, Judged, Verdict
from statecheck.changes.replay import Claim, Replay
from statecheck.finding import Step, Witness
from statecheck.graph import CYCLE, RUN, Setting, VariantSet, witness

UNPLAYED = "no run that shows it could be played on both versions"
"""Said where a witness was found and does not replay: a fault of this program."""

_CLAIMS = {
    Harm.OUT_OF_STEP: Claim.REFUSED,
    Harm.STUCK: Claim.NO_SUCCESS,
    Harm.NO_SUCCESS: Claim.NO_SUCCESS,
    Harm.CIRCLE: Claim.MET,
    Harm.BYPASS: Claim.SUCCESS,
    Harm.STRANDED: Claim.MET,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A run, and what it should show.

    Attributes:
        run: The steps of client and server.
        claim: What they show.
        refinement: The client and the server.
        variants: Where they can be taken.
        begun: Where they begin.
        action: What is pressed at the end in vain; empty for nothing.
        kind: Whether the run ends or comes round again.
    """

    run: Run
    claim: Claim
    refinement: Refinement
    variants: VariantSet
    begun: Pair = BEGIN
    action: str = ""
    kind: str = RUN


def witnessed(judged: Iterable[Judged], behaviour: Behaviour) -> Iterator[Judged]:
    """Yield what was judged, with the runs that show it; what only follows is left out.

    Args:
        judged: Every change, those that only behaviour shows among them.
        behaviour: The two versions.
    """
    everything = tuple(judged)
    plain = [
        each for each in everything if key_of(each.change) not in behaviour.consequences
    ]
    players = [
        (each, Replay(each.sides.client, each.sides.server))
        for each in (behaviour.backward, behaviour.forward)
    ]

    def play(judged: Judged, shown: Shown | None) -> Judged:
        if shown is None:
            return judged
        player = next(replay for each, replay in players if each is shown.refinement)
        return _with_run(judged, shown, player)

    stranded = [
        (each.harmed.pair[0], "")
        for each in behaviour.consequences.values()
        if each.harmed.harm is Harm.STRANDED
    ]
    for each in everything:
        consequence = behaviour.consequences.get(key_of(each.change))
        if consequence is None:
            told = each
            if each.change.kind.name in _WHOLE and any(
                _is_about(each.change, *cause) for cause in stranded
            ):
                told = replace(each, in_flight=Verdict.BREAK)
            yield play(told, _meeting(told, behaviour))
        elif not _follows(consequence, plain):
            graded = _graded(each, consequence)
            yield play(graded, _shown(consequence))


def _with_run(judged: Judged, shown: Shown, player: Replay) -> Judged:
    """Return what was judged with its witness, if that replays."""
    if judged.worst < Verdict.RISK:
        return judged
    steps = _steps(shown)
    if not player.holds(steps, shown.claim, shown.variants, shown.begun):
        return replace(judged, because=(*judged.because, UNPLAYED))
    setting = _setting(shown)
    because = (*judged.because, f"seen where {setting}") if setting else judged.because
    return replace(judged, witness=Witness(shown.kind, steps), because=because)


def _steps(shown: Shown) -> tuple[Step, ...]:
    """Return a run in the words of a tester, and what is pressed in vain at its end."""
    edges = [arc.edge for arc in shown.run if arc.edge is not None]
    steps = list(witness(edges).steps) or [
        Step("" if shown.begun == BEGIN else shown.begun[1])
    ]
    if shown.run and shown.run[-1].edge is None:
        steps[-1] = Step(steps[-1].state, because="nobody knows what follows")
        steps.append(Step(shown.run[-1].target[1]))
    if shown.action:
        last = steps[-1].state
        steps[-1] = Step(last, shown.action, because="it is not on offer")
    return tuple(steps)


def _setting(shown: Shown) -> str:
    """Return the smallest choice of options under which a run shows it, in words."""
    sides = shown.refinement.sides
    setting: Setting = sides.space.smallest(shown.variants, sides.asked)
    return " and ".join(
        f"`{option}` is {str(value).lower() if isinstance(value, bool) else value}"
        for option, value in setting
    )


def _graded(judged: Judged, consequence: Consequence) -> Judged:
    """Return a judgement that says no more than is sure, and what it is in flight."""
    harmed = consequence.harmed
    worst = Verdict.BREAK if harmed.sure else Verdict.UNDECIDED
    flight = worst if consequence.in_flight else Verdict.NONE
    backward, forward = judged.backward, judged.forward
    because = judged.because
    if judged.change.kind.one_way:
        backward = forward = Verdict.NONE
        because = ("a flow under way: it cannot go on as it was promised",)
    if not harmed.sure:
        backward, forward = (
            Verdict.UNDECIDED if each >= Verdict.RISK else each
            for each in (backward, forward)
        )
        because = (*because, *_missing(consequence))
    return replace(
        judged, backward=backward, forward=forward, in_flight=flight, because=because
    )


def _missing(consequence: Consequence) -> Iterator[str]:
    """Yield what would have to be known."""
    said = set()
    for edge in consequence.harmed.doubtful:
        pressed = f"`{edge.action}` of `{edge.source}`" if edge.action else ""
        moved = f"the server moves from `{edge.source}`"
        line = f"it depends on where {pressed + ' leads' if pressed else moved}"
        if line not in said:
            said.add(line)
            yield line


def _follows(consequence: Consequence, judged: Sequence[Judged]) -> bool:
    """Return whether a change that is judged as badly says it already.

    What is only perhaps so is said by any change at its place that may hurt; and what
    the kinds of `_WHOLE` do to a client is theirs to say.
    """
    harmed = consequence.harmed
    enough = Verdict.UNDECIDED if harmed.sure else Verdict.RISK
    causes = _causes(consequence)
    return any(
        (_verdict(each, consequence) >= enough or each.change.kind.name in _WHOLE)
        and any(_is_about(each.change, *cause) for cause in causes)
        for each in judged
    )


_WHOLE = frozenset({"state-split", "state-merged"})


def _causes(consequence: Consequence) -> tuple[tuple[str, str], ...]:
    """Return what a harm follows from: states, their actions, or error codes."""
    harmed = consequence.harmed
    if harmed.harm is Harm.BYPASS:
        return ()
    if harmed.harm is Harm.STRANDED:
        return ((harmed.pair[0], ""),)
    causes = list(harmed.follows)
    last = harmed.run[-1].edge if harmed.run else None
    if harmed.harm is Harm.OUT_OF_STEP and last is not None:
        causes.append((consequence.change.state, consequence.change.action))
        error = last.error
        while error:
            causes.append(("", f"errors/{error}"))
            error = error.rpartition("/")[0]
    return tuple(causes)


def _verdict(judged: Judged, consequence: Consequence) -> Verdict:
    if consequence.harmed.harm is Harm.STRANDED:
        return judged.in_flight
    return judged.backward if consequence.backward else judged.forward


def _is_about(change: Change, state: str, action: str) -> bool:
    """Return whether a change is about a state, or about what it offers.

    One that is about an action wherever it is offered, or about an error code, names
    no state.
    """
    section, _, rest = change.name.partition("/")
    values = {*change.before.split(", "), *change.after.split(", ")}
    if section in {"actions", "errors"}:
        return action in {rest, f"{section}/{rest}", *values} - {""}
    return state in {change.state, *values} and action in {change.action, ""}


def _shown(consequence: Consequence) -> Shown | None:
    harmed = consequence.harmed
    claim = _CLAIMS[harmed.harm]
    if harmed.harm is Harm.STRANDED or (claim is Claim.NO_SUCCESS and not harmed.sure):
        claim = Claim.MET
    run, action = harmed.run, harmed.action
    begun = harmed.begun or BEGIN
    if not run and begun == BEGIN and not action:
        # what begins badly goes on badly, and there is more to see
        run = _first_step(consequence)
    if harmed.harm is Harm.CIRCLE:
        run, action = (*harmed.run, *harmed.round), ""
    if harmed.harm is Harm.BYPASS:
        action = ""
    if harmed.harm is Harm.STRANDED:
        return None
    return Shown(
        run,
        claim,
        consequence.refinement,
        _common(run, harmed.variants),
        begun,
        action,
        CYCLE if harmed.harm is Harm.CIRCLE else RUN,
    )


def _first_step(consequence: Consequence) -> Run:
    """Return a first step that can be taken where a client comes to harm; or none."""
    for arc in consequence.refinement.arcs.leaving(BEGIN):
        known = arc.sure and arc.target[0] != UNKNOWN
        if known and arc.variants & consequence.harmed.variants:
            return (arc,)
    return ()


def _meeting(judged: Judged, behaviour: Behaviour) -> Shown | None:
    """Return a run on which the client that is hurt meets a change."""
    if judged.worst < Verdict.RISK:
        return None
    both = (behaviour.backward, behaviour.forward)
    if judged.forward > judged.backward:
        both = both[::-1]
    for refinement in both:
        backward = refinement is behaviour.backward
        if (judged.backward if backward else judged.forward) < Verdict.RISK:
            continue
        found = meeting(judged.change, refinement)
        if found is None:
            continue
        claim = Claim.REFUSED if found.refused else Claim.MET
        if found.run and found.run[-1].target[0] == "" and found.run[-1].target[1]:
            claim = Claim.UNKNOWN_STATUS
        variants = _common(found.run, found.variants)
        return Shown(found.run, claim, refinement, variants, action=found.refused)
    return None


def _common(run: Sequence[Arc], variants: VariantSet) -> VariantSet:
    for arc in run:
        variants = variants & arc.variants
    return variants
