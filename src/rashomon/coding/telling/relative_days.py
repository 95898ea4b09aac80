"""Events told by their distance from another: "two days after one of them had pushed a car off the road"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.language.clauses import ancestors
from rashomon.language.numerals import read_numeral
from rashomon.records import Period, Span

_DAYS = {"day": 1, "week": 7}
_LENGTHS = frozenset({*_DAYS, "hour", "month", "year"})
_TURNS = {"after": -1, "before": 1}
_MOST_DAYS = 60


@dataclass(frozen=True, slots=True)
class Shift:
    """How far a clause lies from the one it hangs on: in days where told ("two weeks": -14 behind "after"), else None.

    `host` is the verb it is told from, `words` the tokens that tell the distance, as (first, end).
    """

    host: Token
    days: int | None
    words: tuple[int, int]


def find_shift(token: Token) -> Shift | None:
    """The distance of the clause that holds `token`, where it is told: of hours or more, not "moments after"."""
    for verb in ancestors(token):
        if verb.dep_ != "advcl":
            continue
        for mark in verb.children:
            if mark.dep_ != "mark" or mark.lower_ not in _TURNS or mark.i < 1:
                continue
            unit = mark.doc[mark.i - 1]
            if unit.lemma_.lower() not in _LENGTHS:
                return None
            first = min((c.i for c in unit.children if c.dep_ in ("nummod", "det", "amod") and c.i < unit.i), default=unit.i)
            return Shift(verb.head, _days(unit, first, _TURNS[mark.lower_]), (first, unit.i + 1))
    return None


def _days(unit: Token, first: int, sign: int) -> int | None:
    length = _DAYS.get(unit.lemma_.lower())
    number = 1.0 if unit.doc[first].lower_ in ("a", "the", "one") else read_numeral(unit.doc[first : unit.i].text)
    if length is None or number is None or number * length > _MOST_DAYS or first == unit.i:
        return None
    return sign * int(number) * length


def shifted(period: Period, days: int, wording: Span) -> Period | None:
    """A day so many days from another, None where that other is no single day of a known year."""
    if period.precision not in ("day", "part_of_day", "hour") or period.earliest is None or period.yearless:
        return None
    day = (dt.date.fromisoformat(period.earliest[:10]) + dt.timedelta(days=days)).isoformat()
    return Period(earliest=day, latest=day, precision="day", wording=wording.text, anchor=f"event:{period.earliest[:10]}")


def held_apart(shift: Shift | None, tokens: Sequence[Token]) -> bool:
    """Whether one of these words tells the event that the shifted clause is counted from."""
    return shift is not None and any(shift.host.i == t.i or shift.host in ancestors(t) for t in tokens)
