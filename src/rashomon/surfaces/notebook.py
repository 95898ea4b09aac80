"""The program from Python: read, look at incidents, get a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rashomon import pipeline
from rashomon.coders import Coder
from rashomon.reading import ReadingOptions
from rashomon.records import TOLLS, Attribute, Count, Fact, Incident, Party, Period, Place, Stance
from rashomon.storing import Ledger
from rashomon.surfaces.wording import count_wordings

DEFAULT_LEDGER = "rashomon.ledger"


def read(
    paths: str | Path | Sequence[str | Path],
    *,
    ledger: str | Path = DEFAULT_LEDGER,
    theatre: str | Path = "auto",
    options: ReadingOptions | None = None,
    coder: Coder | None = None,
) -> Ledger:
    """Read files and folders into a ledger, link what it holds, and give the open ledger.

    `theatre` is the name of a pack, the folder of one, "auto" for the pack that each report speaks of, or "none".
    `coder` is `rashomon.coders.ModelCoder(endpoint, model)` where a language model is to be asked; rules code otherwise.
    What could not be read stands in `ledger.issues()`. Raises LedgerError or SettingError; never for a bad file.
    """
    several = [paths] if isinstance(paths, (str, Path)) else list(paths)
    pipeline.read(several, ledger, theatre=str(theatre), options=options, coder=coder)
    return open_ledger(ledger)


def open_ledger(path: str | Path = DEFAULT_LEDGER) -> Ledger:
    """An existing ledger, in a file or behind a URL ("postgresql://user@host/database"), linked up to date."""
    kept = Ledger.open(path)
    pipeline.link(kept)
    return kept


def table(incidents: Iterable[Incident]) -> list[dict[str, Any]]:
    """One row an incident, ready for `pandas.DataFrame` or `csv.DictWriter`: its best supported values and their standing."""
    return [_row(incident) for incident in incidents]


def wordings(ledger: Ledger, *, names: bool = False) -> list[dict[str, Any]]:
    """Who calls whom what in a ledger: a row for each outlet, source, thing and evaluative term, as `rashomon wording` counts them.

    `names`: also the words that are in no lexicon.
    """
    reports = {report.id: report for report in ledger.reports()}
    return [asdict(usage) for usage in count_wordings(ledger.incidents(), reports, names=names)]


def _row(incident: Incident) -> dict[str, Any]:
    period, place = _first(incident.fact(Attribute.PERIOD)), _first(incident.fact(Attribute.PLACE))
    row: dict[str, Any] = {
        "id": incident.id,
        "title": incident.title,
        "status": str(incident.status),
        "earliest": period.earliest if isinstance(period, Period) else None,
        "latest": period.latest if isinstance(period, Period) else None,
        "place": place.name if isinstance(place, Place) else None,
        "latitude": place.latitude if isinstance(place, Place) else None,
        "longitude": place.longitude if isinstance(place, Place) else None,
        "radius_km": place.radius_km if isinstance(place, Place) else None,
        "reports": len(incident.reports),
        "origins": len(incident.origins),
    }
    for attribute in (Attribute.TYPE, Attribute.KIND, Attribute.ACTOR, Attribute.RECIPIENT, Attribute.BLAME):
        fact = incident.fact(attribute)
        row[attribute] = "; ".join(_plain(v) for v in _values(fact))
        row[f"{attribute}_status"] = str(fact.status) if fact else None
    for attribute in TOLLS:
        tolls = [f for f in incident.facts if f.attribute is attribute]
        row[attribute] = "; ".join(
            f"{f.subject or 'not said'}: {' or '.join(_plain(p.values[0]) for p in f.positions if p.values)}"
            for f in tolls
        )
    return row


def _first(fact: Fact | None) -> Any:
    return next((v for p in fact.positions for v in p.values), None) if fact else None


def _values(fact: Fact | None) -> list[Any]:
    return list(dict.fromkeys(v for p in fact.positions for v in p.values)) if fact else []


def _plain(value: object) -> str:
    match value:
        case Party():
            return value.id
        case Place():
            return value.name
        case Stance():
            return f"{value.item} {value.stance}"
        case Count(low=low, best=best, high=high):
            return (
                str(best)
                if best is not None
                else f"{low if low is not None else ''}-{high if high is not None else ''}"
            )
        case _:
            return str(value)
