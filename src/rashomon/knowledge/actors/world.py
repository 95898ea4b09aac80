"""The world's bodies: what news calls by name in every conflict, the Pentagon, NATO, Hezbollah, TASS.

    actors, outlets = put_behind({}, {})                        # of a report outside every theatre
    actors, outlets = put_behind(pack.actors, pack.outlets)     # of one that a pack reads

A pack knows its own conflict better, so that whatever name it gives to somebody is nobody else's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from rashomon.knowledge.actors.entries import Alias, Outlet, Sense
from rashomon.knowledge.actors.loading import Table, actors_of, pack_phrases, read_data, source_of
from rashomon.knowledge.phrases import folded_words
from rashomon.knowledge.theatres.finding import DATA

WORLD = DATA / "world"

Taken: TypeAlias = Mapping[tuple[str, ...], Sense]
"""A pack's phrases by their words, and what they name."""


def put_behind(actors: Table, outlets: Table) -> tuple[Table, Table]:
    """A pack's tables of actors and outlets with the world's entries that it lacks behind its own.

    A body or an outlet that both know keeps the pack's entry and gets the world's other names: by its id, or by a name
    that the pack gives to somebody ("Kataib Hezbollah" to the Iranian militias, so "Hezbollah Brigades" too).
    """
    taken: Taken = {folded_words(phrase): sense for phrase, sense in pack_phrases(actors, outlets, actors_of(actors))}
    return {**actors, "actor": _bodies(actors, taken)}, {**outlets, "outlet": _voices(outlets, taken)}


def _bodies(actors: Table, taken: Taken) -> list[Table]:
    """The pack's actors, then the world's; one whose names are the pack's actor's is left without any."""
    world = read_data("world", "actors.toml")
    bodies = {row["id"]: dict(row) for row in actors.get("actor", ())}
    for row in world["actor"]:
        free = {key: _free(row.get(key, ()), taken) for key in ("aliases", "weak")} | {"signs": row.get("signs", [])}
        owner = row["id"] if row["id"] in bodies else _owner(row["aliases"], taken)
        if owner is not None:
            bodies[owner] |= {key: [*bodies[owner].get(key, ()), *words] for key, words in free.items()}
        if owner != row["id"]:
            left = free if owner is None else dict.fromkeys(free, ())
            bodies[row["id"]] = {**row, **left, "source": source_of(row, world)}
    return [*bodies.values()]


def _voices(outlets: Table, taken: Taken) -> list[Table]:
    """The pack's outlets, then the world's under the names that the pack leaves free."""
    world = read_data("world", "outlets.toml")
    voices = {row["name"]: dict(row) for row in outlets.get("outlet", ())}
    for row in world["outlet"]:
        names = (row["name"], *row.get("also", ()))
        free = _free(names, taken)
        known = next((sense.name for name in names if isinstance(sense := taken.get(folded_words(name)), Outlet)), None)
        if known is not None:
            voices[known]["also"] = [*voices[known].get("also", ()), *free]
        elif free:
            name, *also = free
            voices[name] = {**row, "name": name, "also": also, "source": source_of(row, world)}
    return [*voices.values()]


def _free(names: Iterable[str], taken: Taken) -> list[str]:
    return [name for name in names if folded_words(name) not in taken]


def _owner(names: Iterable[str], taken: Taken) -> str | None:
    """The pack's actor to whom it gives one of these names."""
    senses = (taken.get(folded_words(name)) for name in names)
    return next((sense.actor for sense in senses if isinstance(sense, Alias)), None)

