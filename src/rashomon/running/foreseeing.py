"""What a decision would come to, worked out before anybody takes it, and kept nowhere.

    Prospect(kept, incident).after(verdict)        # the incident as it would be

Of a verdict the accounts are held together: whether a claim told otherwise would also be linked otherwise is known once it is decided.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from rashomon.reconciling import reconcile
from rashomon.records import Event, Incident, Judgement, Link, Report, Ruling
from rashomon.reviewing import review, stand
from rashomon.reviewing.review import amend
from rashomon.running.links_in_ledger import KeptLinks
from rashomon.storing import Ledger, belonging


class Prospect:
    """One incident, of which several decisions are tried: what they all need is looked up once. `others` are incidents that it may be one with."""

    def __init__(self, kept: Ledger, incident: Incident, others: Collection[Incident] = ()) -> None:
        self._incident = incident
        told = (incident, *others)
        reports = {report for one in told for report in one.reports}
        with kept.linking() as links:
            source = KeptLinks(links, {})
            self._wholes = belonging(links.runs())
            self._groups = source.groups(reports)
            self._reports: dict[str, Report] = source.reports(reports)
            self._read = {event.id: event for event in source.events_named({event.id for event in incident.events})}
            joined = [j for j in links.judgements() if j.ruling in (Ruling.NOT_INDEPENDENT, Ruling.WITHDRAWN)]
        self._dependent = review(joined, (), self._reports.values()).dependent

    def after(self, verdict: Judgement) -> Incident:
        """The incident as this verdict on one of its claims would leave it."""
        judgements = (*self._incident.judgements, verdict)
        verdicts = stand(judgements).verdicts
        judged = {subject.name for subject in verdict.about}
        events = [
            amend([self._read.get(event.id, event)], verdicts)[0] if any(c.id in judged for c in (*event.claims, *event.wordings, *event.struck)) else event
            for event in self._incident.events
        ]
        return replace(self._reconciled(events, self._incident.links), judgements=judgements)

    def joined(self, other: Incident) -> Incident:
        """The incident as it would be if the two were one."""
        return self._reconciled((*self._incident.events, *other.events), (*self._incident.links, *other.links))

    def without(self, report: str) -> Incident | None:
        """The incident without the accounts of a report (id); None where nothing would be left."""
        events = [event for event in self._incident.events if event.report != report]
        held = {event.id for event in events}
        links = [link for link in self._incident.links if {link.left, link.right} <= held]
        return self._reconciled(events, links) if events else None

    def _reconciled(self, events: Iterable[Event], links: Iterable[Link]) -> Incident:
        return reconcile(events, links, self._groups, reports=self._reports, contains=self._holds, dependent=self._dependent)

    def _holds(self, whole: str, part: str) -> bool:
        return whole in self._wholes.get(part, ())
