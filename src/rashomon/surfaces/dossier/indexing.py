"""One dossier's numbers: which incident is 14, which report is [5], and how they are found again by id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from rashomon.records import Attribute, Claim, Fact, Incident, Party, Report, Summary
from rashomon.surfaces.cli.quoting import order_of
from rashomon.surfaces.describing import Day, read_day


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident with its number, its claims by id and the report that each claim is told in."""

    number: int
    incident: Incident
    summary: Summary
    claims: dict[str, Claim]
    told_in: dict[str, str]

    @property
    def anchor(self) -> str:
        """The name of the incident's sheet within the page."""
        return f"i{self.number}"

    def facts(self, *attributes: Attribute) -> list[Fact]:
        """The facts of these attributes, in the ledger's order."""
        return [f for f in self.incident.facts if f.attribute in attributes]


@dataclass(frozen=True, slots=True)
class Index:
    """Everything the page numbers: incidents in order of day, reports in order of publication."""

    entries: tuple[Entry, ...]
    reports: dict[str, Report]
    numbers: dict[str, int]
    names: dict[str, str]

    def outlet(self, report: str) -> str:
        """Who published it, the file's name where nothing says."""
        found = self.reports.get(report)
        if found is None:
            return "a report not at hand"
        return found.outlet or found.path.rsplit("/", 1)[-1] or "no outlet"


def first_day(incident: Summary) -> Day | None:
    """The first day of the best supported period, its last where only that is known."""
    for period in incident.when:
        day = read_day(period.earliest) or read_day(period.latest)
        if day:
            return day
    return None


def _order(incident: Incident) -> tuple[bool, Day, bool, str, str]:
    day = first_day(incident.summary)
    dated = day is not None and bool(day.year)
    return (not dated, day or Day(9999, 12, 31), not incident.focal, incident.title, incident.id)


def index_all(incidents: Sequence[Incident], reports: Mapping[str, Report]) -> Index:
    """Numbers for these incidents and the reports they rest on; the same input has the same numbers in any order."""
    entries = []
    names: dict[str, str] = {}
    for number, incident in enumerate(sorted(incidents, key=_order), start=1):
        told_in = {c.id: e.report for e in incident.events for c in e.claims}
        claims = {c.id: c for c in incident.claims}
        entries.append(Entry(number, incident, incident.summary, claims, told_in))
        for claim in (*incident.claims, *incident.wordings):
            for party in (claim.resolved, claim.attribution.source.party):
                if isinstance(party, Party):
                    names.setdefault(party.id, party.name)
    used = {r for e in entries for r in (*e.incident.reports, *e.told_in.values())}
    known = {r: reports[r] for r in used if r in reports}
    ordered = sorted(known.values(), key=order_of)
    numbers = {r.id: n for n, r in enumerate(ordered, start=1)}
    for missing in sorted(used - known.keys()):
        numbers[missing] = len(numbers) + 1
    return Index(tuple(entries), known, numbers, names)


def safe_link(url: str | None) -> str | None:
    """The address of a report where it is one that a browser may follow: http or https with a host, else None."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return (url or "").strip() if parts.scheme.lower() in ("http", "https") and parts.hostname else None
