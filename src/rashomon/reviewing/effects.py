"""What a few more judgements change: whose events are told otherwise, which pairs and origins are decided otherwise, on what they are to be shown.

effects_of(review(earlier, events), review(all_of_them, events))

Why: docs/decisions/reviewing.md#following-a-judgement.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records import Judgement, Ruling
from rashomon.reviewing.review import Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """What differs between two reviews of the same events.

    `amended` are events (ids) that tell otherwise, `paired` those that are held one with, or apart from, other ones than before; `reports` are theirs.
    `borne` are events, claims and reports (ids) on which other judgements bear, `origins` the outlets (names) and reports (ids) that are one with
    other ones than before, and those that are one with these.
    """

    amended: frozenset[str] = frozenset()
    paired: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    borne: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()


def effects_of(was: Review, now: Review) -> Effects:
    """What the judgements of `now` change beyond those of `was`, which was made of the same events in the same order."""
    amended = frozenset(new.id for old, new in zip(was.events, now.events, strict=True) if old is not new and old != new)
    pairs = (was.same ^ now.same) | (was.different ^ now.different)
    paired = frozenset(one for pair in pairs for one in pair)
    touched = amended | paired
    told = was.bearing.keys() | now.bearing.keys()
    return Effects(
        amended=amended,
        paired=paired,
        reports=frozenset(event.report for event in now.events if event.id in touched),
        borne=frozenset(name for name in told if was.bearing.get(name, ()) != now.bearing.get(name, ())),
        origins=_origins(was, now),
    )


def _origins(was: Review, now: Review) -> frozenset[str]:
    """The names that judgements join otherwise than before, with all that these are joined to."""
    before, after = _joining(was), _joining(now)
    spoken = [j for name in before.keys() ^ after.keys() for j in (before.get(name), after.get(name)) if j is not None]
    reached = {s.name for j in spoken for s in j.subjects} | {one for pair in set(was.dependent) ^ set(now.dependent) for one in pair}
    pairs = {*was.dependent, *now.dependent}
    while ahead := {one for pair in pairs if not reached.isdisjoint(pair) for one in pair} - reached:
        reached |= ahead
    return frozenset(reached)


def _joining(reviewed: Review) -> dict[str, Judgement]:
    return {j.id: j for j in reviewed.standings.holding if j.ruling is Ruling.NOT_INDEPENDENT}
