"""Every kind of change."""

from statecheck.changes.change import ChangeKind

KINDS: tuple[ChangeKind, ...] = ()
