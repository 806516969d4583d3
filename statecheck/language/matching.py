"""Whether a text matches a portable regular expression, in time linear in the text."""

from functools import lru_cache

from jsonschema_rs import RegexOptions, Validator, validator_for


def matches(pattern: str, text: str) -> bool | None:
    """Return whether `pattern` matches somewhere in `text`; None if it is no pattern.

    Python's own expressions may take time exponential in the text; these never do.
    """
    validator = _validator(pattern)
    return None if validator is None else bool(validator.is_valid(text))


@lru_cache(maxsize=1024)  # a pattern has many examples
def _validator(pattern: str) -> Validator | None:
    try:
        return validator_for({"pattern": pattern}, pattern_options=RegexOptions())
    except ValueError:
        return None
