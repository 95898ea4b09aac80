"""The world's bodies: what news calls by name in every conflict, the Pentagon, NATO, Hezbollah, TASS.

    actors, outlets = put_behind({}, {})                        # of a report outside every theatre
    actors, outlets = put_behind(pack.actors, pack.outlets)     # of one that a pack reads

A pack knows its own conflict better, so that whatever name it gives to somebody is nobody else's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rashomon.knowledge.actor_entries import Alias, Outlet, Sense
from rashomon.knowledge.actor_loading import Table, actors_of, pack_phrases, read_data, source_of
from rashomon.knowledge.phrases import split_words
from rashomon.knowledge.theatres import DATA

WORLD = DATA / "world"


def put_behind(actors: Table, outlets: Table) -> tuple[Table, Table]:
    """A pack's tables of actors and outlets with the world's entries that it lacks behind its own.

    A body or an outlet that both know keeps the pack's entry and gets the world's other names: by its id, or by a name
    that the pack gives to somebody ("Kataib Hezbollah" to the Iranian militias, so "Hezbollah Brigades" too).
    """
    world, published = read_data("world", "actors.toml"), read_data("world", "outlets.toml")
    taken = {_key(phrase): sense for phrase, sense in pack_phrases(actors, outlets, actors_of(actors))}
    bodies = {row["id"]: dict(row) for row in actors.get("actor", ())}
    for row in world["actor"]:
        free = {key: _free(row.get(key, ()), taken) for key in ("aliases", "weak")} | {"signs": row.get("signs", [])}
        owner = row["id"] if row["id"] in bodies else _owner(row["aliases"], taken)
        if owner is not None:
            bodies[owner] |= {key: [*bodies[owner].get(key, ()), *words] for key, words in free.items()}
        if owner != row["id"]:
            named = {} if owner is None else dict.fromkeys(free, [])
            bodies[row["id"]] = {**row, **free, **named, "source": source_of(row, world)}
    voices = {row["name"]: dict(row) for row in outlets.get("outlet", ())}
    for row in published["outlet"]:
        names = (row["name"], *row.get("also", ()))
        free_names = _free(names, taken)
        known = next((s.name for name in names if isinstance(s := taken.get(_key(name)), Outlet)), None)
        if known is not None:
            voices[known]["also"] = [*voices[known].get("also", ()), *free_names]
        elif free_names:
            name, *also = free_names
            voices[name] = {**row, "name": name, "also": also, "source": source_of(row, published)}
    return {**actors, "actor": [*bodies.values()]}, {**outlets, "outlet": [*voices.values()]}


def _free(names: Iterable[str], taken: Mapping[tuple[str, ...], Sense]) -> list[str]:
    return [name for name in names if _key(name) not in taken]


def _owner(names: Iterable[str], taken: Mapping[tuple[str, ...], Sense]) -> str | None:
    """The pack's actor to whom it gives one of these names."""
    senses = (taken.get(_key(name)) for name in names)
    return next((sense.actor for sense in senses if isinstance(sense, Alias)), None)


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(word.text.casefold() for word in split_words(phrase))
