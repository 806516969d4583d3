"""What was found, as text."""

from statecheck.comparing import Compared
from statecheck.finding import Checked
from statecheck.reports import CHANGE_FORMATS, FORMATS, write, write_changes


def report(found: Checked | Compared, format: str = "text") -> str:  # noqa: A002  # the word of the command
    """Return what `check` or `diff` found as text.

    Args:
        found: What was found.
        format: `text` for people, `concise`, `json`, `sarif`, `markdown`, `html`, ...:
            the formats of the command.

    Raises:
        LookupError: There is no such format.
    """
    formats = CHANGE_FORMATS if isinstance(found, Compared) else FORMATS
    if format not in formats:
        message = f"there is no format {format!r}, only {', '.join(formats)}"
        raise LookupError(message)
    if isinstance(found, Compared):
        return write_changes(found, format)
    return write(found, format)
