"""Which place of a name is meant: there are seventy Springfields, and two Deriks.

A candidate gains by being of the theatre, by its inhabitants, by the place noun said ("Hasakah province"), by a holder named
in the same phrase ("Aleppo, Syria"), and by the company of the report's other names (`place_company`). One name means one place
throughout a report, unless its phrase says otherwise.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from rashomon.knowledge.places.entries import AREAS, LINES, SETTLEMENTS, SPOTS, PlaceEntry
from rashomon.knowledge.places.geometry import distance_km
from rashomon.knowledge.places.names import fold
from rashomon.resolving.places.place_company import support_of

_NOUN_KINDS: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset(["city", "town", "village", "hamlet", "settlement", "suburb", "capital", "community", "township", "neighbourhood", "neighborhood", "camp"]), SETTLEMENTS),
    (
        frozenset(
            ["province", "governorate", "district", "subdistrict", "sub-district", "region", "canton", "county", "parish", "state", "republic", "oblast", "department", "prefecture", "krai", "territory", "division", "emirate", "voivodeship", "zone", "countryside", "hinterland", "country", "peninsula", "desert"]
        ),
        AREAS,
    ),
    (frozenset(["highway", "motorway", "road", "route", "corridor", "border", "frontier", "river"]), LINES),
    (frozenset(["airbase", "airfield", "airport", "base", "outpost", "garrison", "crossing", "field", "oilfield", "dam", "bridge", "prison", "shoal", "reef", "atoll", "island", "islet", "cay", "bank", "port"]), SPOTS),
)  # fmt: skip
_ACROSS = LINES | frozenset({"country", "region", "sea"})
"""Kinds of places that may lie in several countries, whichever their entry names."""
_QUARTERS = frozenset(["neighbourhood", "neighborhood", "quarter", "district", "suburb"])
FROM_THEATRE = 40.0
NOUN_FITS = 25.0
HELD = 40.0
POPULATION = 1.5
KNOWN_ANYWHERE = 300_000
KNOWN_BY_OTHER_NAMES = 1_000_000
"""Inhabitants from which a town is known wherever a name of it is said that is not its chief one: Bombay, and no Rashid for Rosetta."""
SHORTEST_ELSEWHERE = 4
"""Letters of such a name up to which it counts only in the countries that the report speaks of."""
KIND_BONUS = {"country": 22.0, "capital": 8.0, "province": 14.0, "region": 24.0, "sea": 24.0, "city": 1.0}
QUARTER_SAID = 10.0
_FRAMING = frozenset({"country", "province", "capital"})


@dataclass(frozen=True, slots=True)
class PlaceQuestion:
    """One name to choose for: its words, the place noun beside it, and what its phrase says holds it."""

    name: str
    noun: str | None = None
    area: bool = False
    seat: bool = False
    holders: tuple[PlaceEntry, ...] = ()
    bound: frozenset[str] = frozenset()
    """The countries that its own phrase says it lies in: "Palma, Mozambique", "the village of Santiago in Somalia". No namesake abroad is meant."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a report's names say together: for each name's candidates what the others add, and the countries spoken of."""

    support: Mapping[str, Mapping[str, float]]
    countries: Mapping[str, Counter[str]]
    in_theatre: bool = False
    frame: frozenset[str] = frozenset()
    """The countries that the report names as places, or by their provinces or great cities: where it is. Who speaks or acts in it frames nothing."""
    peoples: frozenset[str] = frozenset()
    """The countries of the peoples that it names, and those that border on them: where nothing says where it is, a namesake there is likelier than one afar."""

    @classmethod
    def of(cls, candidates: Mapping[str, Sequence[PlaceEntry]], framing: Container[str] = (), peoples: frozenset[str] = frozenset()) -> Context:
        """The context that these names make, each with its candidates; a people stands for its country, and `framing` names for where it is."""
        merits = {name: [_merit(fold(name), e) for e in found] for name, found in candidates.items()}
        support = support_of(candidates, merits)
        countries = {}
        frame: set[str] = set()
        for name, found in candidates.items():
            added = support.get(name, {})
            scored = zip(merits[name], found, strict=True)
            best = max(scored, key=lambda pair: pair[0] + added.get(pair[1].id, 0.0), default=None)
            countries[name] = Counter([best[1].country] if best and best[1].country else [])
            if best and best[1].country and name in framing and (best[1].kind in _FRAMING or best[1].population >= KNOWN_ANYWHERE):
                frame.add(best[1].country)
        theatre = any(e.pack and e.kind != "country" for found in candidates.values() for e in found[:1])
        return cls(support, countries, theatre, frozenset(frame), peoples)

    def spoken_of(self, but: str | None = None) -> Counter[str]:
        """The countries in which the names most likely lie, each name counted once; without those of the name `but`."""
        return sum((c for name, c in self.countries.items() if name != but), Counter())

    def top_countries(self, most: int = 3) -> tuple[str, ...]:
        """The countries most spoken of."""
        return tuple(c for c, _ in self.spoken_of().most_common(most))


def choose(asked: PlaceQuestion, candidates: Sequence[PlaceEntry], context: Context) -> list[PlaceEntry]:
    """The candidates, the likeliest first."""
    key = fold(asked.name)
    support = context.support.get(asked.name, {})
    scored = []
    for number, entry in enumerate(candidates[:60]):
        score = _merit(key, entry) + support.get(entry.id, 0.0)
        score += _noun_fit(asked, entry) + sum(_held(entry, holder) for holder in asked.holders)
        if asked.seat:
            score += {"capital": 12.0, "country": 12.0, "province": -8.0}.get(entry.kind, 0.0)
        scored.append((-score, number, entry))
    scored.sort(key=lambda row: row[:2])
    ranked = [entry for _, _, entry in scored]
    if any(entry.country in asked.bound for entry in ranked):  # "Niger state, Nigeria" is not the country of Niger
        ranked = [entry for entry in ranked if entry.kind != "country" or entry.country in asked.bound]
    framed = asked.holders or asked.bound or context.in_theatre or context.frame
    if not framed and ranked and not _is_great(ranked[0]) and ranked[0].country not in context.peoples:
        ranked.sort(key=lambda entry: entry.country not in context.peoples)
    if ranked and _far_fetched(asked, ranked[0], context):
        return [entry for entry in ranked if not _far_fetched(asked, entry, context)]
    return ranked


def _merit(key: str, entry: PlaceEntry) -> float:
    score = _bonus(entry) + POPULATION * math.log10(entry.population + 10)
    score += FROM_THEATRE if entry.pack else 0.0
    return score + (6.0 if fold(entry.name) == key else 0.0)


def _far_fetched(asked: PlaceQuestion, entry: PlaceEntry, context: Context) -> bool:
    """Whether a small place elsewhere only happens to share its name with one that no gazetteer holds.

    A place of less than 300,000 people counts only in a country that the report speaks of, in one that its own phrase tells if any,
    and nothing that is said to lie by a town lies 300 km from it. A village or a quarter of the theatre lies by the place that its
    phrase says holds it: "al-Sabil in Daraa" is no quarter of Aleppo.
    """
    if asked.bound and entry.country and entry.country not in asked.bound and entry.kind not in _ACROSS:
        return True
    if entry.pack and entry.kind in ("village", "neighbourhood"):
        return any(h.pack and not _reaches(h, entry) for h in asked.holders)
    other = fold(entry.name) != fold(asked.name)
    if entry.pack or entry.kind not in ("village", "town", "city") or entry.population >= (KNOWN_BY_OTHER_NAMES if other else KNOWN_ANYWHERE):
        return False
    if other and len(fold(asked.name)) <= SHORTEST_ELSEWHERE and context.frame and entry.country not in context.frame:
        return True  # "Ban" is no Vannes
    if any(h.kind not in AREAS and distance_km(h.point, entry.point) > 300 for h in asked.holders):
        return True
    if any(_outside(holder, entry) for holder in asked.holders):
        return True
    if entry.country is None:  # whoever added it without a country meant it for what they read
        return False
    told = {holder.country for holder in asked.holders if holder.kind in AREAS and holder.country} | asked.bound
    if told:
        return entry.country not in told
    if asked.holders or not (context.in_theatre or context.frame):
        return False
    return entry.country not in context.frame and not context.spoken_of(asked.name)[entry.country]


def _outside(holder: PlaceEntry, entry: PlaceEntry) -> bool:
    """Whether a settlement lies far outside the province or district that its phrase says holds it: a namesake elsewhere in the country."""
    if holder.kind not in AREAS or holder.kind == "country" or not holder.radius_km or holder.id in entry.within:
        return False
    return distance_km(holder.point, entry.point) > 2 * holder.radius_km + 60


def _is_great(entry: PlaceEntry) -> bool:
    """Whether a place is known wherever its name is said."""
    return entry.kind not in ("village", "town", "city") or entry.population >= KNOWN_ANYWHERE


def _bonus(entry: PlaceEntry) -> float:
    """What a kind is worth by itself. The world's regions are few and well known; a dump has every park and plain."""
    if entry.gazetteer and entry.kind in ("region", "sea"):
        return 0.0
    return KIND_BONUS.get(entry.kind, 0.0)


def _reaches(holder: PlaceEntry, entry: PlaceEntry) -> bool:
    """Whether a village or quarter may be told by this holder: inside its circle, half again as wide, or near a town.

    A city's name may stand for its province, and villages lie far out in one; a quarter does not.
    """
    slack = 15.0 if entry.kind == "neighbourhood" else 130.0 if holder.kind in SETTLEMENTS else 60.0
    return (
        bool(holder.path)
        or holder.id in entry.within
        or distance_km(holder.point, entry.point) <= 1.5 * holder.radius_km + slack
    )


def _noun_fit(asked: PlaceQuestion, entry: PlaceEntry) -> float:
    if asked.area and entry.kind in AREAS and entry.kind != "namesake":
        return NOUN_FITS
    if asked.noun is None:
        return -16.0 if entry.pack and entry.kind in ("province", "district", "subdistrict") else 0.0
    last = asked.noun.split()[-1].removesuffix("s")
    if entry.kind == "neighbourhood" and last in _QUARTERS:
        return NOUN_FITS + QUARTER_SAID
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
