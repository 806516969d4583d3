"""The files in a folder and in all folders below it."""

from collections import deque
from collections.abc import Iterator

from statecheck import disk
from statecheck.loader.opening import Refused
from statecheck.loader.place import ENDINGS, SETTINGS_FILE, Bounds, Place
from statecheck.loader.rules import OUTSIDE_ROOT, UNREADABLE_FILE


def walk(
    start: Place, within: Bounds, most: int | None = None
) -> Iterator[tuple[Place, Refused | None]]:
    """Yield the files in a folder and below that could be specs, nearest first.

    Folders that begin with a dot and settings files are passed over. Links are followed
    as long as they stay within the bounds; no folder is entered twice.

    Args:
        start: The folder.
        within: How far links may lead.
        most: Entries of folders after which no more are looked at; None for all.

    Yields:
        Each file, or what cannot be gone into, with the reason.
    """
    folders = deque([start])
    entered = {start.real}
    looked_at = 0
    while folders:
        folder = folders.popleft()
        try:
            names = disk.entries(folder.real)
        except OSError as error:
            message = f"the folder cannot be read: {disk.reason(error)}"
            yield folder, Refused(UNREADABLE_FILE, message)
            continue
        for name, is_link in names:
            looked_at += 1
            if most is not None and looked_at > most:
                return
            place = folder.inside(name)
            if is_link:
                place = Place(place.path, disk.real_path(place.real))
            is_folder = disk.is_folder(place.real)
            if not (_is_folder(name) if is_folder else is_of_interest(name)):
                continue
            if is_link and not within.hold(place.real):
                yield place, outside(place)
            elif not is_folder:
                yield place, None
            elif place.real not in entered:
                entered.add(place.real)
                folders.append(place)


def outside(place: Place) -> Refused:
    """Return that a place is outside of the bounds."""
    what = "the link leads" if disk.is_link(place.path) else "this lies"
    return Refused(OUTSIDE_ROOT, f"{what} outside of the root of the project")


def _is_folder(name: str) -> bool:
    return not name.startswith(".")


def is_of_interest(name: str) -> bool:
    """Return whether a file could be a spec by its name."""
    return name.lower().endswith(ENDINGS) and name != SETTINGS_FILE
