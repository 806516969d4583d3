"""What can change about the fields of a body; judged for requests and answers."""

from statecheck.changes.change import ChangeKind, Effect, Side, Subject

OPTIONAL_FIELD_ADDED = ChangeKind(
    name="optional-field-added",
    subject=Subject.MODEL,
    summary="a field may be there that was not",
    says="{it} is a new optional field",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.REPLACED)),
    mirror="optional-field-removed",
)

OPTIONAL_FIELD_REMOVED = ChangeKind(
    name="optional-field-removed",
    subject=Subject.MODEL,
    summary="a field that could be there is gone",
    says="optional field {it} is gone",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.REPLACED)),
    mirror="optional-field-added",
    cure="keep it until it has been deprecated for long enough",
)

REQUIRED_FIELD_ADDED = ChangeKind(
    name="required-field-added",
    subject=Subject.MODEL,
    summary="a field is always there that was not",
    says="{it} is a new required field",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    mirror="required-field-removed",
    cure="declare it optional, with what holds without it as its default",
)

REQUIRED_FIELD_REMOVED = ChangeKind(
    name="required-field-removed",
    subject=Subject.MODEL,
    summary="a field that was always there is gone",
    says="required field {it} is gone",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    mirror="required-field-added",
    cure="keep it until it has been deprecated for long enough",
)

FIELD_ADDED = ChangeKind(
    name="field-added",
    subject=Subject.MODEL,
    summary="a field is there that was not, and nobody says whether it has to be",
    says="{it} is a new field, and nobody says whether it is required",
    effects=((Side.ACCEPTS, Effect.UNDECIDED), (Side.EMITS, Effect.UNDECIDED)),
    mirror="field-removed",
    cure="say whether it is required",
)

FIELD_REMOVED = ChangeKind(
    name="field-removed",
    subject=Subject.MODEL,
    summary="a field is gone of which nobody said whether it has to be there",
    says="field {it} is gone, and nobody said whether it was required",
    effects=((Side.ACCEPTS, Effect.UNDECIDED), (Side.EMITS, Effect.UNDECIDED)),
    mirror="field-added",
    cure="keep it until it has been deprecated for long enough",
)

FIELD_RENAMED = ChangeKind(
    name="field-renamed",
    subject=Subject.MODEL,
    summary="a field has another name on the wire",
    says="{it} is called {now} on the wire, not {was}",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    cure="keep the old field beside the new one for a while",
)

FIELD_KEY_RENAMED = ChangeKind(
    name="field-key-renamed",
    subject=Subject.MODEL,
    summary="a field has another name in the spec, and the same on the wire",
    says="{it} is called {now} in the spec, and on the wire as before",
)

FIELD_BECAME_REQUIRED = ChangeKind(
    name="field-became-required",
    subject=Subject.MODEL,
    summary="a field that could be missing has to be there",
    says="{it} is now required",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="field-became-optional",
    cure="leave it optional, and say what holds without it",
)

FIELD_BECAME_OPTIONAL = ChangeKind(
    name="field-became-optional",
    subject=Subject.MODEL,
    summary="a field that had to be there may be missing",
    says="{it} is no longer required",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="field-became-required",
    cure="keep sending it",
)

REQUIREMENT_LEARNED = ChangeKind(
    name="requirement-learned",
    subject=Subject.MODEL,
    summary="something has to be sent, and nobody said before whether it has to",
    says="{it} has to be sent, and nobody said before whether it has to",
    effects=((Side.ACCEPTS, Effect.UNDECIDED),),
    mirror="requirement-forgotten",
    cure="if clients always had to send it, say so in the old version as well",
)

REQUIREMENT_FORGOTTEN = ChangeKind(
    name="requirement-forgotten",
    subject=Subject.MODEL,
    summary="something had to be sent, and nobody says any more whether it has to",
    says="{it} had to be sent, and nobody says any more whether it has to",
    effects=((Side.ACCEPTS, Effect.UNDECIDED),),
    mirror="requirement-learned",
    cure="say again whether it is required",
)

REQUIREMENT_CHANGED = ChangeKind(
    name="requirement-changed",
    subject=Subject.MODEL,
    summary="a field has to be there under another condition",
    says="{it} is required under a different condition",
    effects=((Side.ACCEPTS, Effect.UNDECIDED), (Side.EMITS, Effect.UNDECIDED)),
    cure="say whether it is required, without a condition",
)

DEFAULT_CHANGED = ChangeKind(
    name="default-changed",
    subject=Subject.MODEL,
    summary="something else holds where a field is left out",
    says="{it} has another default",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    cure="keep the old default, or have the field sent",
)

FIELD_MOVED = ChangeKind(
    name="field-moved",
    subject=Subject.MODEL,
    summary="a field stands in another part of the request",
    says="{it} stands in another part of the request",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    cure="take it in both parts",
)

SUPPLIER_CHANGED = ChangeKind(
    name="supplier-changed",
    subject=Subject.MODEL,
    summary="a field of a request is supplied by somebody else",
    says="{it} is supplied by somebody else",
)

FIELDS = (
    OPTIONAL_FIELD_ADDED,
    OPTIONAL_FIELD_REMOVED,
    REQUIRED_FIELD_ADDED,
    REQUIRED_FIELD_REMOVED,
    FIELD_ADDED,
    FIELD_REMOVED,
    FIELD_RENAMED,
    FIELD_KEY_RENAMED,
    FIELD_BECAME_REQUIRED,
    FIELD_BECAME_OPTIONAL,
    REQUIREMENT_LEARNED,
    REQUIREMENT_FORGOTTEN,
    REQUIREMENT_CHANGED,
    DEFAULT_CHANGED,
    FIELD_MOVED,
    SUPPLIER_CHANGED,
)
"""Every kind of change of this subject."""
