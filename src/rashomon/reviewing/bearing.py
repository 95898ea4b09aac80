"""Which judgements bear on an incident, and which pairs that people decided about are not as they said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rashomon.records import Incident, Judgement, Ruling
from rashomon.reviewing.review import Review
from rashomon.reviewing.standing import moment


def bearing_on(incident: Incident, review: Review) -> tuple[Judgement, ...]:
    """The judgements on an incident's events, claims and reports, and on outlets that both speak of it, in order of time."""
    if not review.bearing:
        return ()
    told = [c.id for e in incident.events for c in (*e.claims, *e.wordings, *e.struck)]
    names = {*told, *(e.id for e in incident.events), *incident.reports}
    found = {j.id: j for name in names for j in review.bearing.get(name, ()) if j.ruling is not Ruling.NOT_INDEPENDENT}
    joined = [j for j in review.standings.holding if j.ruling is Ruling.NOT_INDEPENDENT]
    if joined:
        moved = {(m.judgement.id, m.subject.name): m.now for m in review.moved}
        found |= {j.id: j for j in joined if _both(j, incident, moved)}
    return tuple(sorted(found.values(), key=moment))


def _both(judgement: Judgement, incident: Incident, moved: Mapping[tuple[str, str], str]) -> bool:
    """Whether both sides of a judgement on origins speak of the incident."""
    spoken = {s.key for c in incident.claims for s in (c.attribution.source, *c.attribution.via)} | set(incident.reports)
    names = ([moved.get((judgement.id, s.name), s.name) for s in side] for side in (judgement.about, judgement.other))
    return all(any(n in spoken or _key(n) in spoken for n in side) for side in names)


def _key(name: str) -> str:
    return " ".join(name.lower().split())


def unmet(review: Review, incidents: Iterable[Incident]) -> Iterator[tuple[str, str, bool]]:
    """Pairs of events that people held to be one (True) or two (False) and that the incidents do not have so.

    An event that is in no incident (of something planned, say) is in none together with another.
    """
    home = {e.id: i.id for i in incidents for e in i.events}
    for left, right in sorted(review.same):
        if left not in home or home.get(left) != home.get(right):
            yield left, right, True
    for left, right in sorted(review.different):
        if left in home and home[left] == home.get(right):
            yield left, right, False
