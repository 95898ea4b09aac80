"""Where: how two accounts' places stand to each other."""

from __future__ import annotations

from rashomon.knowledge.places.geometry import gap_km, holds
from rashomon.linking.profiles import Profile
from rashomon.records import Place

SLACK_KM = 15.0
"""What reports misplace beyond the radii they give: "near the town" is said of a village a morning's walk away."""

_BLUR = 0.25
"""And the share of a region's radius by which its name is stretched: "the north" has no edge."""

_SPOT_KM = 8.0
"""A village, a quarter or a crossroads; few things happen there, and many in a city."""

_TOWN_KM = 30.0
_RANK = (
    "same place",
    "same town",
    "within the radii",
    "same name, on no map",
    "a region that holds it",
    "one country",
    "one wording, two places",
    "just outside the radii",
)


def _confusable(left: Place, right: Place) -> bool:
    return (right.id is not None and right.id in left.alternatives) or (
        left.id is not None and left.id in right.alternatives
    )


def apart(left: Place, right: Place) -> bool:
    """Whether the happening cannot lie in both: farther than both radii and the slack, and neither holds the other."""
    one, other = left.radius_km or 0.0, right.radius_km or 0.0
    if left.latitude == right.latitude and left.longitude == right.longitude:
        return False
    distance = gap_km(left, right)
    if distance is None or distance <= one + other + max(SLACK_KM, _BLUR * max(one, other)):
        return False
    return not (holds(left, right) or holds(right, left) or _confusable(left, right))


def _stand(left: Place, right: Place) -> str | None:
    wide = max(left.radius_km or 0.0, right.radius_km or 0.0)
    if "country" in (left.precision, right.precision):
        shared = left.country is not None and left.country == right.country
        return "one country" if shared else None
    if wide <= _TOWN_KM and left.id is not None and left.id == right.id:
        return "same place" if wide <= _SPOT_KM else "same town"
    distance = gap_km(left, right)
    if distance is None:
        return None
    if distance <= (left.radius_km or 0.0) + (right.radius_km or 0.0) or distance < 1.0:
        return "within the radii" if wide <= _TOWN_KM else "a region that holds it"
    if holds(left, right) or holds(right, left):
        return "a region that holds it"
    if _confusable(left, right):
        return "one wording, two places"
    return "just outside the radii"


def compare_places(left: Profile, right: Profile) -> str | None:
    """The level of the best pair of places the two accounts give; None where nothing can be said.

    Where an account gives a place and what holds it ("in Al-Bab, in Aleppo, in Syria"), the place is compared: two quarters of
    one town, shelled on one day, are not one place for being in one town.
    """
    found = {_stand(a, b) for a in left.spots for b in right.spots}
    if left.unmapped & right.unmapped:
        found.add("same name, on no map")
    level = next((level for level in _RANK if level in found), None)
    if level == "just outside the radii" and all(apart(a, b) for a in left.spots for b in right.spots):
        return "elsewhere"
    return level

