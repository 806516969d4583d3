"""What can change about what is known, whatever it is about."""

from statecheck.changes.change import ChangeKind, Effect, Side, Subject

FACT_LEARNED = ChangeKind(
    name="fact-learned",
    subject=Subject.MODEL,
    summary="something is known now that was not",
    says="more is known of {it} than before",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.NARROWED)),
    mirror="fact-forgotten",
)

FACT_FORGOTTEN = ChangeKind(
    name="fact-forgotten",
    subject=Subject.MODEL,
    summary="something is no longer known",
    says="less is known of {it} than before",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.WIDENED)),
    mirror="fact-learned",
    cure="say again what was known",
)

KNOWLEDGE = (
    FACT_LEARNED,
    FACT_FORGOTTEN,
)
"""Every kind of change of this subject."""
