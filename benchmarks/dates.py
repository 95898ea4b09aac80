"""The day of an article on FA-KES: 381 news articles on the war in Syria (Abu Salem and others 2019), coded by a crowd.

The coded date is that of publication as the article's text gives it, in the article's words; it is compared as a day. Articles
for which the crowd coded none are left out of the score, though most of them are dated: how many are answered is said.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.fakes import read_articles
from benchmarks.peers.peer import Find, Timed, installed
from benchmarks.peers.times import TIMES
from rashomon.resolving.times.publication import find_publication

_FORMS = ("%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%d.%m.%Y", "%d-%m-%Y", "%b %d%Y")
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\s+", re.IGNORECASE)
_WHOLE = re.compile(r"\d{4}-\d\d-\d\d")


def read_days(path: Path) -> list[tuple[str, dt.date | None]]:
    """The texts of a FA-KES file, each with the day that the crowd coded, None where it coded none. Figures write the day first."""
    return [(article.text, _day(article.answers["date"])) for article in read_articles(path)]


def _day(words: str) -> dt.date | None:
    bare = _WEEKDAY.sub("", " ".join(words.split()))
    if not bare:
        return None
    for form in _FORMS:
        try:
            return dt.datetime.strptime(bare, form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    raise ValueError(f"the coded date {words!r} is in no known form: add it to benchmarks/dates.py")


def measure(path: Path) -> list[tuple[str, float, str]]:
    """Rows for ours and for each peer that is installed; a peer's answer is the first whole day it finds."""
    articles = read_days(path)
    today = dt.datetime.now(tz=dt.UTC).date()

    def find(text: str, published: dt.date | None) -> Iterator[Find]:  # noqa: ARG001  # none is known
        stated = find_publication(text, today)
        if stated is not None and stated.day is not None:
            yield Find(*stated.span, stated.day.isoformat())

    rows: list[tuple[str, float, str]] = []
    for finder in (Timed("", find), *installed(TIMES)):
        name = f"fa-kes.{finder.name}".rstrip(".")
        rows.append(_row(f"{name}.date", articles, finder))
        rows.append((f"{name}.kchars_per_second", finder.speed, "one thread"))
    return rows


def _row(name: str, articles: list[tuple[str, dt.date | None]], finder: Timed) -> tuple[str, float, str]:
    given = [(day, _first_day(finder, text)) for text, day in articles]
    coded = [(gold, mine) for gold, mine in given if gold is not None]
    right = sum(gold == mine for gold, mine in coded)
    answered = sum(mine is not None for _, mine in coded)
    beyond = sum(gold is None and mine is not None for gold, mine in given)
    note = f"{right} right of {answered} answered of {len(coded)} coded; {beyond} of {len(given) - len(coded)} uncoded answered"
    return name, 2 * right / max(1, answered + len(coded)), note


def _first_day(finder: Timed, text: str) -> dt.date | None:
    for found in finder(text, None):
        if _WHOLE.fullmatch(found.value):
            return dt.date.fromisoformat(found.value)
    return None
