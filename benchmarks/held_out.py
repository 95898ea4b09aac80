"""What of re3d is measured: one place, read by the benchmark and by the training recipe."""

from __future__ import annotations

from hashlib import sha256

PRONOUNS = frozenset(
    (
        "i", "me", "my", "we", "us", "our", "ours", "you", "your", "they", "them", "their", "theirs", "he", "him", "his",
        "she", "her", "hers", "it", "its", "who", "whom", "whose", "which", "that", "this", "these", "those", "itself",
        "themselves", "himself", "herself", "ourselves",
    )
)  # fmt: skip
"""re3d marks them as persons and organisations; a name finder should not."""

PART = 5  # one document in five


def is_held_out(document_id: str) -> bool:
    """True for the fifth of re3d, by a hash of the document's id, that training never sees."""
    return int(sha256(document_id.encode("utf-8")).hexdigest(), 16) % PART == 0
