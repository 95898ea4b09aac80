"""GeoJSON (RFC 7946), an incident and a side of its place a feature: for maps.

A place is drawn as the circle within which it happened, its radius in `radius_km`: a province is as wide as it is, and no centroid is a pin. Where accounts differ on the place, each side is a
feature of its own (`side`, the best supported first, with `placed_by`); an incident whose place has no point has a feature with null geometry, so that none is lost. Values are the best supported that somebody
asserts, each with how the accounts stand; `killed` has every side's toll ("CIV 12 agreed; USA_MIL denied").
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rashomon.records import TOLLS, Attribute, Incident, Place, Report, Summary
from rashomon.surfaces.exports.jsonl import first_day
from rashomon.surfaces.exports.parts.circles import circle_of
from rashomon.surfaces.plain import codes_of, numbers_of

ENDINGS = (".geojson", ".json")


def write_lines(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[str]:
    """The lines of the file: one collection, a feature a line, by day and then by id."""
    outlets = {report.id: report.outlet or "outlet not said" for report in reports}
    yield '{"type": "FeatureCollection", "features": ['
    features = (feature for incident in sorted(incidents, key=first_day) for feature in _features(incident.summary, outlets))
    for number, feature in enumerate(features):
        yield ("," if number else "") + "\n" + json.dumps(feature, ensure_ascii=False)
    yield "\n]}\n"


def _features(incident: Summary, outlets: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    about = {**_about(incident), "outlets": "; ".join(sorted({outlets[name] for name in incident.reports if name in outlets}))}
    for number, (place, behind) in enumerate(zip(incident.where, incident.placed_by, strict=True), start=1):
        beside = {
            "side": number, "sides": len(incident.where), "place": place.name, "radius_km": place.radius_km, "precision": place.precision,
            "place_status": incident.stands_on(Attribute.PLACE), "placed_by": "; ".join(sorted(behind)),
        }  # fmt: skip
        yield {"type": "Feature", "id": f"{incident.id}-{number}", "geometry": _geometry(place), "properties": {**about, **beside}}
    if not incident.where:
        beside = {"side": None, "sides": 0, "place": None, "radius_km": None, "precision": None, "place_status": incident.stands_on(Attribute.PLACE), "placed_by": ""}
        yield {"type": "Feature", "id": f"{incident.id}-0", "geometry": None, "properties": {**about, **beside}}


def _geometry(place: Place) -> dict[str, Any] | None:
    rings = circle_of(place)
    if rings is None:
        return None
    if len(rings) == 1:
        return {"type": "Polygon", "coordinates": rings}
    return {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}


def _about(incident: Summary) -> dict[str, Any]:
    period = next(iter(incident.when), None)
    tolls = {a.value: "; ".join(" ".join(filter(None, (t.of or "not said", numbers_of(t), t.stands))) for t in incident.tolls if t.attribute is a) for a in TOLLS}
    return {
        "incident": incident.id,
        "title": incident.title,
        "status": incident.status.value,
        "kind": "; ".join(incident.kind),
        "earliest": period.earliest if period else None,
        "latest": period.latest if period else None,
        "date_status": incident.stands_on(Attribute.PERIOD),
        "actor": codes_of(incident.who[:1]),
        "actor_status": incident.stands_on(Attribute.ACTOR),
        "recipient": codes_of(incident.whom[:1]),
        "recipient_status": incident.stands_on(Attribute.RECIPIENT),
        **tolls,
        "reports": len(incident.reports),
        "origins": len(incident.origins),
    }
