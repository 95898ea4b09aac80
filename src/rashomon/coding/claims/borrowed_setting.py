"""Time and place from the discourse, for news whose own sentences give none; each claim's coder says that it was so.

The order: a sentence beside one that tells of it; for the main happening the lead; for another told beside the main one, the
main one's, where it is an air strike in the course of it. A country or a region of it counts as no place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from rashomon.coding.claims.story import Story
from rashomon.coding.claims.writer import ClaimWriter
from rashomon.coding.happenings.happening import CALM, STRIKES, Happening, beside
from rashomon.coding.scene.scene import Scene
from rashomon.coding.telling.dates_of_other_things import is_remembered
from rashomon.coding.telling.telling import Telling
from rashomon.coding.telling.when_where import (
    COARSE_TIMES,
    REGION,
    Dated,
    Placed,
    dates_another,
    dates_present,
    fineness,
    is_goal,
    places_telling,
)
from rashomon.records import Attribute, Period

_LEAD = 5
_STALE = dt.timedelta(days=31)


def fill_setting(story: Story, happening: Happening, writer: ClaimWriter, chief: Telling) -> None:
    """Write the period and place that the discourse lends a happening, on the words that name them."""
    reach, lender = _sentences(story, happening), _lender(story, happening)
    remembered = all(is_remembered(t.trigger.token) for t in happening.tellings)  # the days around it are those of its anniversary
    if not remembered and not any(t.dates for t in happening.tellings):  # an unknown "Thursday" is not filled with another day
        dated = _first_date(story, happening, reach) or _lent_date(lender)
        published = story.scene.parsed.report.published
        if dated is not None:
            value = dated.period.wording
            writer.add(Attribute.PERIOD, value, (dated.span,), chief.attribution, dated.rule, resolved=dated.period)
        elif published is not None and happening is story.main:
            writer.bound(published.isoformat(), chief)
    finest = min(map(fineness, happening.places), default=REGION + 1)
    if finest >= REGION:
        placed = _finest_place(story.scene, reach, happening) or _lent_place(lender)
        if placed is not None and fineness(placed.place) < finest:
            value = placed.place.wording
            writer.add(Attribute.PLACE, value, (placed.span,), chief.attribution, placed.rule, resolved=placed.place)


def _sentences(story: Story, happening: Happening) -> list[int]:
    """The numbers of the sentences that may lend: those told of it, those beside them, then the lead of the main happening."""
    total = len(story.scene.sentences)
    told = [t.sentence for t in happening.tellings]
    wanted = sorted({s for t in told for s in (t - 1, t, t + 1)})
    if happening is story.main:
        wanted += range(_LEAD)
    item = happening.tellings[0].item
    return [
        s
        for s in dict.fromkeys(wanted)
        if 0 <= s < total and not story.told_elsewhere(happening, s) and _may_lend(story.scene, s, item)
    ]


def _may_lend(scene: Scene, sentence: int, item: int) -> bool:
    """Whether a sentence stands outside lists or in this item of one: the items of a list lend each other nothing."""
    return item < 0 or scene.item_at(scene.sentences[sentence][0]) in (-1, item)


def _first_date(story: Story, happening: Happening, sentences: Sequence[int]) -> Dated | None:
    scene = story.scene
    taken = {d.span for other in story.happenings if other is not happening for t in other.tellings for d in t.dates}
    told = {t.sentence: [o.trigger for o in happening.tellings if o.sentence == t.sentence] for t in happening.tellings}
    for sentence in sentences:
        for mention in scene.times_in(sentence):
            if mention.span in taken:
                continue
            period = scene.resolution.periods.get(mention.span)
            if (
                period is not None
                and period.known
                and period.precision not in COARSE_TIMES
                and mention.type in ("date", "time")
                and not dates_another(scene, mention.span, told.get(sentence, ()))
                and (sentence in told or not dates_present(scene, mention.span))
                and not _long_past(period, scene.parsed.report.published)
            ):
                return Dated(mention.span, period, "period.discourse")
    return None


def _long_past(period: Period, published: dt.date | None) -> bool:
    """Whether a time is too far back to be lent to the news: "since the war began in March 2011". An undated month may be."""
    if published is None and period.precision == "month":
        return True
    if published is None or period.latest is None or period.yearless:
        return period.latest is None
    return published - dt.date.fromisoformat(period.latest) > _STALE


def _finest_place(scene: Scene, sentences: Sequence[int], happening: Happening) -> Placed | None:
    first = happening.tellings[0].sentence
    told = {t.sentence: [o.trigger for o in happening.tellings if o.sentence == t.sentence] for t in happening.tellings}
    found = [
        Placed(mention.span, place, "place.discourse")
        for sentence in sentences
        for mention in scene.places_in(sentence)
        if (place := scene.resolution.places.get(mention.span)) is not None
        and place.known
        and not is_goal(scene, mention)
        and not places_telling(scene, mention.span, told.get(sentence, ()))
    ]
    return min(found, key=lambda p: (fineness(p.place), abs(scene.sentence_at(p.span.start) - first)), default=None)


def _lender(story: Story, happening: Happening) -> Happening | None:
    """The main happening, where another told beside it is a strike in the course of it."""
    main = story.main
    if (
        main is None
        or main is happening
        or main.kinds & CALM
        or not happening.kinds & STRIKES
        or not beside(main, happening)
        or all(t.history for t in happening.tellings)
    ):
        return None
    return main


def _lent_date(lender: Happening | None) -> Dated | None:
    known = [d for told in lender.tellings for d in told.dates if d.period.known] if lender else []
    return Dated(known[0].span, known[0].period, "period.story") if known else None


def _lent_place(lender: Happening | None) -> Placed | None:
    known = [p for told in lender.tellings for p in told.places if p.place.known] if lender else []
    finest = min(known, key=lambda p: fineness(p.place), default=None)
    return Placed(finest.span, finest.place, "place.story") if finest else None
