"""What the disk is asked, and a journal of what it answered."""

from statecheck.disk.journal import Journal, noting
from statecheck.disk.questions import (
    CACHE_FOLDER,
    entries,
    exists,
    is_file,
    is_folder,
    is_link,
    read,
    real_path,
    unchanged,
)
from statecheck.disk.reading import Trouble, Unread, read_stream, reason

__all__ = [
    "CACHE_FOLDER",
    "Journal",
    "Trouble",
    "Unread",
    "entries",
    "exists",
    "is_file",
    "is_folder",
    "is_link",
    "noting",
    "read",
    "read_stream",
    "real_path",
    "reason",
    "unchanged",
]
