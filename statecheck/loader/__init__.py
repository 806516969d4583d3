"""Files in, and the stages in their order; what is wrong with them on the way."""

from statecheck.loader.assembly import assemble
from statecheck.loader.commit import Commit, RevisionError
from statecheck.loader.loaded import File, Loaded, Origin
from statecheck.loader.loading import load
from statecheck.loader.reading import Read, read_document
from statecheck.loader.repository import Repository
from statecheck.loader.revisions import Revision, load_revision
from statecheck.loader.rules import (
    RULES,
    STALE_BASELINE,
    TOO_MANY_FINDINGS,
    WRONG_BASELINE,
)
from statecheck.loader.settings_file import (
    COMMAND_LINE,
    Configured,
    limit_names,
    read_settings,
)
from statecheck.loader.versions import load_version, unread

__all__ = [
    "COMMAND_LINE",
    "RULES",
    "STALE_BASELINE",
    "TOO_MANY_FINDINGS",
    "WRONG_BASELINE",
    "Commit",
    "Configured",
    "File",
    "Loaded",
    "Origin",
    "Read",
    "Repository",
    "Revision",
    "RevisionError",
    "assemble",
    "limit_names",
    "load",
    "load_revision",
    "load_version",
    "read_document",
    "read_settings",
    "unread",
]
