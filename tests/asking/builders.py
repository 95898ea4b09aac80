"""Incidents made of a line each, for questions that are asked of many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from rashomon.reconciling import reconcile
from rashomon.records import (
    Attribute,
    Attribution,
    Claim,
    Count,
    Event,
    Incident,
    Party,
    Period,
    Place,
    Polarity,
    Report,
    Source,
    Summary,
    claim_id,
    report_id,
)

QAMISHLI = (37.045, 41.226)
RUS = Party(id="RUS_MIL", name="Russian military", how="alias")
USA = Party(id="USA_MIL", name="US military", how="alias")
SDF = Party(id="SDF", name="Syrian Democratic Forces", how="alias")
YPG = Party(id="YPG", name="People's Protection Units", how="alias")


def place(name: str, at: tuple[float, float] | None, radius: float = 5.0, precision: str = "exact", **more: object) -> Place:
    """A place told; without a point it is on no map."""
    lat, lon = at if at is not None else (None, None)
    return Place(
        id=more.get("id", f"made:{name.lower()}" if at else None), name=name, wording=name, precision=precision if at else "unknown",  # type: ignore[arg-type]
        latitude=lat, longitude=lon, radius_km=radius if at else None, country="SY", within=more.get("within", ()),  # type: ignore[arg-type]
    )  # fmt: skip


def days(first: str | None, last: str | None = None) -> Period:
    """A day or a stretch of days."""
    return Period(earliest=first, latest=last or first, precision="day" if last is None else "range", wording=first or "now")


def four(number: int, low: int | None = None, high: int | None = None) -> Count:
    """A number of people, exact where no bound is given."""
    exact = low is None and high is None
    return Count(low=number if exact else low, best=number if exact else None, high=number if exact else high, wording=str(number))


def tell(outlet: str, text: str, *said: tuple[Attribute, object, object], by: Source | None = None, day: int | None = 1, denied: Iterable[Attribute] = ()) -> tuple[Report, Event]:
    """A report and its event: each thing said is an attribute, its value and what that stands for, all on the whole text."""
    report = Report(
        id=report_id(text, outlet), text=text, path=f"{outlet}.txt", outlet=outlet or None,
        published=dt.date(2020, 9, day) if day else None,
    )  # fmt: skip
    span = report.span(0, len(text))
    attribution = Attribution(source=by or Source(name=outlet, kind="outlet"))
    claims = []
    for attribute, value, resolved in said:
        claims.append(
            Claim(
                id=claim_id(report.id, attribute, value, (span,), attribution), event=f"e-{report.id}", attribute=attribute,  # type: ignore[arg-type]
                value=value, evidence=(span,), attribution=attribution, resolved=resolved, coder="test",  # type: ignore[arg-type]
                polarity=Polarity.DENIED if attribute in denied else Polarity.ASSERTED,
            )
        )
    event = Event(id=f"e-{report.id}", report=report.id, trigger=span, focal=True, claims=tuple(claims), mentions=(span,))
    return report, event


def at(where: Place) -> tuple[Attribute, object, object]:
    """That it was there."""
    return Attribute.PLACE, where.name, where


def on(when: Period) -> tuple[Attribute, object, object]:
    """That it was then."""
    return Attribute.PERIOD, when.wording, when


def did(party: Party) -> tuple[Attribute, object, object]:
    """That they did it."""
    return Attribute.ACTOR, party.name, party


def suffered(party: Party) -> tuple[Attribute, object, object]:
    """That it was done to them."""
    return Attribute.RECIPIENT, party.name, party


def blame(party: Party) -> tuple[Attribute, object, object]:
    """That it is their fault."""
    return Attribute.BLAME, party.name, party


def official(party: Party) -> Source:
    """Who speaks for a party."""
    return Source(name=f"a spokesman of {party.name}", kind="official", party=party)


def incident(*told: tuple[Report, Event]) -> Incident:
    """What these reports tell, reconciled."""
    return reconcile([event for _, event in told], reports={report.id: report for report, _ in told})


def short(*incidents: Incident) -> list[Summary]:
    """What these say, in short."""
    return [incident.summary for incident in incidents]


def one(name: str, *said: tuple[Attribute, object, object]) -> Incident:
    """What one report tells."""
    return incident(tell("Wire", f"A clash called {name}.", *said))
