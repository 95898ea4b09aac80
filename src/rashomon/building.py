"""Incidents made of what a ledger holds, and kept up to date: what is new is reviewed, linked and reconciled with what is there.

Where little is new, only its surroundings are looked at (`linking.relinking`); where much is, or where the program or its weights have changed, all is
linked anew. Of a judgement only what it changes is followed (`reviewing.effects`): a remark is written to the incidents that it is on, an origin
held to be another's has those incidents reconciled anew that it may speak in, and other words or another pair are linked. Each way gives the same incidents.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rashomon.collecting import uncollected
from rashomon.judged import Reckoned, events_from
from rashomon.kept_links import KeptLinks, rows_of
from rashomon.linking import NearMiss, find_near_misses, link_events
from rashomon.linking.constraints import Constraints
from rashomon.linking.kept import Change, Made, filings_of, read_profile
from rashomon.linking.profiles import Profile
from rashomon.linking.relinking import link_anew, relink
from rashomon.linking.syndication import explain_copies
from rashomon.program import program_of, program_seen
from rashomon.reconciling import reconcile
from rashomon.records import Event, Incident, Judgement, Link, Report, content_id
from rashomon.reviewing import Effects, Review, bearing_on, effects_of, review
from rashomon.storing import Ledger, belonging
from rashomon.storing.links import Changes, Links

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """The incidents that were, and are, otherwise: those that went or changed, as they were, and those that came or may have changed."""

    before: tuple[Incident, ...] = ()
    after: tuple[Incident, ...] = ()


def bring_up_to_date(kept: Ledger, progress: Callable[[int], None] | None = None, *, watch: bool = False) -> Renewal:
    """Have the incidents of a ledger follow from its reports and judgements. `progress` is told of how many reports are to be linked.

    With `watch` what was there before is opened too, and told with what took its place; without, nothing is told.
    """
    renewal = Renewal()
    while kept.stale:
        with kept.linking() as links:
            rows, found = _renew(links, progress, watch=watch)
        if kept.keep_links(rows, links):
            renewal = found
            break
    return renewal


def _renew(links: Links, progress: Callable[[int], None] | None, *, watch: bool) -> tuple[Changes, Renewal]:
    judgements = links.judgements()
    wholes = belonging(links.runs())
    concerned = links.reports_judged(judgements)
    events, reports = links.events(concerned), links.reports(concerned).values()
    reviewed = review(judgements, events, reports)
    program = program_of(links.seen)
    version = content_id("v", program, sorted(wholes.items()), length=16)
    judged = Reckoned.of(judgements, reviewed)
    reckoned = Reckoned.read(links.judged)
    pending = links.pending()
    source = KeptLinks(links, {event.id: event for event in reviewed.events})
    effects: Effects | None = None
    other: set[str] = set()
    if links.version == version and (reckoned != judged or pending & concerned):
        known = reckoned.known(judgements) if reckoned is not None and not pending else None
        effects = effects_of(review(known, events, reports), reviewed) if known is not None else None
        other = set(effects.reports) if effects is not None else concerned - pending
    unsure = effects is None and (reckoned is None or reckoned.origins != judged.origins)
    anew = links.version != version or len(pending) > _MUCH * links.count() or unsure
    if progress is not None:
        progress(links.count() if anew else len(pending | other))
    if anew:
        change = _anew(source, reviewed)
    else:
        paired = effects.paired if effects is not None else None
        change = relink(source, source, pending, judged=other, paired=paired, constraints=_constraints(reviewed))
    before: list[Incident] = []
    again: list[Incident] = []
    if effects is not None:
        remade = list(_remade(effects, change, links))
        before += remade
        change.made += [Made(events=tuple(sorted(e.id for e in old.events)), links=old.links) for old in remade]
        gone = links.incidents_with(change.dissolved)
        change.dissolved |= {min(e.id for e in old.events) for old in remade}
        change.groups |= source.groups({e.report for old in remade for e in old.events} - change.groups.keys())
        borne = links.incidents_with(links.events_speaking_of(effects.borne)) - gone - {old.id for old in remade}
        for old in links.incidents(borne):
            now = replace(old, judgements=bearing_on(old, reviewed))
            if now.judgements != old.judgements:
                before.append(old)
                again.append(now)
        before += links.incidents(gone) if watch else ()
    elif watch:
        before += links.incidents(links.incidents_with(change.dissolved)) if not anew else links.incidents(None)
    incidents = tuple(_incidents(change, source, wholes, reviewed))
    rows = rows_of(change, version=version, judged=str(judged), linked=pending, incidents=incidents)
    rows.judged_anew = again
    rows.seen = program_seen(program)
    return rows, Renewal(before=tuple(before), after=(*incidents, *again)) if watch else Renewal()


def _remade(effects: Effects, change: Change, links: Links) -> Iterator[Incident]:
    """The incidents, as they are, that keep their events and are reconciled anew: some of their events tell otherwise, or some of their origins are one."""
    told = effects.amended | events_from(effects.origins, links)
    gone = links.incidents_with(change.dissolved)
    yield from links.incidents(links.incidents_with(told) - gone)


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
