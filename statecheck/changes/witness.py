"""What shows what a change does: a run and a message, played before they are shown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from statecheck.changes.behaviour.arcs import BEGIN
from statecheck.changes.behaviour.behaviour import Behaviour, Consequence, Key, key_of
from statecheck.changes.behaviour.exploration import Run
from statecheck.changes.behaviour.harms import Harm
from statecheck.changes.behaviour.reading import UNKNOWN
from statecheck.changes.behaviour.refinement import Refinement
from statecheck.changes.change import Change, Judged, Verdict
from statecheck.changes.following import WHOLE, Said, is_about
from statecheck.changes.messages.proof import Proof, proof_of
from statecheck.changes.messages.scene import NEW, OLD, scene
from statecheck.changes.replay import Claim, Replay
from statecheck.changes.showing import MESSAGE, Player, Shown, common, meeting
from statecheck.finding import Step, Witness
from statecheck.graph import CYCLE, RUN, START, Setting, VariantSet, shortest_run
from statecheck.graph import witness as graph_witness

UNPLAYED = "no run that shows it could be played on both versions"
"""Said where a witness was found and does not replay: a fault of this program."""

_CLAIMS = {
    Harm.OUT_OF_STEP: Claim.REFUSED,
    Harm.STUCK: Claim.NO_SUCCESS,
    Harm.NO_SUCCESS: Claim.NO_SUCCESS,
    Harm.CIRCLE: Claim.MET,
    Harm.BYPASS: Claim.SUCCESS,
}


_LOST = frozenset({Harm.NO_SUCCESS, Harm.CIRCLE})
"""Harms by which no client of the server gets to a good end."""


def witnessed(judged: Iterable[Judged], behaviour: Behaviour) -> Iterator[Judged]:
    """Yield what was judged, with the runs that show it; what only follows is left out.

    Args:
        judged: Every change, those that only behaviour shows among them.
        behaviour: The two versions.
    """
    everything = tuple(judged)
    said = Said(
        [e for e in everything if key_of(e.change) not in behaviour.consequences]
    )
    players = (
        Player(behaviour.backward, (OLD, NEW)),
        Player(behaviour.forward, (NEW, OLD)),
    )

    def play(judged: Judged, shown: Shown | None) -> Judged:
        if shown is None:
            return judged
        player = next(p for p in players if p.refinement is shown.refinement)
        return _with_run(judged, shown, player)

    stranded = [
        (each.harmed.pair[0], "")
        for each in behaviour.consequences.values()
        if each.harmed.harm is Harm.STRANDED
    ]
    causes = {key: said.cause(each) for key, each in behaviour.consequences.items()}
    under_way = _under_way(behaviour, causes)
    for each in everything:
        key = key_of(each.change)
        consequence = behaviour.consequences.get(key)
        if consequence is None:
            told = each
            if each.change.kind.name in WHOLE and any(
                is_about(each.change, *cause) for cause in stranded
            ):
                told = replace(each, in_flight=Verdict.BREAK)
            worse = under_way.get(key, Verdict.NONE)
            told = replace(told, in_flight=max(told.in_flight, worse))
            played = play(told, meeting(told, players))
            if played.witness is None and played.in_flight >= Verdict.RISK:
                everywhere = behaviour.backward.sides.space.everything
                played = _lost(
                    played, each.change.state, everywhere, behaviour.backward
                )
            yield played
        elif causes[key] is None:
            graded = _graded(each, consequence)
            if consequence.harmed.harm is Harm.STRANDED:
                harmed = consequence.harmed
                yield _lost(
                    graded, harmed.pair[0], harmed.variants, consequence.refinement
                )
                continue
            yield play(graded, _ending(each.change, _shown(consequence), players))


def _under_way(
    behaviour: Behaviour, causes: Mapping[Key, Judged | None]
) -> Mapping[Key, Verdict]:
    """Return what becomes of flows under way by a change, as its consequences say.

    That is so where the server itself gets to no good end any more; what a client does
    not know hurts it wherever it begins.
    """
    found: dict[Key, Verdict] = {}
    for key, cause in causes.items():
        consequence = behaviour.consequences[key]
        lost = consequence.harmed.harm in _LOST
        if cause is not None and consequence.in_flight and lost:
            worst = Verdict.BREAK if consequence.harmed.sure else Verdict.UNDECIDED
            known = found.get(key_of(cause.change), Verdict.NONE)
            found[key_of(cause.change)] = max(known, worst)
    return found


def _with_run(judged: Judged, shown: Shown, player: Player) -> Judged:
    """Return what was judged with its witness, if that replays."""
    if judged.worst < Verdict.RISK:
        return judged
    if shown.kind == MESSAGE:
        return replace(judged, witness=Witness(MESSAGE, message=shown.message))
    steps = _steps(shown, player)
    replay = player.replay
    if not replay.holds(steps, shown.claim, shown.variants, shown.begun) or (
        shown.error and not replay.may_be_answered(shown.action, shown.error)
    ):
        return replace(judged, because=(*judged.because, UNPLAYED))
    setting = _setting(shown)
    because = (*judged.because, f"seen where {setting}") if setting else judged.because
    found = Witness(shown.kind, steps, message=shown.message)
    return replace(judged, witness=found, because=because)


def _lost(
    judged: Judged, state: str, variants: VariantSet, refinement: Refinement
) -> Judged:
    """Return what was judged with the way to a state that a flow is lost in.

    It is gone on the old server, before the new one takes its place.
    """
    sides = refinement.sides
    edges = shortest_run(sides.client, {state}, variants)
    if edges is None:
        return judged
    for edge in edges:
        variants = variants & edge.variants
    steps = graph_witness(edges).steps
    if not Replay(sides.client, sides.client).holds(steps, Claim.MET, variants):
        return replace(judged, because=(*judged.because, UNPLAYED))
    last = replace(
        steps[-1], because="the new server takes over, and has no such state"
    )
    return replace(judged, witness=Witness(RUN, (*steps[:-1], last)))


def _steps(shown: Shown, player: Player) -> tuple[Step, ...]:
    """Return a run in the words of a tester, and what is pressed in vain at its end."""
    edges = [arc.edge for arc in shown.run if arc.edge is not None]
    steps = [step for edge in edges for step in player.steps(edge)]
    if edges and edges[-1].target:
        last = edges[-1].target
        steps.append(Step("" if last == START else last))
    if not steps:
        steps.append(Step("" if shown.begun == BEGIN else shown.begun[1]))
    if shown.run and shown.run[-1].edge is None:
        said = (steps[-1].because, "nobody knows what follows")
        steps[-1] = replace(steps[-1], because=", ".join(filter(None, said)))
        steps.append(Step(shown.run[-1].target[1]))
    if shown.action:
        last = steps[-1].state
        steps[-1] = Step(last, shown.action, because=_why(shown))
    return tuple(steps)


def _why(shown: Shown) -> str:
    """Return what is said of an action that is pressed at the end."""
    if shown.claim is not Claim.UNLISTED:
        return "it is not on offer"
    if shown.error:
        return f"it may be answered with `{shown.error}`: nobody rules that out"
    return "it may be on offer: nobody rules that out"


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


def _shown(consequence: Consequence) -> Shown:
    harmed = consequence.harmed
    claim = _CLAIMS[harmed.harm]
    if claim is Claim.NO_SUCCESS and not harmed.sure:
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
    return Shown(
        run,
        claim,
        consequence.refinement,
        common(run, harmed.variants),
        begun,
        action,
        CYCLE if harmed.harm is Harm.CIRCLE else RUN,
    )


def _ending(change: Change, shown: Shown, players: Sequence[Player]) -> Shown:
    """Return a run with the message that is refused at its end, if one is."""
    if proof_of(change.kind) is Proof.RUN and not shown.action:
        return shown
    player = next(p for p in players if p.refinement is shown.refinement)
    one = player.refinement.sides.space.one(shown.variants)
    end = shown.run[-1].target if shown.run else shown.begun
    seen = scene(player.tellings, shown.run, one, shown.action, begun=shown.begun)
    if not shown.action:
        seen = scene(player.tellings, (), one, begun=end)
    message = player.search.shown(change, seen, in_vain=bool(shown.action))
    return replace(shown, message=message)


def _first_step(consequence: Consequence) -> Run:
    """Return a first step that can be taken where a client comes to harm; or none."""
    for arc in consequence.refinement.arcs.leaving(BEGIN):
        known = arc.sure and arc.target[0] != UNKNOWN
        if known and arc.variants & consequence.harmed.variants:
            return (arc,)
    return ()
