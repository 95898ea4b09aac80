"""Incidents made of what a ledger holds, and kept up to date: what is new is reviewed, linked and reconciled with what is there.

Where little is new, only its surroundings are looked at (`linking.relinking`); where much is, where the program or its weights have changed, or
where people decided which outlets are one origin, all is linked anew. Either way gives the same incidents.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from rashomon.collecting import uncollected
from rashomon.dependence import PACKAGE, depended_on, digest_of
from rashomon.kept_links import KeptLinks, rows_of
from rashomon.linking import NearMiss, find_near_misses, link_events
from rashomon.linking.constraints import Constraints
from rashomon.linking.kept import Change, filings_of, read_profile
from rashomon.linking.profiles import Profile
from rashomon.linking.relinking import link_anew, relink
from rashomon.linking.syndication import explain_copies
from rashomon.reconciling import reconcile
from rashomon.records import Event, Incident, Judgement, Link, Report, Ruling, content_id
from rashomon.reviewing import Review, bearing_on, review
from rashomon.storing import Ledger, belonging
from rashomon.storing.links import Links

_MUCH = 0.25
"""The share of all reports from which on linking anew is faster."""


def build_incidents(
    events: Iterable[Event],
    reports: Mapping[str, Report],
    wholes: Mapping[str, Collection[str]],
    judgements: Iterable[Judgement] = (),
) -> Iterator[Incident]:
    """Link events of many reports and reconcile each cluster; the same whatever order they, and the judgements on them, come in.

    `wholes` names the bodies that an actor is part of ("YPG": "SDF").
    """
    reviewed = review(judgements, events, reports.values())
    linked = link_events(reviewed.events, reports.values(), constraints=_constraints(reviewed))
    made = zip(linked.clusters, linked.links, strict=True)
    yield from _reconciled(made, reports, linked.syndication.groups, wholes, reviewed)


def bring_up_to_date(kept: Ledger, progress: Callable[[int], None] | None = None) -> None:
    """Have the incidents of a ledger follow from its reports and judgements. `progress` is told of how many reports are to be linked."""
    while kept.stale:
        with kept.linking() as links:
            judgements = links.judgements()
            wholes = belonging(links.runs())
            concerned = _concerned(judgements, links)
            reviewed = review(judgements, links.events(concerned), links.reports(concerned).values())
            version = content_id("v", program(), sorted(wholes.items()), *_origins(reviewed), length=16)
            judged = content_id("j", *sorted(j.id for j in judgements), length=16)
            changed = links.pending()
            total = links.count()
            if links.version == version and (links.judged != judged or changed & concerned):
                changed |= concerned
            source = KeptLinks(links, {event.id: event for event in reviewed.events})
            anew = links.version != version or len(changed) > _MUCH * total
            if progress is not None:
                progress(total if anew else len(changed))
            change = _anew(source, reviewed) if anew else relink(source, source, changed, constraints=_constraints(reviewed))
            incidents = _incidents(change, source, wholes, reviewed)
            linked = links.pending() if anew else changed
            rows = rows_of(change, version=version, judged=judged, linked=linked, incidents=tuple(incidents))
        if kept.keep_links(rows, links):
            return


def near_misses(kept: Ledger, incident: Incident) -> list[tuple[NearMiss, Event]]:
    """The accounts of other incidents that came nearest to this one, of those that linking compared it with, each with the evidence."""
    with kept.linking() as links:
        source = KeptLinks(links, {})
        told = _profiles(source, {event.id for event in incident.events})
        keys = {filing.key for profile in told for filing in filings_of(profile)}
        others = {filing.event for filing in source.filed(keys)} - {event.id for event in incident.events}
        missed = find_near_misses(told, _profiles(source, others))
        events = {event.id: event for event in source.events_named({miss.link.right for miss in missed})}
    return [(miss, events[miss.link.right]) for miss in missed]


def _profiles(source: KeptLinks, events: Collection[str]) -> list[Profile]:
    nodes = source.nodes(events)
    return [read_profile(nodes[name].profile) for name in sorted(nodes)]


def _anew(source: KeptLinks, reviewed: Review) -> Change:
    with uncollected():
        reports = source.reports(None)
        return link_anew(source.events(None), reports, constraints=_constraints(reviewed))


def _incidents(
    change: Change, source: KeptLinks, wholes: Mapping[str, Collection[str]], reviewed: Review
) -> Iterator[Incident]:
    """The incidents that a change makes, some hundreds at a time."""
    for start in range(0, len(change.made), 500):
        made = change.made[start : start + 500]
        events = {e.id: e for e in source.events_named({one for incident in made for one in incident.events})}
        reports = source.reports({e.report for e in events.values()})
        told = ((tuple(events[one] for one in incident.events), incident.links) for incident in made)
        yield from _reconciled(told, reports, change.groups, wholes, reviewed)


def _reconciled(
    made: Iterable[tuple[tuple[Event, ...], tuple[Link, ...]]],
    reports: Mapping[str, Report],
    groups: Mapping[str, str],
    wholes: Mapping[str, Collection[str]],
    reviewed: Review,
) -> Iterator[Incident]:
    def holds(whole: str, part: str) -> bool:
        return whole in wholes.get(part, ())

    for events, links in made:
        told = {event.report: reports[event.report] for event in events if event.report in reports}
        incident = reconcile(events, links, groups, reports=told, contains=holds, dependent=reviewed.dependent)
        copies = tuple((copy.left, copy.right, copy.why) for copy in explain_copies(told.values(), groups))
        yield replace(incident, copies=copies, judgements=bearing_on(incident, reviewed))


def _constraints(reviewed: Review) -> Constraints:
    return Constraints(same=reviewed.same, different=reviewed.different)


def _concerned(judgements: Iterable[Judgement], links: Links) -> set[str]:
    """The reports that judgements speak of, or that bear the text of one that has gone."""
    subjects = [subject for judgement in judgements for subject in judgement.subjects]
    names = {s.report for s in subjects if s.report} | {s.name for s in subjects}
    return links.reports_speaking_of(names, {s.text for s in subjects if s.text}) if subjects else set()


def _origins(reviewed: Review) -> tuple[object, ...]:
    """What people decided that may touch any incident: which outlets, or reports, are one origin."""
    said = sorted(j.id for j in reviewed.standings.holding if j.ruling is Ruling.NOT_INDEPENDENT)
    return (*reviewed.dependent, *said)


_PARTS = ("linking", "reconciling", "reviewing", "building", "kept_links")
"""What makes incidents."""
_TABLES = "storing"
"""What keeps them: its tables have a version of their own."""


@cache
def program(package: Path = PACKAGE) -> str:
    """A name of this program's linking and reconciling, with the code and the data that they depend on: what another program kept is not built upon."""
    return digest_of(package, depended_on(package, _PARTS, without=(_TABLES,)))
