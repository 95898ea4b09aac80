"""Values for tables that programs read: codes and figures in place of words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from rashomon.records import TOLLS, Attribute, Claim, Count, Party, Summary, Toll
from rashomon.surfaces.doubting import is_unsure

Row: TypeAlias = dict[str, Any]


def summary_row(incident: Summary) -> Row:
    """An incident as its summary has it, in raw values: ISO days, numbers, whole ids, coordinates. Lists hold the best supported side first."""
    period, place = next(iter(incident.when), None), incident.site
    return {
        "id": incident.id, "title": incident.title, "status": incident.status.value, "focal": incident.focal,
        "earliest": period.earliest if period else None, "latest": period.latest if period else None,
        "date_precision": period.precision if period else None,
        "place": place.name if place else None, "place_id": place.id if place else None,
        "latitude": place.latitude if place else None, "longitude": place.longitude if place else None,
        "radius_km": place.radius_km if place else None, "place_precision": place.precision if place else None,
        "type": [code for told in incident.codes(Attribute.TYPE) for code in told], "kind": list(incident.kind),
        "actor": _ids(incident.who), "recipient": _ids(incident.whom), "blame": _ids(incident.blame),
        "blame_grade": incident.grade.value if incident.grade else None,
        "tolls": [
            {"attribute": toll.attribute.value, "of": toll.of, "status": toll.stands, "beside": list(toll.beside),
             "counts": [{"low": c.low, "best": c.best, "high": c.high} for c in toll.counts]}
            for toll in incident.tolls
        ],
        "statuses": {attribute.value: stands for attribute, stands in incident.stands},
        "reports": len(incident.reports), "origins": len(incident.origins),
    }  # fmt: skip


def incident_cells(incident: Summary) -> Row:
    """An incident in cells, each of one value: what is asserted of it, and how the accounts stand."""
    period, place = next(iter(incident.when), None), next(iter(incident.where), None)
    row: Row = {
        "id": incident.id,
        "title": incident.title,
        "status": str(incident.status),
        "earliest": period.earliest if period is not None else None,
        "latest": period.latest if period is not None else None,
        "place": place.name if place is not None else None,
        "latitude": place.latitude if place is not None else None,
        "longitude": place.longitude if place is not None else None,
        "radius_km": place.radius_km if place is not None else None,
        "reports": len(incident.reports),
        "origins": len(incident.origins),
    }
    told = {
        Attribute.TYPE: incident.codes(Attribute.TYPE), Attribute.KIND: incident.codes(Attribute.KIND),
        Attribute.ACTOR: incident.who, Attribute.RECIPIENT: incident.whom, Attribute.BLAME: incident.blame,
    }  # fmt: skip
    for attribute, sides in told.items():
        row[attribute.value] = codes_of(sides)
        row[f"{attribute.value}_status"] = incident.stands_on(attribute)
    for attribute in TOLLS:
        tolls = [(toll.of or "not said", toll) for toll in incident.tolls if toll.attribute is attribute]
        row[attribute.value] = "; ".join(f"{whose}: {numbers_of(toll)}" for whose, toll in tolls if toll.counts)
        row[f"{attribute.value}_status"] = "; ".join(f"{whose}: {toll.stands}" for whose, toll in tolls) or None
    return row


def claim_row(claim: Claim) -> Row:
    """What a claim says and who says so; `value` is as the exports have it."""
    from rashomon.surfaces.exports.jsonl import value_to_json  # noqa: PLC0415  # the exports load more than a list of incidents needs

    of = claim.resolved.id if claim.attribute in TOLLS and isinstance(claim.resolved, Party) else None
    value = claim.value if claim.attribute in TOLLS else claim.resolved or claim.value
    return {
        "attribute": claim.attribute.value, "value": value_to_json(claim.attribute, value, claim.value, of),
        "words": [span.text for span in claim.evidence], "polarity": claim.polarity.value, "certainty": claim.certainty.value, "unsure": is_unsure(claim),
        "source": claim.attribution.source.name, "source_kind": claim.attribution.source.kind,
        "source_party": claim.attribution.source.party.id if claim.attribution.source.party else None,
    }  # fmt: skip


def _ids(sides: Iterable[Iterable[Party | str]]) -> list[list[str]]:
    """Of each side the ids of those whom it names; words that stand for nobody known stay as they are told."""
    return [[value.id if isinstance(value, Party) else value for value in told] for told in sides]


def codes_of(sides: Iterable[Iterable[Party | str]]) -> str:
    """The values of these sides in one cell, each once: a party's id, and whatever else as it is told."""
    each = (value.id if isinstance(value, Party) else value for side in sides for value in side)
    return "; ".join(dict.fromkeys(each))


def numbers_of(toll: Toll) -> str:
    """The numbers of a toll in one cell, a side's after the other's: "4 or 7", "12-" where it is open upwards; nothing where it is only denied."""
    return " or ".join(dict.fromkeys(map(_number, toll.counts)))


def _number(count: Count) -> str:
    if count.best is not None:
        return str(count.best)
    low, high = ("" if bound is None else str(bound) for bound in (count.low, count.high))
    return f"{low}-{high}" if low or high else count.wording
