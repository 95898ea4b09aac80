"""Incidents made of what a ledger holds: reviewed, linked and reconciled, all of them or those alone that something changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from rashomon.collecting import uncollected
from rashomon.linking import NearMiss, find_near_misses, link_events
from rashomon.linking.constraints import Constraints
from rashomon.linking.kept import LinksMade, StoredChange, filings_of, read_profile
from rashomon.linking.profiles import Profile
from rashomon.linking.relinking import link_anew, relink
from rashomon.linking.syndication import explain_copies
from rashomon.reconciling import reconcile
from rashomon.records import Event, Incident, Judgement, Link, Report
from rashomon.reviewing import Effects, Review, bearing_on, review
from rashomon.running.links_in_ledger import KeptLinks
from rashomon.running.spoken import events_from
from rashomon.storing import Ledger
from rashomon.storing.links import Links


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


def relinked(  # noqa: PLR0917  # what is linked, and by what
    links: Links,
    reviewed: Review,
    wholes: Mapping[str, Collection[str]],
    pending: Collection[str],
    judged: Collection[str],
    effects: Effects | None,
    *,
    anew: bool,
) -> Relinked:
    """The incidents that these reports, `pending` and `judged` (see `relink`), change; with `anew` all of them.

    `effects` are what judgements changed since, where nothing else did: what they leave as it was linked is reconciled anew alone.
    """
    source = KeptLinks(links, {event.id: event for event in reviewed.events})
    if anew:
        change = _anew(source, reviewed)
    else:
        paired = effects.paired if effects is not None else None
        change = relink(source, source, pending, judged=judged, paired=paired, constraints=_constraints(reviewed))
    dissolved = set() if anew else links.incidents_with(change.dissolved)
    remade: tuple[Incident, ...] = ()
    if effects is not None:
        told = effects.amended | events_from(effects.origins, links)
        dissolved -= _spare(change, links.incidents(dissolved), told)
        remade = links.incidents(links.incidents_with(told) - dissolved)
        change.made += [LinksMade(events=tuple(sorted(e.id for e in old.events)), links=old.links) for old in remade]
        change.dissolved |= {min(e.id for e in old.events) for old in remade}
        change.groups |= source.groups({e.report for old in remade for e in old.events} - change.groups.keys())
    made = tuple(_incidents(change, source, wholes, reviewed))
    return Relinked(change=change, dissolved=frozenset(dissolved | {old.id for old in remade}), made=made)


def _spare(change: StoredChange, there: Iterable[Incident], told: AbstractSet[str]) -> set[str]:
    """Leave those incidents out of a change that it would make as they are: of the same events, by the same links, and none of them told otherwise."""
    kept = {tuple(sorted(e.id for e in incident.events)): incident for incident in there}
    same = [made for made in change.made if made.events in kept and kept[made.events].links == made.links and told.isdisjoint(made.events)]
    spared = {made.events for made in same}
    change.made = [made for made in change.made if made.events not in spared]
    change.dissolved -= {events[0] for events in spared}
    return {kept[events].id for events in spared}


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinked:
    """What a linking changes: rows to be, the incidents (ids) whose place others take, and those that are new or may have changed."""

    change: StoredChange
    dissolved: frozenset[str]
    made: tuple[Incident, ...]


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


def _anew(source: KeptLinks, reviewed: Review) -> StoredChange:
    with uncollected():
        reports = source.reports(None)
        return link_anew(source.events(None), reports, constraints=_constraints(reviewed))


def _incidents(
    change: StoredChange, source: KeptLinks, wholes: Mapping[str, Collection[str]], reviewed: Review
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
