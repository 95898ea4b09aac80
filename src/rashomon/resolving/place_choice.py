"""Which place of a name is meant: there are seventy Springfields, and two Deriks.

A candidate gains by being of the theatre, by the place noun said ("Hasakah province"), by a holder named in the same
phrase ("Aleppo, Syria"), by the countries and provinces that the report's other names share, by lying near them, and
by its inhabitants. One name means one place throughout a report, unless its phrase says otherwise.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.knowledge.geometry import distance_km
from rashomon.knowledge.place_entries import AREAS, LINES, SETTLEMENTS, SPOTS, PlaceEntry
from rashomon.knowledge.place_names import fold

_NOUN_KINDS: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset(["city", "town", "village", "hamlet", "settlement", "suburb", "capital", "community", "township", "neighbourhood", "neighborhood", "camp"]), SETTLEMENTS),
    (
        frozenset(
            ["province", "governorate", "district", "subdistrict", "sub-district", "region", "canton", "county", "parish", "state", "republic", "oblast", "countryside", "hinterland", "country", "peninsula", "desert"]
        ),
        AREAS,
    ),
    (frozenset(["highway", "motorway", "road", "route", "corridor", "border", "frontier", "river"]), LINES),
    (frozenset(["airbase", "airfield", "airport", "base", "outpost", "garrison", "crossing", "field", "oilfield", "dam", "bridge", "prison"]), SPOTS),
)  # fmt: skip
FROM_THEATRE = 40.0
NOUN_FITS = 25.0
HELD = 40.0
SHARED_COUNTRY = 14.0
SHARED_PROVINCE = 9.0
KIND_BONUS = {"country": 22.0, "capital": 14.0, "province": 14.0, "region": 24.0, "sea": 24.0, "city": 1.0}


@dataclass(frozen=True, slots=True)
class Asked:
    """One name to choose for: its words, the place noun beside it, and what its phrase says holds it."""

    name: str
    noun: str | None = None
    area: bool = False
    seat: bool = False
    holders: tuple[PlaceEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a report's names say together: weights of countries and provinces, and points that are beyond doubt.

    Each name's own share is kept apart, so that a name is not its own evidence.
    """

    countries: Counter[str]
    provinces: Counter[str]
    points: tuple[tuple[str, tuple[float, float]], ...]
    shares: dict[str, tuple[Counter[str], Counter[str]]]
    in_theatre: bool = False

    @classmethod
    def of(cls, candidates: Mapping[str, Sequence[PlaceEntry]]) -> Context:
        """The context that these names make, each with its candidates."""
        countries: Counter[str] = Counter()
        provinces: Counter[str] = Counter()
        points = []
        shares = {}
        for name, found in candidates.items():
            if not found:
                continue
            own = _shares(found)
            shares[name] = own
            countries.update(own[0])
            provinces.update(own[1])
            sure = next((e for e in found if e.pack), found[0] if len(found) == 1 else None)
            if sure is not None and sure.kind not in AREAS:
                points.append((name, sure.point))
        theatre = any(e.pack and e.kind != "country" for found in candidates.values() for e in found[:1])
        return cls(countries, provinces, tuple(points[:40]), shares, theatre)

    def without(self, name: str) -> tuple[Counter[str], Counter[str], list[tuple[float, float]]]:
        """The context that the other names make."""
        countries, provinces = self.shares.get(name, (Counter(), Counter()))
        return self.countries - countries, self.provinces - provinces, [p for n, p in self.points if n != name]

    def top_countries(self, most: int = 3) -> tuple[str, ...]:
        """The countries most spoken of."""
        return tuple(c for c, _ in self.countries.most_common(most) if c)


def _shares(found: Sequence[PlaceEntry]) -> tuple[Counter[str], Counter[str]]:
    countries: Counter[str] = Counter()
    provinces: Counter[str] = Counter()
    own = next((e for e in found if e.pack), None)
    if own is not None:
        countries[own.country or ""] += 3.0  # type: ignore[assignment]
        return countries, provinces
    for areas, counter in (({e.country for e in found}, countries), ({w for e in found for w in e.within}, provinces)):
        for area in areas - {None}:
            counter[area or ""] += 1 / len(areas) ** 1.5
    for entry in found:
        if entry.kind == "country":
            countries[entry.id] += 1
        elif entry.kind == "province":
            provinces[entry.id] += 1
    return countries, provinces


def choose(asked: Asked, candidates: Sequence[PlaceEntry], context: Context) -> list[PlaceEntry]:
    """The candidates, the likeliest first."""
    key = fold(asked.name)
    countries, provinces, points = context.without(asked.name)
    total = sum(countries.values()) or 1.0
    most = max(provinces.values(), default=0.0) or 1.0
    scored = []
    for number, entry in enumerate(candidates[:60]):
        score = _bonus(entry) + 1.5 * math.log10(entry.population + 10)
        score += FROM_THEATRE if entry.pack else 0.0
        score += 6.0 if fold(entry.name) == key else 0.0
        score += SHARED_COUNTRY * countries.get(entry.country or "", 0.0) / total
        province = entry.id if entry.kind == "province" else entry.within[0] if entry.within else ""
        score += SHARED_PROVINCE * provinces.get(province, 0.0) / most
        score += _noun_fit(asked, entry) + sum(_held(entry, holder) for holder in asked.holders)
        if asked.seat:
            score += {"capital": 12.0, "country": 12.0, "province": -8.0}.get(entry.kind, 0.0)
        if points and entry.kind not in AREAS:
            nearest = min(distance_km(entry.point, p) for p in points)
            score += 8.0 if nearest < 60 else 4.0 if nearest < 200 else 0.0
        scored.append((-score, number, entry))
    scored.sort(key=lambda row: row[:2])
    ranked = [entry for _, _, entry in scored]
    if ranked and _far_fetched(asked, ranked[0], countries, context):
        return [entry for entry in ranked if not _far_fetched(asked, entry, countries, context)]
    return ranked


def _far_fetched(asked: Asked, entry: PlaceEntry, countries: Counter[str], context: Context) -> bool:
    """Whether a small place elsewhere only happens to share its name with one that no gazetteer holds.

    In a report on the theatre, a village or town counts only in a country that the report speaks of; and nothing that is
    said to lie by a town lies 300 km from it.
    """
    if entry.pack or entry.kind not in ("village", "town"):
        return False
    if any(h.kind not in AREAS and distance_km(h.point, entry.point) > 300 for h in asked.holders):
        return True
    if entry.country is None:  # whoever added it without a country meant it for what they read
        return False
    return context.in_theatre and not countries.get(entry.country, 0.0) and not asked.holders


def _bonus(entry: PlaceEntry) -> float:
    """What a kind is worth by itself. The world's regions are few and well known; a dump has every park and plain."""
    if entry.gazetteer and entry.kind in ("region", "sea"):
        return 0.0
    return KIND_BONUS.get(entry.kind, 0.0)


def _noun_fit(asked: Asked, entry: PlaceEntry) -> float:
    if asked.area and entry.kind in AREAS:
        return NOUN_FITS
    if asked.noun is None:
        return -16.0 if entry.pack and entry.kind in ("province", "district", "subdistrict") else 0.0
    last = asked.noun.split()[-1].removesuffix("s")
    for nouns, kinds in _NOUN_KINDS:
        if last in nouns or asked.noun in nouns:
            return NOUN_FITS if entry.kind in kinds else 0.0
    return 0.0


def _held(entry: PlaceEntry, holder: PlaceEntry) -> float:
    if entry.id == holder.id:
        return 0.0
    if holder.id in entry.within or holder.id == entry.country:
        return HELD
    if holder.kind in AREAS and holder.country and holder.country != entry.country:
        return -HELD / 2
    if holder.kind in AREAS and distance_km(entry.point, holder.point) <= holder.radius_km:
        return HELD / 2
    return 0.0 if holder.kind in AREAS else (HELD / 2 if distance_km(entry.point, holder.point) < 80 else 0.0)
