"""A ledger as tables for pandas, polars and Arrow: a row an incident, claim, fact, position, account, report or source."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from rashomon.errors import SettingError
from rashomon.records import Claim, Count, Event, Incident, Party, Place, Polarity, Report, Summary
from rashomon.surfaces.describing import say_values
from rashomon.surfaces.plain import Row, claim_row, incident_cells

LIBRARIES = ("pandas", "polars")


class Held(Protocol):
    """What tables are made of: a ledger, or some of its incidents."""

    def incidents(self) -> Sequence[Incident]:
        """The incidents."""

    def reports(self) -> Sequence[Report]:
        """The reports."""

    def summaries(self) -> Sequence[Summary]:
        """What the incidents say, in short."""


@dataclass(frozen=True, slots=True)
class Some:
    """Some incidents and their reports."""

    some: tuple[Incident, ...]
    told: tuple[Report, ...]

    def incidents(self) -> Sequence[Incident]:
        """The incidents."""
        return self.some

    def reports(self) -> Sequence[Report]:
        """The reports that tell of them."""
        names = {name for incident in self.some for name in incident.reports}
        return tuple(report for report in self.told if report.id in names)

    def summaries(self) -> Sequence[Summary]:
        """What they say, in short."""
        return tuple(incident.summary for incident in self.some)


def make_frame(rows: list[Row], library: str | None = None) -> Any:
    """The rows as a data frame of this library; else of the one that is loaded, of the one that is installed, or as they are where neither is."""
    chosen = choose_library(library)
    if chosen is None:
        return rows
    module = importlib.import_module(chosen)
    return module.DataFrame(rows) if chosen == "pandas" else module.DataFrame(rows, infer_schema_length=None, strict=False)


def choose_library(library: str | None = None) -> str | None:
    """The library of frames that is asked for, else the one that is loaded, or installed; None where neither is. Raises SettingError for one that is none or is missing."""
    if library not in (None, *LIBRARIES):
        raise SettingError(f"there is no library {library!r} of frames; name {' or '.join(LIBRARIES)}")
    loaded = (name for name in LIBRARIES if name in sys.modules)
    installed = (name for name in LIBRARIES if importlib.util.find_spec(name) is not None)
    chosen = library or next(loaded, None) or next(installed, None)
    if chosen is not None:
        try:
            importlib.import_module(chosen)
        except ImportError as error:
            raise SettingError(f"{chosen} is not installed; install it with: pip install {chosen}") from error
    return chosen


def rows_of(held: Held, what: str) -> list[Row]:
    """The rows of a table. Raises SettingError for one that is none."""
    if what not in TABLES:
        raise SettingError(f"there is no table {what!r}; the tables are {', '.join(TABLES)}")
    return list(TABLES[what](held))


def _incidents(held: Held) -> Iterator[Row]:
    return (incident_cells(summary) for summary in held.summaries())


def _claims(held: Held) -> Iterator[Row]:
    """A claim of each incident; one that a person held wrong is `struck`."""
    reports = _reports_by_id(held)
    for incident in held.incidents():
        for event in incident.events:
            for claim in event.claims:
                yield _claim(claim, event, incident, reports, struck=False)
            for claim in event.struck:
                yield _claim(claim, event, incident, reports, struck=True)


def _claim(claim: Claim, event: Event, incident: Incident, reports: Mapping[str, Report], *, struck: bool) -> Row:
    report = reports.get(event.report)
    return {
        "claim": claim.id, "incident": incident.id, "event": event.id, **claim_row(claim), "struck": struck, "coder": claim.coder, "report": event.report,
        "outlet": report.outlet if report else None, "published": report.published if report else None,
        "start": claim.evidence[0].start if claim.evidence else None, "end": claim.evidence[0].end if claim.evidence else None,
        "words": " ... ".join(span.text for span in claim.evidence), **_told(claim),
    }  # fmt: skip


def _told(claim: Claim) -> Row:
    """The value in words, what it stands for as an id, and the bounds of a number, each in a column of one type."""
    count = claim.value if isinstance(claim.value, Count) else None
    value = claim.value if count is not None else claim.resolved or claim.value
    stands_for = claim.resolved.id if isinstance(claim.resolved, (Party, Place)) else None
    return {
        "value": "; ".join(say_values([value])), "id": stands_for, "low": count.low if count else None, "best": count.best if count else None,
        "high": count.high if count else None,
    }  # fmt: skip


def _facts(held: Held) -> Iterator[Row]:
    for incident in held.incidents():
        for fact in incident.facts:
            best = next(iter(fact.asserted), None)
            yield {
                "incident": incident.id, "attribute": fact.attribute.value, "subject": fact.subject, "status": "denied" if fact.denied else fact.status.value,
                "best": "; ".join(say_values(best.values)) if best is not None else None, "positions": len(fact.asserted),
                "origins": len({origin for position in fact.asserted for origin in position.origins}),
            }  # fmt: skip


def _positions(held: Held) -> Iterator[Row]:
    """A position that somebody holds, or that is only denied (`held` false), the best supported first."""
    for incident in held.incidents():
        for fact in incident.facts:
            for number, position in enumerate(fact.positions, start=1):
                yield {
                    "incident": incident.id, "attribute": fact.attribute.value, "subject": fact.subject, "status": fact.status.value, "position": number,
                    "held": bool(position.claims), "told": "; ".join(say_values(position.values)), "origins": len(position.origins),
                    "origin_names": "; ".join(sorted(position.origins)), "parties": "; ".join(sorted(position.parties)),
                    "grade": position.grade.value if position.grade else None, "claims": len(position.claims), "denials": len(position.denied_by),
                }  # fmt: skip


def _accounts(held: Held) -> Iterator[Row]:
    """One source's version of an incident in one report."""
    reports = _reports_by_id(held)
    for incident in held.incidents():
        claims = {claim.id: claim for claim in incident.claims}
        for account in incident.accounts:
            report, said = reports.get(account.report), [claims[name] for name in account.claims if name in claims]
            yield {
                "incident": incident.id, "report": account.report, "outlet": report.outlet if report else None, "published": report.published if report else None,
                "source": account.source.name, "source_kind": account.source.kind, "source_party": account.source.party.id if account.source.party else None,
                "claims": len(said), "denials": sum(claim.polarity is Polarity.DENIED for claim in said), "claim_ids": "; ".join(account.claims),
            }  # fmt: skip


def _reports(held: Held) -> Iterator[Row]:
    told: dict[str, list[str]] = {}
    for summary in held.summaries():
        for name in summary.reports:
            told.setdefault(name, []).append(summary.id)
    for report in held.reports():
        yield {
            "report": report.id, "document": report.provenance.document if report.provenance else None, "outlet": report.outlet, "title": report.title,
            "published": report.published, "published_from": report.published_from, "url": report.url, "byline": report.byline, "language": report.language,
            "path": report.path, "characters": len(report.text), "incidents": len(told.get(report.id, ())), "incident_ids": "; ".join(told.get(report.id, ())),
        }  # fmt: skip


def _sources(held: Held) -> Iterator[Row]:
    """A source as it is called, with the side that it speaks for; an outlet's own word is the outlet."""
    reports = _reports_by_id(held)
    found: dict[tuple[str, str, str | None], list[tuple[Claim, Event, str]]] = {}
    for incident in held.incidents():
        for event in incident.events:
            for claim in event.claims:
                source = claim.attribution.source
                key = (source.name, source.kind, source.party.id if source.party else None)
                found.setdefault(key, []).append((claim, event, incident.id))
    for (name, kind, party), each in sorted(found.items(), key=lambda item: (-len(item[1]), item[0][0])):
        outlets = {reports[event.report].outlet or "" for _, event, _ in each if event.report in reports}
        yield {
            "source": name, "kind": kind, "party": party, "claims": len({claim.id for claim, _, _ in each}), "reports": len({event.report for _, event, _ in each}),
            "incidents": len({incident for _, _, incident in each}), "outlets": "; ".join(sorted(filter(None, outlets))),
        }  # fmt: skip


def _reports_by_id(held: Held) -> dict[str, Report]:
    return {report.id: report for report in held.reports()}


TABLES: Mapping[str, Callable[[Held], Iterable[Row]]] = {
    "incidents": _incidents, "claims": _claims, "facts": _facts, "positions": _positions, "accounts": _accounts, "reports": _reports, "sources": _sources,
}  # fmt: skip
"""The tables there are, by name."""

COLUMNS: Mapping[str, str] = {
    "incidents": "id title status earliest latest place latitude:float longitude:float radius_km:float reports:int origins:int type type_status kind kind_status actor actor_status "
                 "recipient recipient_status blame blame_status killed killed_status injured injured_status detained detained_status missing missing_status",
    "claims": "claim incident event attribute value words polarity certainty unsure:bool source source_kind source_party struck:bool coder report outlet published:day start:int end:int id low:int best:int high:int",
    "facts": "incident attribute subject status best positions:int origins:int",
    "positions": "incident attribute subject status position:int held:bool told origins:int origin_names parties grade claims:int denials:int",
    "accounts": "incident report outlet published:day source source_kind source_party claims:int denials:int claim_ids",
    "reports": "report document outlet title published:day published_from url byline language path characters:int incidents:int incident_ids",
    "sources": "source kind party claims:int reports:int incidents:int outlets",
}  # fmt: skip
"""The columns of each table, with the type of those that hold no words."""
