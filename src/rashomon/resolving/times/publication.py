"""The day of publication as a text itself gives it: a date line near the top, or a dateline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.language.furniture import Furniture, find_furniture
from rashomon.language.timing.grammar import read_times
from rashomon.language.timing.reading import FoundTime
from rashomon.reading.dates import FIRST_YEAR, describe_others, other_calendars
from rashomon.records import Issue, Report
from rashomon.resolving.times.calendar import DAY, written
from rashomon.resolving.times.figures import FigureOrder, choose_day, two_days

TOP = 1_500  # characters within which a page states its date
_AGES = ((0, 2), (2, 4))
"""How many days old news is by one reading of the figures, at most, and by the other, at least, for the first to be taken."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The date that a text's own head gives.

    `day` is None where the figures could mean two days and nothing tells which; `readings` holds both, and none where they are of another calendar. `span` is where it
    stands, as offsets. `origin` is "text" for a date line and "dateline" for "DAMASCUS, Feb 12, 2020 (Agency) --". `by` says what
    told the two days apart.
    """

    day: dt.date | None
    span: tuple[int, int]
    origin: str
    readings: tuple[dt.date, ...] = ()
    by: str | None = None


def find_publication(text: str, today: dt.date | None = None) -> Publication | None:
    r"""The date that the text's own head gives, None where nothing does.

    Only a whole date in a date line ("28 August 2020", "Wed 05 Apr 2017 ...", "Published: 2020-08-26") or in a dateline
    ("DAMASCUS, Feb 12, 2020 (Agency) --") counts. "Published" is preferred to "Updated", and the first line to later ones.
    Figures that could mean two days are read by the text's other dates, by its weekdays (news is told on the day or the day
    after), or because the other day lies after `today`.

    >>> find_publication("Troops clash\n\n28 August 2020\n\nFour soldiers were injured.").day
    datetime.date(2020, 8, 28)
    """
    times = read_times(text)
    best: tuple[int, Publication] | None = None
    open_: Publication | None = None
    for piece in find_furniture(text):
        if piece.start >= TOP or piece.kind not in ("header", "byline", "dateline"):
            continue
        rank = 1 if text[piece.start : piece.end].lower().startswith(("updated", "last", "recorded", "time")) else 0
        for found in times:
            if not piece.start <= found.start < piece.end or found.reading.kind != "day":
                continue
            stated = _stated(text, times, piece, found, today)
            if stated is not None and stated.day is None:
                open_ = open_ or stated
            elif stated is not None and (best is None or rank < best[0]):
                best = (rank, stated)
    return best[1] if best is not None else open_


def date_by_text(report: Report, today: dt.date) -> tuple[Report, Issue | None]:
    """The report with the publication date that its own text gives, where no metadata did; an issue where that cannot be used."""
    stated = find_publication(report.text, today) if report.published is None else None
    if stated is None:
        return report, None
    words = report.text[slice(*stated.span)]
    if stated.day is None and not stated.readings:
        message = f"its text is dated {words!r}, which is no day of the Gregorian calendar; it would be {describe_others(words)}: give the Gregorian day with published; taken as undated"
        return report, Issue(code="other-calendar", where=report.path, message=message)
    if stated.day is None:
        days = " or ".join(day.isoformat() for day in stated.readings)
        message = f"its text is dated {words!r}, which is {days}: say which with published; taken as undated"
        return report, Issue(code="two-way-date", where=report.path, message=message)
    if stated.day > today + DAY:
        message = f"its text is dated {words!r}, which is still to come: correct it with published; taken as undated"
        return report, Issue(code="future-date", where=report.path, message=message)
    origin = f"{stated.origin}, {stated.by}" if stated.by else stated.origin
    return replace(report, published=stated.day, published_from=origin), None


def _stated(
    text: str, times: Sequence[FoundTime], piece: Furniture, found: FoundTime, today: dt.date | None
) -> Publication | None:
    """What one date of a date line says, None where it is no whole date."""
    stretch = written(found.reading)
    if stretch is None:
        return None
    span = (found.start, found.end)
    origin = "dateline" if piece.kind == "dateline" else "text"
    if stretch.first.year < FIRST_YEAR:
        return Publication(None, span, origin) if other_calendars(text[found.start : found.end]) else None
    if not found.reading.other_month_first:
        return Publication(stretch.first, span, origin)
    latest = today + DAY if today is not None else None
    choice = choose_day(text, times, found.reading, latest=latest) or _choose_by_weekday(text, times, found)
    days = two_days(found.reading)
    if choice is None:
        return Publication(None, span, origin, readings=days)
    return Publication(choice.day, span, origin, readings=days, by=choice.by)


def _choose_by_weekday(text: str, times: Sequence[FoundTime], dated: FoundTime) -> FigureOrder | None:
    """The one of two days right before which its story's weekdays lie, where they lie well before the other.

    News is told on the day or soon after. The first two weekdays are judged together, so that "blocked on Friday, said on Saturday"
    was not published on a Friday; where they leave both days, the first alone.
    """
    days = two_days(dated.reading)
    told = [f for f in times if f.start > dated.end and f.reading.kind == "weekday" and f.reading.which is None]
    for weekdays in (told[:2], told[:1]):
        ages = [max(((d.weekday() - (f.reading.weekday or 0)) % 7 for f in weekdays), default=7) for d in days]
        if any(min(ages) <= fresh and max(ages) >= stale for fresh, stale in _AGES):
            words = " and ".join(dict.fromkeys(repr(text[f.start : f.end]) for f in weekdays))
            return FigureOrder(days[ages.index(min(ages))], f"by its {words}")
    return None
