"""Whether something lies within what was asked for, as far as the accounts tell.

Why: docs/decisions/surfaces.md#doubt-of-an-answer.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum


class Within(StrEnum):
    """Whether a day lies in a window, or a place within so many kilometres."""

    CERTAIN = "certain"
    """However the doubt falls out."""
    POSSIBLE = "possible"
    """It may, and it may not."""
    DISPUTED = "disputed"
    """By some accounts, and by others not."""
    UNKNOWN = "unknown"
    """Nothing is told that decides it."""
    OUTSIDE = "outside"


def together(each: Collection[Within]) -> Within:
    """What several accounts come to: those that do not say gainsay nobody.

    >>> together([Within.CERTAIN, Within.OUTSIDE]).value, together([Within.CERTAIN, Within.UNKNOWN]).value
    ('disputed', 'certain')
    """
    told = set(each) - {Within.UNKNOWN}
    if not told:
        return Within.UNKNOWN
    if len(told) == 1:
        return told.pop()
    return Within.DISPUTED if Within.OUTSIDE in told else Within.POSSIBLE
