"""What can change about error codes."""

from statecheck.changes.change import ChangeKind, Effect, Side, Subject

ERROR_CODE_ADDED = ChangeKind(
    name="error-code-added",
    subject=Subject.ERROR,
    summary="an action may be answered with a further error code",
    says="{whom} may now be answered with {code}",
    effects=((Side.EMITS, Effect.WIDENED),),
    mirror="error-code-removed",
    cure="add a detail to a code that the action has already",
)

ERROR_CODE_REMOVED = ChangeKind(
    name="error-code-removed",
    subject=Subject.ERROR,
    summary="an action is no longer answered with an error code",
    says="{whom} {are} no longer answered with {code}",
    effects=((Side.EMITS, Effect.NARROWED),),
    mirror="error-code-added",
)

ERROR_DETAIL_ADDED = ChangeKind(
    name="error-detail-added",
    subject=Subject.ERROR,
    summary="an error code has a further detail",
    says="{whom} may now be answered with {code}",
    effects=((Side.EMITS, Effect.WIDENED),),
    mirror="error-detail-removed",
)

ERROR_DETAIL_REMOVED = ChangeKind(
    name="error-detail-removed",
    subject=Subject.ERROR,
    summary="a detail of an error code is gone",
    says="{whom} {are} no longer answered with {code}",
    effects=((Side.EMITS, Effect.NARROWED),),
    mirror="error-detail-added",
)

FIRST_ERROR_ADDED = ChangeKind(
    name="first-error-added",
    subject=Subject.ERROR,
    summary="an action that was declared infallible may fail",
    says="{whom}, declared infallible, may now be answered with {code}",
    effects=((Side.EMITS, Effect.WIDENED),),
    mirror="last-error-removed",
    cure="answer as before, and let a further action fail",
)

LAST_ERROR_REMOVED = ChangeKind(
    name="last-error-removed",
    subject=Subject.ERROR,
    summary="an action that could fail is declared infallible",
    says="{whom} {are} declared infallible, without {code}",
    effects=((Side.EMITS, Effect.NARROWED),),
    mirror="first-error-added",
)

ERROR_CODE_RENAMED = ChangeKind(
    name="error-code-renamed",
    subject=Subject.ERROR,
    summary="an error code has another name on the wire",
    says="{it} is called {now} on the wire, not {was}",
    effects=((Side.EMITS, Effect.REPLACED),),
    cure="keep its old spelling with `wire`",
)

ERROR_KEY_RENAMED = ChangeKind(
    name="error-key-renamed",
    subject=Subject.ERROR,
    summary="an error code has another name in the spec, and the same on the wire",
    says="{it} is called {now} in the spec, and on the wire as before",
)

ERROR_CODE_MOVED = ChangeKind(
    name="error-code-moved",
    subject=Subject.ERROR,
    summary="an error code stands under another one",
    says="{was} stands under another code, as {now}",
    effects=((Side.EMITS, Effect.REPLACED),),
    cure="keep it where it was",
)

ERROR_STATUS_CHANGED = ChangeKind(
    name="error-status-changed",
    subject=Subject.ERROR,
    summary="an error has another HTTP status of the same class",
    says="{it} now has HTTP status {now}, not {was}",
    effects=((Side.EMITS, Effect.REPLACED),),
    cure="keep the status",
)

ERROR_STATUS_CLASS_CHANGED = ChangeKind(
    name="error-status-class-changed",
    subject=Subject.ERROR,
    summary="an error has an HTTP status of another class",
    says="{it} now has HTTP status {now}, not {was}",
    effects=((Side.EMITS, Effect.REPLACED),),
    cure="keep the status",
)

MESSAGE_KEY_ADDED = ChangeKind(
    name="message-key-added",
    subject=Subject.ERROR,
    summary="an error has a key for a message",
    says="{it} now has a key for a message",
    effects=((Side.EMITS, Effect.NARROWED),),
    mirror="message-key-removed",
)

MESSAGE_KEY_REMOVED = ChangeKind(
    name="message-key-removed",
    subject=Subject.ERROR,
    summary="an error no longer has a key for a message",
    says="{it} no longer has a key for a message",
    effects=((Side.EMITS, Effect.WIDENED),),
    mirror="message-key-added",
    cure="keep the key",
)

MESSAGE_KEY_CHANGED = ChangeKind(
    name="message-key-changed",
    subject=Subject.ERROR,
    summary="an error has another key for its message",
    says="{it} has another key for its message",
    effects=((Side.EMITS, Effect.REPLACED),),
    cure="keep the key",
)

ERROR_BECAME_RETRIABLE = ChangeKind(
    name="error-became-retriable",
    subject=Subject.ERROR,
    summary="the same request may be sent again after an error",
    says="a request that was refused with {it} may now be sent again",
    effects=((Side.EMITS, Effect.NARROWED),),
    mirror="error-became-final",
)

ERROR_BECAME_FINAL = ChangeKind(
    name="error-became-final",
    subject=Subject.ERROR,
    summary="the same request may not be sent again after an error",
    says="a request that was refused with {it} may no longer be sent again",
    effects=((Side.EMITS, Effect.WIDENED),),
    mirror="error-became-retriable",
    cure="add a code for what cannot be tried again",
)

ERROR_TARGET_CHANGED = ChangeKind(
    name="error-target-changed",
    subject=Subject.ERROR,
    summary="a flow is elsewhere after an error",
    says="after {it} a flow is elsewhere",
    effects=((Side.EMITS, Effect.REPLACED),),
    cure="add a code for what leads elsewhere",
)

ERROR_MARKS_STATE = ChangeKind(
    name="error-marks-state",
    subject=Subject.ERROR,
    summary="the body of an error has what tells a state",
    says="the body of {it} has what tells a state",
    effects=((Side.EMITS, Effect.REPLACED),),
    cure="leave the field out of errors",
)

ERRORS = (
    ERROR_CODE_ADDED,
    ERROR_CODE_REMOVED,
    ERROR_DETAIL_ADDED,
    ERROR_DETAIL_REMOVED,
    FIRST_ERROR_ADDED,
    LAST_ERROR_REMOVED,
    ERROR_CODE_RENAMED,
    ERROR_KEY_RENAMED,
    ERROR_CODE_MOVED,
    ERROR_STATUS_CHANGED,
    ERROR_STATUS_CLASS_CHANGED,
    MESSAGE_KEY_ADDED,
    MESSAGE_KEY_REMOVED,
    MESSAGE_KEY_CHANGED,
    ERROR_BECAME_RETRIABLE,
    ERROR_BECAME_FINAL,
    ERROR_TARGET_CHANGED,
    ERROR_MARKS_STATE,
)
"""Every kind of change of this subject."""
