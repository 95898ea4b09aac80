"""Incidents on a map: an incident and a side of its place, with the area or the line within which it happened. No centroid is a pin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from rashomon.records import TOLLS, Attribute, Incident, Place, Report, Summary
from rashomon.surfaces.exports.jsonl import first_day
from rashomon.surfaces.exports.parts.circles import Ring, circle_of
from rashomon.surfaces.exports.parts.stretches import stretch_of
from rashomon.surfaces.plain import codes_of, numbers_of

WORDS, NUMBER, MEASURE = "words", "number", "measure"

COLUMNS: Mapping[str, str] = {
    "incident": WORDS, "title": WORDS, "status": WORDS, "kind": WORDS, "earliest": WORDS, "latest": WORDS, "date_status": WORDS, "actor": WORDS, "actor_status": WORDS,
    "recipient": WORDS, "recipient_status": WORDS, **{attribute.value: WORDS for attribute in TOLLS}, "reports": NUMBER, "origins": NUMBER, "outlets": WORDS, "side": NUMBER,
    "sides": NUMBER, "place": WORDS, "radius_km": MEASURE, "precision": WORDS, "place_status": WORDS, "placed_by": WORDS,
}  # fmt: skip
"""The columns of a map's layer, with what stands in them: words, whole numbers, measures."""

Properties: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One side of an incident's place. `areas` are rings (a circle, or two where the meridian of 180° cuts it), `lines` pieces of a road, river or border; neither where the place has no point."""

    id: str
    properties: Properties
    areas: tuple[Ring, ...] = ()
    lines: tuple[Ring, ...] = ()

    @property
    def placed(self) -> bool:
        """Whether it is on a map at all."""
        return bool(self.areas or self.lines)


def find_features(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[Feature]:
    """The features of these incidents, by day and then by id; one whose place nobody tells has one without a shape, so that none is lost."""
    outlets = {report.id: report.outlet or "outlet not said" for report in reports}
    for incident in sorted(incidents, key=first_day):
        yield from _features(incident.summary, outlets)


def _features(incident: Summary, outlets: Mapping[str, str]) -> Iterator[Feature]:
    about = {**_about(incident), "outlets": "; ".join(sorted({outlets[name] for name in incident.reports if name in outlets}))}
    for number, (place, behind) in enumerate(zip(incident.where, incident.placed_by, strict=True), start=1):
        beside = {
            "side": number, "sides": len(incident.where), "place": place.name, "radius_km": place.radius_km, "precision": place.precision,
            "place_status": incident.stands_on(Attribute.PLACE), "placed_by": "; ".join(sorted(behind)),
        }  # fmt: skip
        yield Feature(id=f"{incident.id}-{number}", properties={**about, **beside}, **_shape(place))
    if not incident.where:
        beside = {"side": None, "sides": 0, "place": None, "radius_km": None, "precision": None, "place_status": incident.stands_on(Attribute.PLACE), "placed_by": ""}
        yield Feature(id=f"{incident.id}-0", properties={**about, **beside})


def _shape(place: Place) -> dict[str, tuple[Ring, ...]]:
    lines = stretch_of(place)
    return {"lines": tuple(lines)} if lines else {"areas": tuple(circle_of(place) or ())}


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
