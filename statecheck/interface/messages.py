"""What goes over the wire: its schemas, examples of it, and what holds it to them."""

from typing import Any

from statecheck import schemas
from statecheck.interface.systems import System, of_system
from statecheck.schemas import (
    Contract,
    Draft,
    ImpossibleMessageError,
    Kind,
    Subject,
    Validator,
    bundle,
    contract,
    document,
    sample,
    subjects_named,
)

_KINDS = {"state": Kind.STATE, "action": Kind.REQUEST, "error": Kind.PART}


def schema(
    system: System, name: str = "", *, of: str = "", draft: str = "2020-12"
) -> dict[str, Any]:
    """Return a JSON Schema, which stands alone.

    Args:
        system: The system; `system.variant(...)` for what some options leave of it.
        name: A state, for the answers that show it; an action, for the bodies of its
            requests; an error code, for errors of that code. Empty for all of it in
            one: the schema of any answer, with all others in its `$defs`.
        of: `state`, `action` or `error`, where a name is that of several.
        draft: The version of JSON Schema: `2020-12` or `07`.

    Raises:
        LookupError: The system has nothing of that name, or several.
        ValueError: There is no such draft, or it is a flow.
    """
    whole = contract(of_system(system))
    if not name:
        return bundle(whole, Draft(draft))
    return document(whole, _meant(system, whole, name, of), Draft(draft))


def example(system: System, name: str, *, of: str = "", seed: int = 0) -> object:
    """Return a message that is valid, as plain data; for a seed always the same.

    Args:
        system: The system; `system.variant(...)` for what some options leave of it.
        name: As for `schema`.
        of: As for `schema`.
        seed: Another number makes another message.

    Raises:
        LookupError: The system has nothing of that name, or several.
        ValueError: Nothing can be as the spec has it, or it is a flow.
    """
    whole = contract(of_system(system))
    try:
        return sample(whole, _meant(system, whole, name, of), seed)
    except ImpossibleMessageError as error:
        raise ValueError(str(error)) from error


def validator(system: System, *, formats: bool = False) -> Validator:
    """Return what holds messages against a system.

    Its `message(body)` says what is wrong with what the server sends: which state or
    error that is, and each problem with a JSON pointer to its place. `request`,
    `error`, `response` and `parameters` do the same for messages of an action. Patterns
    take time linear in the text, and nothing is retrieved, whatever the messages say.

    Args:
        system: The system; `system.variant(...)` for what some options leave of it.
        formats: Whether a text has to keep to its `format`. In JSON Schema, a format
            says what is meant and refuses nothing; so it is here, unless this is set.

    Raises:
        ValueError: It is a flow.
    """
    return schemas.validator(of_system(system), formats=formats)


def _meant(system: System, whole: Contract, name: str, kind: str) -> Subject:
    """Return the one message that has a name.

    Raises:
        LookupError: There is none, or there are several.
    """
    wanted = [_KINDS[kind]] if kind in _KINDS else list(_KINDS.values())
    found = [
        subject
        for subject in subjects_named(system.facts, name)
        if subject.kind in wanted and subject in whole.names
    ]
    if len(found) != 1 or kind not in {"", *_KINDS}:
        count = "several messages" if len(found) > 1 else "no message"
        words = ", ".join(_KINDS)
        message = f"{system!r} has {count} of the name {name!r}; `of` is one of {words}"
        raise LookupError(message)
    return found[0]
