"""Values for tables that programs read: codes and figures in place of words."""

from __future__ import annotations

from rashomon.records import Count, Party, Place, Resolved, Stance, Value


def code_of(value: Value | Resolved) -> str:
    """A value as a cell has it: a party's id, a place's name, a number, "item: stance", and whatever else as it is told."""
    match value:
        case Party():
            return value.id
        case Place():
            return value.name
        case Stance():
            return f"{value.item}: {value.stance}"
        case Count():
            return number_of(value)
        case _:
            return str(value)


def number_of(value: Value | Resolved) -> str:
    """A number as a cell has it: "4", "12-15", "12-" where it is open upwards, "-7" downwards; the words where there is no number."""
    if not isinstance(value, Count):
        return str(value)
    if value.best is not None:
        return str(value.best)
    low, high = ("" if bound is None else str(bound) for bound in (value.low, value.high))
    return f"{low}-{high}" if low or high else value.wording
