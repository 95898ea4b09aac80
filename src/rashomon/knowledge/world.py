"""The world's bodies: what news calls by name in every conflict, the Pentagon, NATO, Hezbollah, TASS.

    actors, outlets = put_behind({}, {})                        # of a report outside every theatre
    actors, outlets = put_behind(pack.actors, pack.outlets)     # of one that a pack reads

A pack knows its own conflict better, so that whatever name it gives to somebody is nobody else's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rashomon.knowledge.actor_loading import Table, actors_of, pack_phrases, read_data
from rashomon.knowledge.phrases import split_words
from rashomon.knowledge.theatres import DATA

WORLD = DATA / "world"


def put_behind(actors: Table, outlets: Table) -> tuple[Table, Table]:
    """A pack's tables of actors and outlets with the world's entries that it lacks behind its own.

    A body that both know keeps the pack's entry and gets the world's other names for it.
    """
    world, published = read_data("world", "actors.toml"), read_data("world", "outlets.toml")
    taken = {_key(phrase) for phrase, _ in pack_phrases(actors, outlets, actors_of(actors))}
    own = {row["id"] for row in actors.get("actor", ())}
    added = {row["id"]: _unnamed(row, taken) for row in world["actor"]}
    rows = [*(_extended(row, added.get(row["id"])) for row in actors.get("actor", ()))]
    rows += [_cited(row, world) for name, row in added.items() if name not in own]
    free = [_renamed(row, taken) for row in published["outlet"]]
    known = {row["name"].casefold() for row in outlets.get("outlet", ())}
    channels = [_cited(row, published) for row in free if row is not None and row["name"].casefold() not in known]
    return {**actors, "actor": rows}, {**outlets, "outlet": [*outlets.get("outlet", ()), *channels]}


def _unnamed(row: Table, taken: set[tuple[str, ...]]) -> dict[str, Any]:
    """A body without the names that the pack gives to somebody."""
    free = {key: _free(row.get(key, ()), taken) for key in ("aliases", "weak")}
    return {**row, **free}


def _extended(row: Table, other: Mapping[str, Any] | None) -> Table:
    """The pack's entry with the world's other names for the same body."""
    if other is None:
        return row
    joined = {key: [*row.get(key, ()), *other.get(key, ())] for key in ("aliases", "weak", "signs")}
    return {**row, **joined}


def _renamed(row: Table, taken: set[tuple[str, ...]]) -> dict[str, Any] | None:
    """An outlet under the names that the pack leaves free; None where it leaves none."""
    names = _free((row["name"], *row.get("also", ())), taken)
    return {**row, "name": names[0], "also": names[1:]} if names else None


def _free(names: Iterable[str], taken: set[tuple[str, ...]]) -> list[str]:
    return [name for name in names if _key(name) not in taken]


def _cited(row: Mapping[str, Any], table: Table) -> Table:
    return {**row, "source": row.get("source") or table["source"]}


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(word.text.casefold() for word in split_words(phrase))
