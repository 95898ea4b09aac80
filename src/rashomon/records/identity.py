"""Names made from content: the same thing read again has the same name."""

from __future__ import annotations

import hashlib


def content_id(prefix: str, *parts: object, length: int = 12) -> str:
    """A short name for these parts: `prefix` and the first hex digits of a BLAKE2b hash over their text.

    Twelve digits (48 bits) keep the chance of any clash among a million claims under 0.2 %.
    """
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        encoded = str(part).encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    return f"{prefix}-{digest.hexdigest()[:length]}"
