"""Entries of the cache: JSON behind a seal.

JSON can hold nothing but data, so whatever gets past the seal runs no code. The seal is
a checksum as well: an entry that is cut off or damaged is none.
"""

import json
from hashlib import blake2b
from hmac import compare_digest

from statecheck import disk

_SEAL = 32
"""Bytes of a seal."""

_MOST = 64 * 1024 * 1024
"""Bytes of an entry; a larger one is none."""


def sealed(secret: bytes, data: object) -> bytes:
    """Return data as it is kept.

    Args:
        secret: The user's.
        data: Anything that JSON has.
    """
    text = json.dumps(data, separators=(",", ":")).encode()
    return _seal(secret, text) + text


def read_entry(secret: bytes, path: str) -> object:
    """Return the data of an entry; None if it is not there, or none of this user's."""
    kept = disk.read(path, _MOST)
    if not isinstance(kept, bytes):
        return None
    seal, text = kept[:_SEAL], kept[_SEAL:]
    if not compare_digest(seal, _seal(secret, text)):
        return None
    data: object = json.loads(text)
    return data


def _seal(secret: bytes, text: bytes) -> bytes:
    return blake2b(text, digest_size=_SEAL, key=secret).digest()
