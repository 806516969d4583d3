"""What can change about bodies; each kind is judged for requests and answers."""

from statecheck.changes.change import ChangeKind, Effect, Side, Subject

OPTIONAL_FIELD_ADDED = ChangeKind(
    name="optional-field-added",
    subject=Subject.MODEL,
    summary="a field may be there that was not",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.REPLACED)),
    mirror="optional-field-removed",
)

OPTIONAL_FIELD_REMOVED = ChangeKind(
    name="optional-field-removed",
    subject=Subject.MODEL,
    summary="a field that could be there is gone",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.REPLACED)),
    mirror="optional-field-added",
    cure="keep it until it has been deprecated for long enough",
)

REQUIRED_FIELD_ADDED = ChangeKind(
    name="required-field-added",
    subject=Subject.MODEL,
    summary="a field is always there that was not",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    mirror="required-field-removed",
    cure="declare it optional, with what holds without it as its default",
)

REQUIRED_FIELD_REMOVED = ChangeKind(
    name="required-field-removed",
    subject=Subject.MODEL,
    summary="a field that was always there is gone",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    mirror="required-field-added",
    cure="keep it until it has been deprecated for long enough",
)

FIELD_ADDED = ChangeKind(
    name="field-added",
    subject=Subject.MODEL,
    summary="a field is there that was not, and nobody says whether it has to be",
    effects=((Side.ACCEPTS, Effect.UNDECIDED), (Side.EMITS, Effect.UNDECIDED)),
    mirror="field-removed",
    cure="say whether it is required",
)

FIELD_REMOVED = ChangeKind(
    name="field-removed",
    subject=Subject.MODEL,
    summary="a field is gone of which nobody said whether it has to be there",
    effects=((Side.ACCEPTS, Effect.UNDECIDED), (Side.EMITS, Effect.UNDECIDED)),
    mirror="field-added",
    cure="keep it until it has been deprecated for long enough",
)

FIELD_RENAMED = ChangeKind(
    name="field-renamed",
    subject=Subject.MODEL,
    summary="a field is called otherwise on the wire",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    cure="keep the old field beside the new one for a while",
)

FIELD_KEY_RENAMED = ChangeKind(
    name="field-key-renamed",
    subject=Subject.MODEL,
    summary="a field is called otherwise in the spec, and the same on the wire",
)

FIELD_BECAME_REQUIRED = ChangeKind(
    name="field-became-required",
    subject=Subject.MODEL,
    summary="a field that could be missing has to be there",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="field-became-optional",
    cure="leave it optional, and say what holds without it",
)

FIELD_BECAME_OPTIONAL = ChangeKind(
    name="field-became-optional",
    subject=Subject.MODEL,
    summary="a field that had to be there may be missing",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="field-became-required",
    cure="keep sending it",
)

REQUIREMENT_CHANGED = ChangeKind(
    name="requirement-changed",
    subject=Subject.MODEL,
    summary="a field has to be there under another condition",
    effects=((Side.ACCEPTS, Effect.UNDECIDED), (Side.EMITS, Effect.UNDECIDED)),
    cure="say whether it is required, without a condition",
)

NULLABLE_ADDED = ChangeKind(
    name="nullable-added",
    subject=Subject.MODEL,
    summary="null may stand where it could not",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="nullable-removed",
    cure="leave the field out instead of sending null",
)

NULLABLE_REMOVED = ChangeKind(
    name="nullable-removed",
    subject=Subject.MODEL,
    summary="null may no longer stand where it could",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="nullable-added",
    cure="go on taking null",
)

TYPE_WIDENED = ChangeKind(
    name="type-widened",
    subject=Subject.MODEL,
    summary="values of more types are possible",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="type-narrowed",
    cure="add a field for the other values",
)

TYPE_NARROWED = ChangeKind(
    name="type-narrowed",
    subject=Subject.MODEL,
    summary="values of fewer types are possible",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="type-widened",
    cure="go on taking what was taken",
)

TYPE_CHANGED = ChangeKind(
    name="type-changed",
    subject=Subject.MODEL,
    summary="values are of another type",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    cure="add a field of the other type beside it",
)

TYPE_UNDECIDED = ChangeKind(
    name="type-undecided",
    subject=Subject.MODEL,
    summary="nothing says how the new type and the old one compare",
    effects=((Side.ACCEPTS, Effect.UNDECIDED), (Side.EMITS, Effect.UNDECIDED)),
    cure="say what the type is",
)

ENUM_VALUE_ADDED = ChangeKind(
    name="enum-value-added",
    subject=Subject.MODEL,
    summary="one more value is possible",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="enum-value-removed",
    cure="say from the beginning that the values are open",
)

ENUM_VALUE_REMOVED = ChangeKind(
    name="enum-value-removed",
    subject=Subject.MODEL,
    summary="a value is no longer possible",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="enum-value-added",
    cure="go on taking the value",
)

ENUM_OPENED = ChangeKind(
    name="enum-opened",
    subject=Subject.MODEL,
    summary="values that are not listed are possible",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="enum-closed",
    cure="list the values that come",
)

ENUM_CLOSED = ChangeKind(
    name="enum-closed",
    subject=Subject.MODEL,
    summary="only listed values are possible",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="enum-opened",
    cure="go on taking other values",
)

BOUND_LOOSENED = ChangeKind(
    name="bound-loosened",
    subject=Subject.MODEL,
    summary="a bound leaves more values",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="bound-tightened",
    cure="keep the old bound for what is sent",
)

BOUND_TIGHTENED = ChangeKind(
    name="bound-tightened",
    subject=Subject.MODEL,
    summary="a bound leaves fewer values",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="bound-loosened",
    cure="go on taking what was taken",
)

BOUND_CHANGED = ChangeKind(
    name="bound-changed",
    subject=Subject.MODEL,
    summary="a bound takes away some values and leaves others",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    cure="keep the old bound",
)

PATTERN_WIDENED = ChangeKind(
    name="pattern-widened",
    subject=Subject.MODEL,
    summary="the pattern leaves more values",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="pattern-narrowed",
)

PATTERN_NARROWED = ChangeKind(
    name="pattern-narrowed",
    subject=Subject.MODEL,
    summary="the pattern leaves fewer values",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="pattern-widened",
    cure="go on taking what was taken",
)

PATTERN_CHANGED = ChangeKind(
    name="pattern-changed",
    subject=Subject.MODEL,
    summary="the pattern is another, and what it leaves was not compared",
    effects=((Side.ACCEPTS, Effect.UNDECIDED), (Side.EMITS, Effect.UNDECIDED)),
    cure="test the old pattern's values against the new one",
)

FORMAT_ADDED = ChangeKind(
    name="format-added",
    subject=Subject.MODEL,
    summary="a text has to have a format",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="format-removed",
    cure="go on taking any text",
)

FORMAT_REMOVED = ChangeKind(
    name="format-removed",
    subject=Subject.MODEL,
    summary="a text need not have a format",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="format-added",
)

FORMAT_CHANGED = ChangeKind(
    name="format-changed",
    subject=Subject.MODEL,
    summary="a text has to have another format",
    effects=((Side.ACCEPTS, Effect.UNDECIDED), (Side.EMITS, Effect.UNDECIDED)),
    cure="keep the old format",
)

DEFAULT_CHANGED = ChangeKind(
    name="default-changed",
    subject=Subject.MODEL,
    summary="something else holds where a field is left out",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    cure="keep the old default, or have the field sent",
)

MODEL_OPENED = ChangeKind(
    name="model-opened",
    subject=Subject.MODEL,
    summary="members that nobody declares are possible",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="model-closed",
)

MODEL_CLOSED = ChangeKind(
    name="model-closed",
    subject=Subject.MODEL,
    summary="members that nobody declares are no longer possible",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="model-opened",
    cure="go on taking members that nobody declares",
)

DISCRIMINATOR_CHANGED = ChangeKind(
    name="discriminator-changed",
    subject=Subject.MODEL,
    summary="another field tells what a body is",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    cure="keep the field beside the new one",
)

VARIANT_ADDED = ChangeKind(
    name="variant-added",
    subject=Subject.MODEL,
    summary="a body has further fields for one value of its discriminator",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="variant-removed",
)

VARIANT_REMOVED = ChangeKind(
    name="variant-removed",
    subject=Subject.MODEL,
    summary="a body has no further fields for one value of its discriminator",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="variant-added",
    cure="keep the variant",
)

FIELD_MOVED = ChangeKind(
    name="field-moved",
    subject=Subject.MODEL,
    summary="a field stands in another part of the request",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    cure="take it in both parts",
)

SUPPLIER_CHANGED = ChangeKind(
    name="supplier-changed",
    subject=Subject.MODEL,
    summary="a field of a request is supplied by somebody else",
)

FACT_LEARNED = ChangeKind(
    name="fact-learned",
    subject=Subject.MODEL,
    summary="something is known now that was not",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.NARROWED)),
    mirror="fact-forgotten",
)

FACT_FORGOTTEN = ChangeKind(
    name="fact-forgotten",
    subject=Subject.MODEL,
    summary="something is no longer known",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.WIDENED)),
    mirror="fact-learned",
    cure="say again what was known",
)

MODELS = (
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
    REQUIREMENT_CHANGED,
    NULLABLE_ADDED,
    NULLABLE_REMOVED,
    TYPE_WIDENED,
    TYPE_NARROWED,
    TYPE_CHANGED,
    TYPE_UNDECIDED,
    ENUM_VALUE_ADDED,
    ENUM_VALUE_REMOVED,
    ENUM_OPENED,
    ENUM_CLOSED,
    BOUND_LOOSENED,
    BOUND_TIGHTENED,
    BOUND_CHANGED,
    PATTERN_WIDENED,
    PATTERN_NARROWED,
    PATTERN_CHANGED,
    FORMAT_ADDED,
    FORMAT_REMOVED,
    FORMAT_CHANGED,
    DEFAULT_CHANGED,
    MODEL_OPENED,
    MODEL_CLOSED,
    DISCRIMINATOR_CHANGED,
    VARIANT_ADDED,
    VARIANT_REMOVED,
    FIELD_MOVED,
    SUPPLIER_CHANGED,
    FACT_LEARNED,
    FACT_FORGOTTEN,
)
"""Every kind of change of this subject."""
