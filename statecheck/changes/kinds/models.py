"""What can change about a body as a whole; judged for requests and answers."""

from statecheck.changes.change import ChangeKind, Effect, Side, Subject

MODEL_OPENED = ChangeKind(
    name="model-opened",
    subject=Subject.MODEL,
    summary="members that nobody declares are possible",
    says="{it} may now have members that nobody declares",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="model-closed",
)

MODEL_CLOSED = ChangeKind(
    name="model-closed",
    subject=Subject.MODEL,
    summary="members that nobody declares are no longer possible",
    says="{it} no longer has members that nobody declares",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="model-opened",
    cure="go on taking members that nobody declares",
)

DISCRIMINATOR_CHANGED = ChangeKind(
    name="discriminator-changed",
    subject=Subject.MODEL,
    summary="another field tells what a body is",
    says="another field tells what {it} is",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    cure="keep the field beside the new one",
)

VARIANT_ADDED = ChangeKind(
    name="variant-added",
    subject=Subject.MODEL,
    summary="a body has further fields for one value of its discriminator",
    says="{it} has further fields for one more value of its discriminator",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="variant-removed",
)

VARIANT_REMOVED = ChangeKind(
    name="variant-removed",
    subject=Subject.MODEL,
    summary="a body has no further fields for one value of its discriminator",
    says="{it} no longer has further fields for one value of its discriminator",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="variant-added",
    cure="keep the variant",
)

MODELS = (
    MODEL_OPENED,
    MODEL_CLOSED,
    DISCRIMINATOR_CHANGED,
    VARIANT_ADDED,
    VARIANT_REMOVED,
)
"""Every kind of change of this subject."""
