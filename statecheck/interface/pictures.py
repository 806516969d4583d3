"""Systems as pictures."""

from statecheck.diagrams import NOTATIONS, Theme, View
from statecheck.diagrams import draw as drawings
from statecheck.interface.systems import System


def draw(  # as many as the command has options
    system: System,
    format: str = "svg",  # noqa: A002  # the word of the command
    *,
    focus: str = "",
    depth: int = 1,
    path: tuple[str, ...] = (),
    group: str = "",
    whole: bool = False,
    theme: str = "auto",
) -> bytes:
    """Return a picture of a system; the overview, where one picture cannot hold it.

    Args:
        system: The system; `system.variant(...)` for what some options leave of it.
        format: `svg`, `png`, `pdf`, `dot`, `mermaid` or `plantuml`.
        focus: A state; what is near it is drawn.
        depth: How many steps near is.
        path: States that the way that is shown leads past; the shortest ways to
            success, if there are none.
        group: The group that is drawn.
        whole: Whether all is drawn in one picture, however large that becomes.
        theme: `auto`, `light` or `dark`.

    Raises:
        LookupError: There is no such state, group or format.
        ValueError: There is no such theme.
    """
    if format not in NOTATIONS:
        message = f"there is no format {format!r}, only {', '.join(NOTATIONS)}"
        raise LookupError(message)
    view = View(focus=focus, depth=depth, path=path, group=group, whole=whole)
    first, *_ = drawings(system.facts, view)
    return NOTATIONS[format](first, Theme(theme))
