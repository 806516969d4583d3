"""The reference of an API, as files."""

from collections.abc import Mapping

from statecheck.interface.judging import check
from statecheck.interface.pages import FORMS, TITLE, Form, pages
from statecheck.interface.since import Since, since
from statecheck.interface.systems import Systems


def reference(
    systems: Systems,
    format: str = "html",  # noqa: A002  # the word of the command
    *,
    title: str = TITLE,
    pictures: bool = True,
    base: Systems | None = None,
) -> Mapping[str, bytes]:
    """Return the files of the reference by path, as `statecheck docs` writes them.

    It cannot be called `docs`, which is a room of the package.

    Args:
        systems: What was loaded; all of it is described, and what is wrong with it.
        format: `html`, a site that opens without a server, or `markdown`.
        title: Of the whole.
        pictures: Whether there are any.
        base: An older version; what has changed since is marked.

    Raises:
        LookupError: There is no such format.
    """
    if format not in FORMS:
        message = f"there is no format {format!r}, only {', '.join(FORMS)}"
        raise LookupError(message)
    changed = Since()
    if base is not None:
        changed = since("before", base.loaded, systems.loaded, systems.settings)
    form = Form(format, title, pictures=pictures)
    found = check(systems)
    return pages(systems.loaded.systems, found, changed, form, lambda _: None)
