"""Every place the program knows: the theatre's own, then the world's with those of the gazetteers that the user added.

    gazetteer = Gazetteer.open(theatre="syria")
    gazetteer.find("Dayrik")[0].id          # "syria:al-malikiyah"
    gazetteer.find("Reading")[0].id         # "geonames:2639577", the runners-up behind it

The theatre's places are few, cited and held in memory; the world's lie in an index that is made once (see
`world`), and each added gazetteer in one of its own (see `added`). A name that is spelt as neither knows it is looked up by its sound: among the theatre's places, and
among the others only in countries the caller names.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rashomon.knowledge.places.added import AddedGazetteer, open_added
from rashomon.knowledge.places.borders import find_borders
from rashomon.knowledge.places.coordinates import Coordinates, find_positions
from rashomon.knowledge.places.entries import AREAS, SETTLEMENTS, PlaceEntry, load_places
from rashomon.knowledge.places.geometry import distance_km
from rashomon.knowledge.places.index import WITH_NOUN
from rashomon.knowledge.places.kinds import POINT, POSITION
from rashomon.knowledge.places.merging import join, merge
from rashomon.knowledge.places.names import fold, likeness, sound
from rashomon.knowledge.places.world import open_index

ALIKE_IN_THEATRE = 64.0
ALIKE_IN_WORLD = 80.0
"""How alike two spellings of one sound must be to count as one name. The world holds far more names to mistake, and two
consonants are soon shared: Duwayleh is not Dalyeh."""
SAME_PLACE_KM = 25.0
"""A theatre entry and a world entry of one name no farther apart than this are one place."""
SAME_TOWN_KM = 6.0
"""A town of the theatre and one of the world that sound alike and lie no farther apart than this are one town."""
REMEMBERED = 50_000
_WIDE = ("country", "province")

_COLUMNS = "p.ident, p.name, p.kind, p.latitude, p.longitude, p.radius_km, p.country, p.admin1, p.population"
_BY_NUMBER = f"select {_COLUMNS} from places p where p.id = cast(substr(?, 10) as integer)"  # noqa: S608  columns alone
_BY_IDENT = f"select {_COLUMNS} from places p where p.id < 0 and p.ident = ?"  # noqa: S608
_BY_SOUND = f"select s.spelt, {_COLUMNS} from sounds s join places p on p.id = s.place where s.key = ?"  # noqa: S608
_BY_NAMES = f"""select n.key, n.chief, {_COLUMNS} from names n join places p on p.id = n.place
where n.key in (select value from json_each(?))
order by (n.chief >= 0 and p.kind in ('country', 'province')) desc, n.chief desc, p.population desc"""  # noqa: S608


@dataclass(slots=True)
class Gazetteer:
    """Look-up by name and by id. `countries` are the theatre's own; ties fall to them."""

    theatre: str | None
    entries: dict[str, PlaceEntry]
    index: sqlite3.Connection | None
    countries: frozenset[str] = frozenset()
    added: tuple[tuple[AddedGazetteer, sqlite3.Connection], ...] = ()
    _spelt: dict[str, list[PlaceEntry]] = field(default_factory=lambda: defaultdict(list))
    _heard: dict[str, list[tuple[str, PlaceEntry]]] = field(default_factory=lambda: defaultdict(list))
    _world: dict[str, tuple[PlaceEntry, ...]] = field(default_factory=dict)
    _longest: dict[str, int] = field(default_factory=dict)
    _covered: frozenset[str] = frozenset()
    """Countries whose provinces the theatre has itself: the world's are left out, so that each is one place."""

    @classmethod
    def open(cls, theatre: str | None) -> Gazetteer:
        """The gazetteer of a theatre; None for the world alone. SettingError where the pack is missing or wrong."""
        pack = load_places(theatre) if theatre is not None else ()
        return cls.of(pack, theatre=theatre, index=open_index(), added=open_added())

    @classmethod
    def of(
        cls,
        pack: Iterable[PlaceEntry],
        *,
        theatre: str | None = None,
        index: sqlite3.Connection | None = None,
        added: tuple[tuple[AddedGazetteer, sqlite3.Connection], ...] = (),
    ) -> Gazetteer:
        """A gazetteer of these entries, over the world index and the added ones where they are given."""
        entries = {entry.id: entry for entry in pack}
        held = [e.country for e in entries.values() if e.country]
        own = frozenset(c for c in set(held) if held.count(c) * 2 > len(held))
        covered = frozenset(e.country for e in entries.values() if e.kind == "province" and e.country)
        made = cls(theatre, entries, index, own, added, _covered=covered)
        for entry in entries.values():
            for key in filter(None, dict.fromkeys(map(fold, entry.spelt))):
                made._spelt[key].append(entry)
                first, *rest = key.split()
                made._longest[first] = max(made._longest.get(first, 0), 1 + len(rest))
                if heard := sound(key):
                    made._heard[heard].append((key, entry))
        return made

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return (Gazetteer.open, (self.theatre,))

    @property
    def versions(self) -> dict[str, str]:
        """The state of each added gazetteer: {"gazetteer:sy": "9f0c..."}."""
        return {f"gazetteer:{about.name}": about.digest for about, _ in self.added}

    def entry(self, identity: str) -> PlaceEntry | None:
        """The place of this id: "syria:al-malikiyah", "geonames:173480", "IQ-15", "SY"."""
        if identity in self.entries:
            return self.entries[identity]
        query = _BY_NUMBER if identity.startswith("geonames:") else _BY_IDENT
        found: PlaceEntry | None = None
        for name, index in self._indexes():
            row = index.execute(query, (identity,)).fetchone()
            if row:
                found = join(found, _entry(row, name)) if found else _entry(row, name)
        return found

    def spelt(self, name: str) -> tuple[PlaceEntry, ...]:
        """Places of exactly this name, case, marks and hyphens aside: the theatre's first, then by population.

        A province is left out that goes by this name only where a noun is said beside it; `find` has it.
        """
        return tuple(entry for entry in self._bearing(fold(name)) if entry.kind != "namesake")

    def _bearing(self, key: str) -> tuple[PlaceEntry, ...]:
        return self._ranked(self._spelt.get(key, ()), self._from_world(key))

    def in_theatre(self, name: str) -> tuple[PlaceEntry, ...]:
        """The theatre's places of exactly this name."""
        return tuple(self._spelt.get(fold(name), ()))

    def longest(self, word: str) -> int:
        """How many words the theatre's longest name has that begins with this word; 0 where none does."""
        return self._longest.get(fold(word), 0)

    def known(self, names: Collection[str]) -> set[str]:
        """Those of the names that some place bears, spelt alike; one question for a whole report."""
        keys = {name: fold(name) for name in names}
        self._fetch({key for key in keys.values() if key and key not in self._world})
        return {
            name
            for name, key in keys.items()
            if key in self._spelt or any(entry.kind != "namesake" for entry in self._world.get(key, ()))
        }

    def find(self, name: str, countries: Collection[str] = ()) -> tuple[PlaceEntry, ...]:
        """Places that this name may stand for, likeliest first; by sound where no place is spelt so."""
        if (position := next(find_positions(name), None)) is not None:
            return (_of_position(name, position),)
        key = fold(name)
        exact = self._bearing(key)
        if not exact and (border := next(find_borders(name), None)) is not None and border[:2] == (0, len(name)):
            return self.spelt(border[2])
        if exact or not key:
            return exact
        heard = sound(key)
        if len(heard) < 2:
            return ()
        near = [(likeness(key, k), e) for k, e in self._heard.get(heard, ())]
        least = ALIKE_IN_THEATRE if len(heard) > 2 else ALIKE_IN_WORLD
        best = sorted(
            ((score, e) for score, e in near if score >= least),
            key=lambda pair: (-round(pair[0]), pair[1].kind in AREAS),
        )
        found = tuple(dict.fromkeys(e for _, e in best))
        if found or len(heard) < 3:
            return found
        return self._by_sound(key, heard, frozenset(countries) | self.countries)

    def _indexes(self) -> list[tuple[str, sqlite3.Connection]]:
        """The added gazetteers by name, and the world under no name."""
        world = [("", self.index)] if self.index is not None else []
        return [*((about.name, index) for about, index in self.added), *world]

    def _by_sound(self, key: str, heard: str, countries: frozenset[str]) -> tuple[PlaceEntry, ...]:
        if not countries:
            return ()
        best: dict[str, tuple[float, int, PlaceEntry]] = {}
        for name, index in self._indexes():
            for row in index.execute(_BY_SOUND, (heard,)):
                score = likeness(key, row[0]) if row[7] in countries else 0.0
                if score >= ALIKE_IN_WORLD and score > best.get(row[1], (0.0,))[0]:
                    best[row[1]] = (score, row[9] or 0, _entry(row[1:], name))
        ranked = sorted(best.values(), key=lambda found: (-found[0], -found[1]))
        return merge(entry for _, _, entry in ranked)

    def _from_world(self, key: str) -> tuple[PlaceEntry, ...]:
        if key not in self._world:
            self._fetch({key})
        return self._world.get(key, ())

    def _fetch(self, keys: set[str]) -> None:
        if len(self._world) + len(keys) > REMEMBERED:
            self._world.clear()
        found: dict[str, list[tuple[tuple[int, int, int], PlaceEntry]]] = {key: [] for key in keys}
        asked = json.dumps(sorted(keys))
        for name, index in self._indexes():
            for key, chief, *row in index.execute(_BY_NAMES, (asked,)):
                entry = _entry(row, name)
                if entry.kind == "province" and entry.country in self._covered:
                    continue
                entry = _with_noun(entry) if chief == WITH_NOUN else entry
                found[key].append(((-int(entry.kind in _WIDE), -chief, -entry.population), entry))
        for key, entries in found.items():
            if self.added and len(entries) > 1:
                entries.sort(key=lambda held: held[0])
                self._world[key] = merge(entry for _, entry in entries)
            else:
                self._world[key] = tuple(entry for _, entry in entries)

    def _ranked(self, pack: Iterable[PlaceEntry], world: tuple[PlaceEntry, ...]) -> tuple[PlaceEntry, ...]:
        own = sorted(pack, key=lambda e: (e.kind in AREAS, e.kind == "village"))
        if not own:
            return tuple(dict.fromkeys(map(self._of_theatre, world)))
        rest = [w for w in world if not any(is_same(w, e) for e in own)]
        return (*own, *rest)

    def _of_theatre(self, entry: PlaceEntry) -> PlaceEntry:
        """The theatre's own entry of a town that others know by a name which it lacks: Jayrud, a spelling of GeoNames', is the pack's Jirud.

        An added place is the theatre's by any name that both know ("Dayrik City" is Al-Malikiyah), one of the world by sound.
        """
        if entry.kind not in SETTLEMENTS:
            return entry
        key = fold(entry.name)
        if entry.gazetteer and (own := next((e for e in self._spelt.get(key, ()) if is_same(entry, e) and e.kind in SETTLEMENTS), None)):
            return own
        if entry.country not in self.countries:
            return entry
        alike = (e for _, e in self._heard.get(sound(key), ()) if e.kind in SETTLEMENTS)
        return next((e for e in alike if distance_km(e.point, entry.point) <= SAME_TOWN_KM), entry)


def is_same(world: PlaceEntry, own: PlaceEntry) -> bool:
    """Whether the world's entry of a name and a theatre's are one place."""
    return distance_km(world.point, own.point) <= max(SAME_PLACE_KM, own.radius_km)


def _entry(row: Sequence[Any], gazetteer: str) -> PlaceEntry:
    ident, name, kind, lat, lon, radius, country, admin1, people = row
    holders = (f"{country}-{admin1}",) if country and admin1 and kind not in ("country", "province", "sea") else ()
    return PlaceEntry(
        id=ident, name=name, kind=kind, latitude=lat, longitude=lon, radius_km=radius, country=country,
        within=holders, population=people or 0, gazetteer=gazetteer,
    )  # fmt: skip


def _of_position(name: str, position: Coordinates) -> PlaceEntry:
    """A point given in figures as a place."""
    return PlaceEntry(
        id=f"{POINT}{position.latitude},{position.longitude}", name=name, kind=POSITION, latitude=position.latitude, longitude=position.longitude,
        radius_km=position.radius_km,
    )  # fmt: skip


def _with_noun(province: PlaceEntry) -> PlaceEntry:
    """The province as a name gives it that is rather its town's: "Kharkiv" alone is the city, and "Kharkiv region" this."""
    return replace(province, kind="namesake", within=(province.id,))
