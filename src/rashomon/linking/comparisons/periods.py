"""When: how two accounts' days stand to each other."""

from __future__ import annotations

from rashomon.linking.days import DayRange, days_between
from rashomon.linking.profiles import Profile

_RANK = ("same day", "same week", "same month", "next day, news of both", "next day", "overlapping", "some days apart")
"""Strongest first: an account that gives two days is compared by the one that suits it best."""


def apart(left: DayRange, right: DayRange) -> bool:
    """Whether no slip of a day explains the distance: exact days two apart, or vaguer ones further than their vagueness allows.

    Tuesday and Wednesday are not apart: newsrooms take the day of a statement for the day of the clash.
    """
    widest = max(left.width or 1, right.width or 1)
    return days_between(left, right) >= 2 + min(5, widest // 4)


def _stand(left: DayRange, right: DayRange) -> str | None:
    """None where an end is open: "before 26 August" holds half of all days, and says something only against the other half."""
    gap = days_between(left, right)
    if gap >= 2:
        return "some days apart"
    if gap == 1:
        return "next day"
    if left.width is None or right.width is None:
        return None
    widest = max(left.width, right.width)
    if widest == 1:
        return "same day"
    return "same week" if widest <= 7 else "same month" if widest <= 31 else "overlapping"


def compare_periods(left: Profile, right: Profile) -> str | None:
    """The level of the best pair of days the two accounts give; None where either gives none."""
    found = {_stand(a, b) for a in left.days for b in right.days}
    level = next((level for level in _RANK if level in found), None)
    return "next day, news of both" if level == "next day" and _fresh(left) and _fresh(right) else level


_FRESH = 2
"""Days within which what a report is about was told while statements on it still came."""


def _fresh(profile: Profile) -> bool:
    """Whether it is what its report is about, told so soon that the day of a statement may stand for its own."""
    told = profile.published
    return profile.chief and told is not None and any(0 <= told - d.hi <= _FRESH for d in profile.days if d.hi is not None and not d.yearless)
