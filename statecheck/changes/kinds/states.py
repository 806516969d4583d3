"""What can change about states, and about how flows begin and end."""

from statecheck.changes.change import ChangeKind, Effect, Side, Subject

STATE_ADDED = ChangeKind(
    name="state-added",
    subject=Subject.STATE,
    summary="there is a state that was not there",
    says="{it} is a new state",
    effects=((Side.EMITS, Effect.WIDENED),),
    mirror="state-removed",
    cure="let only a new action, or a new field of a request, lead to it",
)

STATE_REMOVED = ChangeKind(
    name="state-removed",
    subject=Subject.STATE,
    summary="a state is gone",
    says="state {it} is gone",
    effects=((Side.EMITS, Effect.NARROWED),),
    mirror="state-added",
)

GOAL_STATE_ADDED = ChangeKind(
    name="goal-state-added",
    subject=Subject.STATE,
    summary=(
        "the only way to begin, or the only good end, is a state that was not there"
    ),
    says="{it}, a new state, is the only way to begin or the only good end",
    effects=((Side.EMITS, Effect.REPLACED),),
    mirror="goal-state-removed",
    cure="keep the old state beside the new one",
)

GOAL_STATE_REMOVED = ChangeKind(
    name="goal-state-removed",
    subject=Subject.STATE,
    summary="the only way to begin, or the only good end, is gone",
    says="{it}, the only way to begin or the only good end, is gone",
    effects=((Side.EMITS, Effect.REPLACED),),
    mirror="goal-state-added",
    cure="keep the state until no client waits for it",
)

STATE_RENAMED = ChangeKind(
    name="state-renamed",
    subject=Subject.STATE,
    summary="a state has another name on the wire",
    says="{it} is called {now} on the wire, not {was}",
    effects=((Side.EMITS, Effect.REPLACED),),
    cure="keep its old spelling with `wire`",
)

STATE_KEY_RENAMED = ChangeKind(
    name="state-key-renamed",
    subject=Subject.STATE,
    summary="a state has another name in the spec, and the same on the wire",
    says="{it} is called {now} in the spec, and on the wire as before",
)

STATE_SPLIT = ChangeKind(
    name="state-split",
    subject=Subject.STATE,
    summary="several states stand in the place of one",
    says="{now} stand in the place of {was}",
    effects=((Side.EMITS, Effect.WIDENED),),
    mirror="state-merged",
    cure="tell them apart by a field of the one state",
)

STATE_MERGED = ChangeKind(
    name="state-merged",
    subject=Subject.STATE,
    summary="one state stands in the place of several",
    says="{now} stands in the place of {was}",
    effects=((Side.EMITS, Effect.NARROWED),),
    mirror="state-split",
)

STATE_BECAME_TERMINAL = ChangeKind(
    name="state-became-terminal",
    subject=Subject.STATE,
    summary="a flow may rest in a state in which it went on",
    says="a flow may now rest in {it}, where it went on",
    effects=((Side.EMITS, Effect.REPLACED),),
    mirror="state-became-nonterminal",
    cure="lead on to a new final state only by a new action",
)

STATE_BECAME_NONTERMINAL = ChangeKind(
    name="state-became-nonterminal",
    subject=Subject.STATE,
    summary="a flow goes on from a state in which it could rest",
    says="a flow now goes on from {it}, where it could rest",
    effects=((Side.EMITS, Effect.REPLACED),),
    mirror="state-became-terminal",
    cure="keep the end, and begin a new flow for what follows",
)

TERMINAL_OUTCOME_CHANGED = ChangeKind(
    name="terminal-outcome-changed",
    subject=Subject.STATE,
    summary="an end means something else",
    says="{it} now means {now}, not {was}",
    effects=((Side.EMITS, Effect.REPLACED),),
    cure="add an end beside it instead",
)

START_WIDENED = ChangeKind(
    name="start-widened",
    subject=Subject.STATE,
    summary="a flow may begin in more states",
    says="a flow may now begin in {now}",
    effects=((Side.EMITS, Effect.WIDENED),),
    mirror="start-narrowed",
    cure="let the new beginning be asked for",
)

START_NARROWED = ChangeKind(
    name="start-narrowed",
    subject=Subject.STATE,
    summary="a flow begins in fewer states",
    says="a flow no longer begins in {was}",
    effects=((Side.EMITS, Effect.NARROWED),),
    mirror="start-widened",
)

EXIT_ADDED = ChangeKind(
    name="exit-added",
    subject=Subject.STATE,
    summary="there is an end that no answer shows and that was not there",
    says="{it} is a new exit",
    effects=((Side.EMITS, Effect.WIDENED),),
    mirror="exit-removed",
)

EXIT_REMOVED = ChangeKind(
    name="exit-removed",
    subject=Subject.STATE,
    summary="an end that no answer shows is gone",
    says="exit {it} is gone",
    effects=((Side.EMITS, Effect.NARROWED),),
    mirror="exit-added",
    cure="map it in every flow before it goes",
)

ELEMENT_DEPRECATED = ChangeKind(
    name="element-deprecated",
    subject=Subject.SYSTEM,
    summary="something should no longer be used",
    says="{it} should no longer be used",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.NARROWED)),
    mirror="element-undeprecated",
    one_way=True,
)

ELEMENT_UNDEPRECATED = ChangeKind(
    name="element-undeprecated",
    subject=Subject.SYSTEM,
    summary="something may be used again",
    says="{it} may be used again",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.NARROWED)),
    mirror="element-deprecated",
    one_way=True,
)

SUNSET_LATER = ChangeKind(
    name="sunset-later",
    subject=Subject.SYSTEM,
    summary="something stays longer than was said",
    says="{it} stays longer than was said",
    effects=((Side.EMITS, Effect.NARROWED),),
    mirror="sunset-earlier",
    one_way=True,
)

SUNSET_EARLIER = ChangeKind(
    name="sunset-earlier",
    subject=Subject.SYSTEM,
    summary="something may be gone earlier than was said",
    says="{it} may be gone earlier than was said",
    effects=((Side.ACCEPTS, Effect.NARROWED),),
    mirror="sunset-later",
    cure="keep the day that was promised",
    one_way=True,
)

DOCS_CHANGED = ChangeKind(
    name="docs-changed",
    subject=Subject.SYSTEM,
    summary="only the documentation changed",
    says="only the documentation of {it} changed",
)

UNUSED_CHANGED = ChangeKind(
    name="unused-changed",
    subject=Subject.SYSTEM,
    summary="something changed that nothing on the wire uses",
    says="{it} changed, which nothing on the wire uses",
)

STATES = (
    STATE_ADDED,
    STATE_REMOVED,
    GOAL_STATE_ADDED,
    GOAL_STATE_REMOVED,
    STATE_RENAMED,
    STATE_KEY_RENAMED,
    STATE_SPLIT,
    STATE_MERGED,
    STATE_BECAME_TERMINAL,
    STATE_BECAME_NONTERMINAL,
    TERMINAL_OUTCOME_CHANGED,
    START_WIDENED,
    START_NARROWED,
    EXIT_ADDED,
    EXIT_REMOVED,
    ELEMENT_DEPRECATED,
    ELEMENT_UNDEPRECATED,
    SUNSET_LATER,
    SUNSET_EARLIER,
    DOCS_CHANGED,
    UNUSED_CHANGED,
)
"""Every kind of change of this subject."""
