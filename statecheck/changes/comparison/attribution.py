"""In whose files a change was made: the system's own, or those of a host."""

from dataclasses import replace

from statecheck.changes.change import Change
from statecheck.linking import Effective


def attributed(change: Change, old: Effective, new: Effective) -> Change:
    """Return a change with the system that it reaches, and the one it was made in."""
    host = ""
    for at, effective in ((change.new, new), (change.old, old)):
        if at.source in effective.written.files or not at.source:
            continue
        host = next(
            (each.name for each in effective.hosts if at.source in each.files),
            at.source,
        )
        break
    else:
        host = ""
    return replace(change, system=new.system.name, at_host=host)
