"""The actor data from its files. A pack's tables were found sound before (see `packs`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

from rashomon.errors import SettingError
from rashomon.knowledge.actors.entries import (
    Actor,
    Alias,
    Membership,
    Nation,
    Noun,
    Outlet,
    Person,
    Sense,
    SideWord,
    SpokenWord,
)
from rashomon.knowledge.tables import parse_table

Table = Mapping[str, Any]

_NOT_SECTORS = frozenset({"words", "source", "nation", "from", "to"})


@cache
def read_data(*path: str) -> Table:
    """One TOML file of the package's data, read once."""
    place = resources.files("rashomon.knowledge").joinpath("data", *path)
    try:
        return parse_table(place.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError) as gone:
        raise SettingError(f"there is no {'/'.join(path)} among the knowledge data") from gone
    except tomllib.TOMLDecodeError as broken:
        raise SettingError(f"{'/'.join(path)} is no valid TOML: {broken}") from broken


def source_of(row: Table, table: Table) -> str:
    """Where an entry's facts come from: its own source, or that of its file."""
    return str(row.get("source") or table["source"])


def nation_phrases(table: Table) -> Iterator[tuple[str, Nation]]:
    """Every word for a state, its people and its seat: ("Russians", the nation by its people)."""
    for row in table["nation"]:
        name, adjectives = row["name"], row["adjectives"]
        adjective = adjectives[0] if adjectives else name
        written = {
            "name": [name, *row.get("also", ())],
            "adjective": adjectives,
            "people": row.get("people", ()),
            "seat": row.get("seats", ()),
        }
        for how, phrases in written.items():
            for phrase in phrases:
                yield phrase, Nation(row["id"], name, adjective, how)


def actors_of(table: Table) -> dict[str, Actor]:
    """The pack's actors by id."""
    actors: dict[str, Actor] = {}
    for row in table.get("actor", ()):
        members = tuple(Membership(m["id"], m.get("from"), m.get("to"), m["source"], m.get("merged", False)) for m in row.get("member_of", ()))
        weak, signs = tuple(row.get("weak", ())), tuple(row.get("signs", ()))
        actor = Actor(
            row["id"], row["name"], row["kind"], source_of(row, table), row.get("nation"), tuple(row["aliases"]), members, weak, signs
        )
        actors[actor.id] = actor
    return actors


def pack_phrases(table: Table, outlets: Table, actors: Mapping[str, Actor]) -> Iterator[tuple[str, Sense]]:
    """Every phrase of a theatre pack with what it names."""
    for actor in actors.values():
        for alias in actor.aliases:
            yield alias, Alias(actor.id, alias, alias == alias.lower() and alias.isascii(), actor.nation)
        for alias in actor.weak:
            yield alias, Alias(actor.id, alias, False, actor.nation, weak=True)
    for row in table.get("side", ()):
        sectors = tuple((k, v) for k, v in row.items() if k not in _NOT_SECTORS)
        for word in row["words"]:
            yield word, SideWord(word, sectors, row.get("nation"), row.get("from"))
    for row in table.get("spoken", ()):
        sides = tuple((s["side"], s["means"]) for s in row["by"])
        for word in row["words"]:
            yield word, SpokenWord(word, sides)
    for row in table.get("person", ()):
        person = Person(row["name"], row["party"], row["role"], source_of(row, table), row.get("from"), row.get("to"))
        for written in (row["name"], *row.get("also", ()), *row.get("short", ())):
            yield written, person
    for row in outlets.get("outlet", ()):
        outlet = Outlet(row["name"], row["kind"], source_of(row, outlets), row.get("side"))
        for written in (row["name"], *row.get("also", ())):
            yield written, outlet


def nouns_of(table: Table) -> dict[str, Noun]:
    """The head nouns by their words in lower case, singular and plural: "armored vehicles" -> armored vehicle."""
    nouns: dict[str, Noun] = {}
    weak = frozenset(table["weak"]["words"])
    for row in table["nouns"]:
        for word in row["words"]:
            noun = Noun(
                word, row["class"], row.get("sector"), row.get("alone"), row.get("moving", False), weak=word in weak
            )
            folded = word.lower().replace("-", " ")
            nouns.setdefault(folded, _numbered(noun, _looks_plural(folded)))
            nouns.setdefault(plural(folded), _numbered(noun, True))
    return nouns


def plural(noun: str) -> str:
    """The regular plural: militia -> militias, convoy -> convoys, party -> parties."""
    if noun.endswith(("men", "police", "personnel", "media", "children", "people", "armor", "armour", "aircraft")):
        return noun
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def _looks_plural(noun: str) -> bool:
    return noun.endswith(
        ("men", "people", "children", "women", "personnel", "persons", "individuals", "militaries", "forces")
    )


def _numbered(noun: Noun, many: bool) -> Noun:
    return replace(noun, plural=many)
