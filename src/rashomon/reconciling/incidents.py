"""From the events that tell one occurrence to the incident: its facts, accounts and origins."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from rashomon.reconciling.accounts import find_accounts
from rashomon.reconciling.compatible import Contains, same_party
from rashomon.reconciling.credits import find_credits
from rashomon.reconciling.facts import find_facts
from rashomon.reconciling.independence import explain_origins
from rashomon.reconciling.naming import find_named
from rashomon.reconciling.silences import find_silences
from rashomon.reconciling.titles import make_title
from rashomon.records import Attribute, Event, Incident, Link, Report, content_id


def _with(contains: Contains | None) -> Contains:
    if contains is None:
        return same_party
    given = contains

    def holds(whole: str, part: str) -> bool:
        return same_party(whole, part) or given(whole, part)

    return holds


def reconcile(
    events: Iterable[Event],
    links: Iterable[Link] = (),
    syndication: Mapping[str, str] | None = None,
    *,
    reports: Mapping[str, Report] | None = None,
    contains: Contains | None = None,
    dependent: Iterable[tuple[str, str]] = (),
) -> Incident:
    """The incident that these events tell; their order does not matter.

    `syndication` gives each report the group of reports that carry its text (a report that is absent stands alone). `reports` are those at
    hand, by id: by its day an origin's later word replaces its earlier one, by its credit an outlet's word is an agency's, and without
    its text no report is held to be silent on anything. `contains` tells which party holds which (the SDF the YPG), beyond what goes
    without saying: a government holds its army. `dependent` are pairs of outlets or reports that people held to be one origin.
    """
    told = sorted({e.id: e for e in events}.values(), key=lambda e: e.id)
    if not told:
        raise ValueError("an incident that nobody tells does not exist")
    named = {event.report for event in told}
    at_hand = [report for name, report in (reports or {}).items() if name in named]
    dates = {r.id: r.published for r in at_hand if r.published is not None}
    found = explain_origins(told, syndication or {}, find_credits(at_hand), dependent, {r.id: r.outlet for r in at_hand if r.outlet})
    origins = found.of
    facts = find_facts(told, origins, dates, _with(contains))
    carried: defaultdict[str, set[str]] = defaultdict(set)
    for event in told:
        for claim in event.claims:
            if claim.attribute is Attribute.STATEMENT:
                continue  # whoever only comments knows nothing of it
            carried[origins[claim.id]].add(event.report)
    shown = sorted(told, key=lambda e: (dates.get(e.report, dt.date.max), e.report, e.trigger.start, e.id))
    return Incident(
        id=content_id("i", told[0].id),
        title=make_title(facts, find_named(told, {r.id: r.text for r in at_hand})),
        events=tuple(shown),
        facts=facts,
        accounts=find_accounts(told),
        links=tuple(links),
        origins=tuple((name, tuple(sorted(carried[name]))) for name in sorted(carried)),
        reasons=tuple(found.reasons.items()),
        silences=find_silences(told, {r.id: r.text for r in at_hand}, dates),
    )
