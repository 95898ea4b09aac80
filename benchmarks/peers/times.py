"""Finders of time expressions: `dateparser` and Microsoft's recognizers."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Iterator

from benchmarks.peers.peer import Find, Finder, Peer, lines_of

_PREPOSITION = re.compile(r"(?:(?:on|in|at|by|of|to|from|and|until|since|for)\s+)+(?=\S)", re.IGNORECASE)
_LENGTHS = {"day": 10, "month": 7, "year": 4}


def _load_dateparser() -> Finder:
    from dateparser.date import DateDataParser  # noqa: PLC0415  # it may not be installed
    from dateparser.search import search_dates  # noqa: PLC0415

    def find(text: str, published: dt.date | None) -> Iterator[Find]:
        """Its finds have no offsets: each is looked for after the one before it. The value is as fine as it says it is."""
        base = dt.datetime.combine(published, dt.time()) if published else None
        settings = {"RELATIVE_BASE": base} if base else {}
        parser = DateDataParser(languages=["en"], settings=settings)
        for offset, line in lines_of(text):
            at = 0
            for words, moment in search_dates(line, languages=["en"], settings=settings) or ():
                start = line.find(words, at)
                if start < 0:
                    continue
                at = start + len(words)
                start += len(words) - len(_PREPOSITION.sub("", words))  # annotators leave it out
                fineness = parser.get_date_data(words).period
                yield Find(offset + start, offset + at, moment.date().isoformat()[: _LENGTHS.get(fineness, 10)])

    return find


def _load_recognizers() -> Finder:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from recognizers_date_time import recognize_datetime  # noqa: PLC0415  # it may not be installed

    def find(text: str, published: dt.date | None) -> Iterator[Find]:
        """Its ends are of the last character. The value is the timex that it gives first."""
        reference = dt.datetime.combine(published, dt.time()) if published else None
        for offset, line in lines_of(text):
            for found in recognize_datetime(line, "en-us", reference=reference):
                values = (found.resolution or {}).get("values") or [{}]
                yield Find(offset + found.start, offset + found.end + 1, values[0].get("timex", ""))

    return find


TIMES = (Peer("dateparser", _load_dateparser), Peer("recognizers", _load_recognizers))
