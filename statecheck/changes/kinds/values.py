"""What can change about the values of a field; judged for requests and answers."""

from statecheck.changes.change import ChangeKind, Effect, Side, Subject

NULLABLE_ADDED = ChangeKind(
    name="nullable-added",
    subject=Subject.MODEL,
    summary="null may stand where it could not",
    says="{it} may now be null",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="nullable-removed",
    cure="leave the field out instead of sending null",
)

NULLABLE_REMOVED = ChangeKind(
    name="nullable-removed",
    subject=Subject.MODEL,
    summary="null may no longer stand where it could",
    says="{it} may no longer be null",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="nullable-added",
    cure="go on taking null",
)

TYPE_WIDENED = ChangeKind(
    name="type-widened",
    subject=Subject.MODEL,
    summary="values of more types are possible",
    says="{it} may have values of more types",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="type-narrowed",
    cure="add a field for the other values",
)

TYPE_NARROWED = ChangeKind(
    name="type-narrowed",
    subject=Subject.MODEL,
    summary="values of fewer types are possible",
    says="{it} has values of fewer types",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="type-widened",
    cure="go on taking what was taken",
)

TYPE_CHANGED = ChangeKind(
    name="type-changed",
    subject=Subject.MODEL,
    summary="values are of another type",
    says="{it} has values of another type",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    cure="add a field of the other type beside it",
)

TYPE_UNDECIDED = ChangeKind(
    name="type-undecided",
    subject=Subject.MODEL,
    summary="nothing says how the new type and the old one compare",
    says="nothing says how the types of {it} compare",
    effects=((Side.ACCEPTS, Effect.UNDECIDED), (Side.EMITS, Effect.UNDECIDED)),
    cure="say what the type is",
)

ENUM_VALUE_ADDED = ChangeKind(
    name="enum-value-added",
    subject=Subject.MODEL,
    summary="one more value is possible",
    says="{it} may now be {now}",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="enum-value-removed",
    cure="say from the beginning that the values are open",
)

ENUM_VALUE_REMOVED = ChangeKind(
    name="enum-value-removed",
    subject=Subject.MODEL,
    summary="a value is no longer possible",
    says="{it} is no longer {was}",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="enum-value-added",
    cure="go on taking the value",
)

ENUM_OPENED = ChangeKind(
    name="enum-opened",
    subject=Subject.MODEL,
    summary="values that are not listed are possible",
    says="{it} may have values that are not listed",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="enum-closed",
    cure="list the values that come",
)

ENUM_CLOSED = ChangeKind(
    name="enum-closed",
    subject=Subject.MODEL,
    summary="only listed values are possible",
    says="{it} has no values but those that are listed",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="enum-opened",
    cure="go on taking other values",
)

BOUND_LOOSENED = ChangeKind(
    name="bound-loosened",
    subject=Subject.MODEL,
    summary="a bound leaves more values",
    says="a bound leaves {it} more values",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="bound-tightened",
    cure="keep the old bound for what is sent",
)

BOUND_TIGHTENED = ChangeKind(
    name="bound-tightened",
    subject=Subject.MODEL,
    summary="a bound leaves fewer values",
    says="a bound leaves {it} fewer values",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="bound-loosened",
    cure="go on taking what was taken",
)

BOUND_CHANGED = ChangeKind(
    name="bound-changed",
    subject=Subject.MODEL,
    summary="a bound takes away some values and leaves others",
    says="a bound takes some values from {it} and leaves others",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    cure="keep the old bound",
)

PATTERN_WIDENED = ChangeKind(
    name="pattern-widened",
    subject=Subject.MODEL,
    summary="the pattern leaves more values",
    says="the pattern leaves {it} more values",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="pattern-narrowed",
)

PATTERN_NARROWED = ChangeKind(
    name="pattern-narrowed",
    subject=Subject.MODEL,
    summary="the pattern leaves fewer values",
    says="the pattern leaves {it} fewer values",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="pattern-widened",
    cure="go on taking what was taken",
)

PATTERN_CHANGED = ChangeKind(
    name="pattern-changed",
    subject=Subject.MODEL,
    summary=(
        "the pattern is a different one, and too large to be compared with the old one"
    ),
    says="the pattern of {it} is a different one, and too large to be compared",
    effects=((Side.ACCEPTS, Effect.UNDECIDED), (Side.EMITS, Effect.UNDECIDED)),
    cure="test the old pattern's values against the new one",
)

PATTERN_REPLACED = ChangeKind(
    name="pattern-replaced",
    subject=Subject.MODEL,
    summary="the pattern takes away some values and leaves others",
    says="the pattern takes some values from {it} and leaves others",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    cure="keep the old pattern",
)

FORMAT_ADDED = ChangeKind(
    name="format-added",
    subject=Subject.MODEL,
    summary="a text has to have a format",
    says="{it} now has to have a format",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="format-removed",
    cure="go on taking any text",
)

FORMAT_REMOVED = ChangeKind(
    name="format-removed",
    subject=Subject.MODEL,
    summary="a text need not have a format",
    says="{it} no longer has to have a format",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="format-added",
)

FORMAT_CHANGED = ChangeKind(
    name="format-changed",
    subject=Subject.MODEL,
    summary="a text has to have another format",
    says="{it} has to have another format",
    effects=((Side.ACCEPTS, Effect.UNDECIDED), (Side.EMITS, Effect.UNDECIDED)),
    cure="keep the old format",
)

FORMAT_WIDENED = ChangeKind(
    name="format-widened",
    subject=Subject.MODEL,
    summary="the format leaves more values",
    says="the format leaves {it} more values",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="format-narrowed",
    cure="keep the old format for what is sent",
)

FORMAT_NARROWED = ChangeKind(
    name="format-narrowed",
    subject=Subject.MODEL,
    summary="the format leaves fewer values",
    says="the format leaves {it} fewer values",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="format-widened",
    cure="go on taking what was taken",
)

FORMAT_REPLACED = ChangeKind(
    name="format-replaced",
    subject=Subject.MODEL,
    summary="a text has to have a format that no text of the old one has",
    says="{it} has to have a format that none of its old values has",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    cure="add a field of the other format beside it",
)

VALUES = (
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
    PATTERN_REPLACED,
    FORMAT_ADDED,
    FORMAT_REMOVED,
    FORMAT_CHANGED,
    FORMAT_WIDENED,
    FORMAT_NARROWED,
    FORMAT_REPLACED,
)
"""Every kind of change of this subject."""
