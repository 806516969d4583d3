"""What has to be sent for something to follow, as one text for one meaning."""

from statecheck.spec import Table, When


def conditions_in_words(when: When) -> str:
    """Return the conditions of a `when`, in whatever order they are written."""
    if not isinstance(when, Table):
        return str(when)
    told = sorted(
        (key, sorted(str(getattr(each, "text", each)) for each in values))
        for key, values in when.items()
    )
    return ", ".join(f"{key}: {' or '.join(values)}" for key, values in told)
