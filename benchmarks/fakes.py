"""FA-KES: 381 news articles on the Syrian war from outlets of every side, each with a crowd's answers (Abu Salem et al. 2019).

An article is a JSON line: `content_title` its text; `location`, `actor`, `civilians`, `cause_of_death` and others the answers, in words
of the article, empty where the crowd found nothing stated. The crowd gives one answer a slot; a report tells of several happenings, so the program's
answer is taken from the news it finds first: events with a toll before others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from rashomon.knowledge.bundle import load_knowledge
from rashomon.knowledge.places.names import fold
from rashomon.reading import today
from rashomon.records import Attribute, Claim, Event, Polarity, Report, report_id
from rashomon.resolving import date_by_text
from rashomon.running.reading import code

_SLOTS = ("location", "actor", "date", "cause_of_death", "civilians", "noncivilians", "children", "women")
_SLIGHT = frozenset(
    ("the", "a", "an", "of", "in", "on", "at", "near", "and", "to", "by", "from", "its", "his", "their", "outside")
)


OUTLETS = {
    "ahram": "Ahram Online", "alaraby": "Al-Araby Al-Jadeed", "al_alam": "Al-Alam", "all_sputnik": "Sputnik", "arabiya": "Al Arabiya",
    "asharq_alawsat": "Asharq Al-Awsat", "daily_sabah": "Daily Sabah", "etilaf": "Etilaf", "jordan_times": "The Jordan Times",
    "manar": "Al-Manar", "nna": "NNA", "reuters": "Reuters", "sana": "SANA", "tass": "TASS", "trt": "TRT World",
}  # fmt: skip
"""The file's short names for its outlets, as their mastheads have them."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article, who published it, and the crowd's answers by slot."""

    id: str
    text: str
    answers: dict[str, str]
    outlet: str | None = None


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of a FA-KES file of JSON lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            answers = {slot: str(row.get(slot) or "") for slot in _SLOTS}
            outlet = row.get("source") or None
            yield Article(row["id"], row["content_title"], answers, OUTLETS.get(outlet, outlet) if outlet else None)


def report_of(article: Article) -> Report:
    """The article as a report of its outlet, dated by its own text."""
    name = report_id(article.text, article.outlet)
    return date_by_text(Report(id=name, text=article.text, path=article.id, outlet=article.outlet), today())[0]


@cache
def coded_articles(data: Path, *, outlets: bool = False) -> tuple[tuple[Article, tuple[Event, ...]], ...]:
    """Every article with its events; kept, since several benchmarks of one run ask for them.

    The crowd was asked about the text alone; with `outlets` an article is what its outlet published, and "the terrorists" of a
    state's agency are those whom that state calls so.
    """
    knowledge = load_knowledge("syria")
    articles = read_articles(data) if outlets else (replace(article, outlet=None) for article in read_articles(data))
    return tuple((article, code(report_of(article), knowledge)) for article in articles)


def slot_rows(
    data: Path, slot: str, name: str, answer: Callable[[Sequence[Event]], str]
) -> tuple[tuple[str, float, str], ...]:
    """Precision, recall and F1 of one slot over all articles, by exact words and by any word shared.

    An answer where the crowd left the slot empty counts against precision; a second F1 leaves those articles out, since
    the crowd left many empty whose text names a culprit.
    """
    return overlap_rows(
        name,
        [(words_of(article.answers[slot]), words_of(answer(events))) for article, events in coded_articles(data)],
    )


def overlap_rows(name: str, pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> tuple[tuple[str, float, str], ...]:
    """The rows of one slot from each article's words: the crowd's and ours."""
    given = sum(bool(ours) for _, ours in pairs)
    stated = sum(bool(gold) for gold, _ in pairs)
    given_stated = sum(bool(ours and gold) for gold, ours in pairs)
    exact = sum(bool(gold) and ours == gold for gold, ours in pairs)
    overlap = sum(bool(gold & ours) for gold, ours in pairs)
    note = f"{overlap} right of {given} answered and {stated} stated; a word shared"
    return (
        (f"fa-kes.{name}.overlap-f1", _f1(overlap, given, stated), note),
        (f"fa-kes.{name}.overlap-f1-stated", _f1(overlap, given_stated, stated), "articles with an answer alone"),
        (f"fa-kes.{name}.exact-f1", _f1(exact, given, stated), f"{exact} with the very words"),
    )


def news_claims(events: Sequence[Event], *attributes: Attribute) -> list[Claim]:
    """What is asserted of the news on these attributes: of news with a toll, or else of any, or else of the background."""
    focal = [e for e in events if e.focal]
    for group in ([e for e in focal if e.of(Attribute.KILLED)], focal, events):
        found = [c for e in group for c in e.of(*attributes) if c.polarity is Polarity.ASSERTED and c.resolved]
        if found:
            return found
    return []


def words_of(answer: str) -> frozenset[str]:
    """The words that tell answers apart, without the s of a possessive or plural: "the Syrian regime's" -> syrian, regime."""
    words = re.findall(r"\w+", fold(answer))
    return frozenset(w[:-1] if w.endswith("s") and len(w) > 3 else w for w in words if w not in _SLIGHT)


def _f1(right: int, given: int, stated: int) -> float:
    return 2 * right / max(1, given + stated)
