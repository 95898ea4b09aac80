"""A made-up world of conflicts, whose occurrences are known because they are drawn by lot.

Theatres differ in how much happens there; half of it falls in offensives of some weeks, in a few towns. Towns lie by themselves
or with a near neighbour, a morning's walk away. One kind of occurrence is seen again and again in one town, between the same sides:
what tells two of them apart is the day, the toll, and the words. The same seed gives the same world on every machine.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from dataclasses import dataclass

from rashomon.records import Place

THEATRES = 12
_TOWNS = 60
_PROVINCES = 4
_FIRST = dt.date(2000, 1, 1).toordinal()
_EVERY = 150
"""An offensive begins every so many days, in the mean."""
_SIDES = (
    ("MIL", "PGM", "GOV"),
    ("REB", "REBYOUTH"),
    ("SEP",),
    ("OUT",),
)
"""What the sides of a war are called, each by its sector or its name; the first is a state and those who fight for it."""

KINDS = (
    ("exchange_of_fire", "ASSAULT", 22), ("shelling", "ASSAULT", 18), ("airstrike", "ASSAULT", 14), ("shooting", "ASSAULT", 10),
    ("ground_attack", "ASSAULT", 8), ("ied", "ASSAULT", 7), ("raid", "ASSAULT", 6), ("detention", "COERCE", 5),
    ("protest", "PROTEST", 6), ("block", "COERCE", 4), ("drone_strike", "ASSAULT", 4), ("car_bomb", "ASSAULT", 2),
    ("withdrawal", "RETREAT", 2), ("meeting", "CONSULT", 2),
)  # fmt: skip
"""Kind, PLOVER type, and how often of a hundred or so."""

_VOWELS, _CONSONANTS = "aeiou", "bdfghjklmnprstvz"


@dataclass(frozen=True, slots=True)
class Theatre:
    """A conflict: how long it is told, its towns and provinces, its sides, the outlets that report it and its offensives."""

    number: int
    days: int
    towns: tuple[Place, ...]
    provinces: tuple[Place, ...]
    country: Place
    sides: tuple[tuple[str, ...], ...]
    outlets: tuple[str, ...]
    offensives: tuple[tuple[int, int], ...]
    """The first day and the town around which it was fought."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What happened, with the words that a careful reporter would use of it."""

    key: str
    theatre: Theatre
    day: int
    town: int
    kind: str
    plover: str
    sides: tuple[int, int]
    killed: int | None
    injured: int | None
    victim: str | None
    words: tuple[str, ...]


def coined(chance: random.Random, syllables: int) -> str:
    """A word that no language has."""
    return "".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(syllables)) + chance.choice("nrlsm")


def _place(name: str, at: tuple[float, float], radius: float, precision: str, within: tuple[str, ...], code: str) -> Place:  # noqa: PLR0917
    return Place(
        id=f"made:{name.lower()}", name=name, wording=name, precision=precision, latitude=round(at[0], 4),
        longitude=round(at[1], 4), radius_km=radius, country=code, within=within,
    )  # fmt: skip


def _near(chance: random.Random, at: tuple[float, float], least: float, most: float) -> tuple[float, float]:
    """A point so many kilometres away."""
    distance, angle = chance.uniform(least, most) / 111.0, chance.uniform(0, 2 * math.pi)
    return at[0] + distance * math.sin(angle), at[1] + distance * math.cos(angle) / math.cos(math.radians(at[0]))


def make_theatre(number: int, days: int, seed: int) -> Theatre:
    """The theatre of this number, told for so many days."""
    chance = random.Random(f"{seed}:theatre:{number}")
    code = "".join(chance.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(3))
    middle = (chance.uniform(-5, 45), -10.0 + 13.0 * number)
    country = _place(f"{coined(chance, 3).title()}{number}", middle, 400.0, "country", (), code)
    centres = [_near(chance, middle, 80, 220) for _ in range(_PROVINCES)]
    provinces = tuple(
        _place(f"{coined(chance, 2).title()} Province", at, chance.uniform(50, 90), "region", (code,), code) for at in centres
    )
    towns: list[Place] = []
    points: list[tuple[int, tuple[float, float]]] = []
    for n in range(_TOWNS):
        if n % 2 and chance.random() < 0.6:
            province, at = points[-1]
            at = _near(chance, at, 3, 14)
        else:
            province = chance.randrange(_PROVINCES)
            at = _near(chance, centres[province], 2, 70)
        points.append((province, at))
        name = coined(chance, chance.choice((2, 2, 3))).title()
        within = (str(provinces[province].id), code)
        towns.append(_place(name, at, chance.choice((2.0, 4.0, 8.0)), "near", within, code))
    state = tuple(f"{code}_{sector}" for sector in _SIDES[0])
    sides = (state, *(tuple(f"{code}{number}{name}" for name in names) for names in _SIDES[1:]))
    outlets = tuple(f"{coined(chance, 2).title()} {word}" for word in ("Post", "Times", "News", "Agency", "Monitor", "Radio") * 5)
    begun = range(max(1, days // _EVERY))
    offensives = tuple((_FIRST + chance.randrange(days), chance.randrange(_TOWNS)) for _ in begun)
    return Theatre(number, days, tuple(towns), provinces, country, sides, outlets, offensives)


def make_occurrence(number: int, theatres: tuple[Theatre, ...], seed: int) -> Occurrence:
    """The occurrence of this number."""
    chance = random.Random(f"{seed}:occurrence:{number}")
    (theatre,) = chance.choices(theatres, [1 / (t.number + 1) for t in theatres])
    if chance.random() < 0.5:
        first, centre = chance.choice(theatre.offensives)
        day, town = first + int(chance.triangular(0, 30, 5)), (centre + int(chance.expovariate(0.4))) % _TOWNS
    else:
        day, town = _FIRST + chance.randrange(theatre.days), min(_TOWNS - 1, int(chance.expovariate(0.08)))
    kind, plover, _ = chance.choices(KINDS, [weight for *_, weight in KINDS])[0]
    sides = (0, chance.choice((1, 1, 1, 2, 3)))
    sides = sides if chance.random() < 0.6 else (sides[1], sides[0])
    harmed = plover == "ASSAULT"
    killed = min(80, int(chance.paretovariate(0.9)) - 1) if harmed and chance.random() < 0.75 else None
    injured = min(200, int(chance.paretovariate(0.7)) - 1) if harmed and chance.random() < 0.6 else None
    victim = f"{coined(chance, 2).title()} {coined(chance, 3).title()}" if chance.random() < 0.12 else None
    words = tuple(chance.choice(DETAILS) for _ in range(6)) + tuple(coined(chance, 3) for _ in range(3))
    return Occurrence(f"o{number}", theatre, day, town, kind, plover, sides, killed, injured, victim, words)


DETAILS = (
    "bridge", "market", "checkpoint", "school", "hospital", "mosque", "church", "bakery", "convoy", "tanker",
    "tractor", "orchard", "warehouse", "depot", "barracks", "airfield", "refinery", "pipeline", "dam", "canal",
    "quarry", "cemetery", "stadium", "university", "courthouse", "prison", "embassy", "hotel", "factory", "mill",
    "station", "tunnel", "trench", "hilltop", "ridge", "valley", "crossroads", "roundabout", "highway", "border",
    "crossing", "village", "suburb", "district", "camp", "mortar", "rocket", "howitzer", "grenade", "sniper", "drone",
    "helicopter", "bulldozer", "tank", "truck", "motorcycle", "minibus", "ambulance", "boat", "launcher", "general",
    "commander", "mayor", "teacher", "doctor", "journalist", "farmer", "shepherd", "student", "baker", "driver",
    "priest", "imam", "judge", "policeman", "wedding", "funeral", "harvest", "curfew", "ceasefire", "truce",
    "hostage", "ransom", "amnesty", "referendum", "election", "sanctions", "embargo", "blackout", "flames", "smoke",
    "crater", "rubble", "shrapnel", "debris", "windows", "rooftop", "basement", "courtyard", "generator", "antenna",
    "reservoir", "silo", "granary", "dawn", "midnight", "noon", "rain", "snow", "fog", "dust", "heat", "flood",
)  # fmt: skip
"""What an occurrence is remembered by."""
