"""The day of an article on FA-KES: 381 news articles on the war in Syria (Abu Salem and others 2019), coded by a crowd.

The coded date is that of publication as the article's text gives it, in the article's words; it is compared as a day. Articles
for which the crowd coded none are left out of the score, though most of them are dated: how many are answered is said.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.peer import Find, Timed, installed
from benchmarks.peers.times import TIMES
from rashomon.resolving.publication import find_publication

_FORMS = ("%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%d.%m.%Y", "%d-%m-%Y", "%b %d%Y")
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\s+", re.IGNORECASE)
_WHOLE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Article:
    """A text with the day that the crowd coded, None where it coded none."""

    text: str
    day: dt.date | None


def read_articles(path: Path) -> list[Article]:
    """The articles of a FA-KES `.jsonl` with the columns `content_title` and `date`. Figures there write the day first."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Article(row["content_title"], _day(row.get("date") or "")) for row in rows]


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
    articles = read_articles(path)
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


def _row(name: str, articles: list[Article], finder: Timed) -> tuple[str, float, str]:
    given = [(article.day, _first_day(finder, article.text)) for article in articles]
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
