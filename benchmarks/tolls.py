"""How many were killed, and by what: on FA-KES beside the crowd's answers; on a folder of reports with gold beside it, its casualties.

The crowd counts civilians ("27 people", "at least six"), those who bore arms, children and women. A count is right where it is
the same number, its bounds left aside: "at least six" and "six" are. What the crowd left empty is not counted: it left many
empty whose text gives a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks import incidents
from benchmarks.fakes import Article, coded_articles, overlap_rows, words_of
from benchmarks.report import Figures
from rashomon.language.quantities import find_quantities
from rashomon.records import UNKNOWN, Attribute, Claim, Count, Event, Party, Polarity

_CHILDREN = re.compile(r"\b(?:\w*child(?:ren)?|minors?|infants?|toddlers?|bab(?:y|ies)|boys?|girls?|pupils?|students?)\b", re.IGNORECASE)
_HARM = frozenset({"kill", "die", "dead", "toll", "bodies", "injure", "casualty", "leave-injured", "suffer-injury"})
_MOST_WAYS = 3
_WOMEN = re.compile(r"\bwom[ae]n\b", re.IGNORECASE)


def run(data: Path) -> Figures:
    """Figures on a FA-KES file (`.jsonl`) or a folder of reports."""
    if data.is_dir():
        return incidents.run(data).only("tolls", ("casualties",))
    coded = coded_articles(data)
    counted: tuple[tuple[str, Callable[[Sequence[Event]], Count | None]], ...] = (
        ("civilians", civilians),
        ("noncivilians", noncivilians),
        ("children", children),
        ("women", women),
    )
    rows = [_count_row(slot, [(a, find(events)) for a, events in coded]) for slot, find in counted]
    causes = overlap_rows("cause", [(words_of(a.answers["cause_of_death"]), words_of(cause(e))) for a, e in coded])
    return Figures("tolls", (*rows, *causes))


def civilians(events: Sequence[Event]) -> Count | None:
    """The killed of whom no arms are told: the first such count of the news."""
    return _first(c for c in _killed(events) if _side(c) in (None, "CIV"))


def noncivilians(events: Sequence[Event]) -> Count | None:
    """The killed of the first armed side that the news counts."""
    return _first(c for c in _killed(events) if _side(c) not in (None, "CIV"))


def children(events: Sequence[Event]) -> Count | None:
    """The killed children, whether they are all of the dead or some of them."""
    return _first(c for c in _killed(events, parts=True) if _CHILDREN.search(_people(c)))


def women(events: Sequence[Event]) -> Count | None:
    """The killed women, whether they are all of the dead or some of them."""
    return _first(c for c in _killed(events, parts=True) if _WOMEN.search(_people(c)))


def cause(events: Sequence[Event]) -> str:
    """The words for what killed: the means that a word of harm names, or else the act, the arms, the deed of the first deadly news."""
    focal = [e for e in events if e.focal]
    deadly = [e for e in focal if e.of(Attribute.KILLED)]
    for group in (deadly[:1], deadly, focal):
        told = [c for e in group for c in e.of(Attribute.TYPE, Attribute.KIND) if c.polarity is Polarity.ASSERTED]
        harm = [c for c in told if c.coder.removeprefix("event.") in _HARM]
        ways = (
            [c.evidence[1].text for c in harm if len(c.evidence) > 1],
            [c.evidence[0].text for c in told if c.attribute is Attribute.KIND and c not in harm],
            [c.evidence[0].text for e in group for c in e.of(Attribute.EQUIPMENT)],
            [c.evidence[0].text for c in harm],
        )
        for words in ways:
            if words:
                return " ".join(dict.fromkeys(words[:_MOST_WAYS]))
    return ""


def number_of(count: Count) -> int | None:
    """The number that its words say, whether they bound it or not: 6 of "six", "at least six" and "up to six"."""
    return next((n for n in (count.best, count.low, count.high) if n is not None), None)


def number_in(answer: str) -> int | None:
    """The number of an answer in words: 27 of "27 people", 24 of "dozens", 1 of "a child" and of "child"."""
    for quantity in find_quantities(answer):
        return next((n for n in (quantity.best, quantity.low, quantity.high) if n is not None), None)
    return 1 if answer else None


def _killed(events: Sequence[Event], *, parts: bool = False) -> list[Claim]:
    """What is asserted of the killed in the news, counts of none left out; with `parts`, also of some among them."""
    return [
        claim
        for event in events
        if event.focal
        for claim in event.of(Attribute.KILLED)
        if claim.polarity is Polarity.ASSERTED
        and isinstance(claim.value, Count)
        and claim.value.high != 0
        and (claim.value.whole or (parts and claim.value.part))
    ]


def _side(claim: Claim) -> str | None:
    return claim.resolved.id if isinstance(claim.resolved, Party) and claim.resolved.id != UNKNOWN else None


def _people(claim: Claim) -> str:
    assert isinstance(claim.value, Count)
    return f"{claim.value.wording} {claim.value.of or ''}"


def _first(claims: Iterable[Claim]) -> Count | None:
    """The first count that gives a number, or else the first of all ("dozens", "a nurse")."""
    found = [c.value for c in claims if isinstance(c.value, Count)]
    return next((c for c in found if any(q.word == "number" for q in find_quantities(c.wording))), found[0] if found else None)


def _count_row(slot: str, answered: Sequence[tuple[Article, Count | None]]) -> tuple[str, float, str]:
    stated = [(number_in(a.answers[slot]), count) for a, count in answered if a.answers[slot]]
    right = sum(count is not None and number_of(count) == number for number, count in stated)
    given = sum(count is not None for _, count in stated)
    return (f"fa-kes.{slot}.exact", right / max(1, len(stated)), f"{right} right of {given} given and {len(stated)} stated")
