"""When it was told: what publication says about an undated account."""

from __future__ import annotations

from rashomon.linking.profiles import Profile

_NEWS_DAYS = 30
"""How long a happening stays news, at most."""


def told_too_early(left: Profile, right: Profile) -> bool:
    """Whether one report was published before the other's happening: a day's slip aside, nobody reports what is to come."""
    return _before(left, right) or _before(right, left)


def _before(report: Profile, happening: Profile) -> bool:
    if report.published is None or not happening.days:
        return False
    return all(d.lo is not None and not d.yearless and d.lo > report.published + 1 for d in happening.days)


def _dated(profile: Profile) -> bool:
    return any(d.width is not None for d in profile.days)


def undated(profile: Profile) -> bool:
    """Whether nothing, or nothing but a bound, is known of its days."""
    return not _dated(profile)


def compare_publications(left: Profile, right: Profile) -> str | None:
    """How near the news of an undated account lies to the other's day, or to its publication where both are undated.

    An account is undated, too, where nothing but a bound is known ("before it was published"). Background is old by nature, so
    only what a report tells as its news is compared; None for the rest.
    """
    if _dated(left) and _dated(right):
        return None
    gaps = _gaps(left, right)
    if not gaps:
        return "no day to go by" if not (left.days and right.days) else None
    gap = min(abs(g) for g in gaps)
    return "told within two days" if gap <= 2 else "told within a week" if gap <= 7 else "told weeks apart"


def told_too_late(left: Profile, right: Profile) -> bool:
    """Whether the news of an undated account came over a month after the other's day, or the other's news: then it is other news."""
    if _dated(left) and _dated(right):
        return False
    gaps = _gaps(left, right)
    return bool(gaps) and min(abs(g) for g in gaps) > _NEWS_DAYS


def _gaps(left: Profile, right: Profile) -> list[int]:
    """Days from the one's happening, or its news, to the news of the other, where that is undated."""
    gaps = []
    for undated, other in ((left, right), (right, left)):
        if _dated(undated) or not undated.focal or undated.published is None:
            continue
        if _dated(other):
            gaps += [
                undated.published - d.hi
                for d in other.days
                if d.hi is not None and d.width is not None and not d.yearless
            ]
        elif other.focal and other.published is not None:
            gaps.append(undated.published - other.published)
    return gaps


def compare_standing(left: Profile, right: Profile) -> str | None:
    """Whether each is what its report is about; None where one is background, or neither is.

    Reports tell one happening in pieces, and the main piece of one is likelier told of by the main piece of another.
    """
    if not (left.focal and right.focal and (left.chief or right.chief)):
        return None
    return "what both are about" if left.chief and right.chief else "what one is about"
