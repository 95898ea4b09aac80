"""What a value says, so that two may be told alike or different whatever their wording."""

from __future__ import annotations

from rashomon.records import TOLLS, Attribute, Count, Party, Period, Place, Resolved, Stance, Value


def meaning(attribute: Attribute | None, value: Value | None, resolved: Resolved | None) -> str:
    """A value by what it says: a count by its numbers, a party or place by its id, a period by its days, else its words.

    "four soldiers" and "4 troops" say 4; "outside of Derik" and "near Al-Malikiyah" are one place. Whose people a count is of
    is left aside: it answers another question.
    """
    if isinstance(value, Count):
        bounds = (value.low, value.best, value.high)
        return "/".join("" if n is None else str(n) for n in bounds) if any(n is not None for n in bounds) else _fold(value.wording)
    if isinstance(value, Stance):
        by = f" by {resolved.id}" if isinstance(resolved, Party) else ""
        return f"{_fold(value.item)}: {value.stance}{by}"
    if attribute not in TOLLS:
        if isinstance(resolved, Party):
            return resolved.id
        if isinstance(resolved, Place):
            return resolved.id or _fold(resolved.name)
        if isinstance(resolved, Period) and resolved.known:
            part = f" {resolved.part}" if resolved.part else ""
            return f"{resolved.earliest or ''}/{resolved.latest or ''}{part}"
    return _fold(value or "")


def _fold(words: str) -> str:
    return " ".join(words.casefold().split())
