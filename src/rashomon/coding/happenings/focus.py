"""Which happenings are the news and which are its history."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

from rashomon.coding.happenings.happening import STRIKES, Happening, beside
from rashomon.coding.scene.outline import OLDER, Outline
from rashomon.coding.scene.scene import Scene
from rashomon.coding.telling.when_where import COUNTRY, fineness
from rashomon.language.clauses import clause_of
from rashomon.records import is_yearless

_LEAD = 4
_SURE = 0.7
_RECENT = dt.timedelta(days=8)
_QUIET = frozenset({"patrol", "base", "agreement", "meeting", "deployment", "withdrawal"})
_COURSE = ("year", "season", "month", "range")


def find_focus(scene: Scene, happenings: Sequence[Happening], outline: Outline) -> tuple[Happening | None, frozenset[int]]:
    """The main happening and the ids (by position) of all that are news.

    The main one is told earliest and most. Others are news too where they stand in the lead, or are told more than once or early,
    and no date of theirs lies more than eight days before the main one's.
    """
    if not happenings:
        return None, frozenset()
    total = max(len(scene.sentences), 1)
    ranked = sorted(range(len(happenings)), key=lambda n: -_weight(scene, happenings[n]))
    main = happenings[ranked[0]]
    news = {ranked[0]}
    day = _day(main) or scene.parsed.report.published
    for n, happening in enumerate(happenings):
        first = happening.tellings[0].sentence
        if happening.tellings[0].entry >= 0:
            news.add(n)
            continue
        if happening is main or (happening.kinds and happening.kinds <= _QUIET and first >= _LEAD):
            continue
        own = _day(happening)
        if day is not None and own is not None and day - own > _RECENT:
            continue
        if own is None and any(p.precision in _COURSE for p in happening.periods):
            continue
        if all(t.history or t.trigger.token.tag_ == "VBG" for t in happening.tellings):
            continue
        if (
            (happening.kinds & STRIKES and beside(main, happening))
            or first < _LEAD
            or (own is not None and day is not None)
            or (first < total * 0.85 and _substance(happening) >= 2)
        ):
            news.add(n)
    older = {n for n in news if happenings[n] is not main and _held_older(happenings[n], outline)}
    return main, frozenset(news - older)


def _held_older(happening: Happening, outline: Outline) -> bool:
    """Whether the outline is sure that every word for it speaks of what was before the news."""
    stood = [outline.standing(t.trigger.numbers) for t in happening.tellings]
    known = [one for one in stood if one is not None]
    return bool(known) and all(one.standing == OLDER and one.probability >= _SURE for one in known)


def _weight(scene: Scene, happening: Happening) -> float:
    first = happening.tellings[0].sentence
    told = [t for t in happening.tellings if not t.history]
    weight = math.sqrt(len(told)) + (max(0.0, 3.0 - 0.75 * first) if told else 0.0) + 0.25 * _substance(happening)
    aside = clause_of(happening.tellings[0].trigger.token).dep_ in ("advcl", "acl", "acl:relcl")
    if happening.kinds and happening.kinds <= _QUIET:
        weight -= 2.0 if aside or first > 1 else 0.5  # a deployment can be the news, a patrol in passing is not
    if aside:
        weight -= 1.0
    published = scene.parsed.report.published
    day = _day(happening)
    if published is not None and day is not None and published - day > _RECENT:
        weight -= 3.0
    return weight


def _substance(happening: Happening) -> int:
    return (
        bool(happening.parties)
        + bool(happening.periods)
        + any(fineness(p) < COUNTRY for p in happening.places)
        + (len(happening.parties) > 1)
    )


def _day(happening: Happening) -> dt.date | None:
    for period in happening.periods:
        bound = period.latest or period.earliest
        if bound and not is_yearless(bound):
            return dt.date.fromisoformat(bound[:10])
    return None
