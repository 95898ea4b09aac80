"""Which place of a name is meant: there are seventy Springfields, and two Deriks.

A candidate gains by being of the theatre, by the place noun said ("Hasakah province"), by a holder named in the same
phrase ("Aleppo, Syria"), by the countries and provinces that the report's other names share, by lying near them, and
by its inhabitants. One name means one place throughout a report, unless its phrase says otherwise.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.knowledge.gazetteer import Gazetteer
from rashomon.knowledge.geometry import distance_km
from rashomon.knowledge.place_entries import AREAS, LINES, SETTLEMENTS, SPOTS, PlaceEntry
from rashomon.knowledge.place_names import fold

_NOUN_KINDS: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset("city town village hamlet settlement suburb capital community township neighbourhood neighborhood camp".split()), SETTLEMENTS),
    (
        frozenset(
            "province governorate district subdistrict sub-district region canton county parish state republic oblast "
            "countryside hinterland country peninsula desert".split()
        ),
        AREAS,
    ),
    (frozenset("highway motorway road route corridor border frontier river".split()), LINES),
    (frozenset("airbase airfield airport base outpost garrison crossing field oilfield dam bridge prison".split()), SPOTS),
)  # fmt: skip
FROM_THEATRE = 40.0
NOUN_FITS = 25.0
HELD = 40.0
SHARED_COUNTRY = 14.0
SHARED_PROVINCE = 12.0
KIND_BONUS = {"country": 9.0, "capital": 5.0, "province": 4.0, "region": 3.0, "sea": 3.0, "city": 1.0}


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
    """What a report's names say together: shares of countries and provinces, and points that are beyond doubt."""

    countries: Counter[str]
    provinces: Counter[str]
    points: tuple[tuple[float, float], ...]

    @classmethod
    def of(cls, candidates: Iterable[Sequence[PlaceEntry]], gazetteer: Gazetteer) -> Context:
        """The context that these candidates, name by name, make."""
        countries: Counter[str] = Counter()
        provinces: Counter[str] = Counter()
        points = []
        for found in candidates:
            if not found:
                continue
            if any(e.pack for e in found):
                own = next(e for e in found if e.pack)
                countries[own.country or ""] += 3
                points.append(own.point)
                continue
            held = {e.country for e in found if e.country}
            for country in held:
                countries[country] += 1 / len(held) ** 1.5
            if any(e.kind == "country" for e in found):
                countries[next(e.id for e in found if e.kind == "country")] += 1
            if any(e.kind == "province" for e in found):
                provinces[next(e.id for e in found if e.kind == "province")] += 1
            within = {w for e in found for w in e.within}
            for province in within:
                provinces[province] += 1 / len(within) ** 1.2
            if len(found) == 1 and found[0].kind not in AREAS:
                points.append(found[0].point)
        return cls(countries, provinces, tuple(points[:40]))

    def top_countries(self, most: int = 3) -> tuple[str, ...]:
        """The countries most spoken of."""
        return tuple(c for c, _ in self.countries.most_common(most) if c)


def choose(asked: Asked, candidates: Sequence[PlaceEntry], context: Context) -> list[PlaceEntry]:
    """The candidates, the likeliest first."""
    key = fold(asked.name)
    total = sum(context.countries.values()) or 1.0
    most = max(context.provinces.values(), default=0.0) or 1.0
    scored = []
    for number, entry in enumerate(candidates):
        score = KIND_BONUS.get(entry.kind, 0.0) + 1.5 * math.log10(entry.population + 10)
        score += FROM_THEATRE if entry.pack else 0.0
        score += 3.0 if fold(entry.name) == key else 0.0
        score += SHARED_COUNTRY * context.countries.get(entry.country or "", 0.0) / total
        province = entry.id if entry.kind == "province" else entry.within[0] if entry.within else ""
        score += SHARED_PROVINCE * context.provinces.get(province, 0.0) / most
        score += _noun_fit(asked, entry) + sum(_held(entry, holder) for holder in asked.holders)
        if asked.seat:
            score += {"capital": 12.0, "country": 12.0, "province": -8.0}.get(entry.kind, 0.0)
        if context.points and entry.kind not in AREAS:
            nearest = min(distance_km(entry.point, p) for p in context.points)
            score += 5.0 if nearest < 60 else 3.0 if nearest < 200 else 0.0
        scored.append((-score, number, entry))
    scored.sort(key=lambda row: row[:2])
    return [entry for _, _, entry in scored]


def _noun_fit(asked: Asked, entry: PlaceEntry) -> float:
    if asked.area and entry.kind in AREAS:
        return NOUN_FITS
    if asked.noun is None:
        return -1.0 if entry.pack and entry.kind in AREAS and entry.kind != "region" else 0.0
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
