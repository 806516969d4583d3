"""Which of several forms was meant, told by what stands there.

Where the language takes one of several forms and none fits, a validator says what is
wrong with each of them. A map was meant for the form that is a map, a list for the one
that is a list; so most of what it says is beside the point.
"""

from collections.abc import Iterator, Sequence

from jsonschema_rs import ValidationError, ValidationErrorKind

_LISTED = (ValidationErrorKind.Enum, ValidationErrorKind.Constant)


def meant(error: ValidationError) -> Iterator[ValidationError]:
    """Yield what is wrong with the form that was meant.

    An error about alternatives is itself yielded if what stands there fits none of
    them by its type, or if it is one of several words in none of them.
    """
    if not isinstance(error.kind, ValidationErrorKind.AnyOf):
        yield error
        return
    fitting = [branch for branch in error.kind.context if not _refuses(branch, error)]
    told = [branch for branch in fitting if not _only_listed(branch, error)]
    if not told or asks_for_keys(error):
        yield error
        return
    for part in min(told, key=len):
        yield from meant(part)


def wrong_by_type(error: ValidationError) -> bool:
    """Return whether what stands there is of a type that no alternative has."""
    if isinstance(error.kind, ValidationErrorKind.AnyOf):
        return all(_refuses(branch, error) for branch in error.kind.context)
    return not _comparable(error)


def asks_for_keys(error: ValidationError) -> bool:
    """Return whether the alternatives differ in the keys that have to be there."""
    return isinstance(error.kind, ValidationErrorKind.AnyOf) and all(
        isinstance(part.kind, ValidationErrorKind.Required)
        and part.instance_path == error.instance_path
        for branch in error.kind.context
        for part in branch
    )


def _refuses(branch: Sequence[ValidationError], whole: ValidationError) -> bool:
    """Return whether the type of what stands there is wrong for an alternative."""
    for part in branch:
        if part.instance_path != whole.instance_path:
            continue
        if isinstance(part.kind, ValidationErrorKind.Type):
            return True
        if isinstance(part.kind, _LISTED) and not _comparable(part):
            return True
        if isinstance(part.kind, ValidationErrorKind.AnyOf) and wrong_by_type(part):
            return True
    return False


def _comparable(error: ValidationError) -> bool:
    """Return whether one of the values that are listed is of the type that is there."""
    kind = error.kind
    if isinstance(kind, ValidationErrorKind.Enum):
        return any(type(value) is type(error.instance) for value in kind.options)
    if isinstance(kind, ValidationErrorKind.Constant):
        return type(kind.expected_value) is type(error.instance)
    return False


def _only_listed(branch: Sequence[ValidationError], whole: ValidationError) -> bool:
    """Return whether an alternative is a choice of words."""
    return all(
        part.instance_path == whole.instance_path
        and (
            isinstance(part.kind, _LISTED)
            or (
                isinstance(part.kind, ValidationErrorKind.AnyOf)
                and all(
                    _refuses(inner, part) or _only_listed(inner, part)
                    for inner in part.kind.context
                )
            )
        )
        for part in branch
    )
