"""Theatre packs opened: their tables, found sound before anything is read with them.

    pack = open_pack("syria")
    pack.theatre.title                  # "Syrian civil war"

A pack with faults is refused whole, and every fault is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rashomon.errors import SettingError
from rashomon.knowledge.actors.loading import read_data
from rashomon.knowledge.theatres.checking.actors import actor_ids, find_actor_faults
from rashomon.knowledge.theatres.checking.faults import Fault
from rashomon.knowledge.theatres.checking.lists import (
    find_agreement_faults,
    find_outlet_faults,
    find_page_faults,
    find_page_warnings,
)
from rashomon.knowledge.theatres.checking.places import find_place_faults, find_place_warnings
from rashomon.knowledge.theatres.finding import (
    NEEDED,
    OPTIONAL,
    TITLE_PAGE,
    Table,
    Theatre,
    digest_of,
    find_folder,
    read_file,
    shipped,
    theatre_of,
)

_MOST_TOLD = 12


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pack:
    """A sound pack: its title page and its tables. `name` is what to ask for to open it again."""

    name: str
    folder: Path
    theatre: Theatre
    places: Table
    actors: Table
    outlets: Table
    agreements: Table
    version: str


def open_pack(asked: str) -> Pack:
    """The pack of this name, or in this folder. Raises SettingError where there is none, or with all its faults."""
    folder = find_folder(asked)
    if asked in shipped():
        return _shipped(asked)
    return _opened(folder, str(folder), _version(folder))


def check_pack(asked: str) -> tuple[Path, tuple[Fault, ...]]:
    """The folder of a pack and all that is wrong with it: faults first, then warnings, those where there are no faults."""
    folder = find_folder(asked)
    tables, faults = _read(folder)
    faults += _faults(tables)
    if not faults:
        faults += [*find_page_warnings(tables[TITLE_PAGE]), *find_place_warnings(tables["places.toml"])]
    return folder, tuple(dict.fromkeys(faults))


@cache
def nation_codes() -> frozenset[str]:
    """The states' codes of three letters."""
    return frozenset(row["id"] for row in read_data("nations.toml")["nation"])


@cache
def _shipped(name: str) -> Pack:
    folder = find_folder(name)
    return _opened(folder, name, _version(folder), checked=True)  # before it shipped, by the tests


@cache
def _opened(folder: Path, name: str, version: str, *, checked: bool = False) -> Pack:
    tables, faults = _read(folder)
    if not checked:
        faults += _faults(tables)
    if faults:
        told = [f"  {fault}" for fault in faults[:_MOST_TOLD]]
        if len(faults) > _MOST_TOLD:
            told.append(f"  and {len(faults) - _MOST_TOLD} more; see: rashomon theatres check {name}")
        raise SettingError("\n".join([f"the theatre pack {name} cannot be used:", *told]))
    return Pack(
        name=name,
        folder=folder,
        theatre=theatre_of(tables[TITLE_PAGE]),
        places=tables["places.toml"],
        actors=tables["actors.toml"],
        outlets=tables.get("outlets.toml", {}),
        agreements=tables.get("agreements.toml", {}),
        version=version,
    )


def _version(folder: Path) -> str:
    return digest_of((path for name in (*NEEDED, *OPTIONAL) if (path := folder / name).is_file()), folder)


def _read(folder: Path) -> tuple[dict[str, Table], list[Fault]]:
    tables: dict[str, Table] = {}
    faults = []
    for name in (*NEEDED, *OPTIONAL):
        path = folder / name
        if not path.is_file():
            if name in NEEDED:
                faults.append(Fault(file=name, entry="", problem="is not there; a pack needs it"))
            continue
        try:
            tables[name] = read_file(path)
        except SettingError as problem:
            faults.append(Fault(file=name, entry="", problem=str(problem).removeprefix(f"{path}: ")))
    return tables, faults


def _faults(tables: dict[str, Table]) -> list[Fault]:
    """Every fault of the files that could be read; references into one that could not be are not followed."""
    nations = nation_codes()
    faults: list[Fault] = []
    page, actors = tables.get(TITLE_PAGE), tables.get("actors.toml")
    if page is not None:
        faults += find_page_faults(page, nations)
    if "places.toml" in tables:
        prefix = page.get("id") if page is not None else None
        faults += find_place_faults(tables["places.toml"], f"{prefix}:" if isinstance(prefix, str) else None)
    if actors is None:
        return faults
    faults += find_actor_faults(actors, nations)
    known = actor_ids(actors)
    faults += find_outlet_faults(tables.get("outlets.toml", {}), known, nations)
    faults += find_agreement_faults(tables.get("agreements.toml", {}), known, nations)
    return faults
