"""A ledger as tables for pandas or polars: a row an incident, claim, fact, position, report or source."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from rashomon.errors import SettingError
from rashomon.records import Claim, Count, Event, Incident, Party, Place, Report
from rashomon.storing import Ledger
from rashomon.surfaces.describing import say_values
from rashomon.surfaces.plain import Row, claim_row, incident_cells

LIBRARIES = ("pandas", "polars")


def make_frame(rows: list[Row], library: str | None = None) -> Any:
    """The rows as a data frame of this library; else of the one that is loaded, of the one that is installed, or as they are where neither is."""
    if library not in (None, *LIBRARIES):
        raise SettingError(f"there is no library {library!r} of frames; name {' or '.join(LIBRARIES)}")
    loaded = (name for name in LIBRARIES if name in sys.modules)
    installed = (name for name in LIBRARIES if importlib.util.find_spec(name) is not None)
    chosen = library or next(loaded, None) or next(installed, None)
    if chosen is None:
        return rows
    try:
        module = importlib.import_module(chosen)
    except ImportError as error:
        raise SettingError(f"{chosen} is not installed; install it with: pip install {chosen}") from error
    return module.DataFrame(rows) if chosen == "pandas" else module.DataFrame(rows, infer_schema_length=None, strict=False)


def rows_of(ledger: Ledger, what: str) -> list[Row]:
    """The rows of a table. Raises SettingError for one that is none."""
    if what not in TABLES:
        raise SettingError(f"there is no table {what!r}; the tables are {', '.join(TABLES)}")
    return list(TABLES[what](ledger))


def _incidents(ledger: Ledger) -> Iterator[Row]:
    return (incident_cells(summary) for summary in ledger.summaries())


def _claims(ledger: Ledger) -> Iterator[Row]:
    """A claim of each incident; one that a person held wrong is `struck`."""
    reports = _reports_by_id(ledger)
    for incident in ledger.incidents():
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


def _facts(ledger: Ledger) -> Iterator[Row]:
    for incident in ledger.incidents():
        for fact in incident.facts:
            best = next(iter(fact.asserted), None)
            yield {
                "incident": incident.id, "attribute": fact.attribute.value, "subject": fact.subject, "status": "denied" if fact.denied else fact.status.value,
                "best": "; ".join(say_values(best.values)) if best is not None else None, "positions": len(fact.asserted),
                "origins": len({origin for position in fact.asserted for origin in position.origins}),
            }  # fmt: skip


def _positions(ledger: Ledger) -> Iterator[Row]:
    """A position that somebody holds, or that is only denied (`held` false), the best supported first."""
    for incident in ledger.incidents():
        for fact in incident.facts:
            for number, position in enumerate(fact.positions, start=1):
                yield {
                    "incident": incident.id, "attribute": fact.attribute.value, "subject": fact.subject, "status": fact.status.value, "position": number,
                    "held": bool(position.claims), "told": "; ".join(say_values(position.values)), "origins": len(position.origins),
                    "origin_names": "; ".join(position.origins), "parties": "; ".join(position.parties),
                    "grade": position.grade.value if position.grade else None, "claims": len(position.claims), "denials": len(position.denied_by),
                }  # fmt: skip


def _reports(ledger: Ledger) -> Iterator[Row]:
    told: dict[str, list[str]] = {}
    for summary in ledger.summaries():
        for name in summary.reports:
            told.setdefault(name, []).append(summary.id)
    for report in ledger.reports():
        yield {
            "report": report.id, "document": report.provenance.document if report.provenance else None, "outlet": report.outlet, "title": report.title,
            "published": report.published, "published_from": report.published_from, "url": report.url, "byline": report.byline, "language": report.language,
            "path": report.path, "characters": len(report.text), "incidents": len(told.get(report.id, ())), "incident_ids": "; ".join(told.get(report.id, ())),
        }  # fmt: skip


def _sources(ledger: Ledger) -> Iterator[Row]:
    """A source as it is called, with the side that it speaks for; an outlet's own word is the outlet."""
    reports = _reports_by_id(ledger)
    found: dict[tuple[str, str, str | None], list[tuple[Claim, Event, str]]] = {}
    for incident in ledger.incidents():
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


def _reports_by_id(ledger: Ledger) -> dict[str, Report]:
    return {report.id: report for report in ledger.reports()}


TABLES: Mapping[str, Callable[[Ledger], Iterable[Row]]] = {
    "incidents": _incidents, "claims": _claims, "facts": _facts, "positions": _positions, "reports": _reports, "sources": _sources,
}  # fmt: skip
"""The tables there are, by name."""
