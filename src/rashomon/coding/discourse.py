"""Time and place from the discourse, for news whose own sentences give none; each claim's coder says that it was so.

The order: a sentence beside one that tells of it; for the main happening the lead; for another told beside the main one, the
main one's, where it is an air strike in the course of it. A country or a region of it counts as no place.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.coding.claims import ClaimWriter
from rashomon.coding.happening import CALM, STRIKES, Happening
from rashomon.coding.scene import Scene
from rashomon.coding.setting import Dated, Placed, fineness, is_goal
from rashomon.coding.story import Story, beside
from rashomon.coding.telling import Telling
from rashomon.records import Attribute

_LEAD = 5
_REGION = 4
_COARSE = ("year", "season", "range", "unknown")


def fill_setting(story: Story, happening: Happening, writer: ClaimWriter, chief: Telling) -> None:
    """Write the period and place that the discourse lends a happening, on the words that name them."""
    reach = _sentences(story, happening)
    if not any(t.dates for t in happening.tellings):  # an unknown "Thursday" is not filled with another day
        dated = _first_date(story, happening, reach) or _of_main(story, happening, "dates")
        published = story.scene.parsed.report.published
        if isinstance(dated, Dated):
            value = dated.period.wording
            writer.add(Attribute.PERIOD, value, (dated.span,), chief.attribution, dated.rule, resolved=dated.period)
        elif published is not None and happening is story.main:
            writer.bound(published.isoformat(), chief)
    finest = min(map(fineness, happening.places), default=_REGION + 1)
    if finest >= _REGION:
        placed = _finest_place(story.scene, reach, happening.tellings[0].sentence) or _of_main(
            story, happening, "places"
        )
        if isinstance(placed, Placed) and fineness(placed.place) < finest:
            value = placed.place.wording
            writer.add(Attribute.PLACE, value, (placed.span,), chief.attribution, placed.rule, resolved=placed.place)


def _sentences(story: Story, happening: Happening) -> list[int]:
    """The numbers of the sentences that may lend: those told of it, those beside them, then the lead of the main happening."""
    total = len(story.scene.sentences)
    told = [t.sentence for t in happening.tellings]
    wanted = sorted({s for t in told for s in (t - 1, t, t + 1)})
    if happening is story.main:
        wanted += range(_LEAD)
    return [s for s in dict.fromkeys(wanted) if 0 <= s < total and not story.told_elsewhere(happening, s)]


def _first_date(story: Story, happening: Happening, sentences: Sequence[int]) -> Dated | None:
    scene = story.scene
    taken = {d.span for other in story.happenings if other is not happening for t in other.tellings for d in t.dates}
    for sentence in sentences:
        for mention in scene.times_in(sentence):
            if mention.span in taken:
                continue
            period = scene.resolution.periods.get(mention.span)
            if (
                period is not None
                and period.known
                and period.precision not in _COARSE
                and mention.type in ("date", "time")
            ):
                return Dated(mention.span, period, "period.discourse")
    return None


def _finest_place(scene: Scene, sentences: Sequence[int], first: int) -> Placed | None:
    found = [
        Placed(mention.span, place, "place.discourse")
        for sentence in sentences
        for mention in scene.places_in(sentence)
        if (place := scene.resolution.places.get(mention.span)) is not None
        and place.known
        and not is_goal(scene, mention)
    ]
    return min(found, key=lambda p: (fineness(p.place), abs(scene.sentence_at(p.span.start) - first)), default=None)


def _of_main(story: Story, happening: Happening, field: str) -> Dated | Placed | None:
    """The main happening's own date or place, for another that is told beside it."""
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
    lent: list[Dated | Placed] = [value for told in main.tellings for value in getattr(told, field)]
    if field == "dates":
        dates = [d for d in lent if isinstance(d, Dated) and d.period.known]
        return Dated(dates[0].span, dates[0].period, "period.story") if dates else None
    places = sorted((p for p in lent if isinstance(p, Placed) and p.place.known), key=lambda p: fineness(p.place))
    return Placed(places[0].span, places[0].place, "place.story") if places else None
