"""What can change about actions, where they are offered and how they are requested."""

from statecheck.changes.change import ChangeKind, Effect, Side, Subject

ACTION_ADDED = ChangeKind(
    name="action-added",
    subject=Subject.ACTION,
    summary="an action is on offer that was not",
    says="{state} now offers {action}",
    effects=((Side.ACCEPTS, Effect.WIDENED),),
    mirror="action-removed",
)

ACTION_REMOVED = ChangeKind(
    name="action-removed",
    subject=Subject.ACTION,
    summary="an action is no longer on offer",
    says="{state} no longer offers {action}",
    effects=((Side.ACCEPTS, Effect.NARROWED),),
    mirror="action-added",
    cure="keep it on offer until it has been deprecated for long enough",
)

CONDITIONAL_ACTION_ADDED = ChangeKind(
    name="conditional-action-added",
    subject=Subject.ACTION,
    summary="an action is on offer at times that never was",
    says="{state} now offers {action} at times",
    effects=((Side.ACCEPTS, Effect.WIDENED),),
    mirror="conditional-action-removed",
)

CONDITIONAL_ACTION_REMOVED = ChangeKind(
    name="conditional-action-removed",
    subject=Subject.ACTION,
    summary="an action that was on offer at times no longer is",
    says="{state} no longer offers {action}, which it did at times",
    effects=((Side.ACCEPTS, Effect.NARROWED),),
    mirror="conditional-action-added",
    cure="keep it until it has been deprecated for long enough",
)

ACTION_RENAMED = ChangeKind(
    name="action-renamed",
    subject=Subject.ACTION,
    summary="an action has another name on the wire",
    says="{it} is called {now} on the wire, not {was}",
    effects=((Side.ACCEPTS, Effect.REPLACED),),
    cure="keep its old spelling with `wire`, or offer both for a while",
)

ACTION_KEY_RENAMED = ChangeKind(
    name="action-key-renamed",
    subject=Subject.ACTION,
    summary="an action has another name in the spec, and the same on the wire",
    says="{it} is called {now} in the spec, and on the wire as before",
)

ACTION_BECAME_CONDITIONAL = ChangeKind(
    name="action-became-conditional",
    subject=Subject.ACTION,
    summary="an action is on offer at times only",
    says="{state} now offers {action} at times only",
    effects=((Side.ACCEPTS, Effect.NARROWED),),
    mirror="action-became-unconditional",
    cure="keep it on offer, and answer with an error when it does not apply",
)

ACTION_BECAME_UNCONDITIONAL = ChangeKind(
    name="action-became-unconditional",
    subject=Subject.ACTION,
    summary="an action is on offer whenever its state is shown",
    says="{state} now offers {action} whenever it is shown",
    effects=((Side.ACCEPTS, Effect.WIDENED),),
    mirror="action-became-conditional",
)

REQUEST_MODEL_ADDED = ChangeKind(
    name="request-model-added",
    subject=Subject.ACTION,
    summary="a request that had no body may have one",
    says="a request for {it} may now have a body",
    effects=((Side.ACCEPTS, Effect.WIDENED),),
    mirror="request-model-removed",
)

REQUEST_MODEL_REMOVED = ChangeKind(
    name="request-model-removed",
    subject=Subject.ACTION,
    summary="a request that could have a body has none",
    says="a request for {it} no longer has a body",
    effects=((Side.ACCEPTS, Effect.NARROWED),),
    mirror="request-model-added",
    cure="go on taking the body, and ignore it",
)

REQUIRED_REQUEST_ADDED = ChangeKind(
    name="required-request-added",
    subject=Subject.ACTION,
    summary="a request that had no body needs one",
    says="a request for {it} now needs a body",
    effects=((Side.ACCEPTS, Effect.REPLACED),),
    mirror="required-request-removed",
    cure="let every field of it be optional, with a default",
)

REQUIRED_REQUEST_REMOVED = ChangeKind(
    name="required-request-removed",
    subject=Subject.ACTION,
    summary="a request that needed a body has none",
    says="a request for {it} no longer has the body that it needed",
    effects=((Side.ACCEPTS, Effect.REPLACED),),
    mirror="required-request-added",
    cure="go on taking the body, and ignore it",
)

ACTION_WIRE_CHANGED = ChangeKind(
    name="action-wire-changed",
    subject=Subject.ACTION,
    summary="an action is requested in a different way",
    says="{it} is requested in a different way",
    effects=((Side.ACCEPTS, Effect.REPLACED),),
    cure="take the old form of the request as well",
)

ACTION_HREF_CHANGED = ChangeKind(
    name="action-href-changed",
    subject=Subject.ACTION,
    summary="an action is requested at another address, which the answer names",
    says="{it} is requested at another address, which the answer names",
    effects=((Side.ACCEPTS, Effect.REPLACED),),
)

ACTION_BECAME_UNSAFE = ChangeKind(
    name="action-became-unsafe",
    subject=Subject.ACTION,
    summary="an action that only read now changes something",
    says="{it} only read, and now changes something",
    effects=((Side.ACCEPTS, Effect.NARROWED),),
    mirror="action-became-safe",
    cure="add an action for the change",
)

ACTION_BECAME_SAFE = ChangeKind(
    name="action-became-safe",
    subject=Subject.ACTION,
    summary="an action that changed something now only reads",
    says="{it} changed something, and now only reads",
    effects=((Side.ACCEPTS, Effect.WIDENED),),
    mirror="action-became-unsafe",
)

ACTION_BECAME_UNREPEATABLE = ChangeKind(
    name="action-became-unrepeatable",
    subject=Subject.ACTION,
    summary="an action that could be sent again without harm no longer can",
    says="{it} can no longer be sent again without harm",
    effects=((Side.ACCEPTS, Effect.NARROWED),),
    mirror="action-became-repeatable",
    cure="make a second request with the same content do nothing",
)

ACTION_BECAME_REPEATABLE = ChangeKind(
    name="action-became-repeatable",
    subject=Subject.ACTION,
    summary="an action can be sent again without harm",
    says="{it} can now be sent again without harm",
    effects=((Side.ACCEPTS, Effect.WIDENED),),
    mirror="action-became-unrepeatable",
)

ACTOR_CHANGED = ChangeKind(
    name="actor-changed",
    subject=Subject.ACTION,
    summary="somebody else presses an action",
    says="{it} is now pressed by {now}, not by {was}",
    effects=((Side.ACCEPTS, Effect.REPLACED),),
)

RESPONSE_CHANGED = ChangeKind(
    name="response-changed",
    subject=Subject.ACTION,
    summary="an action is answered in another form",
    says="{it} is answered in another form",
    effects=((Side.EMITS, Effect.REPLACED),),
    cure="offer the other form under another action",
)

RESPONSE_STATUS_CHANGED = ChangeKind(
    name="response-status-changed",
    subject=Subject.ACTION,
    summary="an answer that is not the state has another HTTP status of the same class",
    says="the answer to {action} now has HTTP status {now}, not {was}",
    effects=((Side.EMITS, Effect.REPLACED),),
    cure="keep the status",
)

RESPONSE_STATUS_CLASS_CHANGED = ChangeKind(
    name="response-status-class-changed",
    subject=Subject.ACTION,
    summary="an answer that is not the state has an HTTP status of another class",
    says="the answer to {action} now has HTTP status {now}, not {was}",
    effects=((Side.EMITS, Effect.REPLACED),),
    cure="keep the status",
)

OLD_CLIENT_STUCK = ChangeKind(
    name="old-client-stuck",
    subject=Subject.ACTION,
    summary="a client that does not know the new actions no longer gets to a good end",
    says=(
        "from {it} a client that does not know the new actions "
        "no longer gets to a good end"
    ),
    effects=((Side.EMITS, Effect.REPLACED),),
    mirror="old-client-freed",
    cure="keep a way to a good end over the old actions",
)

OLD_CLIENT_FREED = ChangeKind(
    name="old-client-freed",
    subject=Subject.ACTION,
    summary="a client that knows the old actions alone gets to a good end again",
    says="from {it} a client that knows the old actions alone gets to a good end again",
    effects=((Side.EMITS, Effect.REPLACED),),
    mirror="old-client-stuck",
)

ACTIONS = (
    ACTION_ADDED,
    ACTION_REMOVED,
    CONDITIONAL_ACTION_ADDED,
    CONDITIONAL_ACTION_REMOVED,
    ACTION_RENAMED,
    ACTION_KEY_RENAMED,
    ACTION_BECAME_CONDITIONAL,
    ACTION_BECAME_UNCONDITIONAL,
    REQUEST_MODEL_ADDED,
    REQUEST_MODEL_REMOVED,
    REQUIRED_REQUEST_ADDED,
    REQUIRED_REQUEST_REMOVED,
    ACTION_WIRE_CHANGED,
    ACTION_HREF_CHANGED,
    ACTION_BECAME_UNSAFE,
    ACTION_BECAME_SAFE,
    ACTION_BECAME_UNREPEATABLE,
    ACTION_BECAME_REPEATABLE,
    ACTOR_CHANGED,
    RESPONSE_CHANGED,
    RESPONSE_STATUS_CHANGED,
    RESPONSE_STATUS_CLASS_CHANGED,
    OLD_CLIENT_STUCK,
    OLD_CLIENT_FREED,
)
"""Every kind of change of this subject."""
