"""What can change about where actions and moves lead."""

from statecheck.changes.change import ChangeKind, Effect, Side, Subject

NEXT_STATES_WIDENED = ChangeKind(
    name="next-states-widened",
    subject=Subject.TRANSITION,
    summary="an action may lead to more states",
    says="{it} may now lead to {now}",
    effects=((Side.EMITS, Effect.WIDENED),),
    mirror="next-states-narrowed",
    cure="let a new action lead there",
)

NEXT_STATES_NARROWED = ChangeKind(
    name="next-states-narrowed",
    subject=Subject.TRANSITION,
    summary="an action leads to fewer states",
    says="{it} no longer leads to {was}",
    effects=((Side.EMITS, Effect.NARROWED),),
    mirror="next-states-widened",
)

NEXT_STATES_DECLARED = ChangeKind(
    name="next-states-declared",
    subject=Subject.TRANSITION,
    summary="it is now known where an action leads",
    says="it is now known where {it} leads",
    effects=((Side.EMITS, Effect.NARROWED),),
    mirror="next-states-undeclared",
)

NEXT_STATES_UNDECLARED = ChangeKind(
    name="next-states-undeclared",
    subject=Subject.TRANSITION,
    summary="it is no longer known where an action leads",
    says="it is no longer known where {it} leads",
    effects=((Side.EMITS, Effect.WIDENED),),
    mirror="next-states-declared",
    cure="say where it leads",
)

MOVE_ADDED = ChangeKind(
    name="move-added",
    subject=Subject.TRANSITION,
    summary="the server may bring about what it did not",
    says="the server may now move from {it} to {now}",
    effects=((Side.EMITS, Effect.WIDENED),),
    mirror="move-removed",
    cure="let the client ask for it",
)

MOVE_REMOVED = ChangeKind(
    name="move-removed",
    subject=Subject.TRANSITION,
    summary="the server no longer brings something about",
    says="the server no longer moves from {it} to {was}",
    effects=((Side.EMITS, Effect.NARROWED),),
    mirror="move-added",
)

SUCCESS_UNREACHABLE = ChangeKind(
    name="success-unreachable",
    subject=Subject.TRANSITION,
    summary="no run gets to a good end from a state from which one did",
    says="no run gets from {it} to a good end any more",
    effects=((Side.EMITS, Effect.REPLACED),),
    mirror="success-reachable",
    cure="keep a way to a good end",
)

SUCCESS_REACHABLE = ChangeKind(
    name="success-reachable",
    subject=Subject.TRANSITION,
    summary="a run gets to a good end from a state from which none did",
    says="a run now gets from {it} to a good end",
    effects=((Side.EMITS, Effect.REPLACED),),
    mirror="success-unreachable",
)

MANDATORY_STEP_BYPASSED = ChangeKind(
    name="mandatory-step-bypassed",
    subject=Subject.TRANSITION,
    summary="a good end can be had without a step that every run had to take",
    says="a good end can be had without {it}, which no run could skip",
    effects=((Side.EMITS, Effect.WIDENED),),
    mirror="mandatory-step-added",
    cure="keep the step on every way, or say that it may be skipped",
)

MANDATORY_STEP_ADDED = ChangeKind(
    name="mandatory-step-added",
    subject=Subject.TRANSITION,
    summary="every run to a good end has to take a step that could be skipped",
    says="a good end can no longer be had without {it}",
    effects=((Side.EMITS, Effect.NARROWED),),
    mirror="mandatory-step-bypassed",
)

LIVELOCK_INTRODUCED = ChangeKind(
    name="livelock-introduced",
    subject=Subject.TRANSITION,
    summary="a circle can be entered that the client cannot leave",
    says="from {it} a circle can be entered that the client cannot leave",
    effects=((Side.EMITS, Effect.REPLACED),),
    mirror="livelock-removed",
    cure="offer an action that leads out of the circle",
)

LIVELOCK_REMOVED = ChangeKind(
    name="livelock-removed",
    subject=Subject.TRANSITION,
    summary="a circle that the client could not leave is gone",
    says="the circle that the client could not leave is gone from {it}",
    effects=((Side.EMITS, Effect.REPLACED),),
    mirror="livelock-introduced",
)

CLIENT_OUT_OF_STEP = ChangeKind(
    name="client-out-of-step",
    subject=Subject.TRANSITION,
    summary="an answer that shows no state leaves the client elsewhere than the flow",
    says="after {it} a client that is shown no state is elsewhere than the flow",
    effects=((Side.EMITS, Effect.REPLACED),),
    mirror="client-back-in-step",
    cure="answer with another code where the flow goes elsewhere",
)

CLIENT_BACK_IN_STEP = ChangeKind(
    name="client-back-in-step",
    subject=Subject.TRANSITION,
    summary="an answer that shows no state leaves the client where the flow is",
    says="after {it} a client that is shown no state is where the flow is",
    effects=((Side.EMITS, Effect.REPLACED),),
    mirror="client-out-of-step",
)

FLOW_STRANDED = ChangeKind(
    name="flow-stranded",
    subject=Subject.TRANSITION,
    summary="a flow that is under way has no state to go on from, or cannot end well",
    says="a flow under way in {it} has no state to go on from, or cannot end well",
    cure="keep the state until no flow is in it, or say what it `was`",
    one_way=True,
)

GUARD_CHANGED = ChangeKind(
    name="guard-changed",
    subject=Subject.TRANSITION,
    summary="what only the server knows is worded differently",
    says="the guard of {it} is worded differently",
)

CONDITION_WIDENED = ChangeKind(
    name="condition-widened",
    subject=Subject.TRANSITION,
    summary="something is there in more settings, or under more conditions",
    says="{it} is there in more settings, or under more conditions",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="condition-narrowed",
)

CONDITION_NARROWED = ChangeKind(
    name="condition-narrowed",
    subject=Subject.TRANSITION,
    summary="something is there in fewer settings, or under fewer conditions",
    says="{it} is there in fewer settings, or under fewer conditions",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="condition-widened",
    cure="keep it where it was",
)

CONDITION_REPLACED = ChangeKind(
    name="condition-replaced",
    subject=Subject.TRANSITION,
    summary="something is there in different settings",
    says="{it} is there in different settings",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    cure="keep it where it was",
)

CONDITION_CHANGED = ChangeKind(
    name="condition-changed",
    subject=Subject.TRANSITION,
    summary="something depends in a different way on what was sent or shown",
    says="{it} depends in a different way on what was sent or shown",
    effects=((Side.ACCEPTS, Effect.UNDECIDED), (Side.EMITS, Effect.UNDECIDED)),
    cure="say the same in the old way, or test it against old clients",
)

DEADLINE_SHORTENED = ChangeKind(
    name="deadline-shortened",
    subject=Subject.TRANSITION,
    summary="a client has less time to act",
    says="a client has less time to act in {it}",
    effects=((Side.ACCEPTS, Effect.NARROWED),),
    mirror="deadline-lengthened",
    cure="keep the time that old clients count on",
)

DEADLINE_LENGTHENED = ChangeKind(
    name="deadline-lengthened",
    subject=Subject.TRANSITION,
    summary="a client has more time to act",
    says="a client has more time to act in {it}",
    effects=((Side.ACCEPTS, Effect.WIDENED),),
    mirror="deadline-shortened",
)

WAIT_SHORTENED = ChangeKind(
    name="wait-shortened",
    subject=Subject.TRANSITION,
    summary="a client has to wait less",
    says="a client has to wait less in {it}",
    effects=((Side.EMITS, Effect.NARROWED),),
    mirror="wait-lengthened",
)

WAIT_LENGTHENED = ChangeKind(
    name="wait-lengthened",
    subject=Subject.TRANSITION,
    summary="a client has to wait longer",
    says="a client has to wait longer in {it}",
    effects=((Side.EMITS, Effect.WIDENED),),
    mirror="wait-shortened",
    cure="keep the time that old clients wait",
)

DELAY_CHANGED = ChangeKind(
    name="delay-changed",
    subject=Subject.TRANSITION,
    summary="something happens after a time that cannot be compared",
    says="what happens by itself in {it} does so after a time that cannot be compared",
    effects=((Side.ACCEPTS, Effect.UNDECIDED), (Side.EMITS, Effect.UNDECIDED)),
    cure="say both times as durations",
)

TRANSITIONS = (
    NEXT_STATES_WIDENED,
    NEXT_STATES_NARROWED,
    NEXT_STATES_DECLARED,
    NEXT_STATES_UNDECLARED,
    MOVE_ADDED,
    MOVE_REMOVED,
    SUCCESS_UNREACHABLE,
    SUCCESS_REACHABLE,
    MANDATORY_STEP_BYPASSED,
    MANDATORY_STEP_ADDED,
    LIVELOCK_INTRODUCED,
    LIVELOCK_REMOVED,
    CLIENT_OUT_OF_STEP,
    CLIENT_BACK_IN_STEP,
    FLOW_STRANDED,
    GUARD_CHANGED,
    CONDITION_WIDENED,
    CONDITION_NARROWED,
    CONDITION_REPLACED,
    CONDITION_CHANGED,
    DEADLINE_SHORTENED,
    DEADLINE_LENGTHENED,
    WAIT_SHORTENED,
    WAIT_LENGTHENED,
    DELAY_CHANGED,
)
"""Every kind of change of this subject."""
