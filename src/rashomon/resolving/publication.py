"""The day of publication as a text itself gives it: a date line near the top."""

from __future__ import annotations

import datetime as dt

from rashomon.language.furniture import find_furniture
from rashomon.language.timing.grammar import read_times
from rashomon.resolving.calendar import written

TOP = 1_500  # characters within which a page states its date


def find_publication(text: str) -> tuple[dt.date, tuple[int, int]] | None:
    r"""The date that the text's own head gives, with the characters that say it; None where nothing does.

    Only a whole date in a date line ("28 August 2020", "Wed 05 Apr 2017 ...", "Published: 2020-08-26") or in a dateline
    ("DAMASCUS, Feb 12, 2020 (Agency) --") counts. "Published" is preferred to "Updated", and the first line to later ones.

    >>> find_publication("Troops clash\n\n28 August 2020\n\nFour soldiers were injured.")
    (datetime.date(2020, 8, 28), (14, 28))
    """
    best: tuple[int, dt.date, tuple[int, int]] | None = None
    times = [found for found in read_times(text) if found.start < TOP]
    for piece in find_furniture(text):
        if piece.start >= TOP or piece.kind not in ("header", "dateline"):
            continue
        rank = 1 if text[piece.start : piece.end].lower().startswith(("updated", "last", "recorded", "time")) else 0
        for found in times:
            if (
                piece.start <= found.start < piece.end
                and found.reading.kind == "day"
                and not found.reading.other_month_first
            ):
                stretch = written(found.reading)
                if stretch is not None and (best is None or rank < best[0]):
                    best = (rank, stretch.first, (found.start, found.end))
    return None if best is None else best[1:]
