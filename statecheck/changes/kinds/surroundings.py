"""What can change about options, the binding to the wire and the system itself."""

from statecheck.changes.change import ChangeKind, Effect, Side, Subject

OPTION_ADDED = ChangeKind(
    name="option-added",
    subject=Subject.OPTION,
    summary="there is a further setting",
    says="setting {it} is new",
    effects=((Side.ACCEPTS, Effect.WIDENED),),
    mirror="option-removed",
)

OPTION_REMOVED = ChangeKind(
    name="option-removed",
    subject=Subject.OPTION,
    summary="a setting is gone",
    says="setting {it} is gone",
    effects=((Side.ACCEPTS, Effect.NARROWED),),
    mirror="option-added",
)

OPTION_VALUE_ADDED = ChangeKind(
    name="option-value-added",
    subject=Subject.OPTION,
    summary="a setting has a further value",
    says="setting {it} can now be {now}",
    effects=((Side.ACCEPTS, Effect.WIDENED),),
    mirror="option-value-removed",
)

OPTION_VALUE_REMOVED = ChangeKind(
    name="option-value-removed",
    subject=Subject.OPTION,
    summary="a setting lacks a value that it had",
    says="setting {it} can no longer be {was}",
    effects=((Side.ACCEPTS, Effect.NARROWED),),
    mirror="option-value-added",
    cure="keep the value for who has set it",
)

OPTION_DEFAULT_CHANGED = ChangeKind(
    name="option-default-changed",
    subject=Subject.OPTION,
    summary="something else holds where nothing is set",
    says="setting {it} has another default",
    effects=((Side.ACCEPTS, Effect.REPLACED),),
    cure="keep the default",
)

OPTION_CHANGED = ChangeKind(
    name="option-changed",
    subject=Subject.OPTION,
    summary="a setting is made in a different way",
    says="setting {it} is made in a different way",
    effects=((Side.ACCEPTS, Effect.REPLACED),),
    cure="add another setting beside it",
)

BINDING_CHANGED = ChangeKind(
    name="binding-changed",
    subject=Subject.WIRE,
    summary="states, errors or sessions go over the wire in a different form",
    says="{it} is different on the wire",
    effects=((Side.ACCEPTS, Effect.REPLACED), (Side.EMITS, Effect.REPLACED)),
    cure="keep the old binding beside the new one",
)

CHOICE_ADDED = ChangeKind(
    name="choice-added",
    subject=Subject.WIRE,
    summary="an action can be asked for in a further way",
    says="an action can now be asked for by {now} too",
    effects=((Side.ACCEPTS, Effect.WIDENED),),
    mirror="choice-removed",
)

CHOICE_REMOVED = ChangeKind(
    name="choice-removed",
    subject=Subject.WIRE,
    summary="an action can no longer be asked for in one of the ways",
    says="an action can no longer be asked for by {was}",
    effects=((Side.ACCEPTS, Effect.NARROWED),),
    mirror="choice-added",
    cure="go on taking it",
)

HEADER_ADDED = ChangeKind(
    name="header-added",
    subject=Subject.WIRE,
    summary="a request may carry a further header",
    says="requests may now carry the header {it}",
    effects=((Side.ACCEPTS, Effect.WIDENED),),
    mirror="header-removed",
)

HEADER_REMOVED = ChangeKind(
    name="header-removed",
    subject=Subject.WIRE,
    summary="a request no longer carries a header",
    says="requests no longer carry the header {it}",
    effects=((Side.ACCEPTS, Effect.NARROWED),),
    mirror="header-added",
    cure="go on taking it, and ignore it",
)

REQUIRED_HEADER_ADDED = ChangeKind(
    name="required-header-added",
    subject=Subject.WIRE,
    summary="a request has to carry a further header",
    says="requests now have to carry the header {it}",
    effects=((Side.ACCEPTS, Effect.REPLACED),),
    mirror="required-header-removed",
    cure="let it be optional",
)

REQUIRED_HEADER_REMOVED = ChangeKind(
    name="required-header-removed",
    subject=Subject.WIRE,
    summary="a header that every request had to carry is gone",
    says="requests no longer carry the header {it}, which they had to",
    effects=((Side.ACCEPTS, Effect.REPLACED),),
    mirror="required-header-added",
    cure="go on taking it, and ignore it",
)

VOCABULARY_OPENED = ChangeKind(
    name="vocabulary-opened",
    subject=Subject.SYSTEM,
    summary="more may come than is declared",
    says="more {it} may come than are declared",
    effects=((Side.ACCEPTS, Effect.WIDENED), (Side.EMITS, Effect.WIDENED)),
    mirror="vocabulary-closed",
)

VOCABULARY_CLOSED = ChangeKind(
    name="vocabulary-closed",
    subject=Subject.SYSTEM,
    summary="nothing comes but what is declared",
    says="no {it} come but those that are declared",
    effects=((Side.ACCEPTS, Effect.NARROWED), (Side.EMITS, Effect.NARROWED)),
    mirror="vocabulary-opened",
)

VERSION_CHANGED = ChangeKind(
    name="version-changed",
    subject=Subject.SYSTEM,
    summary="the version on the cover is different",
    says="the version on the cover is now {now}, not {was}",
)

SYSTEM_ADDED = ChangeKind(
    name="system-added",
    subject=Subject.SYSTEM,
    summary="there is a system that was not there",
    says="system {now} is new",
    effects=((Side.ACCEPTS, Effect.WIDENED),),
    mirror="system-removed",
)

SYSTEM_REMOVED = ChangeKind(
    name="system-removed",
    subject=Subject.SYSTEM,
    summary="a system is gone",
    says="system {was} is gone",
    effects=((Side.ACCEPTS, Effect.NARROWED),),
    mirror="system-added",
    cure="keep it until nobody uses it",
)

SURROUNDINGS = (
    OPTION_ADDED,
    OPTION_REMOVED,
    OPTION_VALUE_ADDED,
    OPTION_VALUE_REMOVED,
    OPTION_DEFAULT_CHANGED,
    OPTION_CHANGED,
    BINDING_CHANGED,
    CHOICE_ADDED,
    CHOICE_REMOVED,
    HEADER_ADDED,
    HEADER_REMOVED,
    REQUIRED_HEADER_ADDED,
    REQUIRED_HEADER_REMOVED,
    VOCABULARY_OPENED,
    VOCABULARY_CLOSED,
    VERSION_CHANGED,
    SYSTEM_ADDED,
    SYSTEM_REMOVED,
)
"""Every kind of change of this subject."""
