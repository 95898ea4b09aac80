"""The day of an article on FA-KES: 381 news articles on the war in Syria (Abu Salem and others 2019), coded by a crowd.

The coded date is that of publication as the article's text gives it, in the article's words; it is compared as a day. Articles
for which the crowd coded none are left out of the score, though most of them are dated: how many are answered is said.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.peers.peer import Timed, installed
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

    def ours(text: str) -> dt.date | None:
        stated = find_publication(text, today)
        return stated.day if stated is not None else None

    rows = _rows("fa-kes", articles, ours)
    for peer in installed(TIMES):
        rows += _rows(f"fa-kes.{peer.name}", articles, partial(_first_day, peer))
        rows.append((f"fa-kes.{peer.name}.kchars_per_second", peer.speed, "one thread"))
    return rows


def _rows(name: str, articles: list[Article], answer: Callable[[str], dt.date | None]) -> list[tuple[str, float, str]]:
    given = [(article.day, answer(article.text)) for article in articles]
    coded = [(gold, mine) for gold, mine in given if gold is not None]
    right = sum(gold == mine for gold, mine in coded)
    answered = sum(mine is not None for _, mine in coded)
    beyond = sum(gold is None and mine is not None for gold, mine in given)
    note = f"{right} right of {answered} answered of {len(coded)} coded; {beyond} of {len(given) - len(coded)} uncoded answered"
    return [(f"{name}.date", 2 * right / max(1, answered + len(coded)), note)]


def _first_day(peer: Timed, text: str) -> dt.date | None:
    for found in peer(text, None):
        if _WHOLE.fullmatch(found.value):
            return dt.date.fromisoformat(found.value)
    return None
