"""The names that come nearest to one that nobody bears."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

_ALIKE = 62.0


def nearest_names(asked: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Up to so many of the names that are spelt like the one asked for, the likest first; none where none is like it."""
    each = list(dict.fromkeys(name for name in names if name))
    found = process.extract(asked, each, scorer=fuzz.ratio, processor=utils.default_process, limit=most, score_cutoff=_ALIKE)
    return tuple(name for name, _, _ in found)
