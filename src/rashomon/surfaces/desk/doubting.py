"""How doubtful an incident is, and why: what puts the queue in order."""

from __future__ import annotations

from rashomon.records import Attribute, Status, Summary
from rashomon.records.summary import DENIED
from rashomon.surfaces.naming import LABELS

_WEIGHT = {
    Attribute.BLAME: 0.35, Attribute.KILLED: 0.35, Attribute.ACTOR: 0.3, Attribute.INJURED: 0.25, Attribute.RECIPIENT: 0.25,
    Attribute.KIND: 0.25, Attribute.TYPE: 0.15, Attribute.PERIOD: 0.2, Attribute.PLACE: 0.2, Attribute.DETAINED: 0.2,
    Attribute.MISSING: 0.2, Attribute.AGREEMENT: 0.2, Attribute.CONTROL: 0.2,
}  # fmt: skip
"""What a dispute of each question weighs; whoever acted, whose fault it was and what it cost matter most."""

_SHORT = {
    Attribute.KIND: "what", Attribute.TYPE: "type", Attribute.PERIOD: "day", Attribute.PLACE: "place", Attribute.ACTOR: "who", Attribute.RECIPIENT: "on whom",
}  # fmt: skip
_LEAST = 0.1
_ONE_ORIGIN, _NO_DAY, _NO_PLACE, _WIDE = 0.3, 0.12, 0.1, 0.08
_BACKGROUND = 0.5
"""What only stands in the background of reports matters half as much."""
WIDE_KM = 75.0
"""A place wider than this is told to be wide."""
_NAMED = 3


def doubt_of(incident: Summary) -> tuple[float, tuple[str, ...]]:
    """How doubtful it is, from 0 up to 1, and the reasons, the weightiest first.

    Each ground leaves so much of certainty: grounds add up, and no number of them passes 1.
    """
    grounds = sorted(_grounds(incident), key=lambda ground: -ground[0])
    certain = 1.0
    for weight, _ in grounds:
        certain *= 1 - weight
    doubt = (1 - certain) * (1.0 if incident.focal else _BACKGROUND)
    return round(doubt, 3), tuple(dict.fromkeys(reason for _, reason in grounds))


def say_reasons(reasons: tuple[str, ...]) -> str:
    """The reasons in few words: "blame, killed, day and 2 more"."""
    if not reasons:
        return "agreed throughout"
    more = len(reasons) - _NAMED
    return ", ".join(reasons[:_NAMED]) + (f" +{more}" if more > 0 else "")


def _grounds(incident: Summary) -> list[tuple[float, str]]:
    found = []
    for attribute, stands in incident.stands:
        if stands in (Status.DISPUTED.value, DENIED):
            weight = _WEIGHT.get(attribute, _LEAST)
            found.append((weight, _SHORT.get(attribute) or LABELS[attribute].lower()))
    if len(incident.origins) <= 1:
        found.append((_ONE_ORIGIN, "one origin"))
    if not incident.when:
        found.append((_NO_DAY, "no day"))
    site = incident.site
    if site is None or not site.known:
        found.append((_NO_PLACE, "no place"))
    elif (site.radius_km or 0.0) > WIDE_KM:
        found.append((_WIDE, "wide place"))
    return found
